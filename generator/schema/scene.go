package schema

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A scene is what the references of a template are about at one place.
type scene struct {
	*Bodies
	envelope *catalog.Envelope
	entry    *catalog.Entry
	wide     bool // what the entry fixes may be otherwise in entries to come

	violated bool          // inside of a list of violations
	rule     *catalog.Rule // of the violation; nil if it is of none
	link     *catalog.Link
	given    []catalog.Ref // not empty here
}

// eval returns the values that a template can have.
func (s scene) eval(n *catalog.Node) Schema {
	switch n.Op {
	case catalog.OpRef:
		return s.ref(n.Ref)
	case catalog.OpFirst:
		return s.first(n.Nodes)
	case catalog.OpConcat:
		return s.concat(n.Nodes)
	case catalog.OpList:
		return s.list(n.Nodes)
	case catalog.OpMap:
		return s.object(n)
	case catalog.OpEach:
		return s.each(n)
	case catalog.OpGroup:
		return s.group(n)
	case catalog.OpTree:
		return s.tree(n)
	}
	return constant(n.Value)
}

// first returns the values of the first node that is not empty, else of the
// last. In a wide scene a constant stands for what another entry has instead.
func (s scene) first(nodes []*catalog.Node) Schema {
	var out Schema
	for i, n := range nodes {
		v := s.eval(n)
		if s.wide {
			v = v.kinds()
		}
		if i == len(nodes)-1 || !v.MayBeEmpty() {
			return union(out, v)
		}
		out = union(out, v.notEmpty())
	}
	return out
}

// concat returns the texts of several values in a row.
func (s scene) concat(nodes []*catalog.Node) Schema {
	var text strings.Builder
	out, isConstant := someText(), true
	for _, n := range nodes {
		v := convert(s.eval(n), "string")
		if v.Empty() {
			return Schema{Null: true}
		}
		out.Null = out.Null || v.MayBeEmpty()
		piece, is := v.notEmpty().Constant()
		isConstant = isConstant && is != nil
		text.WriteString(piece)
	}
	if isConstant {
		out.Text = &Scalar{Values: []string{text.String()}}
	}
	return out
}

// list returns the arrays of a list template. What is absent is left out, so
// that only the items before it have a place of their own.
func (s scene) list(nodes []*catalog.Node) Schema {
	a := &Array{}
	for _, n := range nodes {
		v := s.item(n)
		if v.values.None() {
			continue
		}
		if a.Max++; v.isSure {
			a.Min++
		}
		if v.isSure && a.Rest.None() {
			a.Prefix = append(a.Prefix, v.values)
		} else {
			a.Rest = union(a.Rest, v.values)
		}
	}
	return Schema{Array: a}
}

// object returns the objects of a map template.
func (s scene) object(n *catalog.Node) Schema {
	inner, holds, isSure := s.under(n)
	if !holds {
		return Schema{Null: true}
	}
	o := Object{node: n}
	inner.addMembers(&o, n, map[string]bool{})
	out := objectOf(o)
	out.Null = !isSure
	return out
}

// under returns the scene below the condition of a map template, whether that
// can hold, and whether it always does.
func (s scene) under(n *catalog.Node) (inner scene, holds, isSure bool) {
	if n.If == nil {
		return s, true, true
	}
	v := s.ref(*n.If)
	s.given = append(slices.Clone(s.given), *n.If)
	if n.If.Name == "localized" {
		s.given = append(s.given, catalog.Ref{Name: "locale"}) // a text is localized for a language
	}
	return s, !v.Empty(), !v.MayBeEmpty()
}

// addMembers adds the members of a map template to o. Those that are written in
// the catalogue keep their names free of what comes from data; taken are the
// names so far.
func (s scene) addMembers(o *Object, n *catalog.Node, taken map[string]bool) {
	for _, m := range n.Members {
		if !m.Spread {
			taken[m.Key] = true
		}
	}
	for _, m := range n.Members {
		if m.Spread {
			s.spread(o, m.Node, taken)
			continue
		}
		v := s.eval(m.Node)
		if !m.Omit {
			o.Members = append(o.Members, s.member(m, v, true))
		} else if !v.Empty() {
			o.Members = append(o.Members, s.member(m, v.notEmpty(), !v.MayBeEmpty()))
		}
	}
}

func (s scene) member(m catalog.NodeMember, v Schema, isSure bool) Member {
	return Member{Name: m.Key, Required: isSure, Schema: v, Node: m.Node, Field: s.fieldOf(m.Node)}
}

// spread adds the members of a value to o.
func (s scene) spread(o *Object, n *catalog.Node, taken map[string]bool) {
	if n.Op == catalog.OpMap {
		inner, holds, isSure := s.under(n)
		if !holds {
			return
		}
		from := len(o.Members)
		inner.addMembers(o, n, taken)
		for i := range o.Members[from:] {
			o.Members[from+i].Required = o.Members[from+i].Required && isSure
		}
		return
	}
	v := s.eval(n)
	if v.Any {
		o.Rest = &Schema{Any: true}
	}
	only := v.Object() != nil
	for _, source := range v.Objects {
		for _, m := range source.Members {
			if m.Required = m.Required && only; !taken[m.Name] {
				taken[m.Name] = true
				o.Members = append(o.Members, m)
			}
		}
		if source.Rest != nil {
			rest := *source.Rest
			if o.Rest != nil {
				rest = union(*o.Rest, rest)
			}
			o.Rest = &rest
		}
	}
}
