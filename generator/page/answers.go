package page

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/sample"
	"github.com/errgen/errgen/generator/schema"
)

// This file says how to read answers: what their headers and bodies consist of.

// A form is what a reader must know about the answers of some entries.
type form struct {
	envelope *catalog.Envelope
	headers  doc.Block
	body     doc.Block
	entries  []*catalog.Entry
}

// forms returns the forms of the answers of the page. Envelopes that look the
// same to a reader are one.
func (p *page) forms() []*form {
	users := map[*catalog.Envelope][]*catalog.Entry{}
	for _, e := range p.entries {
		if schema.HasAnswer(e) {
			users[e.Envelope] = append(users[e.Envelope], e)
		}
	}
	var forms []*form
	for _, env := range p.cat.Envelopes {
		if users[env] == nil {
			continue
		}
		r := &reading{page: p, envelope: env, users: users[env]}
		next := &form{env, r.headers(), r.body(), users[env]}
		i := slices.IndexFunc(forms, func(f *form) bool { return f.headers.Equal(next.headers) && f.body.Equal(next.body) })
		if i < 0 {
			forms = append(forms, next)
		} else {
			forms[i].entries = append(forms[i].entries, next.entries...)
		}
	}
	return forms
}

// addAnswers adds how to read an answer. Headers that all of several forms have
// are named once.
func (p *page) addAnswers() {
	forms := p.forms()
	blocks := []doc.Block{p.answersNote()}
	isShared := len(forms) > 1 && !slices.ContainsFunc(forms, func(f *form) bool { return !f.headers.Equal(forms[0].headers) })
	if isShared {
		blocks = append(blocks, forms[0].headers)
	}
	for _, f := range forms {
		if len(forms) > 1 {
			blocks = append(blocks, p.subheading(catalog.Sentence(f.envelope.Name), " (answer)"), p.users(f.entries))
		}
		blocks = append(blocks, doc.Prose(f.envelope.Doc, 3))
		if !isShared {
			blocks = append(blocks, f.headers)
		}
		blocks = append(blocks, f.body, p.formExample(f))
	}
	p.add(answersTitle, blocks...)
}

// formExample shows an answer of a form: that of the entry with most to show.
func (p *page) formExample(f *form) doc.Block {
	best := slices.MaxFunc(f.entries, func(a, b *catalog.Entry) int { return cmp.Compare(richness(a), richness(b)) })
	a := sample.Make(p.cat, sample.Request{}, sample.Examples(best)[0])
	return doc.Answers(labelled("Example", p.reference(best)), doc.CodeBlock("http", answerText(a, best.Envelope)))
}

// richness says how much of what answers may hold the one of e shows: violations
// are worth more than rate limits, and those more than a field.
func richness(e *catalog.Entry) int {
	n := min(len(e.Fields), 9)
	if e.RateLimit != nil || e.Retry.Kind >= catalog.RetryDelay {
		n += 10
	}
	if e.Violations {
		n += 100
	}
	return n
}

// users says which errors have a form of answer.
func (p *page) users(entries []*catalog.Entry) doc.Block {
	const most = 8
	if len(entries) > most {
		return labelled("Used by", doc.Text(plural(len(entries), "error")))
	}
	links := make([]doc.Inline, len(entries))
	for i, e := range entries {
		links[i] = p.reference(e)
	}
	return labelled("Used by", doc.Join(", ", links...))
}

var (
	headerTitles = []string{"Header", "Always sent", "Meaning"}
	memberTitles = []string{"Member", "Type", "Always sent", "Meaning"}
)

func (r *reading) headers() doc.Block {
	var rows [][]doc.Inline
	for _, h := range r.envelope.Headers {
		var values []doc.Inline
		for _, v := range h.Values {
			values = append(values, r.meaning(v))
		}
		if h.Omit && !slices.ContainsFunc(h.Values, func(v *catalog.Node) bool { return !r.isNever(v) }) {
			continue
		}
		rows = append(rows, []doc.Inline{doc.Code(h.Name), yes(!h.Omit), doc.Join(", ", values...)})
	}
	if len(rows) == 0 {
		return doc.Block{}
	}
	return table(headerTitles, rows, false)
}

// body says what the status line and the body are: a text, or JSON with
// members.
func (r *reading) body() doc.Block {
	var status, kind doc.Inline
	if r.envelope.HTTPStatus != 0 {
		status = doc.Text("always " + strconv.Itoa(r.envelope.HTTPStatus))
	}
	n, text := r.envelope.Body, doc.Text("none")
	if n != nil {
		kind = doc.Code(r.envelope.ContentType)
		if r.collect(n, "", true); len(r.rows) > 0 {
			text = doc.Inline{}
		} else {
			text = r.meaning(n)
		}
	}
	return doc.Blocks(
		labelled("HTTP status", status), labelled("Content type", kind), labelled("Body", text),
		table(memberTitles, r.rows, false),
	)
}

func yes(is bool) doc.Inline {
	if is {
		return doc.Text("yes")
	}
	return doc.Text("no")
}
