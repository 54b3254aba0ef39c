package translation

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/po"
)

// Placeholders in braces are those of Python to gettext: its tools compare them.
// They want all of the original, which the language does not.
const (
	braceFormat   = "python-brace-format"
	noBraceFormat = "no-python-brace-format"
)

// Export returns the texts of a catalogue for translators into a language. A stale
// translation is fuzzy, and has the original that it was made of beside it.
//
// Old is the file that is replaced, or nil: what translators remarked there stays,
// and so do their suggestions, which are fuzzy or whose original is another now.
// Lost are the keys of other translations in it that the catalogue does not have;
// the file must be imported first.
func Export(c *catalog.Catalog, locale string, was Earlier, old *po.File) (f *po.File, lost []string) {
	if old == nil {
		old = &po.File{}
	}
	f = &po.File{Comments: old.Comments, Header: slices.Clone(old.Header)}
	for _, field := range []po.Field{
		{Name: "Project-Id-Version", Value: c.Name},
		{Name: "Language", Value: strings.ReplaceAll(locale, "-", "_")},
		{Name: "MIME-Version", Value: "1.0"},
		{Name: "Content-Type", Value: "text/plain; charset=UTF-8"},
		{Name: "Content-Transfer-Encoding", Value: "8bit"},
	} {
		f.Set(field.Name, field.Value)
	}
	before := map[string]po.Entry{}
	for _, e := range old.Entries {
		before[e.Context] = e
	}
	for _, t := range Texts(c, locale) {
		if t.Original == "" || t.Internal && t.Translation == "" {
			continue
		}
		e, isLost := merge(entry(t, was), before[t.Key])
		if isLost {
			lost = append(lost, t.Key)
		}
		f.Entries = append(f.Entries, e)
	}
	return f, lost
}

// entry returns a text as a file has it.
func entry(t Text, was Earlier) po.Entry {
	e := po.Entry{Context: t.Key, ID: t.Original, Text: t.Translation, Notes: t.Notes}
	if t.Pos.File != "" && !strings.ContainsAny(t.Pos.File, " \t") {
		e.Places = []string{t.Pos.File}
	}
	if was.isStale(t) {
		e.Flags, e.Previous = append(e.Flags, po.Fuzzy), was.translated(t)
	}
	if used, err := placeholders(t.Original); t.IsTemplate && err == nil && len(used) > 0 {
		e.Flags = append(e.Flags, formatFlag(t, used))
	}
	return e
}

// formatFlag returns the flag that makes tools compare placeholders, unless they
// would refuse the translation.
func formatFlag(t Text, used map[string]bool) string {
	have, _ := placeholders(t.Translation)
	for name := range used {
		if t.Translation != "" && !have[name] {
			return noBraceFormat
		}
	}
	return braceFormat
}

// merge adds what translators wrote to an entry since. It reports whether a
// finished translation would be lost.
func merge(e, old po.Entry) (merged po.Entry, isLost bool) {
	e.Comments = old.Comments
	for _, flag := range old.Flags {
		if flag != po.Fuzzy && flag != braceFormat && flag != noBraceFormat {
			e.Flags = append(e.Flags, flag)
		}
	}
	if old.Text == "" || old.Text == e.Text {
		return e, false
	}
	if old.ID == e.ID && !old.Has(po.Fuzzy) {
		return e, true
	}
	if !e.Has(po.Fuzzy) {
		e.Flags = slices.Insert(e.Flags, 0, po.Fuzzy)
	}
	e.Text, e.Previous = old.Text, old.Previous
	if old.ID != e.ID {
		e.Previous = old.ID
	}
	return e, false
}
