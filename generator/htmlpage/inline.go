package htmlpage

import (
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/markdown"
)

func (w *writer) inline(i doc.Inline) {
	switch i.Kind {
	case doc.TextInline:
		w.b.WriteString(escape(i.Text))
	case doc.CodeInline:
		w.b.WriteString("<code>" + escape(i.Text) + "</code>")
	case doc.StatusText:
		w.b.WriteString(`<span class="status s` + class(i.Text) + `">` + escape(i.Text) + "</span>")
	case doc.ProseInline:
		w.b.WriteString(w.prose.line(i.Text))
	case doc.StrongPart:
		w.within("<strong>", i, "</strong>")
	case doc.LinkPart:
		w.link(i)
	case doc.FactPart:
		w.within("<strong>"+escape(i.Text)+":</strong> ", i, "")
	case doc.SentencePart:
		w.within("", i, ".")
	case doc.TitleParts:
		w.inline(i.Parts[0])
		w.b.WriteString(" <span>")
		w.inline(i.Parts[1])
		w.b.WriteString("</span>")
	case doc.JoinedParts:
		w.joined(i)
	}
}

func (w *writer) within(open string, i doc.Inline, end string) {
	w.b.WriteString(open)
	w.inline(i.Parts[0])
	w.b.WriteString(end)
}

func (w *writer) joined(i doc.Inline) {
	for n, part := range i.Parts {
		if n > 0 {
			w.b.WriteString(escape(i.Text))
		}
		w.inline(part)
	}
}

// link writes a link, or its label alone if a page must not link to its target.
func (w *writer) link(i doc.Inline) {
	if !markdown.Linkable(i.Text) {
		w.inline(i.Parts[0])
		return
	}
	w.within(`<a href="`+escape(i.Text)+`">`, i, "</a>")
}

// class returns the class of a text that begins with a status.
func class(status string) string {
	if status == "" || status[0] < '1' || status[0] > '9' {
		return "0"
	}
	return status[:1]
}
