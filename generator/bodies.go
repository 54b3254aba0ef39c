package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the statements that write a template. The support code says
// what the functions that they call do.

// A bodyEmitter writes statements that write one template.
type bodyEmitter struct {
	plan      *wirePlan
	envelope  *catalog.Envelope
	plain     bool // write a text, not JSON
	out       []jen.Code
	constant  string // what is to be written before the next statement
	fill      fill
	variables int
}

// A fill says whether the object or array that is being written has members.
type fill int

const (
	empty fill = iota
	unknown
	filled
)

// call returns
//
//	w.method(args…)
func call(method goName, args ...jen.Code) *jen.Statement { return invoke("w", method, args...) }

// ask returns
//
//	a.method(w, args…)
func ask(method goName, args ...jen.Code) *jen.Statement {
	return invoke("a", method, append([]jen.Code{jen.Id("w")}, args...)...)
}

// do adds a statement.
func (e *bodyEmitter) do(s jen.Code) {
	e.flush()
	e.out = append(e.out, s)
}

// write adds what is written as it is. Neighbours become one statement.
func (e *bodyEmitter) write(constant string) { e.constant += constant }

func (e *bodyEmitter) flush() {
	if e.constant != "" {
		e.out = append(e.out, call("raw", jen.Lit(e.constant)))
		e.constant = ""
	}
}

// block returns the statements that emit adds.
func (e *bodyEmitter) block(emit func()) []jen.Code {
	e.flush()
	outer := e.out
	e.out = nil
	emit()
	e.flush()
	inner := e.out
	e.out = outer
	return inner
}

// variable returns the name of a new variable.
func (e *bodyEmitter) variable(prefix goName) goName {
	e.variables++
	return prefix.numbered(e.variables)
}

// mark adds a variable that holds how much is written.
//
//	m1 := len(w.b)
func (e *bodyEmitter) mark() goName {
	m := e.variable("m")
	e.do(id(m).Op(":=").Len(jen.Id("w").Dot("b")))
	return m
}

// value writes one value.
func (e *bodyEmitter) value(n *catalog.Node) {
	switch n.Op {
	case catalog.OpConst:
		e.literal(n.Value)
	case catalog.OpRef:
		e.ref(n.Ref)
	case catalog.OpFirst:
		e.first(n.Nodes)
	case catalog.OpConcat:
		e.concat(n.Nodes)
	case catalog.OpList:
		e.list(n.Nodes)
	case catalog.OpMap:
		e.object(n)
	case catalog.OpEach:
		e.each(n)
	case catalog.OpGroup:
		e.group(n)
	case catalog.OpTree:
		e.tree(n)
	}
}

// literal writes a constant. It is escaped now.
func (e *bodyEmitter) literal(v catalog.Value) {
	if e.plain {
		e.write(plainValue(v))
		return
	}
	e.write(valueJSON(v, e.envelope.Encode))
}

func (e *bodyEmitter) null() {
	if e.plain {
		e.do(call("null"))
		return
	}
	e.write("null")
}

// first writes the first value that is not empty.
//
//	m1 := len(w.b)
//	a.violationMessage(w)
//	if !w.drop(m1) {
//		a.message(w)
//	}
func (e *bodyEmitter) first(nodes []*catalog.Node) {
	if len(nodes) == 1 {
		e.value(nodes[0])
		return
	}
	m := e.mark()
	e.value(nodes[0])
	e.do(jen.If(call("isEmpty", id(m))).Block(e.block(func() {
		e.do(call("cut", id(m)))
		e.first(nodes[1:])
	})...))
}

// concat writes a text of several pieces.
//
//	t1 := w.begin()
//	w.raw("id ")
//	m2 := len(w.b)
//	w.present(a.requestID)
//	w.piece(m2)
//	w.end(t1)
func (e *bodyEmitter) concat(nodes []*catalog.Node) {
	e.text(func() {
		for _, n := range nodes {
			if n.Op == catalog.OpConst {
				e.value(n)
				continue
			}
			m := e.mark()
			e.value(n)
			e.do(call("piece", id(m)))
		}
	})
}

