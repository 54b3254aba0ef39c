package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// This file has the formats of documentation.

// A docFormat is a way to write a whole catalogue into one file.
type docFormat struct {
	what       string   // is written, for messages
	extensions []string // of its files, by which others know the format and errgen can mark a file as its own
	render     func(*catalog.Catalog, catalog.DocOutput) ([]byte, error)
}

// docFormats are the formats that this version makes, by their name in a
// catalogue.
var docFormats = map[string]docFormat{
	"markdown": {"a page in Markdown", []string{".md", ".mdx"}, renderMarkdown},
}

// isMade reports whether this version of errgen makes d.
func isMade(d catalog.DocOutput) bool {
	_, ok := docFormats[d.Format]
	return ok && d.Region == ""
}

// addDocument adds the file of a document.
func (t *targets) addDocument(cat *catalog.Catalog, d catalog.DocOutput) {
	f := docFormats[d.Format]
	if !slices.Contains(f.extensions, strings.ToLower(path.Ext(d.Out))) {
		t.report("EG0503", d.Pos, "%s is not the path of %s", quoted(d.Out), f.what).
			Help = f.what + " has the extension " + strings.Join(f.extensions, " or ")
		return
	}
	t.add(d.Out, d.Pos, func() ([]byte, error) { return f.render(cat, d) })
}

// renderMarkdown returns the reference page of cat, less the comments of
// [Seal] at both ends.
func renderMarkdown(cat *catalog.Catalog, d catalog.DocOutput) ([]byte, error) {
	return page.Render(cat, d, constantName), nil
}

// constantName returns the Go constant of e, or nothing if e has no name in Go.
func constantName(e *catalog.Entry) string {
	name, problems := entryName(e)
	if problems.Err() != nil {
		return ""
	}
	return string(name.affixed("Err", ""))
}
