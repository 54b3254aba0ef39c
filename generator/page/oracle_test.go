package page_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/errgen/errgen/generator/doc"
)

var oracle = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

var (
	inlineTag = regexp.MustCompile(`</?(a|code|del|em|strong)\b[^>]*>`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

// shown returns the characters that a reader of md sees, runs of white space
// as one blank.
func shown(t testing.TB, md []byte) string {
	t.Helper()
	return squeeze(html.UnescapeString(tag.ReplaceAllString(inlineTag.ReplaceAllString(rendered(t, md), ""), " ")))
}

func rendered(t testing.TB, md []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := oracle.Convert(md, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// An outline is what a page consists of, whatever its texts say.
type outline struct {
	anchors  []string // in order
	headings []string // level and text
	slugs    []string // of headings
	links    []string // targets
	tables   []string // rows and cells
	shape    string   // kinds of all nodes but texts and code spans
}

func outlineOf(md []byte) outline {
	var o outline
	var shape strings.Builder
	tree := oracle.Parser().Parse(text.NewReader(md))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindText, ast.KindString, ast.KindCodeSpan:
			return ast.WalkContinue, nil
		}
		if !entering {
			shape.WriteString(")")
			return ast.WalkContinue, nil
		}
		shape.WriteString("\n" + n.Kind().String() + "(")
		switch n := n.(type) {
		case *ast.RawHTML:
			o.anchors = append(o.anchors, string(n.Segments.Value(md)))
		case *ast.HTMLBlock:
			o.anchors = append(o.anchors, "block "+string(n.Lines().Value(md)))
		case *ast.Heading:
			title := plain(n, md)
			o.headings = append(o.headings, strings.Repeat("#", n.Level)+" "+title)
			o.slugs = append(o.slugs, doc.Slug(title))
		case *ast.Link:
			o.links = append(o.links, string(n.Destination))
		case *ast.Image, *ast.AutoLink:
			o.links = append(o.links, n.Kind().String())
		}
		if strings.HasPrefix(n.Kind().String(), "Table") {
			o.tables = append(o.tables, n.Kind().String())
		}
		return ast.WalkContinue, nil
	})
	o.shape = shape.String()
	return o
}

// plain returns the characters of a node.
func plain(n ast.Node, md []byte) string {
	var b bytes.Buffer
	if err := oracle.Renderer().Render(&b, md, n); err != nil {
		panic(err)
	}
	return squeeze(html.UnescapeString(tag.ReplaceAllString(b.String(), "")))
}
