package export

import (
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file writes templates as they stand in a catalogue.

var bracesDoubled = strings.NewReplacer("{", "{{", "}", "}}")

// messageText returns a text with its placeholders: {name} is the value of a
// field, and {path} the place of a violation. Literal braces are doubled.
func messageText(t catalog.Template) string {
	var b strings.Builder
	for _, s := range t {
		switch s.Kind {
		case catalog.Literal:
			b.WriteString(bracesDoubled.Replace(s.Text))
		case catalog.FieldValue:
			b.WriteString("{" + s.Field.Name + "}")
		case catalog.PathValue:
			b.WriteString("{path}")
		}
	}
	return b.String()
}

// headers returns headers as members of a map.
func headers(headers []catalog.Header) Members {
	var out Members
	for _, h := range headers {
		name := h.Name
		if h.Omit {
			name += "~"
		}
		v := Value{Kind: List}
		for _, n := range h.Values {
			v.Items = append(v.Items, node(n))
		}
		if len(v.Items) == 1 {
			v = v.Items[0]
		}
		out = append(out, Member{name, v})
	}
	return out
}

// node returns a template of a body.
func node(n *catalog.Node) Value {
	switch n.Op {
	case catalog.OpRef:
		return textValue("$" + reference(n.Ref))
	case catalog.OpFirst:
		return textValue(alternatives(n.Nodes))
	case catalog.OpConcat:
		return textValue(text(n.Nodes))
	case catalog.OpList:
		v := Value{Kind: List}
		for _, item := range n.Nodes {
			v.Items = append(v.Items, node(item))
		}
		return v
	case catalog.OpMap:
		return Value{Kind: Map, Members: mapTemplate(n)}
	case catalog.OpEach, catalog.OpGroup, catalog.OpTree:
		return Value{Kind: Map, Members: listConstruct(n)}
	}
	return constant(n)
}

// constant returns a constant.
func constant(n *catalog.Node) Value {
	v := newValue(n.Value)
	if v.Kind == Text {
		v.Text = text([]*catalog.Node{n})
	}
	return v
}

// text returns a text of constants and references. A dollar sign that would begin a
// value or a reference is doubled.
func text(nodes []*catalog.Node) string {
	var b strings.Builder
	for i, n := range nodes {
		if n.Op == catalog.OpRef {
			b.WriteString("${" + reference(n.Ref) + "}")
			continue
		}
		s := n.Value.Text
		if i == 0 && strings.HasPrefix(s, "$") && !strings.HasPrefix(s, "${") {
			b.WriteString("$$")
			s = s[1:]
		}
		b.WriteString(strings.ReplaceAll(s, "${", "$${"))
	}
	return b.String()
}

// reference returns a reference without its dollar sign.
func reference(r catalog.Ref) string {
	s := r.Name
	if r.Arg != "" {
		s += "." + r.Arg
	}
	if r.Conv != "" {
		s += "|" + r.Conv
	}
	return s
}

func alternatives(nodes []*catalog.Node) string {
	parts := make([]string, len(nodes))
	for i, n := range nodes {
		switch n.Op {
		case catalog.OpRef:
			parts[i] = "$" + reference(n.Ref)
		case catalog.OpConcat:
			parts[i] = text(n.Nodes)
		default:
			parts[i] = text([]*catalog.Node{n})
		}
	}
	return strings.Join(parts, " // ")
}

func mapTemplate(n *catalog.Node) Members {
	var out Members
	if n.If != nil {
		out = append(out, Member{"$if", textValue("$" + reference(*n.If))})
	}
	for _, m := range n.Members {
		out = append(out, Member{memberKey(m), node(m.Node)})
	}
	return out
}

func memberKey(m catalog.NodeMember) string {
	key := m.Key
	switch {
	case m.Spread:
		return "$spread"
	case strings.HasPrefix(key, "$"):
		key = "$" + key
	}
	if m.Omit {
		key += "~"
	}
	return key
}

func listConstruct(n *catalog.Node) Members {
	list := textValue("$" + reference(n.Ref))
	as := Member{"$as", node(n.As)}
	switch n.Op {
	case catalog.OpGroup:
		return Members{{"$group", list}, {"$by", textValue("$" + reference(n.By))}, as}
	case catalog.OpTree:
		if n.Leaf != "" {
			return Members{{"$tree", list}, {"$leaf", textValue(n.Leaf)}, as}
		}
		return Members{{"$tree", list}, as}
	}
	return Members{{"$each", list}, as}
}
