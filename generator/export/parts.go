package export

import "github.com/errgen/errgen/catalog"

// addDefinitions adds what entries refer to.
func (x *exporter) addDefinitions(out *Catalog) {
	for _, g := range x.cat.Groups {
		if x.keep(x.seen.groups[g], x.all.groups[g]) {
			out.Groups = append(out.Groups, group(g))
		}
	}
	for _, t := range x.cat.Types {
		if x.keep(x.seen.types[t], x.all.types[t]) {
			out.Types = append(out.Types, Type{Name: t.Name, Doc: t.Doc, Fields: x.fields(t.Fields), Go: x.names.Types[t]})
		}
	}
	for _, r := range x.cat.Rules {
		out.Rules = append(out.Rules, x.rule(r))
	}
	for _, l := range x.cat.RateLimits {
		limit := RateLimit{Name: l.Name, Scope: l.Scope, Limit: l.Limit, Doc: l.Doc}
		limit.Window, limit.WindowMS = duration(l.Window)
		out.RateLimits = append(out.RateLimits, limit)
	}
	for _, e := range x.cat.Envelopes {
		if x.keep(x.seen.envelopes[e], x.all.envelopes[e]) {
			out.Envelopes = append(out.Envelopes, envelope(e))
		}
	}
}

// addReference adds what is only for people to read.
func (x *exporter) addReference(out *Catalog) {
	for _, s := range x.cat.Statuses {
		out.Statuses = append(out.Statuses, Status{
			Status: s.Status, Title: s.Title, Doc: s.Doc, Causes: s.Causes, Remedies: s.Remedies, Translations: partTranslations(s.Translations),
		})
	}
	for _, r := range x.cat.Retired {
		out.Retired = append(out.Retired, Retired{
			Name: r.Name, Code: newCode(r.Code, x.cat.Codes.Int), Since: r.Since, Use: x.nameOf(r.Use), Doc: r.Doc,
		})
	}
	for _, t := range x.cat.Tables {
		out.Tables = append(out.Tables, Table{Title: t.Title, Columns: append([]string{}, t.Columns...), Rows: t.Rows})
	}
	for _, n := range x.cat.Notes {
		out.Notes = append(out.Notes, Note{Title: n.Title, Doc: n.Doc})
	}
}

func group(g *catalog.Group) Group {
	out := Group{
		Name: g.Name, Title: g.Title, Doc: g.Doc, Causes: g.Causes, Remedies: g.Remedies, Translations: partTranslations(g.Translations),
	}
	if c := g.Codes; c != nil {
		out.Codes = &CodeRange{Text: c.Text, Prefix: c.Prefix, From: c.From, To: c.To}
	}
	if g.Parent != nil {
		out.Parent = g.Parent.Name
	}
	return out
}

func partTranslations(in []catalog.Translation) []PartTranslation {
	var out []PartTranslation
	for _, t := range in {
		out = append(out, PartTranslation{Locale: t.Locale, Title: t.Title, Doc: t.Doc, Causes: t.Causes, Remedies: t.Remedies})
	}
	return out
}

func (x *exporter) rule(r *catalog.Rule) Rule {
	out := Rule{
		Name: r.Name, Message: messageText(r.Message), Doc: r.Doc, Fields: x.fields(r.Fields), Example: newMembers(r.Example),
	}
	for _, t := range r.Translations {
		out.Translations = append(out.Translations, RuleTranslation{Locale: t.Locale, Message: messageText(t.Message), Doc: t.Doc})
	}
	if names, ok := x.names.Rules[r]; ok {
		out.Go = &names
	}
	return out
}

func envelope(e *catalog.Envelope) Envelope {
	out := Envelope{Name: e.Name, Doc: e.Doc, BuiltIn: e.BuiltIn, HTTPStatus: e.HTTPStatus, Headers: headers(e.Headers)}
	if e.Body == nil {
		return out
	}
	body := node(e.Body)
	out.Body, out.ContentType, out.Encode = &body, e.ContentType, encoding(e.Encode)
	return out
}

// encoding returns how JSON is written, or nil for the compact form.
func encoding(enc catalog.Encoding) *Encoding {
	if enc == (catalog.Encoding{}) {
		return nil
	}
	out := &Encoding{Indent: enc.Indent, Newline: enc.Newline}
	for _, escape := range []struct {
		name string
		on   bool
	}{{"html", enc.EscapeHTML}, {"slash", enc.EscapeSlash}, {"ascii", enc.EscapeASCII}} {
		if escape.on {
			out.Escape = append(out.Escape, escape.name)
		}
	}
	return out
}
