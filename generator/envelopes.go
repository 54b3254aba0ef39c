package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the functions that write answers: one for the body of each
// envelope, and one for the headers of each form of answer.

// A bodyEmitter writes the function of one template. The support code says
// what the functions that it calls do.
type bodyEmitter struct {
	plan     *wirePlan
	envelope *catalog.Envelope // nil for a header
	plain    bool              // the template makes a text, not JSON
	marks    int               // variables so far
}

// bodyFunc returns the function that writes the body of an envelope.
//
//	// body1 writes the body of the envelope "panel".
//	func body1(w *writer, a *answer) {
//		w.open('{')
//		w.key("\"code\"")
//		a.code(w)
//		w.close('}')
//	}
func (p *wirePlan) bodyFunc(b goBody) *jen.Statement {
	e := bodyEmitter{plan: p, envelope: b.envelope, plain: b.envelope.Text()}
	return doc(para(string(b.name)+" writes the body of the envelope "+quoted(b.envelope.Name)+".")).
		Func().Add(id(b.name)).Params(jen.Id("w").Op("*").Id("writer"), jen.Id("a").Op("*").Id("answer")).
		Block(e.value(b.envelope.Body)...)
}

// headersFunc returns the function that gives the headers of a form.
//
//	func headers1(a *answer, set func(name, value string)) {
//		if v, ok := a.header(func(w *writer, a *answer) { … }); ok {
//			set("Retry-After", v)
//		}
//	}
func (p *wirePlan) headersFunc(f goForm) *jen.Statement {
	var body []jen.Code
	for _, h := range f.headers {
		for _, v := range h.Values {
			body = append(body, p.headerStatement(h, v))
		}
	}
	return doc(para(string(f.headersName)+" gives the headers of an answer in the envelope "+quoted(f.envelope.Name)+".")).
		Func().Add(id(f.headersName)).
		Params(jen.Id("a").Op("*").Id("answer"), jen.Id("set").Func().Params(jen.Id("name"), jen.Id("value").String())).
		Block(body...)
}

func (p *wirePlan) headerStatement(h catalog.Header, v *catalog.Node) *jen.Statement {
	e := bodyEmitter{plan: p, plain: true}
	write := jen.Func().Params(jen.Id("w").Op("*").Id("writer"), jen.Id("a").Op("*").Id("answer")).Block(e.value(v)...)
	set := jen.Id("set").Call(jen.Lit(h.Name), jen.Id("v"))
	if v.Op == catalog.OpConst {
		return jen.Id("set").Call(jen.Lit(h.Name), jen.Lit(v.Value.Text))
	}
	if !h.Omit {
		return jen.Block(jen.List(jen.Id("v"), jen.Id("_")).Op(":=").Id("a").Dot("header").Call(write), set)
	}
	return jen.If(jen.List(jen.Id("v"), jen.Id("ok")).Op(":=").Id("a").Dot("header").Call(write), jen.Id("ok")).Block(set)
}

// call returns w.method(args…).
func call(method goName, args ...jen.Code) *jen.Statement { return invoke("w", method, args...) }

// ask returns a.method(args…).
func ask(method goName, args ...jen.Code) *jen.Statement { return invoke("a", method, args...) }

// mark returns a new variable that holds the length of what is written.
//
//	m1 := len(w.b)
func (e *bodyEmitter) mark() (name goName, set jen.Code) {
	e.marks++
	name = goName("m").numbered(e.marks)
	return name, id(name).Op(":=").Len(jen.Id("w").Dot("b"))
}

// value returns the statements that write one value.
func (e *bodyEmitter) value(n *catalog.Node) []jen.Code {
	switch n.Op {
	case catalog.OpConst:
		return e.constant(n.Value)
	case catalog.OpRef:
		return []jen.Code{e.ref(n.Ref)}
	case catalog.OpFirst:
		return e.first(n.Nodes)
	case catalog.OpConcat:
		return e.concat(n.Nodes)
	case catalog.OpList:
		return e.list(n.Nodes)
	case catalog.OpMap:
		return e.object(n)
	}
	return []jen.Code{e.over(n)}
}

