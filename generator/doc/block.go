package doc

import (
	"reflect"
	"slices"
	"strings"
)

// A BlockKind says what a [Block] is.
type BlockKind byte

// The kinds of blocks.
const (
	NoBlock     BlockKind = iota
	BlockList             // Blocks one after the other
	Para                  // Line
	Head                  // Line as a heading of Level, with the identifier ID if it has one
	LabelLine             // Text above what it names
	FactLine              // Lines, each a fact
	ProseText             // Text is Markdown, below a heading of Level
	CodeText              // Text in the language ID
	ItemList              // Blocks as items
	ItemBlock             // Line, and Blocks below it
	NoticeBlock           // Blocks as a notice
	TableBlock            // Rows, the first of which has the titles
	IndexTable            // the same with a row for each entry, in the order of the document
	AnswerBlock           // Blocks show answers
	EntryBlock            // Body describes an entry; Line, Level and ID are those of its heading
)

// A Block is what stands on lines of its own. The zero Block is empty and
// leaves no trace. None of its Blocks is.
type Block struct {
	Kind   BlockKind
	Level  int
	ID     string
	Text   string
	Line   Inline
	Lines  []Inline
	Blocks []Block
	Rows   [][]Inline
	Marks  []Mark // of an entry
	Body   func() Block
}

// Empty reports whether nothing would be seen.
func (b Block) Empty() bool { return b.Kind == NoBlock }

// Has reports whether b is, or has among its parts, a block of a kind.
func (b Block) Has(kind BlockKind) bool {
	return b.Kind == kind || slices.ContainsFunc(b.Blocks, func(part Block) bool { return part.Has(kind) })
}

// Equal reports whether b and c say the same.
func (b Block) Equal(c Block) bool { return reflect.DeepEqual(b, c) }

// Blocks returns the blocks that are not empty, one after the other.
func Blocks(blocks ...Block) Block {
	b := holding(BlockList, blocks)
	if len(b.Blocks) == 1 {
		return b.Blocks[0]
	}
	return b
}

// holding returns a block of a kind that holds the blocks that are not empty.
func holding(kind BlockKind, blocks []Block) Block {
	n := 0
	for _, b := range blocks {
		if !b.Empty() {
			n++
		}
	}
	if n == 0 {
		return Block{}
	}
	kept := make([]Block, 0, n)
	for _, b := range blocks {
		if !b.Empty() {
			kept = append(kept, b)
		}
	}
	return Block{Kind: kind, Blocks: kept}
}

// Paragraph returns text as a paragraph.
func Paragraph(text Inline) Block {
	if text.Empty() {
		return Block{}
	}
	return Block{Kind: Para, Line: text}
}

// Heading returns text as a heading of a level from 1 to 6. With an id, links
// can point to it.
func Heading(level int, id string, text Inline) Block {
	if text.Empty() && id == "" {
		return Block{}
	}
	return Block{Kind: Head, Level: level, ID: id, Line: text}
}

// Label returns the line above a list, a table or code.
func Label(name string) Block { return Block{Kind: LabelLine, Text: name} }

// Facts returns a line of facts.
func Facts(facts ...Inline) Block {
	kept := present(facts)
	if len(kept) == 0 {
		return Block{}
	}
	return Block{Kind: FactLine, Lines: kept}
}

// Prose returns an author's Markdown as blocks. Level is that of the heading
// above it.
func Prose(src string, level int) Block {
	if strings.TrimSpace(src) == "" {
		return Block{}
	}
	return Block{Kind: ProseText, Text: src, Level: level}
}

// CodeBlock returns text, which is in a language, as lines of code.
func CodeBlock(lang, text string) Block { return Block{Kind: CodeText, ID: lang, Text: text} }

// List returns a bullet list of the items that are not empty.
func List(items ...Block) Block { return holding(ItemList, items) }

// Item returns an item of a list: a line and what hangs below it, such as
// another list.
func Item(text Inline, below Block) Block {
	item := holding(ItemBlock, []Block{below})
	item.Kind, item.Line = ItemBlock, text
	return item
}

// Notice returns blocks that a reader must not overlook.
func Notice(blocks ...Block) Block { return holding(NoticeBlock, blocks) }

// Table returns a table. Rows may be shorter than the titles but not longer.
func Table(titles []string, rows [][]Inline) Block {
	head := make([]Inline, len(titles))
	for i, t := range titles {
		head[i] = Text(t)
	}
	return Block{Kind: TableBlock, Rows: append([][]Inline{head}, rows...)}
}

// Index returns a table as the table of all entries.
func Index(table Block) Block {
	if table.Kind == TableBlock {
		table.Kind = IndexTable
	}
	return table
}

// Answers returns blocks that show answers.
func Answers(blocks ...Block) Block { return holding(AnswerBlock, blocks) }

// Entry returns the description of an entry below its heading. Body is called
// when it is written, so that a document of many entries never is in memory as
// a whole.
func Entry(level int, id string, title Inline, marks []Mark, body func() Block) Block {
	return Block{Kind: EntryBlock, Level: level, ID: id, Line: title, Marks: marks, Body: body}
}
