package page

import (
	"path"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/markdown"
)

// lintNote switches off the three rules of markdownlint that a page with
// stable anchors and tables cannot keep.
const lintNote = "<!-- markdownlint-disable-file MD013 MD024 MD033 -->\n\n"

// lintNoteFor returns what a file begins with. MDX has no comments of HTML.
func lintNoteFor(file string) string {
	if strings.EqualFold(path.Ext(file), ".mdx") {
		return ""
	}
	return lintNote
}

// Render returns the document that [Make] makes as a page in Markdown.
func Render(cat *catalog.Catalog, out catalog.DocOutput, goName func(*catalog.Entry) string) []byte {
	d := Make(cat, out, goName)
	blocks := []doc.Block{
		doc.Heading(1, "", doc.Text(d.Title)), d.About,
		doc.Heading(2, "", doc.Text(d.ContentsTitle)), doc.Paragraph(d.Count), d.Contents(),
	}
	for _, s := range d.Sections {
		blocks = append(blocks, sectionHeading(s), s.Body)
	}
	isFree := func(slug string) bool { return !d.IDs[slug] }
	return []byte(lintNoteFor(out.Out) + markdown.Write(doc.Blocks(blocks...), isFree).String() + "\n")
}

// sectionHeading returns the heading of a section. Where renderers make the
// identifier from the heading, it has no anchor.
func sectionHeading(s doc.Section) doc.Block {
	id := s.ID
	if id == doc.Slug(s.Title) {
		id = ""
	}
	return doc.Heading(s.Level(), id, doc.Text(s.Title))
}
