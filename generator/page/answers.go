package page

import (
	"slices"
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

// This file says how to read answers: what their headers and bodies consist of.

// A form is what a reader must know about the answers of some entries.
type form struct {
	envelope *catalog.Envelope
	headers  markdown.Block
	body     markdown.Block
	entries  []*catalog.Entry
}

// forms returns the forms of the answers of the page. Envelopes that look the
// same to a reader are one.
func (p *page) forms() []*form {
	users := map[*catalog.Envelope][]*catalog.Entry{}
	for _, e := range p.entries {
		if hasAnswer(e) {
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
		i := slices.IndexFunc(forms, func(f *form) bool { return f.headers == next.headers && f.body == next.body })
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
	blocks := []markdown.Block{p.answersNote()}
	isShared := len(forms) > 1 && !slices.ContainsFunc(forms, func(f *form) bool { return f.headers != forms[0].headers })
	if isShared {
		blocks = append(blocks, forms[0].headers)
	}
	for _, f := range forms {
		if len(forms) > 1 {
			blocks = append(blocks, p.subheading(catalog.Sentence(f.envelope.Name), " (answer)"), p.users(f.entries))
		}
		blocks = append(blocks, markdown.Prose(f.envelope.Doc, 3, p.ids.free))
		if !isShared {
			blocks = append(blocks, f.headers)
		}
		blocks = append(blocks, f.body)
	}
	p.add(answersTitle, blocks...)
}

// users says which errors have a form of answer.
func (p *page) users(entries []*catalog.Entry) markdown.Block {
	const most = 8
	if len(entries) > most {
		return labelled("Used by", markdown.Text(plural(len(entries), "error")))
	}
	links := make([]markdown.Inline, len(entries))
	for i, e := range entries {
		links[i] = p.reference(e)
	}
	return labelled("Used by", markdown.Join(", ", links...))
}

var (
	headerTitles = []string{"Header", "Always sent", "Meaning"}
	memberTitles = []string{"Member", "Type", "Always sent", "Meaning"}
)

func (r *reading) headers() markdown.Block {
	var rows [][]markdown.Inline
	for _, h := range r.envelope.Headers {
		var values []markdown.Inline
		for _, v := range h.Values {
			values = append(values, r.meaning(v))
		}
		if h.Omit && !slices.ContainsFunc(h.Values, func(v *catalog.Node) bool { return !r.isNever(v) }) {
			continue
		}
		rows = append(rows, []markdown.Inline{markdown.Code(h.Name), yes(!h.Omit), markdown.Join(", ", values...)})
	}
	if len(rows) == 0 {
		return markdown.Block{}
	}
	return table(headerTitles, rows, false)
}

// body says what the status line and the body are: a text, or JSON with
// members.
func (r *reading) body() markdown.Block {
	var status, kind markdown.Inline
	if r.envelope.HTTPStatus != 0 {
		status = markdown.Text("always " + strconv.Itoa(r.envelope.HTTPStatus))
	}
	n, text := r.envelope.Body, markdown.Text("none")
	if n != nil {
		kind = markdown.Code(r.envelope.ContentType)
		if r.collect(n, "", true); len(r.rows) > 0 {
			text = markdown.Inline{}
		} else {
			text = r.meaning(n)
		}
	}
	return markdown.Blocks(
		labelled("HTTP status", status), labelled("Content type", kind), labelled("Body", text),
		table(memberTitles, r.rows, false),
	)
}

func yes(is bool) markdown.Inline {
	if is {
		return markdown.Text("yes")
	}
	return markdown.Text("no")
}
