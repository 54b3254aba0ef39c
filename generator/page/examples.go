package page

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
	"github.com/errgen/errgen/generator/sample"
)

// This file shows the answers that the catalogue gives.

// maxBody is the greatest length of a body that is shown on the line on which
// it is sent.
const maxBody = 100

// hasAnswer reports whether an entry is about HTTP: whether it has a status, or
// an envelope that somebody chose.
func hasAnswer(e *catalog.Entry) bool {
	return e.Envelope != nil && (e.Status != 0 || !e.Envelope.BuiltIn)
}

// exampleAnswers returns the answers that the catalogue gives for the examples
// of an entry.
func (p *page) exampleAnswers(e *catalog.Entry) markdown.Block {
	if !hasAnswer(e) {
		return markdown.Block{}
	}
	var blocks []markdown.Block
	for _, o := range sample.Examples(e) {
		a := sample.Make(p.cat, sample.Request{}, o)
		blocks = append(blocks, markdown.CodeBlock("http", answerText(a, e.Envelope)))
	}
	name := "Example answer"
	if len(blocks) > 1 {
		name = "Example answers"
	}
	return markdown.Blocks(label(name), markdown.Blocks(blocks...))
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
func (p *page) answersNote() markdown.Block {
	text := "The examples on this page are exact answers."
	for _, e := range p.entries {
		if hasAnswer(e) && isLong(sample.Make(p.cat, sample.Request{}, sample.Examples(e)[0]).Body, e.Envelope) {
			text = "The examples on this page are exact answers, but long bodies are shown on several lines; they are sent on one."
			break
		}
	}
	return markdown.Paragraph(markdown.Text(text))
}
