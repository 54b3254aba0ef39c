package htmlpage

import (
	"strings"

	"github.com/errgen/errgen/generator/doc"
)

// entry writes the description of an entry: what is said about it, and beside
// that the answers.
func (w *writer) entry(b doc.Block) {
	w.tag("article", append([]string{"id", b.ID, "class", "entry"}, marks(b.Marks)...)...)
	body := b.Body()
	w.b.WriteString("\n<div class=\"text\">\n<div class=\"title\">")
	w.heading(b.Level, b.Line)
	w.tag("a", "class", "link", "href", "#"+b.ID, "aria-label", "Link to "+characters(b.Line))
	w.line("#</a></div>")
	w.parts(body, false)
	w.line("</div>")
	w.parts(body, true)
	w.line("</article>")
}

// marks returns the values of filters as attributes, one for each filter.
func marks(marks []doc.Mark) []string {
	var attributes []string
	for i, m := range marks {
		if i > 0 && marks[i-1].Filter == m.Filter {
			attributes[len(attributes)-1] += " " + m.Value
			continue
		}
		attributes = append(attributes, "data-"+m.Filter, m.Value)
	}
	return attributes
}

// parts writes the parts of a description that show answers, or the others.
func (w *writer) parts(body doc.Block, answers bool) {
	if body.Kind == doc.BlockList {
		for _, part := range body.Blocks {
			w.parts(part, answers)
		}
	} else if (body.Kind == doc.AnswerBlock) == answers {
		w.block(body)
	}
}

// characters returns the characters of an inline that is not an author's.
func characters(i doc.Inline) string {
	if len(i.Parts) == 0 {
		return i.Text
	}
	parts := make([]string, len(i.Parts))
	for j, p := range i.Parts {
		parts[j] = characters(p)
	}
	return strings.Join(parts, " ")
}
