package page

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
)

// language returns the language of a catalogue's texts. The page's own words
// are English.
func language(cat *catalog.Catalog) string {
	if cat.Locale == "" {
		return "en"
	}
	return cat.Locale
}

// title returns the title of the page.
func (p *page) title() string {
	if p.cat.Title == "" {
		return catalog.Sentence(p.cat.Name) + " errors"
	}
	return p.cat.Title
}

// count says how many errors and groups there are.
func (p *page) count() doc.Inline {
	text := "This page lists " + plural(len(p.entries), "error")
	if n := p.groups.count(); n > 0 {
		text += " in " + plural(n, "group")
	}
	return doc.Text(text + ".")
}

// sharing says that a code alone does not tell which error it is.
func (p *page) sharing() doc.Inline {
	if !p.isShared {
		return doc.Inline{}
	}
	return doc.Text("Some errors share a code: their status and message tell them apart.")
}

// fallback says which entry stands for errors that have none.
func (p *page) fallback() doc.Inline {
	if p.cat.Fallback == nil || !p.shown[p.cat.Fallback] {
		return doc.Inline{}
	}
	return doc.Sentence(doc.Text("An unexpected error is answered as"), p.reference(p.cat.Fallback))
}
