package openapi

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/errgen/errgen/catalog"
)

// A status is an HTTP status with the entries that are answered with it.
type status struct {
	code     int
	entries  []*catalog.Entry
	examples map[*catalog.Entry][]example
}

// makeStatuses returns the statuses of all answers, sorted.
func (d *document) makeStatuses() []status {
	byCode := map[int]*status{}
	for _, x := range d.examples {
		code := cmp.Or(x.entry.Envelope.HTTPStatus, x.entry.Status)
		s := byCode[code]
		if s == nil {
			s = &status{code: code, examples: map[*catalog.Entry][]example{}}
			byCode[code] = s
		}
		if s.examples[x.entry] == nil {
			s.entries = append(s.entries, x.entry)
		}
		s.examples[x.entry] = append(s.examples[x.entry], x)
	}
	var all []status
	for _, s := range byCode {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(a, b status) int { return cmp.Compare(a.code, b.code) })
	return all
}

// writeResponses writes the responses of entries, then those of statuses, whose
// names no entry has. An entry that is answered with no status known has none of
// the latter.
func (d *document) writeResponses() {
	byEntry := map[*catalog.Entry]status{}
	for _, s := range d.statuses {
		for _, e := range s.entries {
			byEntry[e] = s
		}
	}
	for _, e := range d.bodies.Entries() {
		d.mapping(d.schemas.entries[e], func() {
			d.text("description", entryText(e))
			d.answers([]*catalog.Entry{e}, byEntry[e])
		})
	}
	for _, s := range d.statuses {
		if s.code != 0 {
			d.mapping(strconv.Itoa(s.code), func() {
				d.text("description", statusText(d.cat, s.code))
				d.answers(s.entries, s)
			})
		}
	}
}

// answers writes the headers and the bodies of a response that has some entries.
func (d *document) answers(entries []*catalog.Entry, s status) {
	if headers := d.headers(entries, s); len(headers) > 0 {
		d.mapping("headers", func() {
			for _, h := range headers {
				d.mapping(h.name, func() { d.header(h) })
			}
		})
	}
	var types []string
	users := map[string][]*catalog.Entry{}
	for _, e := range entries {
		t := e.Envelope.ContentType
		if e.Envelope.Body != nil && users[t] == nil {
			types = append(types, t)
		}
		if e.Envelope.Body != nil {
			users[t] = append(users[t], e)
		}
	}
	if len(types) == 0 {
		return
	}
	d.mapping("content", func() {
		for _, t := range types {
			d.mapping(t, func() { d.content(users[t], s) })
		}
	})
}

// content writes the bodies of entries that have one content type.
func (d *document) content(entries []*catalog.Entry, s status) {
	d.mapping("schema", func() {
		if len(entries) == 1 {
			d.text("$ref", reference("schemas", d.schemas.entries[entries[0]]))
			return
		}
		d.list("anyOf", func() {
			for _, e := range entries {
				d.item(func() { d.text("$ref", reference("schemas", d.schemas.entries[e])) })
			}
		})
		d.discriminator(entries)
	})
	d.mapping("examples", func() {
		for _, e := range entries {
			for _, x := range s.examples[e] {
				d.mapping(x.name, func() { d.text("$ref", reference("examples", x.name)) })
			}
		}
	})
}

// discriminator writes which member of the bodies tells the entries apart, if
// there is one at the top that is a text and different in all of them.
func (d *document) discriminator(entries []*catalog.Entry) {
	var member string
	var values []string
	seen := map[string]bool{}
	for i, e := range entries {
		o := d.bodies.Entry(e).Object()
		if o == nil || e.Envelope.Body.Op != catalog.OpMap {
			return
		}
		if i == 0 {
			member = codeMember(e.Envelope.Body)
		}
		m := o.Member(member)
		if m == nil || !m.Required {
			return
		}
		value, is := m.Schema.Constant()
		if is == nil || is != m.Schema.Text || seen[value] {
			return
		}
		seen[value] = true
		values = append(values, value)
	}
	d.mapping("discriminator", func() {
		d.text("propertyName", member)
		d.mapping("mapping", func() {
			for i, e := range entries {
				d.text(values[i], reference("schemas", d.schemas.entries[e]))
			}
		})
	})
}

// codeMember returns the member of a body that is the code of the error, or
// nothing.
func codeMember(body *catalog.Node) string {
	for _, m := range body.Members {
		if m.Node.Op == catalog.OpRef && m.Node.Ref.Name == "code" {
			return m.Key
		}
	}
	return ""
}

// writeExamples writes the bodies that the server sends.
func (d *document) writeExamples() {
	for _, x := range d.examples {
		if x.answer.Body == nil {
			continue
		}
		d.mapping(x.name, func() {
			d.note("summary", x.entry.Title)
			if x.entry.Envelope.Text() {
				d.text("value", string(x.answer.Body))
				return
			}
			d.key("value")
			d.value(&body{x.answer.Body})
		})
	}
}
