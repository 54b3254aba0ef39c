package generator

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// renderMarkdown returns the reference page of cat, less the comments of
// [Seal] at both ends. out says which columns its table has and which entries
// it holds.
func renderMarkdown(cat *catalog.Catalog, out catalog.DocOutput) []byte {
	return page.Render(cat, out, constantName)
}

// constantName returns the Go constant of e, or nothing if e has no name in Go.
func constantName(e *catalog.Entry) string {
	name, problems := entryName(e)
	if problems.Err() != nil {
		return ""
	}
	return string(name.affixed("Err", ""))
}
