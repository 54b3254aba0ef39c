package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// A bodyReader reads a body template, or the value of a header.
type bodyReader struct {
	*resolver
	envelope *Envelope // nil for headers
	header   bool
	lists    []string // the lists that the place is inside of, by $each
}

func (b *bodyReader) text() bool {
	return b.envelope != nil && b.envelope.Text()
}

// read reads a template. It never returns nil; what is wrong was reported.
func (b *bodyReader) read(n *node) *Node {
	switch n.kind {
	case mapNode:
		return b.mapping(n)
	case listNode:
		t := &Node{Op: OpList, Pos: n.pos()}
		for _, item := range n.items {
			t.Nodes = append(t.Nodes, b.read(item))
		}
		return t
	}
	return b.scalarTemplate(n)
}

// scalarTemplate reads a text. One rule: a text that starts with $ is a value,
// everything else is a constant, but for ${…} inside.
func (b *bodyReader) scalarTemplate(n *node) *Node {
	s := str(n)
	t := &Node{Pos: n.pos()}
	switch {
	case n.plain() && !strings.Contains(s, "$"):
		b.checkForgotten(n, s)
		t.Value = b.scalar(n, "constant")
	case strings.HasPrefix(s, "$$") && !strings.HasPrefix(s, "$${"):
		t.Value = Value{Kind: TextValue, Text: s[1:]}
		if _, known := refTypes[s[2:]]; known {
			b.report.warn(n, "EG0303", "%s is the constant text %s", quote(s), quote(s[1:])).help("write %s for the value", s[1:])
		}
	case strings.Contains(s, " // ") && strings.HasPrefix(s, "$"):
		b.alternatives(t, n, s)
	case strings.HasPrefix(s, "$") && !strings.HasPrefix(s, "${") && !strings.HasPrefix(s, "$${"):
		t.Op = OpRef
		t.Ref, _ = b.ref(n, 1, s[1:])
	case strings.Contains(s, "${"):
		b.interpolation(t, n, s)
	default:
		if strings.HasPrefix(s, "{") || strings.HasPrefix(s, "$(") {
			b.checkForgotten(n, s)
		}
		t.Value = Value{Kind: TextValue, Text: s}
	}
	return t
}

var forgotten = regexp.MustCompile(`^(?:\$\(|\{\{?)?\s*([a-z_]+(?:\.[A-Za-z0-9_-]+)*)(\|[a-z0-9]+)?\s*(?:\)|\}\}?)?$`)

// checkForgotten warns of a constant that looks like a reference without $.
func (b *bodyReader) checkForgotten(n *node, s string) {
	m := forgotten.FindStringSubmatch(s)
	if m == nil {
		return
	}
	head, _, dotted := strings.Cut(m[1], ".")
	_, known := refTypes[m[1]]
	if !known && dotted {
		_, known = refTypes[head+"."]
	}
	bare := !dotted && m[2] == "" && s == m[1] // "error" and "text" are common constants
	if !known || bare && !slices.Contains([]string{"code", "message", "status", "title", "request_id", "retry", "violations", "fields"}, m[1]) {
		return
	}
	b.report.warn(n, "EG0303", "%s is a constant text", quote(s)).help("write $%s%s for the value, or put the text in quotes if the constant is meant", m[1], m[2])
}

// alternatives reads $a // $b // text.
func (b *bodyReader) alternatives(t *Node, n *node, s string) {
	t.Op = OpFirst
	parts := strings.Split(s, " // ")
	offset := 0
	for i, part := range parts {
		trimmed := strings.TrimSpace(part)
		at := offset + strings.Index(part, trimmed)
		offset += len(part) + len(" // ")
		switch {
		case strings.HasPrefix(trimmed, "$$"):
			t.Nodes = append(t.Nodes, &Node{Pos: n.at(at), Value: Value{Kind: TextValue, Text: trimmed[1:]}})
		case strings.HasPrefix(trimmed, "$") && !strings.HasPrefix(trimmed, "${"):
			ref, _ := b.ref(n, at+1, trimmed[1:])
			t.Nodes = append(t.Nodes, &Node{Op: OpRef, Pos: n.at(at), Ref: ref})
		case i < len(parts)-1:
			b.report.at(n.at(at), "EG0303", "only the last alternative can be a constant").width(max(1, len([]rune(trimmed)))).
				help("write $ before the name of a value")
		default:
			t.Nodes = append(t.Nodes, &Node{Pos: n.at(at), Value: Value{Kind: TextValue, Text: trimmed}})
		}
	}
}

// interpolation reads text ${ref} text. $${ is a literal ${.
func (b *bodyReader) interpolation(t *Node, n *node, s string) {
	t.Op = OpConcat
	literal := func(text string) {
		if text == "" {
			return
		}
		if last := len(t.Nodes) - 1; last >= 0 && t.Nodes[last].Op == OpConst {
			t.Nodes[last].Value.Text += text
			return
		}
		t.Nodes = append(t.Nodes, &Node{Pos: n.pos(), Value: Value{Kind: TextValue, Text: text}})
	}
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], "${")
		if i < 0 {
			literal(s[at:])
			break
		}
		i += at
		if i > at && s[i-1] == '$' {
			literal(s[at:i-1] + "${")
			at = i + 2
			continue
		}
		end := strings.IndexByte(s[i:], '}')
		if end < 0 {
			b.report.at(n.at(i), "EG0303", "reference is not closed").width(2).help("write ${name}; a literal ${ is written $${")
			return
		}
		literal(s[at:i])
		ref, _ := b.ref(n, i+2, s[i+2:i+end])
		t.Nodes = append(t.Nodes, &Node{Op: OpRef, Pos: n.at(i), Ref: ref})
		at = i + end + 1
	}
	if len(t.Nodes) == 1 && t.Nodes[0].Op == OpConst {
		*t = *t.Nodes[0]
	}
}
