package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the constructors of entries.

// constructor returns the function that makes an error of e. The error and its
// fields are one allocation.
//
//	func NewOrderNotFound(id string, count int) *Error {
//		x := &with[OrderNotFoundFields]{Error{kind: ErrOrderNotFound}, OrderNotFoundFields{id, count}}
//		x.e.fields = &x.f
//		return &x.e
//	}
func (p *goPackage) constructor(e *goEntry) *jen.Statement {
	return doc(e.docs.of(e.usage())...).Func().Add(id(e.newName)).Params(p.constructorParams(e)...).Op("*").Id("Error").Block(constructorBody(e)...)
}

// usage says what the parameters of errgen's own are for.
func (e *goEntry) usage() string {
	text := ""
	if e.Retry.Kind == catalog.RetryAfter {
		text += " The client may try again after the delay."
	}
	switch {
	case e.hasOptional() && e.Violations:
		text += " [Set] sets optional fields."
	case e.hasOptional():
		text += " Opts set optional fields."
	}
	return text
}

func (p *goPackage) constructorParams(e *goEntry) []jen.Code {
	params := p.params(e.fields)
	if e.Retry.Kind == catalog.RetryAfter {
		params = append(params, jen.Id("after").Qual("time", "Duration"))
	}
	switch {
	case e.Violations:
		params = append(params, jen.Id("violations").Op("...").Id("Violation"))
	case e.hasOptional():
		params = append(params, optionsParam(e.fieldsName))
	}
	return params
}

func constructorBody(e *goEntry) []jen.Code {
	self := jen.Id("Error").Values(member("kind", id(e.constName)))
	if len(e.fields) == 0 {
		return []jen.Code{jen.Return(completed(jen.Parens(jen.Op("&").Add(self)), e))}
	}
	both := jen.Id("with").Index(id(e.fieldsName))
	body := []jen.Code{
		jen.Id("x").Op(":=").Op("&").Add(both).Values(self, literal(e.fieldsName, e.fields)),
		jen.Id("x").Dot("e").Dot("fields").Op("=").Op("&").Id("x").Dot("f"),
	}
	if e.hasOptional() && !e.Violations {
		body = append(body, applyOptions(jen.Op("&").Id("x").Dot("f")))
	}
	if e.Violations || e.Retry.Kind == catalog.RetryAfter {
		return append(body, jen.Return(completed(jen.Id("x").Dot("e"), e)))
	}
	return append(body, jen.Return(jen.Op("&").Id("x").Dot("e")))
}

// completed returns an error with what the constructor of e adds to it.
func completed(made *jen.Statement, e *goEntry) *jen.Statement {
	if e.Retry.Kind == catalog.RetryAfter {
		made = made.Dot("WithRetryAfter").Call(jen.Id("after"))
	}
	if e.Violations {
		made = made.Dot("withViolations").Call(jen.Id("violations"))
	}
	return made
}