// constant returns the statements that write a constant. Its text is escaped
// now.
func (e *bodyEmitter) constant(v catalog.Value) []jen.Code {
	switch v.Kind {
	case catalog.ListValue:
		return e.list(constNodes(v.Items))
	case catalog.MapValue:
		n := &catalog.Node{Op: catalog.OpMap}
		for _, m := range v.Members {
			n.Members = append(n.Members, catalog.NodeMember{Key: m.Name, Node: &catalog.Node{Value: m.Value}})
		}
		return e.object(n)
	case catalog.NullValue:
		return []jen.Code{call("null")}
	case catalog.TextValue:
		if e.plain {
			return []jen.Code{call("raw", jen.Lit(v.Text))}
		}
		return []jen.Code{call("raw", jen.Lit(e.quote(v.Text)))}
	}
	return []jen.Code{call("raw", jen.Lit(v.Text))}
}

func constNodes(values []catalog.Value) []*catalog.Node {
	nodes := make([]*catalog.Node, len(values))
	for i, v := range values {
		nodes[i] = &catalog.Node{Value: v}
	}
	return nodes
}

// quote returns a text in JSON with the escapes of the envelope.
func (e *bodyEmitter) quote(s string) string {
	return quoteJSON(s, e.envelope.Encode)
}

// first returns the statements that write the first value that is not empty.
//
//	m1 := len(w.b)
//	a.violationMessage(w)
//	if w.isEmpty(m1) {
//		w.cut(m1)
//		a.message(w)
//	}
func (e *bodyEmitter) first(nodes []*catalog.Node) []jen.Code {
	if len(nodes) == 1 {
		return e.value(nodes[0])
	}
	m, set := e.mark()
	out := append([]jen.Code{set}, e.value(nodes[0])...)
	rest := append([]jen.Code{call("cut", id(m))}, e.first(nodes[1:])...)
	return append(out, jen.If(call("isEmpty", id(m))).Block(rest...))
}

// concat returns the statements that write a text of several pieces.
//
//	t1 := w.begin()
//	w.raw("id ")
//	m2 := len(w.b)
//	a.requestID…
//	w.piece(m2)
//	w.end(t1)
func (e *bodyEmitter) concat(nodes []*catalog.Node) []jen.Code {
	e.marks++
	t := goName("t").numbered(e.marks)
	plain := e.plain
	e.plain = true
	out := []jen.Code{id(t).Op(":=").Add(call("begin"))}
	for _, n := range nodes {
		if n.Op == catalog.OpConst {
			out = append(out, call("raw", jen.Lit(n.Value.Text)))
			continue
		}
		m, set := e.mark()
		out = append(append(append(out, set), e.value(n)...), call("piece", id(m)))
	}
	e.plain = plain
	return append(out, call("end", id(t)))
}

// list returns the statements that write an array. Maps that are absent are
// left out.
func (e *bodyEmitter) list(nodes []*catalog.Node) []jen.Code {
	out := []jen.Code{call("open", jen.LitRune('['))}
	for _, n := range nodes {
		if n.If == nil {
			out = append(append(out, call("item")), e.value(n)...)
			continue
		}
		before, setBefore := e.mark()
		value, setValue := e.mark()
		out = append(out, setBefore, call("item"), setValue)
		out = append(append(out, e.value(n)...), call("omitAbsent", id(before), id(value)))
	}
	return append(out, call("close", jen.LitRune(']')))
}

// object returns the statements that write an object, or null if its condition
// does not hold.
func (e *bodyEmitter) object(n *catalog.Node) []jen.Code {
	body := []jen.Code{call("open", jen.LitRune('{'))}
	body = append(append(body, e.members(n, nil)...), call("close", jen.LitRune('}')))
	return e.guarded(n.If, body, call("null"))
}

