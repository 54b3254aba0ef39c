package generator

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the templates of envelopes as data, for reading answers. The
// support code says what the data means.

// A shaper writes the templates of one envelope.
type shaper struct {
	plan     *wirePlan
	envelope *catalog.Envelope
	entries  []*catalog.Entry // those with the envelope
	plain    bool             // the template makes a text, not JSON
}

// envelopeShapes returns
//
//	var envelopeShapes = [...]envelopeShape{
//		{body: &shape{…}, forms: []formShape{{form: 0}}},
//	}
func (w *wirePlan) envelopeShapes() *jen.Statement {
	var items []jen.Code
	for _, env := range w.envelopes() {
		items = append(items, jen.Values(w.envelopeShape(env)...))
	}
	return doc(para("envelopeShapes are the forms of answers, to be read.")).
		Var().Id("envelopeShapes").Op("=").Index(jen.Op("...")).Id("envelopeShape").Custom(lines, items...)
}

// envelopes returns the envelopes of the entries.
func (w *wirePlan) envelopes() []*catalog.Envelope {
	var list []*catalog.Envelope
	for _, f := range w.forms {
		if !slices.Contains(list, f.envelope) {
			list = append(list, f.envelope)
		}
	}
	return list
}

func (w *wirePlan) envelopeShape(env *catalog.Envelope) row {
	s := shaper{plan: w, envelope: env, plain: env.Text()}
	for _, e := range w.pkg.entries {
		if e.Envelope == env || usesRef(env, "errors") || usesRef(env, "problems") { // which has others too
			s.entries = append(s.entries, e.Entry)
		}
	}
	var r row
	if env.Body != nil {
		r.add("body", jen.Op("&").Id("shape").Values(s.node(env.Body).row...))
		if s.plain {
			media, _, _ := strings.Cut(env.ContentType, ";")
			r.text("media", strings.TrimSpace(media))
		}
		r.flag("line", s.plain && env.Encode.Newline)
		r.texts("attrs", attrsIn(env.Body))
	}
	var forms []jen.Code
	for i, f := range w.forms {
		if f.envelope == env {
			forms = append(forms, jen.Values(s.formShape(i, f)...))
		}
	}
	r.add("forms", jen.Index().Id("formShape").Values(forms...))
	return r
}

// texts adds a list of texts that is not empty.
func (r *row) texts(name goName, texts []string) {
	if len(texts) > 0 {
		r.add(name, jen.Index().String().Values(literals(texts)...))
	}
}

func literals(texts []string) []jen.Code {
	lits := make([]jen.Code, len(texts))
	for i, t := range texts {
		lits[i] = jen.Lit(t)
	}
	return lits
}

func (s *shaper) formShape(number int, f goForm) row {
	var r row
	if number > 0 {
		r.add("form", jen.Lit(number))
	}
	if f.envelope.HTTPStatus != 0 {
		r.add("status", jen.Lit(f.envelope.HTTPStatus))
	}
	var headers []jen.Code
	plain := *s
	plain.plain = true
	for _, h := range f.headers {
		headers = append(headers, jen.Values(plain.headerShape(h)...))
	}
	if headers != nil {
		r.add("headers", jen.Index().Id("headerShape").Values(headers...))
	}
	return r
}

func (s *shaper) headerShape(h catalog.Header) row {
	var r row
	name := canonicalHeader(h.Name)
	r.add("name", jen.Lit(name))
	if name != h.Name {
		r.add("exact", jen.Lit(h.Name))
	}
	r.flag("omit", h.Omit)
	var values []jen.Code
	for _, v := range h.Values {
		values = append(values, jen.Values(s.node(v).row...))
	}
	r.add("values", jen.Index().Id("shape").Values(values...))
	return r
}
