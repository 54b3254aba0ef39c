package generator

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the references of envelopes as calls of the support code.

// conversions are the constants of the support code.
var conversions = map[string]goName{
	"": "plainly", "string": "plainly", "strings": "asStrings", "rfc3339": "plainly",
	"ms": "inMilliseconds", "s": "inSeconds", "float": "inFloatSeconds", "proto": "inProtoSeconds",
	"unix": "inUnixSeconds", "httpdate": "asHTTPDate",
	"dot": "inDots", "bracket": "inBrackets", "pointer": "asPointer", "fragment": "asFragment",
}

// isAlways reports whether a reference is never empty. An answer is always
// about an error.
func isAlways(r catalog.Ref) bool { return r.Name == "errors" || r.Name == "problems" }

// listMethods are the methods of an answer that go over lists.
var listMethods = map[string]goName{
	"violations": "violations", "problems": "problems", "errors": "errors", "links": "links", "v.path": "steps",
}

// ref writes the value of a reference.
func (e *bodyEmitter) ref(r catalog.Ref) {
	switch {
	case r.Name == "const":
		e.namedConstant(r)
	case r.Type == catalog.RefList:
		e.listOf(r)
	case r.Conv == "string" && !e.plain:
		e.text(func() { e.do(e.reference(r)) })
	default:
		e.do(e.reference(r))
	}
}

// listOf writes a list as a value: what its items become is not said.
//
//	w.raw("[")
//	for range a.violations {
//		w.comma()
//		w.raw("null")
//	}
//	w.raw("]")
func (e *bodyEmitter) listOf(r catalog.Ref) {
	e.each(&catalog.Node{Op: catalog.OpEach, Ref: r, As: &catalog.Node{}})
}

// reference returns the statement that writes a reference.
func (e *bodyEmitter) reference(r catalog.Ref) *jen.Statement {
	conv := id(conversions[r.Conv])
	if s, ok := textReference(r.Name); ok {
		return s
	}
	if method, ok := plainReferences[r.Name]; ok {
		return ask(method)
	}
	switch r.Name {
	case "retry":
		return ask("delay", conv)
	case "time":
		return ask("time", conv)
	case "field":
		return ask("entryField", jen.Lit(r.Arg), conv)
	case "fields":
		return ask("entryFields", jen.Lit(e.named("field")), conv)
	case "v.field":
		return ask("violationField", jen.Lit(r.Arg), conv)
	case "v.fields":
		return ask("violationFields", jen.Lit(e.named("v.field")), conv)
	case "attr":
		return ask("attr", jen.Lit(r.Arg))
	case "rate":
		return rateReference(r.Arg, conv)
	case "v.path":
		if r.Conv != "" {
			return ask("pathAs", conv)
		}
		return ask("path")
	}
	return call("null")
}

// plainReferences are the methods for references that have no conversions of
// their own.
var plainReferences = map[string]goName{
	"code": "code", "status": "status", "message": "message", "localized": "localized", "grpc": "grpc",
	"v": "inViolation", "v.rule": "rule", "v.query": "query", "v.header": "headerName", "v.message": "violationMessage",
	"s.key": "key", "s.container": "container",
}

// textReference returns the statement for a reference to a text that the
// support code has ready.
func textReference(name string) (s *jen.Statement, ok bool) {
	entry, link := jen.Id("a").Dot("err"), jen.Id("a").Dot("link")
	switch name {
	case "name":
		return call("string", entry.Dot("Name").Call()), true
	case "status_text":
		return call("string", invoke("a", "statusText")), true
	case "title":
		return call("string", invoke("a", "title")), true
	case "user_message":
		return call("string", invoke("a", "userMessage")), true
	case "docs_url":
		return call("present", entry.Dot("DocsURL").Call()), true
	case "request_id":
		return call("present", entry.Dot("requestIDOr").Call(jen.Id("a").Dot("requestID"))), true
	case "instance":
		return call("present", invoke("a", "instance")), true
	case "locale":
		return call("present", invoke("a", "localeName")), true
	case "l.text":
		return call("present", link.Dot("text")), true
	case "l.url":
		return call("present", link.Dot("url")), true
	}
	return nil, false
}

func rateReference(name string, conv *jen.Statement) *jen.Statement {
	switch name {
	case "policy":
		return ask("ratePolicy")
	case "scope":
		return ask("rateScope")
	case "limit":
		return ask("rateLimit")
	case "remaining":
		return ask("rateRemaining")
	case "window":
		return ask("rateWindow", conv)
	}
	return ask("rateReset", conv)
}

// namedConstant writes a constant of the catalogue.
func (e *bodyEmitter) namedConstant(r catalog.Ref) {
	v := e.plan.constOf(r.Arg)
	switch {
	case v.Kind == catalog.NullValue:
		e.null()
	case r.Conv == "string":
		e.literal(catalog.Value{Kind: catalog.TextValue, Text: plainValue(v)})
	default:
		e.literal(v)
	}
}

// named returns the names of the fields that the body writes itself, with blanks
// between them.
func (e *bodyEmitter) named(ref string) string {
	var names []string
	if e.envelope.Body == nil {
		return ""
	}
	visitNodes(e.envelope.Body, func(n *catalog.Node) {
		if n.Op == catalog.OpRef && n.Ref.Name == ref && !slices.Contains(names, n.Ref.Arg) {
			names = append(names, n.Ref.Arg)
		}
	})
	return strings.Join(names, " ")
}

// visitNodes calls f for a template and all in it.
func visitNodes(n *catalog.Node, f func(*catalog.Node)) {
	f(n)
	for _, sub := range n.Nodes {
		visitNodes(sub, f)
	}
	for _, m := range n.Members {
		visitNodes(m.Node, f)
	}
	if n.As != nil {
		visitNodes(n.As, f)
	}
}

// visitRefs calls f for all references of a template.
func visitRefs(n *catalog.Node, f func(catalog.Ref)) {
	visitNodes(n, func(n *catalog.Node) {
		f(n.Ref)
		f(n.By)
		if n.If != nil {
			f(*n.If)
		}
	})
}
