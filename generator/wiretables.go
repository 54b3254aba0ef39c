package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes what the support code knows about answers, as tables.

// localeConstant returns
//
//	// catalogueLocale is the language of the texts, if the catalogue says.
//	const catalogueLocale = "en"
func (w *wirePlan) localeConstant() *jen.Statement {
	return doc(para("catalogueLocale is the language of the texts, if the catalogue says.")).Const().Id("catalogueLocale").Op("=").Lit(w.pkg.cat.Locale)
}

// fallbackConstant returns
//
//	// fallbackKind stands for unknown errors; it is 0 if no entry does.
//	const fallbackKind Kind = ErrInternal
func (w *wirePlan) fallbackConstant() *jen.Statement {
	fallback := jen.Lit(0)
	for _, e := range w.pkg.entries {
		if e.Entry == w.pkg.cat.Fallback {
			fallback = id(e.constName)
		}
	}
	return doc(para("fallbackKind stands for unknown errors; it is 0 if no entry does.")).Const().Id("fallbackKind").Id("Kind").Op("=").Add(fallback)
}

// table returns
//
//	// Text
//	var name = [...]item{
//		items,
//	}
func table(name, item goName, text string, items []jen.Code) *jen.Statement {
	return doc(para(text)).Var().Add(id(name)).Op("=").Index(jen.Op("...")).Add(id(item)).Custom(lines, items...)
}

// formTable returns
//
//	var forms = [...]form{
//		{contentType: "application/json", body: body1, headers: headers1},
//	}
func (w *wirePlan) formTable() *jen.Statement {
	items := make([]jen.Code, len(w.forms))
	for i, f := range w.forms {
		items[i] = jen.Values(formRow(f)...)
	}
	return table("forms", "form", "forms has the forms of answers.", items)
}

func formRow(f goForm) []jen.Code {
	r := row{}
	env := f.envelope
	r.text("contentType", env.ContentType)
	r.number("status", env.HTTPStatus)
	if f.body != "" {
		r.add("body", id(f.body))
	}
	if f.headersName != "" {
		r.add("headers", id(f.headersName))
	}
	if flags := escapeFlags(env.Encode); flags != nil {
		r.add("escape", flags)
	}
	r.number("indent", env.Encode.Indent)
	r.flag("newline", env.Encode.Newline)
	r.flag("text", env.Text())
	r.flag("several", usesRef(env, "errors") || usesRef(env, "problems"))
	r.flag("original", usesRef(env, "localized"))
	return r
}

// flag adds a member that is true.
func (r *row) flag(name goName, on bool) {
	if on {
		r.add(name, jen.True())
	}
}

// number adds a number that is not 0.
func (r *row) number(name goName, n int) {
	if n != 0 {
		r.add(name, jen.Lit(n))
	}
}

// escapeFlags returns
//
//	escapeHTML | escapeSlash
func escapeFlags(enc catalog.Encoding) *jen.Statement {
	var flags *jen.Statement
	for _, f := range []struct {
		on   bool
		name goName
	}{{enc.EscapeHTML, "escapeHTML"}, {enc.EscapeSlash, "escapeSlash"}, {enc.EscapeASCII, "escapeASCII"}} {
		switch {
		case f.on && flags == nil:
			flags = id(f.name)
		case f.on:
			flags = flags.Op("|").Add(id(f.name))
		}
	}
	return flags
}

func usesRef(env *catalog.Envelope, name string) bool {
	found := false
	if env.Body != nil {
		visitRefs(env.Body, func(r catalog.Ref) { found = found || r.Name == name })
	}
	return found
}

// rowTable returns
//
//	var wireRows = [...]wireRow{
//		{0, 0, 4}, {1, 0, 4},
//	}
func (w *wirePlan) rowTable() *jen.Statement {
	var rows, line []jen.Code
	for i, r := range w.rows {
		line = append(line, jen.Values(jen.Lit(r.form), jen.Lit(r.limit), jen.Lit(r.grpc)))
		if len(line) == 10 || i == len(w.rows)-1 {
			rows, line = append(rows, jen.List(line...)), nil
		}
	}
	return table("wireRows", "wireRow", "wireRows has the form, the rate limit and the gRPC code of each entry, in the order of their constants.", rows)
}

// limitTable returns
//
//	var limitRows = [...]limitRow{
//		{scope: "all", limit: 10, window: 1 * time.Second},
//	}
func (w *wirePlan) limitTable() *jen.Statement {
	var items []jen.Code
	for _, l := range w.limits {
		r := row{}
		r.text("scope", l.Scope)
		r.number("limit", int(l.Limit))
		if l.Window != 0 {
			r.add("window", delayLit(l.Window))
		}
		items = append(items, jen.Values(r...))
	}
	return table("limitRows", "limitRow", "limitRows has the rate limits of entries.", items)
}

// attrTable returns the constants of entries that envelopes use.
//
//	var attrs = [...]attrRow{
//		{kind: ErrLocked, name: "area", text: "store"},
//	}
func (w *wirePlan) attrTable() *jen.Statement {
	var items []jen.Code
	for _, e := range w.pkg.entries {
		for _, m := range e.Attrs {
			if m.Value.Kind == catalog.NullValue || !w.uses("attr", m.Name) {
				continue
			}
			r := row{member("kind", id(e.constName)), member("name", jen.Lit(m.Name))}
			r.text("text", plainValue(m.Value))
			if m.Value.Kind != catalog.TextValue {
				r.text("json", valueJSON(m.Value, catalog.Encoding{}))
			}
			items = append(items, jen.Values(r...))
		}
	}
	return table("attrs", "attrRow", "attrs has the constants of entries, sorted by entry.", items)
}

// linkTable returns the links of entries, if answers have them.
//
//	var linkRows = [...]linkRow{
//		{kind: ErrLocked, text: "Locks", url: "https://example.com/locks"},
//	}
func (w *wirePlan) linkTable() *jen.Statement {
	var items []jen.Code
	if w.grpc || w.uses("links", "") {
		for _, e := range w.pkg.entries {
			for _, l := range e.Links {
				r := row{member("kind", id(e.constName))}
				r.text("text", l.Text)
				r.text("url", l.URL)
				items = append(items, jen.Values(r...))
			}
		}
	}
	return table("linkRows", "linkRow", "linkRows has the links of entries, sorted by entry.", items)
}
