package generator

import (
	"cmp"
	"maps"
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file writes the shapes of what goes over lists.

// over returns the shape of what goes over a list.
func (s *shaper) over(n *catalog.Node) shape {
	parts := []shape{s.node(n.As)}
	parts[0].flag("omit", canBeAbsent(n.As))
	name, kinds := goName("readEach"), isArray
	switch n.Op {
	case catalog.OpGroup:
		plain := *s
		plain.plain = true
		name, kinds = "readGroup", isObject
		parts = append(parts, plain.ref(n.By))
	case catalog.OpTree:
		name, kinds = "readTree", isObject|isArray
	}
	o := op(name, kinds, parts...)
	o.add("about", id(cmp.Or(listSubjects[n.Ref.Name], "aboutNothing")))
	o.row.text("text", n.Leaf)
	if n.Ref.Name == "problems" || n.Ref.Name == "errors" {
		o.texts("names", attrsIn(n.As))
		o.flag("tells", tellsOfViolation(n.As))
	}
	return o
}

// listSubjects are what lists are about.
var listSubjects = map[string]goName{
	"violations": "aboutViolations", "problems": "aboutProblems", "errors": "aboutErrors", "v.path": "aboutSteps",
}

// attrsIn returns the names of the attrs that a template has whenever the entry
// has them, outside of lists in it.
func attrsIn(n *catalog.Node) []string {
	names := map[string]bool{}
	var visit func(n *catalog.Node)
	visit = func(n *catalog.Node) {
		if n.If != nil || n.Op == catalog.OpFirst || n.As != nil {
			return
		}
		if n.Op == catalog.OpRef && n.Ref.Name == "attr" {
			names[n.Ref.Arg] = true
		}
		for _, sub := range n.Nodes {
			visit(sub)
		}
		for _, m := range n.Members {
			if !m.Spread || m.Node.Op == catalog.OpMap {
				visit(m.Node)
			}
		}
	}
	visit(n)
	return slices.Sorted(maps.Keys(names))
}

// tellsOfViolation reports whether a template has a reference to the violation
// that is no alternative.
func tellsOfViolation(n *catalog.Node) bool {
	tells := false
	visitDirect(n, func(r catalog.Ref) { tells = tells || r.Name == "v" || len(r.Name) > 2 && r.Name[:2] == "v." })
	return tells
}

// visitDirect calls f for the references of a template that are no
// alternatives.
func visitDirect(n *catalog.Node, f func(catalog.Ref)) {
	if n.Op == catalog.OpFirst {
		return
	}
	if n.If != nil {
		f(*n.If)
	}
	if n.Op == catalog.OpRef || n.As != nil {
		f(n.Ref)
	}
	for _, sub := range n.Nodes {
		visitDirect(sub, f)
	}
	for _, m := range n.Members {
		visitDirect(m.Node, f)
	}
	if n.As != nil {
		visitDirect(n.As, f)
	}
}
