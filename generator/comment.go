package generator

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file turns any text into a Go comment that is nothing but a comment.
//
// To begin each line with "// " is not enough. go/format moves a line
// "// +build x" to the top of the file, whatever it documents, and other tools
// look for words of their own there. It also rewrites doc comments: headings,
// lists, link definitions, doubled quotes. So no line begins with what tools
// read, and all have the form that go/format would give them.

// commentWidth is the width of a comment with its slashes, in code points.
const commentWidth = 80

// A paragraph is a part of a comment.
type paragraph struct {
	lead string // of errgen's own, such as "Deprecated:"
	text string // any text, of any number of paragraphs
}

// para returns text as part of a comment. In text, blank lines separate
// paragraphs and lines that begin with "- " or "* " are items of a list.
func para(text string) paragraph { return paragraph{text: text} }

// deprecated returns the paragraph that makes tools warn of uses of the thing
// that it documents. Without text it says nothing.
func deprecated(text string) paragraph { return paragraph{lead: "Deprecated:", text: text} }

// comment returns paragraphs as lines of a comment, without a final line
// feed. It is empty if they have no printable character.
func comment(ps ...paragraph) string {
	var blocks []block
	for _, p := range ps {
		blocks = appendBlocks(blocks, p)
	}
	var b strings.Builder
	for i, bl := range blocks {
		if i > 0 {
			b.WriteString("//\n")
			bl.avoidHeading()
		}
		bl.write(&b, i > 0)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// A block is a paragraph or a list.
type block struct {
	list  bool
	lead  bool       // whether the first word is errgen's own
	units [][]string // words of the items, or of the parts that begin a line each
}

// appendBlocks appends what p consists of to blocks. An item that follows a
// list joins it, because go/format would join two lists in a row.
func appendBlocks(blocks []block, p paragraph) []block {
	open := false // the last block may go on
	for line := range strings.SplitSeq(cleaned(p.text), "\n") {
		words := strings.Fields(line)
		last := len(blocks) - 1
		switch {
		case len(words) == 0:
		case p.lead != "":
			blocks = append(blocks, block{lead: true, units: [][]string{append([]string{p.lead}, words...)}})
			p.lead = ""
		case isItem(words) && last >= 0 && blocks[last].list:
			blocks[last].units = append(blocks[last].units, words[1:])
		case isItem(words):
			blocks = append(blocks, block{list: true, units: [][]string{words[1:]}})
		case open:
			blocks[last].extend(words)
		default:
			blocks = append(blocks, block{units: [][]string{words}})
		}
		open = len(words) > 0
	}
	return blocks
}

// extend adds the words of another line to b. Numbered items, table rows,
// quotations and headings of Markdown keep a line of their own.
func (b *block) extend(words []string) {
	last := &b.units[len(b.units)-1]
	if !b.list && (ownLine.MatchString(words[0]) || strings.HasPrefix((*last)[0], "#")) {
		b.units = append(b.units, words)
		return
	}
	*last = append(*last, words...)
}

// avoidHeading ends b with a full stop if it is what go/doc/comment takes for a
// heading between other paragraphs: a line that begins in upper case, ends in a
// letter or digit, and has no punctuation.
func (b *block) avoidHeading() {
	if b.list || len(b.units) > 1 {
		return
	}
	words := b.units[0]
	end := &words[len(words)-1]
	first, _ := utf8.DecodeRuneInString(words[0])
	last, _ := utf8.DecodeLastRuneInString(*end)
	if !unicode.IsUpper(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return
	}
	if !slices.ContainsFunc(words, func(w string) bool { return strings.ContainsAny(w, `:;!?+*/=[]{}_~%#@<>"\`) }) {
		*end += "."
	}
}

// write writes b as lines that each end in a line feed. No unit begins with
// what tools read. A list at the start of a comment is not indented, because
// go/format would not indent it.
func (b *block) write(to *strings.Builder, indent bool) {
	first, next := "// ", "// "
	switch {
	case b.list && indent:
		first, next = "//   - ", "//     "
	case b.list:
		first = "// - "
	}
	for i, words := range b.units {
		if isRead(words) && !(b.lead && i == 0) {
			words[0] = `\` + words[0] // as Markdown spells a plain character
		}
		wrap(to, words, first, next)
	}
}

// wrap writes words in lines of commentWidth after the prefixes for the first
// and the other lines. A line is longer if the next one would begin with what
// tools read.
func wrap(to *strings.Builder, words []string, first, next string) {
	to.WriteString(first)
	width := len(first)
	for i, w := range words {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
		case width+1+n > commentWidth && !isRead(words[i:]) && !listMarker.MatchString(w):
			to.WriteString("\n" + next)
			width = len(next)
		default:
			to.WriteByte(' ')
			width++
		}
		to.WriteString(w)
		width += n
	}
	to.WriteByte('\n')
}

// ownLine matches a first word that makes a line of Markdown one that is not
// joined to the line before.
var ownLine = regexp.MustCompile(`^(?:[0-9]+[.)]$|[|>#])`)

// listMarker matches a first word that would make a line of a list an item.
var listMarker = regexp.MustCompile(`^(?:[-*+•]|[0-9]+[.)])$`)

// readByTools matches a first word that other tools than Go's printer look
// for at the beginning of a line: build constraints and markers, annotations,
// cgo, directives with a blank too many, notes.
var readByTools = regexp.MustCompile(`^/*(?:$|[+#@]|[a-z0-9_.-]+:[A-Za-z0-9]|nolint$|(?i:deprecated):$|BUG\()`)

// isRead reports whether a line that begins with words may mean something to
// a tool.
func isRead(words []string) bool {
	switch w := words[0]; {
	case w[0] == '[': // a link definition, if it is complete in this line
		return strings.Contains(strings.Join(words[:min(len(words), commentWidth)], " "), "]:")
	case w == "Code":
		return len(words) > 1 && words[1] == "generated"
	default:
		return readByTools.MatchString(w)
	}
}

// isItem reports whether words are a bullet and its text.
func isItem(words []string) bool {
	return len(words) > 1 && (words[0] == "-" || words[0] == "*" || words[0] == "+" || words[0] == "•")
}

// cleaned returns text with line feeds as its only line breaks and without
// characters that cannot be seen. Characters that change the direction of what
// follows become visible, and doubled quotes, which go/format replaces, are
// taken apart.
func cleaned(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	var last rune
	for _, r := range lineBreaks.Replace(text) {
		switch {
		case r == '\n':
		case unicode.IsSpace(r):
			r = ' '
		case unicode.Is(unicode.Bidi_Control, r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
			last = r
			continue
		case !unicode.IsPrint(r):
			continue
		case r == last && (r == '`' || r == '\''):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// isClean reports whether text is plain ASCII that needs no cleaning, as most
// is.
func isClean(text string) bool {
	for i := range len(text) {
		c := text[i]
		if (c < ' ' || c > '~') && c != '\n' || (c == '`' || c == '\'') && i > 0 && text[i-1] == c {
			return false
		}
	}
	return true
}

// lineBreaks turns all that ends a line for some program into a line feed.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")
