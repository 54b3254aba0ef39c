package translation

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/po"
)

// A Coverage says how far a catalogue is translated into a language.
type Coverage struct {
	Locale     string
	Texts      int    // that the catalogue has
	Translated int    // of them
	Missing    []Text // that have no translation; none of internal entries
	Extra      []Text // translations of what the catalogue does not say
	Stale      []Text // translations of what the catalogue said earlier
}

// Cover compares the texts of a catalogue with those of a language. Without an
// earlier version nothing is stale.
func Cover(c *catalog.Catalog, locale string, was Earlier) Coverage {
	cover := Coverage{Locale: locale}
	for _, t := range Texts(c, locale) {
		switch {
		case t.Original == "":
			cover.Extra = append(cover.Extra, t)
		case t.Translation != "":
			cover.Texts++
			cover.Translated++
			if was.isStale(t) {
				cover.Stale = append(cover.Stale, t)
			}
		case !t.Internal:
			cover.Texts++
			cover.Missing = append(cover.Missing, t)
		}
	}
	return cover
}

// Earlier is what texts and their translations were, by key.
type Earlier map[string]version

// A version is an original with its translation at some time.
type version struct {
	original, translation string
	isOpen                bool   // the translation was not that of the original
	previous              string // but perhaps of this one
}

// EarlierIn returns the texts of another version of a catalogue.
func EarlierIn(c *catalog.Catalog, locale string) Earlier {
	was := Earlier{}
	for _, t := range Texts(c, locale) {
		was[t.Key] = version{original: t.Original, translation: t.Translation}
	}
	return was
}

// EarlierOf returns the texts of a file that was exported earlier.
func EarlierOf(f *po.File) Earlier {
	was := Earlier{}
	for _, e := range f.Entries {
		was[e.Context] = version{e.ID, e.Text, e.Has(po.Fuzzy), e.Previous}
	}
	return was
}

// isStale reports whether a translation is what it was when the original was
// another.
func (was Earlier) isStale(t Text) bool {
	v := was[t.Key]
	return t.Translation != "" && t.Translation == v.translation && (t.Original != v.original || v.isOpen)
}

// translated returns the original that a stale translation was made of, if it is
// known.
func (was Earlier) translated(t Text) string {
	v := was[t.Key]
	if v.original != t.Original {
		return v.original
	}
	return v.previous
}
