package catalog

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	mdtext "github.com/yuin/goldmark/text"
)

// This file takes a page of docs apart, for the tests that keep it true.

// A piece is a paragraph, a table or a block of code. What a test has to know
// of it stands in a comment on the line before, which no reader sees.
type piece struct {
	mark    string
	section string   // the heading above it
	words   []string // of a paragraph: what is set as code
	rows    []row    // of a table, without its head
	lang    string   // of a block of code
	code    string
}

// A row is a row of a table.
type row []cell

// A cell holds all of its text, and what of it is set as code.
type cell struct {
	text string
	code []string
}

// first returns what is set as code first.
func (c cell) first() string {
	return strings.Join(c.code[:min(1, len(c.code))], "")
}

// parsePage reads the Markdown of a page.
func parsePage(t *testing.T, file string) (doc ast.Node, src []byte) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(mdtext.NewReader(src)), src
}

// readPage returns the pieces of a page.
func readPage(t *testing.T, file string) []piece {
	t.Helper()
	doc, src := parsePage(t, file)
	var pieces []piece
	section, mark := "", ""
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		p := piece{mark: mark, section: section}
		switch n := n.(type) {
		case *ast.Heading:
			section = textOf(n, src)
			continue
		case *ast.HTMLBlock:
			if mark != "" {
				t.Errorf("%s: nothing follows the comment %q", file, mark)
			}
			mark = strings.TrimSpace(strings.NewReplacer("<!--", "", "-->", "").Replace(string(n.Lines().Value(src))))
			continue
		case *ast.FencedCodeBlock:
			p.lang, p.code = string(n.Language(src)), string(n.Lines().Value(src))
		case *east.Table:
			p.rows = rowsOf(n, src)
		default:
			p.words = codeOf(n, src)
		}
		pieces = append(pieces, p)
		mark = ""
	}
	return pieces
}

func rowsOf(table *east.Table, src []byte) []row {
	var rows []row
	for r := table.FirstChild().NextSibling(); r != nil; r = r.NextSibling() {
		var cells row
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, cell{textOf(c, src), codeOf(c, src)})
		}
		rows = append(rows, cells)
	}
	return rows
}

// codeOf returns what is set as code in n.
func codeOf(n ast.Node, src []byte) []string {
	var words []string
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindCodeSpan && entering {
			words = append(words, textOf(n, src))
		}
		return ast.WalkContinue, nil
	})
	return words
}

// textOf returns the text of n without markup.
func textOf(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Value(src))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// marked returns the one piece with a mark.
func marked(t *testing.T, pieces []piece, mark string) piece {
	t.Helper()
	i := slices.IndexFunc(pieces, func(p piece) bool { return p.mark == mark })
	if i < 0 {
		t.Fatalf("the page has nothing marked %q", mark)
	}
	return pieces[i]
}

// wantNames compares the names that a page has with those that the language
// has, in any order.
func wantNames(t *testing.T, what string, have, want []string) {
	t.Helper()
	for _, name := range want {
		if !slices.Contains(have, name) {
			t.Errorf("%s: %q is missing", what, name)
		}
	}
	for i, name := range have {
		if !slices.Contains(want, name) {
			t.Errorf("%s: %q does not exist", what, name)
		}
		if slices.Contains(have[:i], name) {
			t.Errorf("%s: %q is there twice", what, name)
		}
	}
}

// TestDocLinks follows the links of all pages: to other files, and to headings.
func TestDocLinks(t *testing.T) {
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../README.md", "../CONTRIBUTING.md", "../CHANGELOG.md") {
		doc, _ := parsePage(t, page)
		_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if link, ok := n.(*ast.Link); ok && entering {
				followLink(t, page, string(link.Destination))
			}
			return ast.WalkContinue, nil
		})
	}
}

// followLink reports a link whose file or heading does not exist.
func followLink(t *testing.T, page, target string) {
	t.Helper()
	file, anchor, _ := strings.Cut(target, "#")
	to := page
	if file != "" {
		to = filepath.Join(filepath.Dir(page), file)
	}
	switch _, err := os.Stat(to); {
	case strings.Contains(target, "://"):
	case err != nil:
		t.Errorf("%s: link to %s: %v", page, target, err)
	case anchor != "" && !slices.Contains(anchorsOf(t, to), anchor):
		t.Errorf("%s: link to %s: there is no such heading", page, target)
	}
}

var (
	notInAnchor = regexp.MustCompile(`[^a-z0-9 _-]`)
	ownAnchor   = regexp.MustCompile(`(?m)^<a id="([^"]+)"></a>$`)
)

// anchorsOf returns the fragment identifiers of a page: those that it sets, and
// those of headings as GitHub makes them.
func anchorsOf(t *testing.T, page string) []string {
	t.Helper()
	var anchors []string
	doc, src := parsePage(t, page)
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			words := notInAnchor.ReplaceAllString(strings.ToLower(textOf(n, src)), "")
			anchors = append(anchors, strings.ReplaceAll(words, " ", "-"))
		}
	}
	for _, m := range ownAnchor.FindAllSubmatch(src, -1) {
		anchors = append(anchors, string(m[1]))
	}
	return anchors
}
