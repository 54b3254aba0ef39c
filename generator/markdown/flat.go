package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// writeLine parses src and writes it again on one line.
func writeLine(src string) (string, bool) {
	doc, source := parse(src)
	w := &writer{source: source}
	md := w.flat(doc)
	return md, !w.tooDeep
}

// flat returns the inlines of all blocks in n on one line.
func (w *writer) flat(n ast.Node) string {
	w.depth++
	defer func() { w.depth-- }()
	if w.depth > maxDepth {
		w.tooDeep = true
		return ""
	}
	if md, ok := w.flatLeaf(n); ok {
		w.begun = w.begun || md != ""
		return md
	}
	sep := " "
	if n.Kind() == ast.KindList {
		sep = "; "
	}
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if s := w.flat(c); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, sep)
}

// flatLeaf returns the inlines of a block that has no blocks in it.
func (w *writer) flatLeaf(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		s := collapse(w.text(n))
		if strings.Contains(s, `\|`) {
			return escape(s, !w.begun), true
		}
		return codeSpan(s), true
	case *ast.HTMLBlock:
		return escape(collapse(w.html(n)), !w.begun), true
	}
	if n.FirstChild() != nil && n.FirstChild().Type() != ast.TypeInline {
		return "", false
	}
	return w.line(n, lineContext{single: true, cell: true, inner: w.begun}), true
}
