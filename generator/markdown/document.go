package markdown

import (
	"github.com/errgen/errgen/generator/doc"
)

// Write returns a part of a document in Markdown. A heading of an author whose
// [doc.Slug] is not free, so that it would catch links to something else, comes
// out in strong emphasis. A nil free allows every slug.
func Write(b doc.Block, free func(slug string) bool) Block {
	return documentWriter{free}.whole(b)
}

// A documentWriter writes the blocks of a document.
type documentWriter struct{ free func(slug string) bool }

// whole returns a block, of whatever parts, as one.
func (w documentWriter) whole(b doc.Block) Block { return Blocks(w.add(nil, b)...) }

// add adds the parts of a block. All of a document are joined once.
func (w documentWriter) add(to []Block, b doc.Block) []Block {
	switch b.Kind {
	case doc.BlockList, doc.AnswerBlock:
		for _, part := range b.Blocks {
			to = w.add(to, part)
		}
		return to
	case doc.EntryBlock:
		return w.add(append(to, Anchor(b.ID), Heading(b.Level, inline(b.Line))), b.Body())
	case doc.Head:
		if b.ID != "" {
			to = append(to, Anchor(b.ID))
		}
		return append(to, Heading(b.Level, inline(b.Line)))
	}
	return append(to, w.block(b))
}

// block returns a block that stands alone.
func (w documentWriter) block(b doc.Block) Block {
	switch b.Kind {
	case doc.Para:
		return Paragraph(inline(b.Line))
	case doc.LabelLine:
		return Paragraph(Strong(Text(b.Text + ":")))
	case doc.FactLine:
		return Paragraph(Join(" · ", inlines(b.Lines)...))
	case doc.ProseText:
		return Prose(b.Text, b.Level, w.free)
	case doc.CodeText:
		return CodeBlock(b.ID, b.Text)
	case doc.ItemList:
		return List(w.items(b.Blocks)...)
	case doc.ItemBlock:
		return Item(inline(b.Line), Blocks(w.items(b.Blocks)...))
	case doc.NoticeBlock:
		return Quote(Blocks(w.items(b.Blocks)...))
	case doc.TableBlock, doc.IndexTable:
		return table(b.Rows)
	}
	return Block{}
}

// items returns each of the blocks as one.
func (w documentWriter) items(blocks []doc.Block) []Block {
	written := make([]Block, len(blocks))
	for i, b := range blocks {
		written[i] = w.whole(b)
	}
	return written
}

func table(rows [][]doc.Inline) Block {
	columns := make([]Column, len(rows[0]))
	for i, title := range rows[0] {
		columns[i] = Column{Title: inline(title)}
	}
	written := make([][]Inline, len(rows)-1)
	for i, row := range rows[1:] {
		written[i] = inlines(row)
	}
	return Table(columns, written)
}

func inline(i doc.Inline) Inline {
	switch i.Kind {
	case doc.TextInline, doc.StatusText:
		return Text(i.Text)
	case doc.CodeInline:
		return Code(i.Text)
	case doc.ProseInline:
		return ProseLine(i.Text)
	case doc.StrongPart:
		return Strong(inline(i.Parts[0]))
	case doc.LinkPart:
		return Link(inline(i.Parts[0]), i.Text)
	case doc.FactPart:
		return Join(" ", Strong(Text(i.Text+":")), inline(i.Parts[0]))
	case doc.SentencePart:
		return Sentence(inline(i.Parts[0]))
	case doc.TitleParts:
		return Join(": ", inlines(i.Parts)...)
	}
	return Join(separator(i.Text), inlines(i.Parts)...)
}

func inlines(parts []doc.Inline) []Inline {
	written := make([]Inline, len(parts))
	for i, p := range parts {
		written[i] = inline(p)
	}
	return written
}
