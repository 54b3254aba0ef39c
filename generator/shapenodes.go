package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the shapes of templates, but for what goes over lists.

// A shape is the members of a composite literal, with what other shapes must
// know about it.
type shape struct {
	row
	kinds kindSet
	isOp  bool // an operation, not a value
	text  string
}

// op returns a shape that is no value.
func op(name goName, kinds kindSet, parts ...shape) shape {
	s := shape{kinds: kinds, isOp: true}
	s.add("op", id(name))
	if kinds != 0 {
		s.add("kinds", kinds.code())
	}
	s.parts(parts)
	return s
}

func (s *shape) parts(parts []shape) {
	if len(parts) == 0 {
		return
	}
	items := make([]jen.Code, len(parts))
	for i, p := range parts {
		items[i] = jen.Values(p.row...)
	}
	s.add("parts", jen.Index().Id("shape").Custom(lines, items...))
}

// node returns the shape of a template.
func (s *shaper) node(n *catalog.Node) shape {
	switch n.Op {
	case catalog.OpConst:
		return s.constant(n.Value)
	case catalog.OpRef:
		return s.ref(n.Ref)
	case catalog.OpFirst:
		return s.first(n.Nodes)
	case catalog.OpConcat:
		return s.pieces(n.Nodes)
	case catalog.OpList:
		return s.items(n.Nodes)
	case catalog.OpMap:
		return s.object(n)
	}
	return s.over(n)
}

// constant returns the shape of a constant.
func (s *shaper) constant(v catalog.Value) shape {
	switch v.Kind {
	case catalog.ListValue:
		return s.items(constNodes(v.Items))
	case catalog.MapValue:
		n := &catalog.Node{Op: catalog.OpMap}
		for _, m := range v.Members {
			n.Members = append(n.Members, catalog.NodeMember{Key: m.Name, Node: &catalog.Node{Value: m.Value}})
		}
		return s.object(n)
	}
	kinds := map[catalog.ValueKind]kindSet{
		catalog.NullValue: isNull, catalog.BoolValue: isBool, catalog.NumberValue: isInt | isFraction, catalog.TextValue: isText,
	}[v.Kind]
	c := op("readConstant", kinds)
	c.row.text("text", v.Text)
	c.text = v.Text
	return c
}

// first returns the shape of alternatives.
func (s *shaper) first(nodes []*catalog.Node) shape {
	var kinds kindSet
	parts := make([]shape, len(nodes))
	for i, n := range nodes {
		parts[i] = s.node(n)
		kinds |= parts[i].kinds
	}
	return op("readFirst", kinds, parts...)
}

// pieces returns the shape of a text of several pieces. Where two values stand
// without a text between them, nothing of it can be read.
func (s *shaper) pieces(nodes []*catalog.Node) shape {
	plain := *s
	plain.plain = true
	var parts []shape
	for _, n := range nodes {
		p := plain.node(n)
		last := len(parts) - 1
		switch {
		case last >= 0 && p.isOp && parts[last].isOp:
			parts[last] = plain.constant(catalog.Value{Kind: catalog.TextValue, Text: parts[last].text + p.text})
		case last >= 0 && !p.isOp && !parts[last].isOp:
			return value("aboutNothing", isText|isNull)
		default:
			parts = append(parts, p)
		}
	}
	return op("readPieces", isText|isNull, parts...)
}

// items returns the shape of an array.
func (s *shaper) items(nodes []*catalog.Node) shape {
	parts := make([]shape, len(nodes))
	for i, n := range nodes {
		parts[i] = s.node(n)
		parts[i].flag("omit", canBeAbsent(n))
	}
	return op("readItems", isArray, parts...)
}

// object returns the shape of an object.
func (s *shaper) object(n *catalog.Node) shape {
	kinds := isObject
	if n.If != nil {
		kinds |= isNull
	}
	o := op("readMembers", kinds, s.members(n)...)
	if n.If != nil && n.If.Name == "v" {
		o.add("about", id("aboutViolation"))
	}
	return o
}

func constNodes(values []catalog.Value) []*catalog.Node {
	nodes := make([]*catalog.Node, len(values))
	for i, v := range values {
		nodes[i] = &catalog.Node{Value: v}
	}
	return nodes
}
