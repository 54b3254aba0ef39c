package page

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

// head returns the title of the page and what it is about.
func (p *page) head() markdown.Block {
	title := p.cat.Title
	if title == "" {
		title = catalog.Sentence(p.cat.Name) + " errors"
	}
	return markdown.Blocks(
		markdown.Heading(1, markdown.Text(title)),
		markdown.Prose(p.cat.Doc, 1, p.ids.free),
	)
}

// contents returns what the page holds.
func (p *page) contents() markdown.Block {
	return markdown.Blocks(
		markdown.Heading(2, markdown.Text(p.titles[contentsTitle])),
		markdown.Paragraph(markdown.Join(" ", p.count(), p.sharing(), p.fallback())),
		contentsBelow(p.sections, 0),
	)
}

// count says how many errors and groups there are.
func (p *page) count() markdown.Inline {
	text := "This page lists " + plural(len(p.entries), "error")
	if n := p.groups.count(); n > 0 {
		text += " in " + plural(n, "group")
	}
	return markdown.Text(text + ".")
}

// sharing says that a code alone does not tell which error it is.
func (p *page) sharing() markdown.Inline {
	if !p.isShared {
		return markdown.Inline{}
	}
	return markdown.Text("Some errors share a code: their status and message tell them apart.")
}

// fallback says which entry stands for errors that have none.
func (p *page) fallback() markdown.Inline {
	if p.cat.Fallback == nil || !p.shown[p.cat.Fallback] {
		return markdown.Inline{}
	}
	return markdown.Sentence(markdown.Text("An unexpected error is answered as"), p.reference(p.cat.Fallback))
}

// contentsBelow returns a list of the sections of one depth, each with those
// deeper ones that follow it.
func contentsBelow(sections []section, depth int) markdown.Block {
	var items []markdown.Block
	for i, s := range sections {
		if s.depth != depth {
			continue
		}
		end := i + 1
		for end < len(sections) && sections[end].depth > depth {
			end++
		}
		link := markdown.Link(markdown.Text(s.title), "#"+s.id)
		items = append(items, markdown.Item(link, contentsBelow(sections[i+1:end], depth+1)))
	}
	if len(items) == 0 {
		return markdown.Block{}
	}
	return markdown.List(items...)
}
