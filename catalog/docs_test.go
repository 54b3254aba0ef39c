package catalog

import (
	"os"
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

// readPage returns the pieces of a page.
func readPage(t *testing.T, file string) []piece {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var pieces []piece
	section, mark := "", ""
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(mdtext.NewReader(src))
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
	pages := []string{"../README.md", "../CONTRIBUTING.md", "../docs/README.md", "../docs/language.md", "../docs/guide.md", "../docs/rules.md", "../docs/design.md"}
	for _, page := range pages {
		src, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range linkTarget.FindAllStringSubmatch(string(src), -1) {
			followLink(t, page, m[1])
		}
	}
}

var linkTarget = regexp.MustCompile(`\]\(([^)\s]+)\)`)

func followLink(t *testing.T, page, target string) {
	t.Helper()
	if strings.Contains(target, "://") {
		return
	}
	file, anchor, _ := strings.Cut(target, "#")
	to := page
	if file != "" {
		to = page[:strings.LastIndexByte(page, '/')+1] + file
	}
	src, err := os.ReadFile(to)
	if info, statErr := os.Stat(to); statErr == nil && info.IsDir() {
		return
	}
	if err != nil {
		t.Errorf("%s: link to %s: %v", page, target, err)
		return
	}
	if anchor != "" && !slices.Contains(anchorsOf(string(src)), anchor) {
		t.Errorf("%s: link to %s: there is no such heading", page, target)
	}
}

// anchorsOf returns the fragment identifiers of headings, as GitHub makes them.
func anchorsOf(page string) []string {
	var anchors []string
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(page, -1) {
		kept := regexp.MustCompile(`[^a-z0-9 _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		anchors = append(anchors, strings.ReplaceAll(kept, " ", "-"))
	}
	return anchors
}
