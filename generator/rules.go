package generator

import (
	"slices"

	"github.com/dave/jennifer/jen"
)

// This file writes the rules that requests can break.

// rulesFile returns the file with the rules.
func (p *goPackage) rulesFile() *jen.File {
	f := newFile(p.name)
	if len(p.rules) > 0 {
		f.Add(p.ruleConstants())
	}
	for _, r := range p.rules {
		if r.fieldsName != "" {
			f.Add(p.fieldsStruct(r.doc(""), r.fieldsName, r.fields))
		}
		f.Add(p.violation(r))
	}
	f.Add(p.ruleRows())
	return f
}

// ruleConstants returns the constants of the rules.
//
//	const (
//		// The text is too long. Build a violation with [TooLongViolation].
//		RuleTooLong Rule = "too_long"
//	)
func (p *goPackage) ruleConstants() *jen.Statement {
	specs := make([]jen.Code, len(p.rules))
	for i, r := range p.rules {
		build := " Build a violation with [" + string(r.newName) + "]."
		specs[i] = doc(r.doc(build)...).Add(id(r.constName)).Id("Rule").Op("=").Lit(r.Name)
	}
	return doc(para("Rules that a request can break.")).Const().Defs(specs...)
}

// doc returns the documentation of something that belongs to r.
func (r goRule) doc(build string) []paragraph {
	sentence, rest := firstSentence(r.Doc)
	if sentence == "" {
		sentence = oneLine(firstText(plainText(r.Message), r.Name))
	}
	return []paragraph{para(ended(sentence) + build), para(rest)}
}

// violation returns the function that makes a violation of r.
//
//	func TooLongViolation(path Place, length int) Violation {
//		f := &TooLongViolationFields{length}
//		return Violation{place: path, rule: RuleTooLong, fields: f}
//	}
func (p *goPackage) violation(r goRule) *jen.Statement {
	params := append([]jen.Code{jen.Id("path").Id("Place")}, p.params(r.fields)...)
	members := []jen.Code{member("place", jen.Id("path")), member("rule", id(r.constName))}
	var body []jen.Code
	if len(r.fields) > 0 {
		body = append(body, jen.Id("x").Op(":=").Op("&").Add(literal(r.fieldsName, r.fields)))
		members = append(members, member("fields", jen.Id("x")))
	}
	if slices.ContainsFunc(r.Fields, isOptional) {
		params = append(params, optionsParam(r.fieldsName))
		body = append(body, applyOptions(jen.Id("x")))
	}
	body = append(body, jen.Return(jen.Id("Violation").Values(members...)))
	return doc(r.doc("")...).Func().Add(id(r.newName)).Params(params...).Id("Violation").Block(body...)
}

// ruleRows returns what the catalogue says about the rules.
func (p *goPackage) ruleRows() *jen.Statement {
	items := make([]jen.Code, len(p.rules))
	for i, r := range p.rules {
		m := row{member("rule", id(r.constName))}
		m.text("message", runtimeTemplate(r.Message))
		m.fields(r.fields)
		items[i] = jen.Values(m...)
	}
	return jen.Var().Id("rules").Op("=").Index().Id("ruleRow").Custom(lines, items...)
}
