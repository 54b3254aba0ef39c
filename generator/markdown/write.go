package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/errgen/errgen/generator/doc"
)

// A writer writes the blocks of a parsed text.
type writer struct {
	source  []byte
	level   int                    // of the heading above the text
	free    func(slug string) bool // nil if every slug is
	outer   []int                  // levels, in the text, of the headings that the next one may be below
	depth   int
	lists   int  // around the current block
	begun   bool // something stands on the line, for writeLine
	tooDeep bool
}

// writeBlocks parses src and writes it again. It reports false if src is
// nested too deeply.
func writeBlocks(src string, level int, free func(string) bool) (string, bool) {
	doc, source := parse(src)
	w := &writer{source: source, level: level, free: free}
	md := w.children(doc, "\n\n")
	return md, !w.tooDeep
}

// children returns the blocks in n with sep between each two.
func (w *writer) children(n ast.Node, sep string) string {
	w.depth++
	defer func() { w.depth-- }()
	if w.depth > maxDepth {
		w.tooDeep = true
		return ""
	}
	var blocks []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if md := w.block(c); md != "" || c.Kind() == ast.KindListItem {
			blocks = append(blocks, md)
		}
	}
	return strings.Join(blocks, sep)
}

// block returns the lines of a block.
func (w *writer) block(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return w.line(n, lineContext{})
	case *ast.Heading:
		return w.heading(n)
	case *ast.ThematicBreak:
		if w.lists > 0 {
			return "***" // after "- ", three hyphens would be a break without a list
		}
		return "---"
	case *ast.CodeBlock:
		return CodeBlock("", w.text(n)).md
	case *ast.FencedCodeBlock:
		return CodeBlock(string(n.Language(w.source)), w.text(n)).md
	case *ast.HTMLBlock:
		return literal(w.html(n))
	case *ast.Blockquote:
		if md := w.children(n, "\n\n"); md != "" {
			return quote(md)
		}
	case *ast.List:
		return w.list(n)
	case *extast.Table:
		return w.table(n)
	}
	return "" // such as the definition of a link, which has done its work
}

// heading returns a heading one level below the heading that it belongs to.
func (w *writer) heading(n *ast.Heading) string {
	for len(w.outer) > 0 && w.outer[len(w.outer)-1] >= n.Level {
		w.outer = w.outer[:len(w.outer)-1]
	}
	w.outer = append(w.outer, n.Level)
	text := w.line(n, lineContext{single: true})
	level := w.level + len(w.outer)
	switch {
	case level <= 6 && (w.free == nil || w.free(doc.Slug(w.plain(n)))):
		return Heading(level, Inline{text}).md
	case strings.ContainsAny(text, "*_`["):
		return text
	}
	return Strong(Inline{text}).md
}

// list returns a list. Its marker differs from that of a list just before.
func (w *writer) list(n *ast.List) string {
	w.lists++
	defer func() { w.lists-- }()
	loose := !isTight(n)
	sep := "\n"
	if loose {
		sep = "\n\n"
	}
	var items []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		items = append(items, w.children(c, sep))
	}
	second := false
	for p := n.PreviousSibling(); isListLike(p, n); p = p.PreviousSibling() {
		second = !second
	}
	return list(items, loose, func(i int) string { return marker(n, i, second) })
}

// isListLike reports whether p is a list whose items would go on with those of n.
func isListLike(p ast.Node, n *ast.List) bool {
	l, ok := p.(*ast.List)
	return ok && l.IsOrdered() == n.IsOrdered()
}

// marker returns the marker of an item by its number from 0.
func marker(n *ast.List, i int, second bool) string {
	switch {
	case n.IsOrdered() && second:
		return fmt.Sprintf("%d) ", n.Start+i)
	case n.IsOrdered():
		return fmt.Sprintf("%d. ", n.Start+i)
	case second:
		return "* "
	}
	return "- "
}

// isTight reports whether n can be written without blank lines: whether each
// item has a line of text and perhaps a list.
func isTight(n *ast.List) bool {
	if !n.IsTight {
		return false
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			isText := c.Kind() == ast.KindTextBlock && c.PreviousSibling() == nil
			if !isText && c.Kind() != ast.KindList {
				return false
			}
		}
	}
	return true
}

// table returns a table.
func (w *writer) table(n *extast.Table) string {
	var columns []Column
	var rows [][]Inline
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		var row []Inline
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, Inline{w.line(c, lineContext{single: true, cell: true})})
		}
		if r.Kind() == extast.KindTableHeader {
			columns = w.columns(n, row)
		} else {
			rows = append(rows, row)
		}
	}
	return Table(columns, rows).md
}

var alignments = map[extast.Alignment]Alignment{
	extast.AlignLeft:   AlignLeft,
	extast.AlignCenter: AlignCenter,
	extast.AlignRight:  AlignRight,
}

func (w *writer) columns(n *extast.Table, titles []Inline) []Column {
	columns := make([]Column, len(titles))
	for i, t := range titles {
		columns[i] = Column{Title: t, Alignment: alignments[n.Alignments[i]]}
	}
	return columns
}

// text returns the lines of a block as they are written.
func (w *writer) text(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.source))
	}
	return b.String()
}

// html returns a block of HTML as it is written.
func (w *writer) html(n *ast.HTMLBlock) string {
	s := w.text(n)
	if n.HasClosure() {
		s += string(n.ClosureLine.Value(w.source))
	}
	return s
}
