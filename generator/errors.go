package generator

import (
	"strings"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the entries: their constants, field structs, constructors
// and metadata.

// errorsFile returns a file with a part of the entries.
func (p *goPackage) errorsFile(part part) *jen.File {
	f := newFile(p.name, part.docs...)
	for _, s := range p.stretches(part) {
		f.Add(constBlock(s))
	}
	for _, e := range part.entries {
		if e.fieldsName != "" {
			f.Add(p.fieldsStruct(e.docs.of(""), e.fieldsName, e.fields))
		}
		if e.newName != "" {
			f.Add(p.constructor(e))
		}
	}
	f.Add(rows(part))
	return f
}

// constBlock returns the constants of entries that stand together.
//
//	// Orders.
//	const (
//		// The order does not exist. Code ORDER_NOT_FOUND, status 404.
//		ErrOrderNotFound, CodeOrderNotFound = Kind(iota + 1), "ORDER_NOT_FOUND"
//	)
func constBlock(s stretch) *jen.Statement {
	specs := make([]jen.Code, len(s.entries))
	for i, e := range s.entries {
		kind := jen.Id("Kind").Call(jen.Iota().Op("+").Lit(s.entries[0].number))
		spec := doc(e.constantDoc()...).Add(id(e.constName))
		if e.ownCode {
			specs[i] = spec.Op(",").Add(id(e.codeName)).Op("=").Add(kind).Op(",").Add(codeLit(e.Code, s.code))
		} else {
			specs[i] = spec.Op("=").Add(kind)
		}
	}
	return doc(s.docs...).Const().Defs(specs...)
}

// codeLit returns a code as a constant of the type of codes.
func codeLit(c catalog.Code, typ goName) *jen.Statement {
	switch typ {
	case "string":
		return jen.Lit(c.Text)
	case "int":
		return jen.Lit(int(c.Int))
	}
	return jen.Lit(c.Int)
}

// rows returns the metadata of a part of the entries.
//
//	var table1 = []row{
//		{name: "ORDER_NOT_FOUND", message: "Order {id} does not exist.", status: 404, fields: "id"},
//	}
func rows(part part) *jen.Statement {
	items := make([]jen.Code, len(part.entries))
	for i, e := range part.entries {
		items[i] = jen.Values(rowOf(e, part.code)...)
	}
	return jen.Var().Add(id(part.table)).Op("=").Index().Id("row").Custom(lines, items...)
}

// lines makes a composite literal with one item in each line.
var lines = jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}

// rowOf returns what the catalogue says about e, less what has its zero value.
func rowOf(e *goEntry, code goName) []jen.Code {
	r := row{member("name", jen.Lit(e.Name))}
	switch {
	case !e.Code.Set:
		r.add("noCode", jen.True())
	case code != "string" && e.Code.Int == 0:
	case code != "string":
		r.add("code", codeLit(e.Code, code))
	case e.Code.Text == "":
		r.add("emptyCode", jen.True())
	case e.Code.Text != e.Name:
		r.add("code", jen.Lit(e.Code.Text))
	}
	r.text("message", runtimeTemplate(e.Message))
	if e.Title != defaultTitle(e.Entry) {
		r.text("title", e.Title)
	}
	r.text("userMessage", runtimeTemplate(e.UserMessage))
	if e.Status != 0 {
		r.add("status", jen.Lit(e.Status))
	}
	if severity, ok := severities[e.Severity]; ok {
		r.add("severity", id(severity))
	}
	r.retry(e.Retry)
	r.fields(e.fields)
	r.text("docsURL", e.DocsURL)
	r.text("deprecated", e.docs.successor)
	return r
}

// defaultTitle returns the title that the generated package makes of the other
// texts: the message, or the name in words.
func defaultTitle(e *catalog.Entry) string {
	if text, ok := e.Message.Constant(); ok {
		return text
	}
	s := strings.ToLower(strings.ReplaceAll(e.Name, "_", " "))
	return strings.ToUpper(s[:1]) + s[1:]
}

// severities are the names of the constants of the support code.
var severities = map[string]goName{"debug": "severityDebug", "info": "severityInfo", "warn": "severityWarn", "error": "severityError"}

// A row is the members of a composite literal.
type row []jen.Code

func (r *row) add(name goName, value jen.Code) { *r = append(*r, member(name, value)) }

// text adds a text that is not empty.
func (r *row) text(name goName, text string) {
	if text != "" {
		r.add(name, jen.Lit(text))
	}
}

// retry adds whether and when a request may be sent again.
func (r *row) retry(retry catalog.Retry) {
	switch retry.Kind {
	case catalog.RetryYes, catalog.RetryAfter:
		r.add("retryable", jen.True())
	case catalog.RetryDelay:
		r.add("retryable", jen.True())
		r.add("delay", delayLit(retry.Delay))
	}
}

// delayLit returns d in the largest unit that divides it.
//
//	30 * time.Second
func delayLit(d time.Duration) *jen.Statement {
	if d%time.Second == 0 {
		return jen.Lit(int(d/time.Second)).Op("*").Qual("time", "Second")
	}
	if d%time.Millisecond == 0 {
		return jen.Lit(int(d/time.Millisecond)).Op("*").Qual("time", "Millisecond")
	}
	return jen.Lit(int(d)).Op("*").Qual("time", "Nanosecond")
}

// fields adds the names of fields and the texts that stand for absent ones.
func (r *row) fields(fields []goField) {
	names := make([]string, len(fields))
	defaults := make([]jen.Code, len(fields))
	used := 0
	for i, f := range fields {
		names[i] = f.Field.Name
		defaults[i] = jen.Lit("")
		if f.Default != nil {
			defaults[i] = jen.Lit(valueText(*f.Default, f.Type))
			used = i + 1
		}
	}
	r.text("fields", strings.Join(names, " "))
	if used > 0 {
		r.add("defaults", jen.Index().String().Values(defaults[:used]...))
	}
}

// runtimeTemplate returns t as the generated package reads it: {name} is a
// field, {} the place of a violation, {{ a brace.
func runtimeTemplate(t catalog.Template) string {
	var b strings.Builder
	for _, s := range t {
		switch s.Kind {
		case catalog.Literal:
			b.WriteString(strings.ReplaceAll(s.Text, "{", "{{"))
		case catalog.FieldValue:
			b.WriteString("{" + s.Field.Name + "}")
		case catalog.PathValue:
			b.WriteString("{}")
		}
	}
	return b.String()
}
