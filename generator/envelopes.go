package generator

import (
	"go/token"
	"strings"

	"github.com/dave/jennifer/jen"
)

// This file writes the functions that write bodies and headers.

// planFile says what must be in the file of the answers.
func (w *wirePlan) planFile() *filePlan {
	plan := newFilePlan(w.pkg.name)
	w.planShared(plan)
	plan.method("answer", "code", "w")
	for _, o := range w.pkg.objects {
		plan.method(o.name, "memberNames")
	}
	for _, b := range w.bodies {
		plan.function(b.name, "w", "a")
	}
	for _, f := range w.forms {
		if f.headersName != "" {
			plan.function(f.headersName, "w", "a")
		}
	}
	plan.names(token.VAR, "forms", "linkRows")
	plan.names(token.CONST, "fallbackKind")
	return plan
}

// file returns the file of the answers.
func (w *wirePlan) file() *jen.File {
	f := newFile(w.pkg.name)
	f.Add(w.fallbackConstant())
	f.Add(w.formTable())
	w.addShared(f)
	f.Add(w.linkTable())
	f.Add(w.codeMethod())
	for _, o := range w.pkg.objects {
		f.Add(namesMethod(o))
	}
	for _, b := range w.bodies {
		f.Add(w.bodyFunc(b))
	}
	for _, form := range w.forms {
		if form.headersName != "" {
			f.Add(w.headersFunc(form))
		}
	}
	return f
}

// codeMethod returns what writes a code, which is a text or a number.
//
//	func (a *answer) code(w *writer) {
//		if !a.err.HasCode() {
//			w.null()
//			return
//		}
//		w.string(a.err.Code())
//	}
func (w *wirePlan) codeMethod() *jen.Statement {
	code := jen.Id("a").Dot("err").Dot("Code").Call()
	write := call("string", code)
	if w.pkg.code != "string" {
		write = call("int", jen.Int64().Call(code))
	}
	return doc(para("code writes $code.")).Func().Params(jen.Id("a").Op("*").Id("answer")).Id("code").Params(writerParam()).Block(
		jen.If(jen.Op("!").Id("a").Dot("err").Dot("HasCode").Call()).Block(call("null"), jen.Return()),
		write)
}

// namesMethod returns what tells the names of the members of an object type.
//
//	func (*AddressObject) memberNames() string { return "city zip tags?" }
func namesMethod(o goObject) *jen.Statement {
	names := make([]string, len(o.fields))
	for i, f := range o.fields {
		names[i] = f.Field.Name
		if f.Optional && hasNil(f.Type) {
			names[i] += "?"
		}
	}
	return jen.Func().Params(jen.Op("*").Add(id(o.name))).Id("memberNames").Params().String().Block(jen.Return(jen.Lit(strings.Join(names, " "))))
}

// bodyFunc returns the function that writes the body of an envelope.
//
//	// body1 writes the body of the envelope "panel".
//	func body1(w *writer, a *answer) {
//		w.raw("{\"code\":")
//		a.code(w)
//		w.raw("}")
//	}
func (w *wirePlan) bodyFunc(b goBody) *jen.Statement {
	e := bodyEmitter{plan: w, envelope: b.envelope, plain: b.envelope.Text()}
	return doc(para(string(b.name)+" writes the body of the envelope "+quoted(b.envelope.Name)+".")).
		Func().Add(id(b.name)).Params(writerParam(), answerParam()).
		Block(e.block(func() { e.value(b.envelope.Body) })...)
}

// headersFunc returns the function that writes headers.
//
//	// headers1 writes the headers of answers in the envelope "panel".
//	func headers1(w *writer, a *answer) {
//		a.delay(w, inSeconds)
//		w.header("Retry-After", true)
//	}
func (w *wirePlan) headersFunc(f goForm) *jen.Statement {
	e := bodyEmitter{plan: w, envelope: f.envelope, plain: true}
	body := e.block(func() {
		for _, header := range f.headers {
			for _, v := range header.Values {
				e.value(v)
				e.do(call("header", jen.Lit(header.Name), jen.Lit(header.Omit)))
			}
		}
	})
	return doc(para(string(f.headersName)+" writes the headers of answers in the envelope "+quoted(f.envelope.Name)+".")).
		Func().Add(id(f.headersName)).Params(writerParam(), answerParam()).Block(body...)
}

func writerParam() *jen.Statement { return jen.Id("w").Op("*").Id("writer") }

func answerParam() *jen.Statement { return jen.Id("a").Op("*").Id("answer") }
