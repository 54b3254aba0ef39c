// Package markdown writes GitHub Flavored Markdown that means the same
// whatever the texts in it hold.
//
// Text comes in two kinds. A constant text, such as a code or a title, is
// never markup: [Text] and [Code] show it character by character. An author's
// text is Markdown: [Prose] and [ProseLine] keep its emphasis, code, lists,
// tables and links, and make all else plain text: HTML, images, links with
// other schemes. Neither can end the block that it stands in, open another
// one, or change what follows it.
//
// [Inline] and [Block] can only be made by the functions of this package, so
// that no text gets into a page around them.
//
// The form is that of Prettier 3: running it over a page changes nothing but,
// perhaps, the code in fences.
package markdown

import (
	"maps"
	"slices"
	"strings"
)

// An Inline is Markdown that stands within one line, in a table too.
// The zero Inline is empty.
type Inline struct{ md string }

// A Block is Markdown of whole lines: one or more blocks with a blank line
// between each two. The zero Block is empty and leaves no trace where blocks
// are joined.
type Block struct{ md string }

// String returns the Markdown.
func (i Inline) String() string { return i.md }

// String returns the Markdown, without a final newline.
func (b Block) String() string { return b.md }

// Empty reports whether nothing would be seen.
func (i Inline) Empty() bool { return i.md == "" }

// Empty reports whether nothing would be seen.
func (b Block) Empty() bool { return b.md == "" }

// A separator stands between inlines. Only constants of a program can be one.
type separator string

// Join returns the parts that are not empty with sep between them. Sep must be
// a constant that begins with a blank or punctuation and ends with a blank.
func Join(sep separator, parts ...Inline) Inline {
	var b strings.Builder
	for _, p := range parts {
		if p.Empty() {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(string(sep))
		}
		b.WriteString(p.md)
	}
	return Inline{b.String()}
}

// Sentence returns the parts that are not empty with blanks between them and a
// full stop at the end.
func Sentence(parts ...Inline) Inline {
	return Inline{Join(" ", parts...).md + "."}
}

// Strong returns text in strong emphasis. What follows it must begin with a
// blank or punctuation.
func Strong(text Inline) Inline {
	if text.Empty() {
		return text
	}
	return Inline{"**" + text.md + "**"}
}

// Paragraph returns text as a paragraph.
func Paragraph(text Inline) Block { return Block(text) }

// Heading returns text as a heading of a level from 1 to 6.
func Heading(level int, text Inline) Block {
	if text.Empty() {
		return Block{}
	}
	return Block{strings.Repeat("#", level) + " " + openEnd(text.md)}
}

// openEnd returns the text of a heading so that no number sign at its end is
// taken for the closing sequence of the heading.
func openEnd(text string) string {
	before := strings.TrimRight(text, "#")
	if before == text || !strings.HasSuffix(before, " ") {
		return text
	}
	return text[:len(text)-1] + `\#`
}

// Anchor returns a place that links can point to. Characters that an
// identifier should not have are left out.
func Anchor(id string) Block {
	return Block{`<a id="` + strings.Map(idRune, id) + `"></a>`}
}

// CodeBlock returns text in a fence. Lang names the language; it is "text" if
// it is empty or no plain word.
func CodeBlock(lang, text string) Block {
	text = trimLines(strings.TrimSuffix(Clean(text), "\n"))
	if lang == "" || strings.Trim(lang, langChars) != "" {
		lang = "text"
	}
	longest := slices.Max(slices.Collect(maps.Keys(runLengths(text, '`'))))
	fence := strings.Repeat("`", max(3, longest+1))
	return Block{fence + lang + "\n" + text + "\n" + fence}
}

const langChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-_#."

// trimLines removes the blanks at the end of each line, which nobody sees.
func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	return strings.Join(lines, "\n")
}

// Item returns the content of an item of a list: a line and what hangs below
// it, such as another list.
func Item(text Inline, below Block) Block {
	if below.Empty() {
		return Block(text)
	}
	return Block{text.md + "\n" + below.md}
}

// List returns a bullet list of the items that are not empty. A blank line
// stands between its items if one of them has several blocks.
func List(items ...Block) Block {
	var texts []string
	loose := false
	for _, item := range items {
		if !item.Empty() {
			texts = append(texts, item.md)
			loose = loose || strings.Contains(item.md, "\n\n")
		}
	}
	return Block{list(texts, loose, func(int) string { return "- " })}
}

// Quote returns content as a block quote.
func Quote(content Block) Block {
	if content.Empty() {
		return content
	}
	return Block{quote(content.md)}
}

// Blocks returns the blocks that are not empty, one after the other.
func Blocks(blocks ...Block) Block {
	size := 0
	for _, b := range blocks {
		size += len(b.md) + 2
	}
	var s strings.Builder
	s.Grow(size)
	for _, b := range blocks {
		if b.Empty() {
			continue
		}
		if s.Len() > 0 {
			s.WriteString("\n\n")
		}
		s.WriteString(b.md)
	}
	return Block{s.String()}
}

// list returns a list with the marker of each item by its number. In a loose
// list a blank line stands between the items.
func list(items []string, loose bool, marker func(int) string) string {
	sep := "\n"
	if loose {
		sep = "\n\n"
	}
	lines := make([]string, len(items))
	for i, item := range items {
		m := marker(i)
		lines[i] = m + indent(item, len(m))
		if item == "" {
			lines[i] = strings.TrimRight(m, " ")
		}
	}
	return strings.Join(lines, sep)
}

// indent moves all lines but the first to the right.
func indent(block string, by int) string {
	if !strings.Contains(block, "\n") {
		return block
	}
	lines := strings.Split(block, "\n")
	for i, line := range lines[1:] {
		if line != "" {
			lines[i+1] = strings.Repeat(" ", by) + line
		}
	}
	return strings.Join(lines, "\n")
}

// quote puts the mark of a quotation before each line.
func quote(block string) string {
	lines := strings.Split(block, "\n")
	for i, line := range lines {
		lines[i] = "> " + line
		if line == "" {
			lines[i] = ">"
		}
	}
	return strings.Join(lines, "\n")
}

// runLengths returns the lengths of the runs of c in s.
func runLengths(s string, c byte) map[int]bool {
	lengths := map[int]bool{}
	n := 0
	for i := range len(s) {
		if s[i] == c {
			n++
			continue
		}
		lengths[n], n = true, 0
	}
	lengths[n] = true
	return lengths
}
