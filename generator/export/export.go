// Package export gives other tools what a catalogue says.
//
// [New] returns a resolved catalogue as plain values: every default applied, every
// name resolved, with the exact example answers and the names in Go. [Document.JSON]
// writes it as a JSON file with a published schema, docs/export.schema.json, and
// templates of users' own read the same values. Both are described in docs/data.md.
//
// What is empty is left out of the JSON: an empty text, 0, false, an empty list.
// Nothing in it depends on where the catalogue lies or how its files are laid out.
package export

import (
	"github.com/errgen/errgen/catalog"
)

// Format is the version of the model. Within a version, members are only ever
// added.
const Format = 1

// Names are what the things of a catalogue are called in Go. What is missing has no
// name there.
type Names struct {
	Entries map[*catalog.Entry]EntryNames
	Fields  map[*catalog.Field]FieldNames
	Types   map[*catalog.Type]string
	Rules   map[*catalog.Rule]RuleNames
}

// New returns what cat says about the entries that d shows. On its own d shows all
// but the internal ones. Groups, types and envelopes that only other entries use
// are left out.
func New(cat *catalog.Catalog, d catalog.DocOutput, names Names) Catalog {
	x := &exporter{cat: cat, names: names, doc: d, seen: use{}}
	for _, e := range cat.Entries {
		if d.Shows(e) {
			x.shown = append(x.shown, e)
		}
	}
	x.seen = usedBy(x.shown, cat.Rules)
	x.all = usedBy(cat.Entries, cat.Rules)
	return x.catalogue()
}

// An exporter makes the parts of a [Catalog].
type exporter struct {
	cat   *catalog.Catalog
	names Names
	doc   catalog.DocOutput
	shown []*catalog.Entry
	seen  use // by the entries that are shown
	all   use // by all entries
}

func (x *exporter) catalogue() Catalog {
	cat := x.cat
	out := Catalog{
		Name: cat.Name, Title: cat.Title, Doc: cat.Doc, Locale: cat.Locale, Locales: cat.Locales,
		Codes:    Codes{Type: "string", Shared: cat.Codes.Shared, Pattern: cat.Codes.Pattern},
		Fallback: x.nameOf(cat.Fallback), Consts: newMembers(cat.Consts), Entries: make([]Entry, len(x.shown)),
		Links: links(cat.Links),
	}
	if cat.Codes.Int {
		out.Codes.Type = "int"
	}
	for i, e := range x.shown {
		out.Entries[i] = x.entry(e)
	}
	x.addDefinitions(&out)
	x.addReference(&out)
	return out
}

// nameOf returns the name of an entry that another thing refers to, or nothing if
// the document must not say it.
func (x *exporter) nameOf(e *catalog.Entry) string {
	if e == nil || e.Internal && !x.doc.Internal {
		return ""
	}
	return e.Name
}

func links(in []catalog.Link) []Link {
	var out []Link
	for _, l := range in {
		out = append(out, Link{Text: l.Text, URL: l.URL})
	}
	return out
}
