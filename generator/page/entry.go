package page

import (
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

// entry returns the description of an entry.
func (p *page) entry(e *catalog.Entry, level int) markdown.Block {
	return markdown.Blocks(
		markdown.Anchor(e.Anchor),
		p.entryHeading(e, level),
		p.deprecation(e.Deprecated, level),
		p.facts(e),
		message("Message", templateText(e.Message)),
		p.userMessage(e),
		markdown.Prose(e.Doc, level, p.ids.free),
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

// entryHeading returns the heading of an entry: its code and its title. If
// another entry has both, the status or the name tells them apart.
func (p *page) entryHeading(e *catalog.Entry, level int) markdown.Block {
	title := headline(e.Title)
	code := codeText(e.Code)
	plain := title
	switch {
	case e.Code.Text == "" || len(e.Code.Text) > maxShort:
		code = markdown.Inline{}
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
	return markdown.Heading(level, markdown.Join(": ", code, markdown.Text(title)))
}

// facts returns the line of short facts about an entry.
func (p *page) facts(e *catalog.Entry) markdown.Block {
	var name, identity markdown.Inline
	if e.Code.Text != e.Name {
		name = markdown.Code(e.Name)
	}
	if p.cat.Outputs.Go != nil {
		identity = markdown.Code(p.goName(e))
	}
	return markdown.Paragraph(markdown.Join(" · ",
		fact("Code", p.codeFact(e.Code)),
		fact("Status", markdown.Text(statusLine(e.Status))),
		fact("Name", name),
		fact("Severity", markdown.Text(e.Severity)),
		fact("Rate limit", p.rateLimit(e.RateLimit)),
		fact("Since", markdown.Text(e.Since)),
		fact("Tags", tagList(e)),
		fact("Go", identity),
	))
}

// codeFact returns the code of an entry. Where others have one, an entry without
// a code says so.
func (p *page) codeFact(c catalog.Code) markdown.Inline {
	if !c.Set && p.hasCodes {
		return markdown.Text("none")
	}
	return codeText(c)
}

// deprecation returns the notice that an entry is deprecated.
func (p *page) deprecation(d *catalog.Deprecation, level int) markdown.Block {
	if d == nil {
		return markdown.Block{}
	}
	notice := []markdown.Inline{markdown.Strong(markdown.Text("Deprecated"))}
	if d.Since != "" {
		notice = append(notice, markdown.Text("since "+d.Since))
	}
	if use := p.reference(d.Use); !use.Empty() {
		notice = append(notice, markdown.Text("in favour of"), use)
	}
	return markdown.Quote(markdown.Blocks(
		markdown.Paragraph(markdown.Sentence(notice...)),
		markdown.Prose(d.Doc, level, p.ids.free),
	))
}

// message returns a text of an answer, character by character.
func message(name, text string) markdown.Block {
	switch {
	case text == "":
		return markdown.Block{}
	case isOneSpan(text):
		return labelled(name, markdown.Code(text))
	}
	return markdown.Blocks(
		label(name),
		markdown.CodeBlock("text", text),
	)
}

// isOneSpan reports whether a code span on one line shows text as it is.
func isOneSpan(text string) bool {
	return len(text) <= maxShort && strings.IndexFunc(text, isAwkward) < 0 && !strings.Contains(text, "]:") &&
		strings.TrimSpace(text) == text && !strings.Contains(text, "  ")
}

// isAwkward reports whether r is hard to read, or lost, in a code span.
func isAwkward(r rune) bool { return r == '\n' || r == '\t' || r == '`' || r == '|' || r == '\\' }

func (p *page) userMessage(e *catalog.Entry) markdown.Block {
	text := templateText(e.UserMessage)
	if text == templateText(e.Message) {
		return markdown.Block{}
	}
	return message("User message", text)
}

// causes returns the list of what may have happened.
func (p *page) causes(t catalog.Texts, level int) markdown.Block {
	name := "Possible causes"
	if len(t.Causes) == 1 {
		name = "Possible cause"
	}
	return p.proseList(name, t.Causes, level)
}

// remedies returns the list of what can be done.
func (p *page) remedies(t catalog.Texts, level int) markdown.Block {
	return p.proseList("What to do", t.Remedies, level)
}

// proseList returns texts as a list below a label.
func (p *page) proseList(name string, texts []string, level int) markdown.Block {
	var items []markdown.Block
	for _, t := range texts {
		if item := markdown.Prose(t, level, p.ids.free); !item.Empty() {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return markdown.Block{}
	}
	return markdown.Blocks(
		label(name),
		markdown.List(items...),
	)
}

// retryAdvice says whether and when a request may be sent again.
func retryAdvice(r catalog.Retry) markdown.Block {
	return labelled("Retry", markdown.Text(retrySentence(r)))
}

// violations says which rules the violations of an entry may break.
func (p *page) violations(e *catalog.Entry) markdown.Block {
	if !e.Violations {
		return markdown.Block{}
	}
	if len(e.Rules) == 0 {
		return labelled("Violations", markdown.Text("the answer lists what is wrong with the request."))
	}
	text := []markdown.Inline{
		markdown.Text("the answer lists what is wrong with the request by the"), p.linkTo(rulesTitle, markdown.Text("violation rules")),
	}
	if len(e.Rules) < len(p.cat.Rules) {
		text = append(text, markdown.Join(", ", ruleNames(e.Rules)...))
	}
	return labelled("Violations", markdown.Sentence(text...))
}

func ruleNames(rules []*catalog.Rule) []markdown.Inline {
	names := make([]markdown.Inline, len(rules))
	for i, r := range rules {
		names[i] = markdown.Code(r.Name)
	}
	return names
}

// translations returns the texts of an entry in other languages: the short
// ones in a table, then the others.
func (p *page) translations(e *catalog.Entry, level int) markdown.Block {
	var rows [][]markdown.Inline
	var items []markdown.Block
	for _, t := range e.Translations {
		rows = append(rows, []markdown.Inline{
			markdown.Code(t.Locale), markdown.Code(templateText(t.Message)),
			markdown.Text(t.Title), markdown.Code(templateText(t.UserMessage)),
		})
		more := markdown.Blocks(
			markdown.Prose(t.Doc, level, p.ids.free), p.causes(t.Texts, level), p.remedies(t.Texts, level),
		)
		if !more.Empty() {
			items = append(items, markdown.Blocks(markdown.Paragraph(markdown.Code(t.Locale)), more))
		}
	}
	if len(rows) == 0 {
		return markdown.Block{}
	}
	return markdown.Blocks(
		label("Translations"),
		table([]string{"Language", "Message", "Title", "User message"}, rows, false),
		markdown.List(items...),
	)
}

// seeAlso returns the links of an entry.
func seeAlso(e *catalog.Entry) markdown.Block {
	var links []markdown.Inline
	if e.DocsURL != "" && !strings.HasSuffix(e.DocsURL, "#"+e.Anchor) {
		links = append(links, markdown.Link(markdown.Text("documentation"), e.DocsURL))
	}
	for _, l := range e.Links {
		links = append(links, markdown.Link(markdown.Text(l.Text), l.URL))
	}
	return labelled("See also", markdown.Join(", ", links...))
}
