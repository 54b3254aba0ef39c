package generator

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/htmlpage"
	"github.com/errgen/errgen/generator/openapi"
	"github.com/errgen/errgen/generator/page"
	"github.com/errgen/errgen/generator/typescript"
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
	"markdown":   {"a page in Markdown", []string{".md", ".mdx"}, renderMarkdown},
	"openapi":    {"an OpenAPI document", []string{".yaml", ".yml"}, renderOpenAPI},
	"json":       {"a JSON file", []string{".json"}, renderJSON},
	"html":       {"a page in HTML", []string{".html"}, renderHTML},
	"typescript": {"a TypeScript module", []string{".ts"}, renderTypeScript},
}

// addDocument adds the file of a document.
func (t *targets) addDocument(cat *catalog.Catalog, d catalog.DocOutput) {
	if d.Template != nil {
		t.addTemplate(cat, d)
		return
	}
	f, ok := docFormats[d.Format]
	if !ok {
		t.report("EG0112", d.Pos, "unknown format %s", quoted(d.Format)).
			Help = "want one of: " + strings.Join(slices.Sorted(maps.Keys(docFormats)), ", ")
		return
	}
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

// renderHTML returns the same page as one HTML file.
func renderHTML(cat *catalog.Catalog, d catalog.DocOutput) ([]byte, error) {
	return htmlpage.Render(page.Make(cat, d, constantName))
}

// renderOpenAPI returns the components of cat for OpenAPI.
func renderOpenAPI(cat *catalog.Catalog, d catalog.DocOutput) ([]byte, error) {
	return openapi.Render(cat, d), nil
}

// renderTypeScript returns the client module of cat.
func renderTypeScript(cat *catalog.Catalog, d catalog.DocOutput) ([]byte, error) {
	return typescript.Render(cat, d), nil
}

// constantName returns the Go constant of e, or nothing if e has no name in Go.
func constantName(e *catalog.Entry) string {
	name, problems := entryName(e)
	if problems.Err() != nil {
		return ""
	}
	return string(name.affixed("Err", ""))
}
