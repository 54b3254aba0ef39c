package generator

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the statements that write map templates.

// object writes an object, or null if its condition does not hold.
func (e *bodyEmitter) object(n *catalog.Node) {
	e.conditional(n.If, func() { e.members(n) }, e.null)
}

// members writes an object.
func (e *bodyEmitter) members(n *catalog.Node) {
	e.enclosed("{", "}", func() { e.inner(n, nil) })
}

// inner writes the members of an object without its braces. Taken are the names
// of members of the object around them.
func (e *bodyEmitter) inner(n *catalog.Node, taken []string) {
	taken = slices.Clone(taken)
	for _, m := range n.Members {
		if !m.Spread {
			taken = append(taken, m.Key)
		}
	}
	for _, m := range n.Members {
		switch {
		case m.Spread:
			e.spread(m.Node, taken)
		case m.Omit:
			e.optional("omit", func() { e.key(m.Key) }, m.Node)
		default:
			e.key(m.Key)
			e.value(m.Node)
			e.fill = filled
		}
	}
}

// key writes what stands before the value of a member.
func (e *bodyEmitter) key(name string) {
	text := quoteJSON(name, e.envelope.Encode) + ":"
	switch e.fill {
	case empty:
		e.write(text)
	case filled:
		e.write("," + text)
	default:
		e.do(call("key", jen.Lit(text)))
	}
}

// spread writes the members of a value into the object around it. Names that
// are written in the catalogue stay free of what comes from data, even where
// those members are left out: a reader would take the other for them.
//
//	m1 := len(w.b)
//	a.entryFields(w, "", plainly)
//	w.spread(m1)
func (e *bodyEmitter) spread(n *catalog.Node, taken []string) {
	if n.Op == catalog.OpMap {
		e.conditional(n.If, func() { e.inner(n, taken) }, func() {})
		return
	}
	m := e.mark()
	e.value(n)
	args := []jen.Code{id(m)}
	known, ok := e.spreadNames(n)
	for _, name := range taken {
		if !ok || slices.Contains(known, name) {
			args = append(args, jen.Lit(quoteJSON(name, e.envelope.Encode)))
		}
	}
	e.do(call("spread", args...))
	e.fill = max(e.fill, unknown)
}

// conditional writes one of two things: the first if a value is not empty, or
// if there is no condition.
//
//	m1 := len(w.b)
//	a.delay(w, plainly)
//	if w.drop(m1) {
//		…
//	} else {
//		…
//	}
func (e *bodyEmitter) conditional(condition *catalog.Ref, then, otherwise func()) {
	if condition == nil || isAlways(*condition) {
		then()
		return
	}
	m, before := e.mark(), e.fill
	e.ref(*condition)
	check := jen.If(call("drop", id(m))).Block(e.block(then)...)
	after := e.fill
	if others := e.block(otherwise); len(others) > 0 {
		check = check.Else().Block(others...)
	}
	e.do(check)
	if e.fill = after; before != filled && after != before {
		e.fill = unknown
	}
}

// spreadNames returns the names of the members that a value can have, if they
// do not come from data.
func (e *bodyEmitter) spreadNames(n *catalog.Node) (names []string, ok bool) {
	switch {
	case n.Op != catalog.OpRef:
		return nil, false
	case n.Ref.Name == "fields":
		for _, entry := range e.plan.pkg.entries {
			if entry.Envelope == e.envelope {
				names = append(names, e.namesLess(entry.Fields, "field")...)
			}
		}
	case n.Ref.Name == "v.fields":
		for _, rule := range e.plan.pkg.rules {
			names = append(names, e.namesLess(rule.Fields, "v.field")...)
		}
	case n.Ref.Name == "const":
		for _, m := range e.plan.constOf(n.Ref.Arg).Members {
			names = append(names, m.Name)
		}
	default:
		return nil, false
	}
	slices.Sort(names)
	return slices.Compact(names), true
}

// namesLess returns the names of fields without those that the body writes
// itself.
func (e *bodyEmitter) namesLess(fields []*catalog.Field, ref string) []string {
	named := strings.Fields(e.named(ref))
	var names []string
	for _, f := range fields {
		if !f.Sensitive && !slices.Contains(named, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}
