package page

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/markdown"
)

// Region returns the table of errors in Markdown, for a page that somebody else
// owns. out says which columns it has and which entries it holds; goName returns
// what an entry is called in Go, address where it is described; both may
// return nothing.
func Region(cat *catalog.Catalog, out catalog.DocOutput, goName, address func(*catalog.Entry) string) []byte {
	p := newPage(cat, out)
	p.goName, p.address, p.groupIDs = goName, address, nil
	table := p.summary()
	if table.Empty() {
		table = doc.Paragraph(doc.Text("There are no errors."))
	}
	return []byte(markdown.Write(table, nil).String())
}
