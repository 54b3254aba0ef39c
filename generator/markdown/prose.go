package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// This file turns an author's Markdown into Markdown of ours. The text is
// parsed and written again from the tree, which closes what is open, leaves
// out what has no meaning outside the text, and shows as plain text what must
// not be markup. What was written is then read and written once more: unless
// that changes nothing, the whole text is shown as plain text. So a mistake in
// the writer, or a text on which no two parsers agree, can spoil its own look
// but nothing else.

var markdownParser = goldmark.New(goldmark.WithExtensions(
	extension.Table, extension.Strikethrough, extension.Linkify, extension.TaskList,
)).Parser()

// Limits of what is parsed; a text beyond them is shown as plain text. No
// author reaches them, but texts can be made on which the time of the parser
// grows with the square of their length.
const (
	maxProse = 1 << 16 // bytes
	maxDepth = 16      // blocks in blocks, or inlines in inlines
	maxMarks = 32      // of quotations and lists at the start of a line
	maxSteps = 1 << 24 // of the parser
)

// Prose returns an author's Markdown as blocks. Its headings come out below
// level, which is that of the heading above the text, one after the other
// without a gap. A heading whose [doc.Slug] is not free, so that it would catch
// links to something else, comes out in strong emphasis. A nil free allows
// every slug.
func Prose(src string, level int, free func(slug string) bool) Block {
	src = strings.Trim(Clean(src), "\n")
	if md, ok := writeEmphasis(src); ok {
		return Block{md}
	}
	w := func(src string) (string, bool) { return writeBlocks(src, level, free) }
	if md, ok := fixpoint(src, w); ok {
		return Block{md}
	}
	return Block{literal(src)}
}

// ProseLine returns an author's Markdown on one line: its paragraphs follow
// each other, the items of a list are separated by semicolons.
func ProseLine(src string) Inline {
	src = strings.Trim(Clean(src), "\n")
	if md, ok := writeEmphasis(src); ok {
		return Inline{strings.ReplaceAll(oneLine(md), "  ", " ")}
	}
	if md, ok := fixpoint(src, writeLine); ok {
		return Inline{md}
	}
	return Text(src)
}

// fixpoint returns what write makes of src, and whether write leaves that as
// it is.
func fixpoint(src string, write func(string) (string, bool)) (string, bool) {
	if isCostly(src) {
		return "", false
	}
	md, ok := write(src)
	if !ok || md == src {
		return md, ok
	}
	again, ok := write(md)
	return md, ok && again == md
}

// isCostly reports whether the parser could need far longer for src than for
// others of its length.
func isCostly(src string) bool {
	links := strings.Count(src, "](")
	emphasis := strings.Count(src, "*") + strings.Count(src, "_") + strings.Count(src, "~")
	bars := strings.Count(src, `\|`)
	if len(src) > maxProse || links*len(src)+emphasis*emphasis+bars*bars*16 > maxSteps {
		return true
	}
	for line := range strings.SplitSeq(src, "\n") {
		if countMarks(line) > maxMarks {
			return true
		}
	}
	return false
}

// countMarks returns how many blocks line could open, each in the one before.
func countMarks(line string) int {
	marks := line[:len(line)-len(strings.TrimLeft(line, " \t>-+*.)0123456789"))]
	n := strings.Count(marks, ">")
	for _, m := range []string{"-", "+", "*", ".", ")"} {
		n += strings.Count(marks, m+" ") + strings.Count(marks, m+"\t")
	}
	return n
}

// literal returns src as paragraphs of plain text.
func literal(src string) string {
	var paragraphs []string
	for p := range strings.SplitSeq(src, "\n\n") {
		if p = literalLines(p); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// literalLines returns the lines of src that are not blank as plain text.
func literalLines(src string) string {
	var lines []string
	for line := range strings.SplitSeq(src, "\n") {
		if line = collapse(line); line != "" {
			lines = append(lines, line)
		}
	}
	return escape(strings.Join(lines, "\n"), true)
}

// isPlainProse reports whether src is in the form that the writer would give
// it: paragraphs without any markup but simple code spans. It saves most texts
// the way through the parser.
func isPlainProse(src string) bool {
	blank := true
	for line := range strings.SplitSeq(src, "\n") {
		if line == "" && blank || line != "" && !isPlainLine(line) {
			return src == ""
		}
		blank = line == ""
	}
	return !blank
}

// isPlainLine reports whether line is a line of a paragraph without any markup
// but simple code spans.
func isPlainLine(line string) bool {
	if line[0] == ' ' || line[len(line)-1] == ' ' || strings.Contains(line, "  ") || markerLen(line) > 0 {
		return false
	}
	isCode := false
	for part := range strings.SplitSeq(line, "`") {
		if isCode && !isPlainCode(part) || !isCode && !isPlainText(part) {
			return false
		}
		isCode = !isCode
	}
	return isCode // after the last part, which is text
}

// isPlainCode reports whether s may stand as it is between two back-quotes, in
// a table too.
func isPlainCode(s string) bool {
	return s != "" && s[0] != ' ' && s[len(s)-1] != ' ' && !strings.Contains(s, `\`) && !strings.Contains(s, "\t")
}

// isPlainText reports whether s has no markup and needs no escape. It allows
// the punctuation that can only be markup at the start of a line.
func isPlainText(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < utf8.RuneSelf && !isAlphanumeric(c) && strings.IndexByte(" ,;.:'\"()/?!=+-%#&>@_", c) < 0 {
			return false
		}
	}
	return escape(s, false) == s
}

// parse returns the tree of src.
func parse(src string) (*ast.Document, []byte) {
	source := []byte(src)
	doc := markdownParser.Parse(text.NewReader(source), parser.WithContext(parser.NewContext()))
	return doc.(*ast.Document), source
}
