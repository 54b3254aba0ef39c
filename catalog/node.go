package catalog

import (
	"strings"
	"unicode/utf8"
)

// A node is a value of a catalogue file as it was written: the shape of YAML
// with the place of everything, and nothing of the YAML library.
type node struct {
	src   *source
	line  int32
	col   int32
	kind  nodeKind
	style nodeStyle
	text  string  // of a scalar
	pairs []pair  // of a mapping
	items []*node // of a sequence
}

// A pair is a key of a mapping and its value.
type pair struct {
	key, val *node
}

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	mapNode
	listNode
)

func (k nodeKind) String() string {
	return [...]string{"text", "map", "list"}[k]
}

type nodeStyle uint8

const (
	plainStyle nodeStyle = iota // a scalar without quotes
	singleStyle
	doubleStyle
	blockStyle // | or >
	flowStyle  // of a mapping or a sequence: { } or [ ]
)

// pos returns the place where n begins.
func (n *node) pos() Pos {
	return Pos{n.src.file, int(n.line), int(n.col)}
}

// width returns the number of characters of n on its first line.
func (n *node) width() int {
	if n.kind != scalarNode || n.style == blockStyle {
		return 1
	}
	w := utf8.RuneCountInString(n.text)
	if n.style != plainStyle {
		w += 2
	}
	line := utf8.RuneCountInString(n.src.line(int(n.line)))
	return max(1, min(w, line-int(n.col)+1))
}

// plain reports whether n is a scalar without quotes.
func (n *node) plain() bool {
	return n.kind == scalarNode && n.style == plainStyle
}

// null reports whether n says that there is no value: null, ~ or nothing.
func (n *node) null() bool {
	if !n.plain() {
		return false
	}
	switch n.text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// describe names what n is, for messages.
func (n *node) describe() string {
	switch {
	case n.kind == mapNode:
		return "a map"
	case n.kind == listNode:
		return "a list"
	case n.null():
		return "nothing"
	case !n.plain():
		return "the text " + quote(n.text)
	}
	return quote(n.text)
}

// get returns the value of a key of a mapping, or nil.
func (n *node) get(key string) *node {
	for _, p := range n.pairs {
		if p.key.text == key {
			return p.val
		}
	}
	return nil
}

// at returns the place of the byte offset in the text of a scalar. It is exact
// for a text on one line and for a literal block; elsewhere it is the place
// where the text begins.
func (n *node) at(offset int) Pos {
	switch start := n.src.offset(int(n.line), int(n.col)); {
	case n.style == blockStyle:
		return n.blockAt(offset)
	case n.style == plainStyle && strings.HasPrefix(n.src.text[start:], n.text):
		return n.src.posAt(start + offset)
	case n.style == singleStyle || n.style == doubleStyle:
		return n.quotedAt(start, offset)
	}
	return n.pos()
}

// quotedAt walks over a quoted text on one line, where one character may be
// written as several.
func (n *node) quotedAt(start, offset int) Pos {
	raw := n.src.text[start+1:]
	at := 0
	for done := 0; done < offset; {
		if at >= len(raw) || raw[at] == '\n' {
			return n.pos()
		}
		r, size := unquoted(raw[at:], n.style)
		done += utf8.RuneLen(max(r, 0))
		at += size
	}
	return n.src.posAt(start + 1 + at)
}

// unquoted returns the first character that raw stands for and the number of
// bytes that it is written with.
func unquoted(raw string, style nodeStyle) (rune, int) {
	r, size := utf8.DecodeRuneInString(raw)
	switch {
	case style == singleStyle && strings.HasPrefix(raw, "''"):
		return '\'', 2
	case style == doubleStyle && r == '\\' && len(raw) > 1:
		return unescaped(raw)
	}
	return r, size
}

// unescaped is unquoted for an escape sequence. Only the length of the result
// in UTF-8 matters to the caller.
func unescaped(raw string) (rune, int) {
	digits, wide := map[byte]int{'x': 2, 'u': 4, 'U': 8}[raw[1]]
	if !wide {
		return rune(raw[1]), 2
	}
	var r rune
	for i := 2; i < 2+digits && i < len(raw); i++ {
		r = r<<4 | rune(strings.IndexByte("0123456789abcdef", raw[i]|0x20))
	}
	return r, min(2+digits, len(raw))
}

// blockAt finds a place in a literal block by its lines. The lines of a folded
// block are not those of its text.
func (n *node) blockAt(offset int) Pos {
	header := n.src.line(int(n.line))
	if i := n.src.offset(int(n.line), int(n.col)); i >= len(n.src.text) || n.src.text[i] != '|' || header == "" {
		return n.pos()
	}
	before := n.text[:min(offset, len(n.text))]
	line := int(n.line) + 1 + strings.Count(before, "\n")
	inLine := before[strings.LastIndexByte(before, '\n')+1:]
	return Pos{n.src.file, line, n.blockIndent() + utf8.RuneCountInString(inLine) + 1}
}

// blockIndent returns the number of blanks before the lines of a block text.
func (n *node) blockIndent() int {
	for line := int(n.line) + 1; line <= len(n.src.lines); line++ {
		if text := n.src.line(line); strings.TrimSpace(text) != "" {
			return len(text) - len(strings.TrimLeft(text, " "))
		}
	}
	return 0
}
