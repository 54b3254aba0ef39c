package region

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// This file finds the code of a page: a marker there is an example.

// Parsers that know what code is, and all that decides where code begins:
// fences, indented blocks and code spans, tables and HTML. MDX has neither
// indented code nor blocks of HTML.
var (
	markupParser = newParser(util.Prioritized(parser.NewCodeBlockParser(), 500), util.Prioritized(parser.NewHTMLBlockParser(), 900))
	mdxParser    = newParser()
)

func newParser(more ...util.PrioritizedValue) parser.Parser {
	blocks := append(more,
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	)
	p := parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
		),
	)
	return goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table)).Parser()
}

// codeOf marks the bytes of page that are code. Bom is the length of its byte
// order mark.
func codeOf(page []byte, f form, bom int) []bool {
	p := markupParser
	if f == mdx {
		p = mdxParser
	}
	source := page[bom:]
	is := make([]bool, len(page))
	mark := func(s text.Segment) {
		for i := s.Start; i < s.Stop; i++ {
			is[bom+i] = true
		}
	}
	// The walker never fails.
	_ = ast.Walk(p.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
				mark(s)
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					mark(t.Segment)
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return is
}
