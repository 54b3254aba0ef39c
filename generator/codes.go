package generator

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
)

// This file writes what depends on the wire codes, and what finds entries.

// codesFile returns the file with the wire codes and the tables over all
// entries.
func (p *goPackage) codesFile() *jen.File {
	f := newFile(p.name)
	if len(p.codes) > 0 {
		f.Add(p.codeConstants())
	}
	f.Add(p.codeMethod(jen.Id("k").Id("Kind"), p.codeBody()...))
	f.Add(p.codeMethod(jen.Id("e").Op("*").Id("Error"), jen.Return(jen.Id("e").Dot("Kind").Call().Dot("Code").Call())))
	f.Add(p.lookup())
	f.Add(doc(para("A code is a wire code.")).Type().Id("code").Op("=").Add(id(p.code)))
	f.Add(jen.Const().Defs(
		doc(para("count is the number of entries.")).Id("count").Op("=").Lit(len(p.entries)),
		doc(para("tableSize is the number of entries in a table, but for the last.")).Id("tableSize").Op("=").Lit(partSize)))
	f.Add(p.tables())
	f.Add(p.byCode())
	if len(p.cat.Locales) == 0 {
		f.Add(doc(para("locales has the texts in other languages.")).Var().Id("locales").Index().Id("locale"))
	}
	return f
}

// codeConstants returns the constants of codes that entries share.
//
//	const (
//		// Code of [ErrTokenExpired] and [ErrTokenMissing].
//		CodeUnauthorized = "UNAUTHORIZED"
//	)
func (p *goPackage) codeConstants() *jen.Statement {
	specs := make([]jen.Code, len(p.codes))
	for i, c := range p.codes {
		specs[i] = doc(para("Code of " + c.usersText() + ".")).Add(id(c.name)).Op("=").Lit(c.text)
	}
	return doc(para("Codes on the wire.")).Const().Defs(specs...)
}

// usersText lists some of the entries with the code.
func (c goCode) usersText() string {
	const most = 8
	var names []string
	for _, e := range c.users[:min(len(c.users), most)] {
		names = append(names, "["+string(e.constName)+"]")
	}
	if len(c.users) > most {
		names = append(names, "others")
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return names[0]
}

// codeMethod returns the method Code of a type.
func (p *goPackage) codeMethod(receiver jen.Code, body ...jen.Code) *jen.Statement {
	text := "Code returns the code on the wire. It is empty if the entry has none; see [Kind.HasCode]."
	if p.code != "string" {
		text = "Code returns the code on the wire. It is 0 if the entry has none; see [Kind.HasCode]."
	}
	return doc(para(text)).Func().Params(receiver).Id("Code").Params().Add(id(p.code)).Block(body...)
}

// codeBody returns what the method Code of a Kind does. A text code that is
// the name of its entry is not repeated in the table.
func (p *goPackage) codeBody() []jen.Code {
	if p.code != "string" {
		return []jen.Code{jen.Return(jen.Id("k").Dot("row").Call().Dot("code"))}
	}
	return []jen.Code{
		jen.Id("r").Op(":=").Id("k").Dot("row").Call(),
		jen.If(jen.Id("r").Dot("code").Op("==").Lit("").Op("&&").Op("!").Id("r").Dot("noCode").Op("&&").Op("!").Id("r").Dot("emptyCode")).Block(
			jen.Return(jen.Id("r").Dot("name"))),
		jen.Return(jen.Id("r").Dot("code")),
	}
}

// lookup returns the function Lookup.
func (p *goPackage) lookup() *jen.Statement {
	return doc(
		para("Lookup returns the entries with a code and a status, in the order of their constants. An entry without a status fits all, and status 0 fits all entries."),
	).Func().Id("Lookup").Params(jen.Id("code").Add(id(p.code)), jen.Id("status").Int()).Qual("iter", "Seq").Index(jen.Id("Kind")).Block(
		jen.Return(jen.Id("lookup").Call(jen.Id("code"), jen.Id("status"))))
}

// tables returns the list of the tables of metadata.
func (p *goPackage) tables() *jen.Statement {
	var names []jen.Code
	for part := range p.parts() {
		names = append(names, id(part.table))
	}
	return doc(para("tables has the metadata of all entries, in the order of their constants.")).Var().Id("tables").Op("=").Index(jen.Op("...")).Index().Id("row").Values(names...)
}

// byCode returns the entries that have a code in the order of their codes.
func (p *goPackage) byCode() *jen.Statement {
	var sorted []*goEntry
	for _, e := range p.entries {
		if e.Code.Set {
			sorted = append(sorted, e)
		}
	}
	slices.SortStableFunc(sorted, func(a, b *goEntry) int {
		return cmp.Or(cmp.Compare(a.Code.Int, b.Code.Int), cmp.Compare(a.Code.Text, b.Code.Text))
	})
	numbers := make([]jen.Code, len(sorted))
	for i, e := range sorted {
		numbers[i] = jen.Lit(e.number)
	}
	var rows []jen.Code
	for row := range slices.Chunk(numbers, 16) {
		rows = append(rows, jen.List(row...))
	}
	return doc(para("byCode has the entries that have a code, sorted by it.")).Var().Id("byCode").Op("=").Index().Id("Kind").Custom(lines, rows...)
}
