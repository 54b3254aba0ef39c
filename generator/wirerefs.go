package generator

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the references of envelopes as calls of the support code.

// conversions are the constants of the support code.
var conversions = map[string]goName{
	"": "plainly", "string": "plainly", "strings": "plainly", "rfc3339": "plainly",
	"ms": "inMilliseconds", "s": "inSeconds", "float": "inFloatSeconds", "proto": "inProtoSeconds",
	"unix": "inUnixSeconds", "httpdate": "asHTTPDate",
	"dot": "inDots", "bracket": "inBrackets", "pointer": "asPointer", "fragment": "asFragment",
}

// asText are the conversions that make a text of a value that may be none.
var asText = []string{"string"}

// ref returns the statement that writes the value of a reference.
func (e *bodyEmitter) ref(r catalog.Ref) jen.Code {
	value := e.plainRef(r)
	switch {
	case r.Conv == "strings":
		return jen.BlockFunc(func(g *jen.Group) {
			g.Id("w").Dot("texts").Op("=").True()
			g.Add(value)
			g.Id("w").Dot("texts").Op("=").False()
		})
	case slices.Contains(asText, r.Conv) && !e.plain:
		return call("asText", jen.Func().Params().Block(value))
	}
	return value
}

// textRefs are references to texts that are absent when they are empty.
var textRefs = map[string]jen.Code{
	"docs_url": jen.Id("a").Dot("err").Dot("DocsURL").Call(), "request_id": jen.Id("a").Dot("requestID"), "instance": jen.Id("a").Dot("instance"),
	"locale": jen.Id("a").Dot("localeName").Call(),
}

// valueMethods are the methods that write the values of references.
var valueMethods = map[string]goName{
	"code": "code", "status": "status", "message": "message", "localized": "localized", "grpc": "grpc",
	"v": "hasViolation", "v.message": "violationMessage", "s.key": "key", "s.container": "container",
}

// plainRef is ref without the conversions to text.
func (e *bodyEmitter) plainRef(r catalog.Ref) *jen.Statement {
	conv := id(conversions[r.Conv])
	w := jen.Id("w")
	if text, ok := textRefs[r.Name]; ok {
		return call("present", text)
	}
	if method, ok := valueMethods[r.Name]; ok {
		return ask(method, w)
	}
	switch r.Name {
	case "name":
		return call("string", jen.Id("a").Dot("err").Dot("Name").Call())
	case "status_text":
		return call("string", ask("statusText"))
	case "title":
		return call("string", ask("title"))
	case "user_message":
		return call("string", ask("userMessage"))
	case "retry":
		return ask("delay", w, conv)
	case "time":
		return call("moment", jen.Id("a").Dot("now"), jen.True(), conv)
	case "field":
		return ask("entryField", w, jen.Lit(r.Arg), conv)
	case "fields":
		return ask("entryFields", w, jen.Lit(e.named("field")))
	case "attr":
		return ask("attr", w, jen.Lit(r.Arg))
	case "const":
		return jen.BlockFunc(func(g *jen.Group) {
			for _, s := range e.constant(e.plan.constOf(r.Arg)) {
				g.Add(s)
			}
		})
	case "rate":
		return ask("rateValue", w, jen.Lit(r.Arg), conv)
	case "violations", "problems", "errors", "links":
		return call("each", methodOf("a", listMethods[r.Name]), jen.Func().Params().Block(call("bool", jen.True())))
	}
	return e.itemRef(r, conv)
}

// itemRef writes the references to the item of a list.
func (e *bodyEmitter) itemRef(r catalog.Ref, conv jen.Code) *jen.Statement {
	w := jen.Id("w")
	switch r.Name {
	case "v.path":
		return ask("path", w, conv)
	case "v.field":
		return ask("violationField", w, jen.Lit(r.Arg), conv)
	case "v.fields":
		return ask("violationFields", w, jen.Lit(e.named("v.field")))
	case "v.rule", "v.query", "v.header":
		return ask("violationText", w, jen.Lit(r.Name[len("v."):]))
	}
	return ask("linkText", w, jen.Lit(r.Name[len("l."):]))
}

// named returns the names of the fields that the envelope writes itself, with
// blanks between them.
func (e *bodyEmitter) named(ref string) string {
	var names string
	if e.envelope == nil || e.envelope.Body == nil {
		return ""
	}
	visitNodes(e.envelope.Body, func(n *catalog.Node) {
		if n.Op == catalog.OpRef && n.Ref.Name == ref {
			names += n.Ref.Arg + " "
		}
	})
	return names
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
