package openapi

import (
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
	"github.com/errgen/errgen/generator/sample"
	"github.com/errgen/errgen/generator/schema"
)

// This file makes descriptions. In OpenAPI they are Markdown (CommonMark), and
// package markdown sees to it that no text is more than it should be.

func prose(src string) string { return markdown.Prose(src, 0, nil).String() }

// about returns the documented meaning of an entry.
func about(e *catalog.Entry) string {
	return markdown.Blocks(markdown.Prose(e.Doc, 0, nil), deprecation(e.Deprecated)).String()
}

func deprecation(dep *catalog.Deprecation) markdown.Block {
	if dep == nil {
		return markdown.Block{}
	}
	use := markdown.Inline{}
	if dep.Use != nil && !dep.Use.Internal {
		use = markdown.Join(" ", markdown.Text("use"), markdown.Code(dep.Use.Name))
	}
	word := "Deprecated."
	if dep.Since != "" {
		word = "Deprecated since " + dep.Since + "."
	}
	return markdown.Paragraph(markdown.Join(" ", markdown.Strong(markdown.Text(word)), use, markdown.ProseLine(dep.Doc)))
}

// entryText returns what a response of an entry says: its title, what may have
// happened and what can be done.
func entryText(e *catalog.Entry) string {
	return markdown.Blocks(
		markdown.Paragraph(markdown.Text(e.Title)),
		items("Possible causes", e.Causes),
		items("What to do", e.Remedies),
	).String()
}

// statusText returns what a response of a status says.
func statusText(cat *catalog.Catalog, status int) string {
	title := sample.Phrase(status)
	doc := markdown.Block{}
	for _, s := range cat.Statuses {
		if s.Status == status {
			doc = markdown.Blocks(markdown.Prose(s.Doc, 0, nil), items("Possible causes", s.Causes), items("What to do", s.Remedies))
			if s.Title != "" {
				title = s.Title
			}
		}
	}
	return markdown.Blocks(markdown.Paragraph(markdown.Text(title)), doc).String()
}

func items(label string, texts []string) markdown.Block {
	blocks := make([]markdown.Block, len(texts))
	for i, t := range texts {
		blocks[i] = markdown.Prose(t, 0, nil)
	}
	list := markdown.List(blocks...)
	if list.Empty() {
		return list
	}
	return markdown.Blocks(markdown.Paragraph(markdown.Strong(markdown.Text(label+":"))), list)
}

// memberText returns what a member is.
func (d *document) memberText(m schema.Member) string {
	if m.Field != nil && m.Field.Doc != "" {
		return prose(m.Field.Doc)
	}
	if m.Node != nil && !m.Schema.None() {
		return d.nodeText(m.Node)
	}
	return ""
}

// nodeText returns what the value of a template is. Many entries have the same.
func (d *document) nodeText(n *catalog.Node) string {
	text, known := d.meanings[n]
	if !known {
		if text = schema.Meaning(n); text != "" {
			text = markdown.Text(strings.ToUpper(text[:1])+text[1:]).String() + "."
		}
		d.meanings[n] = text
	}
	return text
}
