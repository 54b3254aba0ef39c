package translation

import (
	"fmt"
	"maps"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/po"
)

// A Change is a translation that a file has and the catalogue has not.
type Change struct {
	Text                // the only one, or the first one of a list
	Value catalog.Value // a text, or the list of all causes or remedies
	Texts int           // number of texts that are new
}

// A Remark is about a translation of a file.
type Remark struct {
	Line    int
	Message string
}

// An Imported is what a file has for a catalogue.
type Imported struct {
	Changes []Change // in the order of the catalogue
	Same    int      // number of translations that the catalogue has already
	Skipped []Remark // translations that are not taken, and why
	Faults  []Remark // translations that cannot be taken; the file must be put right
}

// Import finds out what is new in a file. Translations that are empty change
// nothing.
func Import(c *catalog.Catalog, locale string, f *po.File) Imported {
	i := importer{texts: Texts(c, locale), fresh: map[string]po.Entry{}}
	byKey := map[string]Text{}
	for _, t := range i.texts {
		byKey[t.Key] = t
	}
	for _, e := range f.Entries {
		t, ok := byKey[e.Context]
		i.take(e, t, ok)
	}
	for from := 0; from < len(i.texts); {
		to := from + 1
		for to < len(i.texts) && i.texts[to].Item > 1 {
			to++
		}
		i.change(i.texts[from:to])
		from = to
	}
	return i.Imported
}

// An importer compares a file with the texts of a catalogue.
type importer struct {
	Imported
	texts []Text
	fresh map[string]po.Entry // translations that are taken, by key
}

// take looks at an entry for a text that the catalogue has, or not.
func (i *importer) take(e po.Entry, t Text, ok bool) {
	skip := func(why string) {
		i.Skipped = append(i.Skipped, Remark{e.Line, e.Context + " " + why})
	}
	switch {
	case e.Text == "":
	case !ok || t.Original == "":
		skip("is not in the catalogue")
	case e.Text == t.Translation:
		i.Same++
	case e.Has(po.Fuzzy):
		skip("is fuzzy")
	case e.ID != t.Original:
		skip("was translated from a text that is another now; export again")
	default:
		if fault := t.check(e.Text); fault != "" {
			i.Faults = append(i.Faults, Remark{e.Line, e.Context + ": " + fault})
			return
		}
		i.fresh[t.Key] = e
	}
}

// change adds the change of a text, or of the items of a list. The language
// translates a list as a whole.
func (i *importer) change(texts []Text) {
	c := Change{Text: texts[0], Value: catalog.Value{Kind: catalog.TextValue}}
	var first po.Entry
	missing := 0
	for _, t := range texts {
		text := t.Translation
		if e, ok := i.fresh[t.Key]; ok {
			text = e.Text
			if c.Texts++; c.Texts == 1 {
				first = e
			}
		}
		if text == "" {
			missing++
		}
		c.Value.Text = text
		c.Value.Items = append(c.Value.Items, catalog.Value{Kind: catalog.TextValue, Text: text})
	}
	switch {
	case c.Texts == 0:
	case missing > 0:
		i.Skipped = append(i.Skipped, Remark{first.Line, fmt.Sprintf("%s.%s.%s: %d of %d are not translated; a list is taken as a whole", c.Section, c.Name, c.Kind, missing, len(texts))})
	case c.Item > 0:
		c.Value.Kind, c.Value.Text = catalog.ListValue, ""
		i.Changes = append(i.Changes, c)
	default:
		c.Value.Items = nil
		i.Changes = append(i.Changes, c)
	}
}

// Has reports whether a catalogue has the translations of changes, and no others
// than before otherwise.
func Has(after, before *catalog.Catalog, locale string, changes []Change) bool {
	want := translations(before, locale)
	for _, c := range changes {
		if c.Value.Kind != catalog.ListValue {
			want[c.Key] = c.Value.Text
		}
		for i, item := range c.Value.Items {
			want[fmt.Sprintf("%s.%s.%s.%d", c.Section, c.Name, c.Kind, i+1)] = item.Text
		}
	}
	return maps.Equal(translations(after, locale), want)
}

// translations returns what a catalogue has in a language, by key.
func translations(c *catalog.Catalog, locale string) map[string]string {
	all := map[string]string{}
	for _, t := range Texts(c, locale) {
		if t.Translation != "" {
			all[t.Key] = t.Translation
		}
	}
	return all
}
