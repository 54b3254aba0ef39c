package page

import (
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
)

// entry returns the description of an entry below its heading.
func (p *page) entry(e *catalog.Entry, level int) doc.Block {
	return doc.Blocks(
		p.deprecation(e.Deprecated, level),
		p.facts(e),
		message("Message", templateText(e.Message)),
		p.userMessage(e),
		doc.Prose(e.Doc, level),
		p.causes(e.Texts, level),
		p.remedies(e.Texts, level),
		retryAdvice(e.Retry),
		p.fields(e.Fields),
		p.violations(e),
		p.exampleAnswers(e),
		p.translations(e, level),
		seeAlso(e),
	)
}

// entryTitle returns the heading of an entry: its code and its title. If
// another entry has both, the status or the name tells them apart.
func (p *page) entryTitle(e *catalog.Entry) doc.Inline {
	title := headline(e.Title)
	code := codeText(e.Code)
	plain := title
	switch {
	case e.Code.Text == "" || len(e.Code.Text) > maxShort:
		code = doc.Inline{}
	case e.Code.Text == title:
		plain, title = e.Code.Text, ""
	default:
		plain = e.Code.Text + ": " + title
	}
	var status string
	if e.Status != 0 {
		status = " (" + number(e.Status) + ")"
	}
	title += p.ids.claim(plain, e.Anchor, "", status, " ("+e.Name+")")
	return doc.Titled(code, doc.Text(title))
}

// facts returns the line of short facts about an entry.
func (p *page) facts(e *catalog.Entry) doc.Block {
	var name, identity doc.Inline
	if e.Code.Text != e.Name {
		name = doc.Code(e.Name)
	}
	if p.cat.Outputs.Go != nil {
		identity = doc.Code(p.goName(e))
	}
	return doc.Facts(
		doc.Fact("Code", p.codeFact(e.Code)),
		doc.Fact("Status", doc.Status(statusLine(sentStatus(e)))),
		doc.Fact("Name", name),
		doc.Fact("Severity", doc.Text(e.Severity)),
		doc.Fact("Rate limit", p.rateLimit(e.RateLimit)),
		doc.Fact("Since", doc.Text(e.Since)),
		doc.Fact("Tags", tagList(e)),
		doc.Fact("Go", identity),
	)
}

// codeFact returns the code of an entry. Where others have one, an entry without
// a code says so.
func (p *page) codeFact(c catalog.Code) doc.Inline {
	if !c.Set && p.hasCodes {
		return doc.Text("none")
	}
	return codeText(c)
}

// deprecation returns the notice that an entry is deprecated.
func (p *page) deprecation(d *catalog.Deprecation, level int) doc.Block {
	if d == nil {
		return doc.Block{}
	}
	notice := []doc.Inline{doc.Strong(doc.Text("Deprecated"))}
	if d.Since != "" {
		notice = append(notice, doc.Text("since "+d.Since))
	}
	if use := p.reference(d.Use); !use.Empty() {
		notice = append(notice, doc.Text("in favour of"), use)
	}
	return doc.Notice(
		doc.Paragraph(doc.Sentence(notice...)),
		doc.Prose(d.Doc, level),
	)
}

// message returns a text of an answer, character by character.
func message(name, text string) doc.Block {
	switch {
	case text == "":
		return doc.Block{}
	case isOneSpan(text):
		return labelled(name, doc.Code(text))
	}
	return doc.Blocks(
		doc.Label(name),
		doc.CodeBlock("text", text),
	)
}

// isOneSpan reports whether a code span on one line shows text as it is.
func isOneSpan(text string) bool {
	return len(text) <= maxShort && strings.IndexFunc(text, isAwkward) < 0 && !strings.Contains(text, "]:") &&
		strings.TrimSpace(text) == text && !strings.Contains(text, "  ")
}

// isAwkward reports whether r is hard to read, or lost, in a code span.
func isAwkward(r rune) bool { return r == '\n' || r == '\t' || r == '`' || r == '|' || r == '\\' }

func (p *page) userMessage(e *catalog.Entry) doc.Block {
	text := templateText(e.UserMessage)
	if text == templateText(e.Message) {
		return doc.Block{}
	}
	return message("User message", text)
}

// causes returns the list of what may have happened.
func (p *page) causes(t catalog.Texts, level int) doc.Block {
	name := "Possible causes"
	if len(t.Causes) == 1 {
		name = "Possible cause"
	}
	return p.proseList(name, t.Causes, level)
}

// remedies returns the list of what can be done.
func (p *page) remedies(t catalog.Texts, level int) doc.Block {
	return p.proseList("What to do", t.Remedies, level)
}

// proseList returns texts as a list below a label.
func (p *page) proseList(name string, texts []string, level int) doc.Block {
	var items []doc.Block
	for _, t := range texts {
		if item := doc.Prose(t, level); !item.Empty() {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return doc.Block{}
	}
	return doc.Blocks(
		doc.Label(name),
		doc.List(items...),
	)
}

// retryAdvice says whether and when a request may be sent again.
func retryAdvice(r catalog.Retry) doc.Block {
	return labelled("Retry", doc.Text(retrySentence(r)))
}

// violations says which rules the violations of an entry may break.
func (p *page) violations(e *catalog.Entry) doc.Block {
	if !e.Violations {
		return doc.Block{}
	}
	if len(e.Rules) == 0 {
		return labelled("Violations", doc.Text("the answer lists what is wrong with the request."))
	}
	text := []doc.Inline{
		doc.Text("the answer lists what is wrong with the request by the"), p.linkTo(rulesTitle, doc.Text("violation rules")),
	}
	if len(e.Rules) < len(p.cat.Rules) {
		text = append(text, doc.Join(", ", ruleNames(e.Rules)...))
	}
	return labelled("Violations", doc.Sentence(text...))
}

func ruleNames(rules []*catalog.Rule) []doc.Inline {
	names := make([]doc.Inline, len(rules))
	for i, r := range rules {
		names[i] = doc.Code(r.Name)
	}
	return names
}

// translations returns the texts of an entry in other languages: the short
// ones in a table, then the others.
func (p *page) translations(e *catalog.Entry, level int) doc.Block {
	var rows [][]doc.Inline
	var items []doc.Block
	for _, t := range e.Translations {
		rows = append(rows, []doc.Inline{
			doc.Code(t.Locale), doc.Code(templateText(t.Message)),
			doc.Text(t.Title), doc.Code(templateText(t.UserMessage)),
		})
		more := doc.Blocks(
			doc.Prose(t.Doc, level), p.causes(t.Texts, level), p.remedies(t.Texts, level),
		)
		if !more.Empty() {
			items = append(items, doc.Blocks(doc.Paragraph(doc.Code(t.Locale)), more))
		}
	}
	if len(rows) == 0 {
		return doc.Block{}
	}
	return doc.Blocks(
		doc.Label("Translations"),
		table([]string{"Language", "Message", "Title", "User message"}, rows, false),
		doc.List(items...),
	)
}

// seeAlso returns the links of an entry.
func seeAlso(e *catalog.Entry) doc.Block {
	var links []doc.Inline
	if e.DocsURL != "" && !strings.HasSuffix(e.DocsURL, "#"+e.Anchor) {
		links = append(links, doc.Link(doc.Text("documentation"), e.DocsURL))
	}
	for _, l := range e.Links {
		links = append(links, doc.Link(doc.Text(l.Text), l.URL))
	}
	return labelled("See also", doc.Join(", ", links...))
}