// guarded returns statements that run if a value is not empty, and others that
// run if it is.
//
//	m1 := len(w.b)
//	a.retry…
//	if w.drop(m1) {
//		…
//	}
func (e *bodyEmitter) guarded(condition *catalog.Ref, body []jen.Code, otherwise ...jen.Code) []jen.Code {
	if condition == nil {
		return body
	}
	m, set := e.mark()
	check := jen.If(call("drop", id(m))).Block(body...)
	if len(otherwise) > 0 {
		check = check.Else().Block(otherwise...)
	}
	return []jen.Code{set, e.ref(*condition), check}
}

// members returns the statements that write the members of a map. Taken are
// the names of members that stand around it.
func (e *bodyEmitter) members(n *catalog.Node, taken []string) []jen.Code {
	taken = slices.Clone(taken)
	for _, m := range n.Members {
		if !m.Spread {
			taken = append(taken, m.Key)
		}
	}
	var out []jen.Code
	for _, m := range n.Members {
		switch {
		case m.Spread:
			out = append(out, e.spread(m.Node, taken)...)
		case m.Omit:
			before, setBefore := e.mark()
			value, setValue := e.mark()
			out = append(out, setBefore, e.key(m.Key), setValue)
			out = append(append(out, e.value(m.Node)...), call("omit", id(before), id(value)))
		default:
			out = append(append(out, e.key(m.Key)), e.value(m.Node)...)
		}
	}
	return out
}

// key returns the statement that begins a member.
func (e *bodyEmitter) key(name string) jen.Code {
	colon := ":"
	if e.envelope.Encode.Indent > 0 {
		colon = ": "
	}
	return call("key", jen.Lit(e.quote(name)+colon))
}

// spread returns the statements that write the members of a value into the
// object around it.
func (e *bodyEmitter) spread(n *catalog.Node, taken []string) []jen.Code {
	if n.Op == catalog.OpMap {
		return e.guarded(n.If, e.members(n, taken))
	}
	args := []jen.Code{jen.Func().Params().Block(e.value(n)...)}
	for _, name := range taken {
		args = append(args, jen.Lit(name))
	}
	return []jen.Code{call("spread", args...)}
}

// over returns the statement that goes over a list.
//
//	w.each(a.violations, func() { a.violationMessage(w) })
func (e *bodyEmitter) over(n *catalog.Node) *jen.Statement {
	list := methodOf("a", listMethods[n.Ref.Name])
	as := jen.Func().Params().Block(e.value(n.As)...)
	switch n.Op {
	case catalog.OpGroup:
		by := jen.Func().Params().Block(e.ref(n.By))
		return call("group", list, by, as)
	case catalog.OpTree:
		return ask("tree", jen.Id("w"), list, jen.Lit(n.Leaf), as)
	}
	return call("each", list, as)
}

var listMethods = map[string]goName{
	"violations": "violations", "problems": "problems", "errors": "errors", "links": "links", "v.path": "steps",
}

// quoteJSON returns a JSON text with the escapes of an encoding.
func quoteJSON(s string, enc catalog.Encoding) string {
	var b bytes.Buffer
	j := json.NewEncoder(&b)
	j.SetEscapeHTML(enc.EscapeHTML)
	if err := j.Encode(s); err != nil {
		return `""` // a string cannot fail
	}
	q := strings.TrimSuffix(b.String(), "\n")
	q = strings.NewReplacer(`\u2028`, "\u2028", `\u2029`, "\u2029").Replace(q) // escaped by encoding/json only
	if enc.EscapeSlash {
		q = strings.ReplaceAll(q, "/", `\/`)
	}
	if enc.EscapeASCII {
		q = escapeNonASCII(q)
	}
	return q
}

func escapeNonASCII(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		}
	}
	return b.String()
}
