package schema

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// Bodies are the bodies and headers of the answers that a document shows.
type Bodies struct {
	cat     *catalog.Catalog
	entries []*catalog.Entry
	users   map[*catalog.Envelope][]*catalog.Entry

	// What was found out before.
	wholes     map[*catalog.Envelope]Schema
	own        map[*catalog.Entry]Schema
	named      map[*catalog.Envelope]fieldNames
	items      map[*catalog.Node]item    // of lists of errors, but for the first
	violations map[violationKey]item     // of lists of violations that are the same for all entries
	trees      map[*catalog.Node]*Object // of lists of violations, by place
	types      map[*catalog.Type]*Object
}

// New returns the bodies of the entries of cat that a document shows and that
// have an answer.
func New(cat *catalog.Catalog, out catalog.DocOutput) *Bodies {
	b := &Bodies{
		cat: cat, users: map[*catalog.Envelope][]*catalog.Entry{},
		wholes: map[*catalog.Envelope]Schema{}, own: map[*catalog.Entry]Schema{}, named: map[*catalog.Envelope]fieldNames{},
		items: map[*catalog.Node]item{}, violations: map[violationKey]item{},
		trees: map[*catalog.Node]*Object{}, types: map[*catalog.Type]*Object{},
	}
	for _, e := range cat.Entries {
		if out.Shows(e) && HasAnswer(e) {
			b.entries = append(b.entries, e)
			b.users[e.Envelope] = append(b.users[e.Envelope], e)
		}
	}
	return b
}

// HasAnswer reports whether an entry is about HTTP: whether it has a status, or
// an envelope that somebody chose.
func HasAnswer(e *catalog.Entry) bool {
	return e.Envelope != nil && (e.Status != 0 || !e.Envelope.BuiltIn)
}

// Entries returns the entries, in the order of the catalogue.
func (b *Bodies) Entries() []*catalog.Entry { return b.entries }

// Envelopes returns the envelopes of the entries, in the order of the catalogue.
func (b *Bodies) Envelopes() []*catalog.Envelope {
	return slices.DeleteFunc(slices.Clone(b.cat.Envelopes), func(env *catalog.Envelope) bool { return b.users[env] == nil })
}

// Users returns the entries with an envelope.
func (b *Bodies) Users(env *catalog.Envelope) []*catalog.Entry { return b.users[env] }

// Envelope returns the bodies that answers with an envelope have, those of
// entries and rules that a newer catalogue adds as well: where entries differ
// it has types, not constants. It is the empty set if there is no body.
func (b *Bodies) Envelope(env *catalog.Envelope) Schema {
	whole, known := b.wholes[env]
	if known || env.Body == nil {
		return whole
	}
	for _, e := range b.users[env] {
		s := scene{Bodies: b, envelope: env, entry: e, wide: true}
		if next := s.body(); !next.Equal(whole) {
			whole = union(whole, next)
		}
	}
	b.wholes[env] = whole
	return whole
}

// Entry returns the bodies of the answers to one error, or to several of which
// it is the first. It is the empty set if there is no body.
func (b *Bodies) Entry(e *catalog.Entry) Schema {
	body, known := b.own[e]
	if !known {
		s := scene{Bodies: b, envelope: e.Envelope, entry: e}
		body = s.body()
		b.own[e] = body
	}
	return body
}

// Header returns the values that a header of an entry has, one for each line.
// What is sent is their text; a line may be left out if its value may be empty.
func (b *Bodies) Header(e *catalog.Entry, h catalog.Header) []Schema {
	s := scene{Bodies: b, envelope: e.Envelope, entry: e}
	values := make([]Schema, len(h.Values))
	for i, n := range h.Values {
		values[i] = s.eval(n)
	}
	return values
}

// body returns the bodies of an envelope. A body that is a text has the text of
// its value.
func (s scene) body() Schema {
	switch body := s.envelope.Body; {
	case body == nil:
		return Schema{}
	case s.envelope.Text():
		v := convert(s.eval(body), "string")
		if v.Null {
			v = union(v.notEmpty(), textOf(""))
		}
		return s.lines(v)
	default:
		return s.eval(body)
	}
}

// lines returns a text with the final line feed that it may have.
func (s scene) lines(v Schema) Schema {
	if v.Text != nil && s.envelope.Encode.Newline {
		text := *v.Text
		text.Values = slices.Clone(text.Values)
		for i := range text.Values {
			text.Values[i] += "\n"
		}
		v.Text, v.NotEmpty = &text, true
	}
	return v
}
