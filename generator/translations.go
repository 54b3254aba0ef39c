package generator

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the texts in other languages.

// planTranslationsFile says what must be in the file of the translations.
func (p *goPackage) planTranslationsFile() *filePlan {
	plan := newFilePlan(p.name)
	plan.names(token.VAR, "locales")
	return plan
}

// translationsFile returns the file with the texts in all other languages.
//
//	var locales = []locale{
//		{
//			tag: "de",
//			entries: []texts{
//				{kind: ErrOrderNotFound, message: "Bestellung {id} gibt es nicht."},
//			},
//		},
//	}
func (p *goPackage) translationsFile() *jen.File {
	items := make([]jen.Code, len(p.cat.Locales))
	for i, tag := range p.cat.Locales {
		items[i] = jen.Custom(lines, p.locale(tag)...)
	}
	f := newFile(p.name)
	f.Add(doc(para("locales has the texts in other languages.")).Var().Id("locales").Op("=").Index().Id("locale").Custom(lines, items...))
	return f
}

// locale returns the texts in one language, as members of a composite literal.
func (p *goPackage) locale(tag string) []jen.Code {
	l := row{member("tag", jen.Lit(tag))}
	var entries, rules []jen.Code
	for _, e := range p.entries {
		if t, ok := translation(e.Translations, tag); ok {
			m := row{member("kind", id(e.constName))}
			m.text("message", runtimeTemplate(t.Message))
			m.text("title", t.Title)
			m.text("userMessage", runtimeTemplate(t.UserMessage))
			entries = append(entries, jen.Values(m...))
		}
	}
	for _, r := range p.rules {
		if t, ok := translation(r.Translations, tag); ok {
			rules = append(rules, jen.Values(member("rule", jen.Lit(r.Name)), member("message", jen.Lit(runtimeTemplate(t.Message)))))
		}
	}
	if entries != nil {
		l.add("entries", jen.Index().Id("texts").Custom(lines, entries...))
	}
	if rules != nil {
		l.add("rules", jen.Index().Id("ruleTexts").Custom(lines, rules...))
	}
	return l
}

// translation returns the one in a language that has a text for the wire.
func translation(ts []catalog.Translation, tag string) (catalog.Translation, bool) {
	i, ok := slices.BinarySearchFunc(ts, tag, func(t catalog.Translation, tag string) int { return cmp.Compare(t.Locale, tag) })
	if !ok || ts[i].Message == nil && ts[i].Title == "" && ts[i].UserMessage == nil {
		return catalog.Translation{}, false
	}
	return ts[i], true
}
