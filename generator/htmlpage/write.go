package htmlpage

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/markdown"
)

// A writer writes a part of a document. Whatever comes from a catalogue goes
// through [escape] or, if it is an author's Markdown, through a renderer that
// knows no raw HTML.
type writer struct {
	b      strings.Builder
	prose  prose
	isLong bool // whether the document has many entries
}

// escape returns a text so that it is plain text between tags and within the
// quotes of an attribute.
func escape(s string) string { return html.EscapeString(markdown.Clean(s)) }

func number(n int) string { return strconv.Itoa(n) }

// written returns a block in HTML.
func written(b doc.Block) string {
	w := &writer{prose: newProse()}
	w.block(b)
	return w.b.String()
}

// sections returns the sections of a document.
func sections(all []doc.Section, isLong bool) string {
	w := &writer{prose: newProse(), isLong: isLong}
	for _, s := range all {
		w.tag("section", "id", s.ID, "class", sectionClass(s))
		w.heading(s.Level(), doc.Text(s.Title))
		w.block(s.Body)
		w.line("</section>")
	}
	return w.b.String()
}

// sectionClass says what a search finds in a section.
func sectionClass(s doc.Section) string {
	switch {
	case s.Body.Has(doc.EntryBlock):
		return "has-entries"
	case s.Body.Has(doc.IndexTable):
		return "all"
	}
	return ""
}

func (w *writer) line(markup string) {
	w.b.WriteString(markup)
	w.b.WriteByte('\n')
}

// tag opens an element. Attributes are pairs of a name and a value; those
// without a value are left out.
func (w *writer) tag(name string, attributes ...string) {
	w.b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.b.WriteString(" " + attributes[i] + `="` + escape(attributes[i+1]) + `"`)
		}
	}
	w.b.WriteByte('>')
}

// element writes an element with inlines in it.
func (w *writer) element(name, class string, content ...doc.Inline) {
	w.tag(name, "class", class)
	for _, i := range content {
		w.inline(i)
	}
	w.line("</" + name + ">")
}

// around writes an element with blocks in it.
func (w *writer) around(name, class string, blocks ...doc.Block) {
	w.tag(name, "class", class)
	w.b.WriteByte('\n')
	for _, b := range blocks {
		w.block(b)
	}
	w.line("</" + name + ">")
}

func (w *writer) heading(level int, text doc.Inline) { w.element("h"+number(level), "", text) }

// several writes blocks one after the other. A browser need not look at entries
// that are out of sight; of many, not even at each of them.
func (w *writer) several(blocks []doc.Block) {
	if !w.isLong || blocks[0].Kind != doc.EntryBlock {
		for _, b := range blocks {
			w.block(b)
		}
		return
	}
	for part := range slices.Chunk(blocks, entriesPerPart) {
		w.line(`<div class="part">`)
		for _, b := range part {
			w.block(b)
		}
		w.line("</div>")
	}
}

func (w *writer) block(b doc.Block) {
	switch b.Kind {
	case doc.BlockList:
		w.several(b.Blocks)
	case doc.Para:
		w.paragraph(b.Line)
	case doc.Head:
		w.tag("h"+number(b.Level), "id", b.ID)
		w.inline(b.Line)
		w.line("</h" + number(b.Level) + ">")
	case doc.LabelLine:
		w.element("p", "label", doc.Text(b.Text))
	case doc.FactLine:
		w.facts(b.Lines)
	case doc.ProseText:
		w.b.WriteString(w.prose.blocks(b.Text, b.Level))
	case doc.CodeText:
		w.code(b.Text)
	case doc.ItemList:
		w.list(b.Blocks)
	case doc.NoticeBlock:
		w.around("div", "notice", b.Blocks...)
	case doc.TableBlock:
		w.table(b.Rows)
	case doc.IndexTable:
		w.index(b.Rows)
	case doc.AnswerBlock:
		w.around("div", "answers", b.Blocks...)
	case doc.EntryBlock:
		w.entry(b)
	}
}

// paragraph writes a paragraph. A fact stands below its label.
func (w *writer) paragraph(line doc.Inline) {
	if line.Kind != doc.FactPart {
		w.element("p", "", line)
		return
	}
	w.b.WriteString(`<p class="labelled"><span class="label">` + escape(line.Text) + `</span> `)
	w.inline(line.Parts[0])
	w.line("</p>")
}

func (w *writer) facts(facts []doc.Inline) {
	w.line(`<dl class="facts">`)
	for _, f := range facts {
		w.b.WriteString("<div><dt>" + escape(f.Text) + "</dt><dd>")
		w.inline(f.Parts[0])
		w.line("</dd></div>")
	}
	w.line("</dl>")
}

func (w *writer) code(text string) {
	w.line("<pre><code>" + escape(strings.TrimSuffix(text, "\n")) + "</code></pre>")
}

func (w *writer) list(items []doc.Block) {
	w.line("<ul>")
	for _, item := range items {
		w.b.WriteString("<li>")
		w.inline(item.Line)
		if item.Kind == doc.ItemBlock {
			item = doc.Blocks(item.Blocks...)
		}
		w.block(item)
		w.line("</li>")
	}
	w.line("</ul>")
}
