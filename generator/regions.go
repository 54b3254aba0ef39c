package generator

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
	"github.com/errgen/errgen/generator/provenance"
	"github.com/errgen/errgen/generator/region"
)

// This file makes what stands in regions of pages that somebody else owns: the
// table of errors, and nothing that could disturb the owner's headings.

// addRegion adds the table of errors for a region of a page. Its links lead to
// those of docs that are pages in Markdown.
func (t *targets) addRegion(cat *catalog.Catalog, d catalog.DocOutput, docs []catalog.DocOutput) {
	if d.Format != "markdown" {
		t.report("EG0503", d.Pos, "format %s has no regions", quoted(d.Format)).Help = "want format: markdown, or remove region"
		return
	}
	if !region.Possible(d.Out) {
		t.report("EG0503", d.Pos, "%s is not the path of a page that can have regions", quoted(d.Out)).
			Help = "a page with regions has the extension .md, .markdown or .mdx"
		return
	}
	full, ok := t.locate(d.Out, d.Pos)
	if !ok {
		return
	}
	body := func() ([]byte, error) {
		table := page.Region(cat, d, constantName, t.linksFrom(full, docs))
		return layRegion(d, table, sourceFrom(full, cat.File)), nil
	}
	t.list = append(t.list, target{plannedFile{path: full, region: d.Region, body: body}, d.Pos})
}

// linksFrom returns where entries are described, as seen from a file: on the
// first page of docs that shows them, or else where the catalogue says.
func (t *targets) linksFrom(file string, docs []catalog.DocOutput) func(*catalog.Entry) string {
	return func(e *catalog.Entry) string {
		for _, p := range docs {
			if p.Format == "markdown" && p.Region == "" && p.Shows(e) {
				to := url.URL{Path: relativePath(path.Dir(file), path.Join(t.dir, p.Out)), Fragment: e.Anchor}
				return to.String()
			}
		}
		return e.DocsURL
	}
}

// maxLine is the length of a line that markdownlint lets pass.
const maxLine = 80

// The comments that let longer lines pass, and nothing of the owner's.
const (
	lintOff      = "<!-- markdownlint-capture -->\n<!-- markdownlint-disable MD013 -->\n"
	lintBack     = "<!-- markdownlint-restore -->\n"
	lintNextLine = "<!-- markdownlint-disable-next-line MD013 -->\n"
)

// layRegion returns the lines between the markers of a region. Prettier and
// markdownlint have nothing against them.
func layRegion(d catalog.DocOutput, table []byte, source string) []byte {
	_, marker := region.Markers(d.Out, d.Region)
	longMarker := len(marker)+len(" "+provenance.Write(nil, source)) > maxLine
	if strings.EqualFold(path.Ext(d.Out), ".mdx") {
		return []byte("\n" + string(table) + "\n\n") // markdownlint does not read MDX
	}
	var b bytes.Buffer
	wide := hasLongLine(table)
	if wide {
		b.WriteString(lintOff)
	}
	b.WriteString("\n" + string(table) + "\n\n")
	if wide {
		b.WriteString(lintBack)
	}
	if longMarker {
		b.WriteString(lintNextLine)
	}
	return b.Bytes()
}

func hasLongLine(text []byte) bool {
	for line := range bytes.Lines(text) {
		if utf8.RuneCount(line) > maxLine+1 { // with its line ending
			return true
		}
	}
	return false
}