// text writes what emit writes as one text.
func (e *bodyEmitter) text(emit func()) {
	t, plain := e.variable("t"), e.plain
	e.do(id(t).Op(":=").Add(call("begin")))
	e.plain = true
	emit()
	e.plain = plain
	e.do(call("end", id(t)))
}

// separate writes what stands between two members or items.
func (e *bodyEmitter) separate() {
	switch e.fill {
	case filled:
		e.write(",")
	case unknown:
		e.do(call("comma"))
	}
}

// enclosed writes something in brackets.
func (e *bodyEmitter) enclosed(open, end string, emit func()) {
	outer := e.fill
	e.fill = empty
	e.write(open)
	emit()
	e.write(end)
	e.fill = outer
}

// list writes an array. Items that are absent are left out.
func (e *bodyEmitter) list(nodes []*catalog.Node) {
	e.enclosed("[", "]", func() {
		for _, n := range nodes {
			e.item(n)
		}
	})
}

// item writes an item of an array.
//
//	m1 := len(w.b)
//	w.comma()
//	m2 := len(w.b)
//	a.query(w)
//	w.omitAbsent(m1, m2)
func (e *bodyEmitter) item(n *catalog.Node) {
	if !canBeAbsent(n) {
		e.separate()
		e.value(n)
		e.fill = filled
		return
	}
	e.optional("omitAbsent", e.separate, n)
}

// canBeAbsent reports whether a value may be absent as a whole.
func canBeAbsent(n *catalog.Node) bool {
	switch n.Op {
	case catalog.OpRef, catalog.OpConcat:
		return true
	case catalog.OpMap:
		return n.If != nil
	case catalog.OpFirst:
		return canBeAbsent(n.Nodes[len(n.Nodes)-1])
	}
	return false
}

// optional writes a value with something before it, and takes both away again
// if the value is not worth it.
func (e *bodyEmitter) optional(omit goName, before func(), n *catalog.Node) {
	fill := e.fill
	start := e.mark()
	before()
	value := e.mark()
	e.value(n)
	e.do(call(omit, id(start), id(value)))
	e.fill = max(fill, unknown)
}

// each writes an array of what the items of a list become.
//
//	w.raw("[")
//	for range a.violations {
//		w.comma()
//		a.violationMessage(w)
//	}
//	w.raw("]")
func (e *bodyEmitter) each(n *catalog.Node) {
	e.enclosed("[", "]", func() {
		e.over(n.Ref, func() {
			e.fill = unknown
			e.item(n.As)
		})
	})
}

// over adds a loop over a list.
func (e *bodyEmitter) over(list catalog.Ref, emit func()) {
	e.do(jen.For(jen.Range().Add(methodOf("a", listMethods[list.Name]))).Block(e.block(emit)...))
}

// group writes an object of arrays.
//
//	g1 := w.grouped()
//	for range a.violations {
//		g1.beginKey()
//		a.pathAs(w, inDots)
//		g1.beginValue()
//		a.violationMessage(w)
//		g1.endValue()
//	}
//	g1.end()
func (e *bodyEmitter) group(n *catalog.Node) {
	g := e.variable("g")
	e.do(id(g).Op(":=").Add(call("grouped")))
	e.over(n.Ref, func() {
		e.do(invoke(g, "beginKey"))
		e.plain = true
		e.ref(n.By)
		e.plain = false
		e.do(invoke(g, "beginValue"))
		e.value(n.As)
		e.do(invoke(g, "endValue"))
	})
	e.do(invoke(g, "end"))
}

// tree writes nested objects.
//
//	t1 := w.nested()
//	for range a.violations {
//		t1.begin(a)
//		a.violationMessage(w)
//		t1.end()
//	}
//	t1.write("\"_errors\"")
func (e *bodyEmitter) tree(n *catalog.Node) {
	t := e.variable("t")
	e.do(id(t).Op(":=").Add(call("nested")))
	e.over(n.Ref, func() {
		e.do(invoke(t, "begin", jen.Id("a")))
		e.value(n.As)
		e.do(invoke(t, "end"))
	})
	e.do(invoke(t, "write", jen.Lit(quoteJSON(n.Leaf, e.envelope.Encode))))
}
