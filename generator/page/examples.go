package page

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/sample"
	"github.com/errgen/errgen/generator/schema"
)

// This file shows the answers that the catalogue gives.

// maxBody is the greatest length of a body that is shown on the line on which
// it is sent.
const maxBody = 100

// exampleAnswers returns the answers that the catalogue gives for the examples
// of an entry.
func (p *page) exampleAnswers(e *catalog.Entry) doc.Block {
	if !schema.HasAnswer(e) {
		return doc.Block{}
	}
	var blocks []doc.Block
	for _, o := range sample.Examples(e) {
		a := sample.Make(p.cat, sample.Request{}, o)
		blocks = append(blocks, doc.CodeBlock("http", answerText(a, e.Envelope)))
	}
	name := "Example answer"
	if len(blocks) > 1 {
		name = "Example answers"
	}
	return doc.Answers(doc.Label(name), doc.Blocks(blocks...))
}

// answerText returns an answer as it is sent, but for long JSON, which is shown
// on several lines.
func answerText(a sample.Answer, env *catalog.Envelope) string {
	var b strings.Builder
	if a.Status != 0 {
		b.WriteString("HTTP/1.1 " + statusLine(a.Status) + "\n")
	}
	for _, h := range a.Headers {
		b.WriteString(h.Name + ": " + h.Value + "\n")
	}
	if a.Body == nil {
		return b.String()
	}
	b.WriteString("\n")
	b.Write(shownBody(a.Body, env))
	return b.String()
}

// isLong reports whether a body is shown otherwise than it is sent.
func isLong(body []byte, env *catalog.Envelope) bool {
	return !env.Text() && env.Encode.Indent == 0 && len(body) > maxBody
}

func shownBody(body []byte, env *catalog.Envelope) []byte {
	var lines bytes.Buffer
	if !isLong(body, env) || json.Indent(&lines, body, "", "  ") != nil {
		return body
	}
	return lines.Bytes()
}

// answersNote says how exact the examples are.
func (p *page) answersNote() doc.Block {
	text := "The examples on this page are exact answers."
	for _, e := range p.entries {
		if schema.HasAnswer(e) && isLong(sample.Make(p.cat, sample.Request{}, sample.Examples(e)[0]).Body, e.Envelope) {
			text = "The examples on this page are exact answers, but long bodies are shown on several lines; they are sent on one."
			break
		}
	}
	return doc.Paragraph(doc.Text(text))
}
