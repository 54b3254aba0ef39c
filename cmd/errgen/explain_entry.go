package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/errgen/errgen/generator/export"
	"github.com/errgen/errgen/generator/sample"
)

// explainEntry returns all that there is to say about an entry:
//
//	ORDER_NOT_FOUND: Order {id} does not exist.
//	errors.yaml:12:3, status 404 Not Found
//
//	There is no such order, or it belongs to another customer.
//
//	Go: ErrOrderNotFound, NewOrderNotFound, OrderNotFoundFields
func explainEntry(e export.Entry, place string) string {
	var b strings.Builder
	head := e.Name
	if e.Code != nil && e.Code.Text != e.Name {
		head += " (code " + cmp.Or(e.Code.Text, `""`) + ")"
	}
	fmt.Fprintf(&b, "%s: %s\n", clean(head), clean(cmp.Or(e.Message, e.Title)))
	facts := []string{place}
	if e.Status != 0 {
		facts = append(facts, strings.TrimSpace(fmt.Sprintf("status %d %s", e.Status, sample.Phrase(e.Status))))
	}
	if e.Group != "" {
		facts = append(facts, "group "+e.Group)
	}
	if e.Internal {
		facts = append(facts, "internal")
	}
	b.WriteString(clean(strings.Join(facts, ", ")))
	if e.Deprecated != nil {
		b.WriteString("\n\n" + plainText(deprecation(*e.Deprecated), screen))
	}
	if e.Doc != "" {
		b.WriteString("\n\n" + plainText(e.Doc, screen))
	}
	writeEntryItems(&b, e)
	return b.String() + "\n"
}

func deprecation(d export.Deprecation) string {
	text := "Deprecated"
	if d.Since != "" {
		text += " since " + d.Since
	}
	if d.Use != "" {
		text += "; use " + d.Use
	}
	return text + ". " + d.Doc
}

// writeEntryItems writes what an entry has several of, and an answer.
func writeEntryItems(b *strings.Builder, e export.Entry) {
	if len(e.Causes) > 0 {
		writeItems(b, "Possible causes", e.Causes)
	}
	if len(e.Remedies) > 0 {
		writeItems(b, "What to do", e.Remedies)
	}
	if len(e.Fields) > 0 {
		b.WriteString("\n\nFields:\n")
		for _, f := range e.Fields {
			b.WriteString("\n" + listItem(strings.TrimSpace(f.Name+", "+fieldType(f)+". "+f.Doc)))
		}
	}
	if r := e.Retry; r != nil {
		b.WriteString("\n\nRetry: " + map[string]string{"never": "no", "yes": "later", "delay": "after " + r.Delay, "after": "after the delay in the answer"}[r.Kind])
	}
	if g := e.Go; g != nil {
		b.WriteString("\n\nGo: " + joinNonEmpty(", ", g.Constant, g.Constructor, g.Fields))
	}
	if e.DocsURL != "" {
		b.WriteString("\n\nMore: " + clean(e.DocsURL))
	}
	if len(e.Examples) > 0 && e.Examples[0].Answer != nil {
		b.WriteString("\n\nExample:\n\n" + answerText(*e.Examples[0].Answer))
	}
}

func fieldType(f export.Field) string {
	text := f.Type.Text
	if f.Optional {
		text += ", optional"
	}
	if f.Sensitive {
		text += ", sensitive"
	}
	return text
}

// answerText returns an answer as it is sent, each line indented.
func answerText(a export.Answer) string {
	lines := []string{strings.TrimSpace(fmt.Sprintf("HTTP/1.1 %d %s", a.Status, sample.Phrase(a.Status)))}
	for _, h := range a.Headers {
		lines = append(lines, h.Name+": "+h.Value)
	}
	if a.Body != "" {
		lines = append(append(lines, ""), strings.Split(strings.TrimSuffix(a.Body, "\n"), "\n")...)
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight("    "+clean(line), " ")
	}
	return strings.Join(lines, "\n")
}
