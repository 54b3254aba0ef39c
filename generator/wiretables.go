package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes what the support code knows about answers, as tables.

// constants returns
//
//	const (
//		// catalogueLocale is the language of the texts, if the catalogue says.
//		catalogueLocale = "en"
//		// fallbackKind stands for unknown errors; 0 if no entry does.
//		fallbackKind Kind = ErrInternal
//	)
func (w *wirePlan) constants() *jen.Statement {
	fallback := jen.Lit(0)
	for _, e := range w.pkg.entries {
		if e.Entry == w.pkg.cat.Fallback {
			fallback = id(e.constName)
		}
	}
	return jen.Const().Defs(
		doc(para("catalogueLocale is the language of the texts, if the catalogue says.")).Id("catalogueLocale").Op("=").Lit(w.pkg.cat.Locale),
		doc(para("fallbackKind stands for unknown errors; it is 0 if no entry does.")).Id("fallbackKind").Id("Kind").Op("=").Add(fallback),
	)
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
	return doc(para("forms are the forms of answers.")).Var().Id("forms").Op("=").Index(jen.Op("...")).Id("form").Custom(lines, items...)
}

func formRow(f goForm) []jen.Code {
	env := f.envelope
	r := row{}
	r.text("contentType", env.ContentType)
	if env.HTTPStatus != 0 {
		r.add("status", jen.Lit(env.HTTPStatus))
	}
	enc := encodingRow(env.Encode)
	if len(enc) > 0 {
		r.add("encoding", jen.Id("encoding").Values(enc...))
	}
	r.flag("several", holdsSeveral(env))
	r.flag("original", namesLocalized(env))
	r.flag("text", env.Text())
	if f.body != "" {
		r.add("body", id(f.body))
	}
	if f.headersName != "" {
		r.add("headers", id(f.headersName))
	}
	return r
}

// flag adds a member that is true.
func (r *row) flag(name goName, on bool) {
	if on {
		r.add(name, jen.True())
	}
}

func encodingRow(enc catalog.Encoding) row {
	var r row
	r.flag("escapeHTML", enc.EscapeHTML)
	r.flag("escapeSlash", enc.EscapeSlash)
	r.flag("escapeASCII", enc.EscapeASCII)
	if enc.Indent != 0 {
		r.add("indent", jen.Lit(enc.Indent))
	}
	r.flag("newline", enc.Newline)
	return r
}

// holdsSeveral reports whether a body has room for several errors.
func holdsSeveral(env *catalog.Envelope) bool {
	return usesRef(env, "errors") || usesRef(env, "problems")
}

// namesLocalized reports whether the messages of an envelope stay in the
// language of the catalogue, because it has the translation beside them.
func namesLocalized(env *catalog.Envelope) bool { return usesRef(env, "localized") }

func usesRef(env *catalog.Envelope, name string) bool {
	found := false
	if env.Body != nil {
		visitNodes(env.Body, func(n *catalog.Node) {
			found = found || n.Ref.Name == name || n.If != nil && n.If.Name == name
		})
	}
	return found
}

// rowTable returns
//
//	var wireRows = [...]wireRow{{0, 0, 4}, {1, 0, 4}}
func (w *wirePlan) rowTable() *jen.Statement {
	items := make([]jen.Code, len(w.rows))
	for i, r := range w.rows {
		items[i] = jen.Values(jen.Lit(r.form), jen.Lit(r.limit), jen.Lit(r.grpc))
	}
	return doc(para("wireRows has the form, the rate limit and the gRPC code of each entry, in the order of their constants.")).
		Var().Id("wireRows").Op("=").Index(jen.Op("...")).Id("wireRow").Custom(lines, items...)
}

// limitTable returns
//
//	var limitRows = []limitRow{{scope: "all", limit: 10, window: 1 * time.Second}}
func (w *wirePlan) limitTable() *jen.Statement {
	var items []jen.Code
	for _, l := range w.limits {
		r := row{}
		r.text("scope", l.Scope)
		if l.Limit != 0 {
			r.add("limit", jen.Lit(int(l.Limit)))
		}
		if l.Window != 0 {
			r.add("window", delayLit(l.Window))
		}
		items = append(items, jen.Values(r...))
	}
	return doc(para("limitRows are the rate limits of entries.")).Var().Id("limitRows").Op("=").Index().Id("limitRow").Custom(lines, items...)
}

// attrTable returns
//
//	var attrs = []attrRow{{ErrLocked, "area", "\"store\"", "store"}}
func (w *wirePlan) attrTable() *jen.Statement {
	var items []jen.Code
	for _, e := range w.pkg.entries {
		for _, m := range e.Attrs {
			items = append(items, jen.Values(id(e.constName), jen.Lit(m.Name), jen.Lit(valueJSON(m.Value)), jen.Lit(m.Value.Text)))
		}
	}
	return doc(para("attrs are the constants of entries.")).Var().Id("attrs").Op("=").Index().Id("attrRow").Custom(lines, items...)
}

// linkTable returns
//
//	var linkRows = []linkRow{{ErrLocked, "Locks", "https://example.com/locks"}}
func (w *wirePlan) linkTable() *jen.Statement {
	var items []jen.Code
	for _, e := range w.pkg.entries {
		for _, l := range e.Links {
			items = append(items, jen.Values(id(e.constName), jen.Lit(l.Text), jen.Lit(l.URL)))
		}
	}
	return doc(para("linkRows are the links of entries.")).Var().Id("linkRows").Op("=").Index().Id("linkRow").Custom(lines, items...)
}

// valueJSON returns a constant of the catalogue as compact JSON.
func valueJSON(v catalog.Value) string {
	switch v.Kind {
	case catalog.NullValue:
		return "null"
	case catalog.TextValue:
		return quoteJSON(v.Text, catalog.Encoding{})
	case catalog.ListValue:
		text := "["
		for i, item := range v.Items {
			if i > 0 {
				text += ","
			}
			text += valueJSON(item)
		}
		return text + "]"
	case catalog.MapValue:
		text := "{"
		for i, m := range v.Members {
			if i > 0 {
				text += ","
			}
			text += quoteJSON(m.Name, catalog.Encoding{}) + ":" + valueJSON(m.Value)
		}
		return text + "}"
	}
	return v.Text
}
