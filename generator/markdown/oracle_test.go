package markdown_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// The oracle reads Markdown with more extensions than a page uses, so that what
// one renderer or another takes for markup is seen.
var oracle = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

// shape returns the kinds of all nodes of md but texts, nested.
func shape(md string) string {
	var b strings.Builder
	doc := oracle.Parser().Parse(text.NewReader([]byte(md)))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case n.Kind() == ast.KindText || n.Kind() == ast.KindString:
		case entering:
			b.WriteString(n.Kind().String() + "(")
		default:
			b.WriteString(")")
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

var tag = regexp.MustCompile(`<[^>]*>`)

// shown returns the characters that a reader of md sees, runs of white space
// as one blank.
func shown(md string) string {
	return squeeze(html.UnescapeString(tag.ReplaceAllString(rendered(md), "")))
}

func rendered(md string) string {
	var b bytes.Buffer
	if err := oracle.Convert([]byte(md), &b); err != nil {
		panic(err)
	}
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// A hostileText is a row of testdata/hostile/markdown.jsonl.
type hostileText struct {
	ID      string
	Payload string
	Must    string // accept, neutralise or reject
	URL     bool   // an address, not a text
}

func hostileTexts(t testing.TB) []hostileText {
	t.Helper()
	f, err := os.Open("../../testdata/hostile/markdown.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows []hostileText
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var row hostileText
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}
