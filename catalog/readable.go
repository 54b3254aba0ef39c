package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file warns of what a client cannot read out of answers, although the
// catalogue wants a package that reads them. Nothing of it makes a catalogue
// invalid: an API that exists is as it is.

// checkReadable warns of answers that say less than the catalogue.
func (r *resolver) checkReadable() {
	c := readCheck{resolver: r, carriers: map[*Envelope]carrier{}}
	c.alike()
	c.texts()
	c.lostFields()
}

type readCheck struct {
	*resolver
	carriers map[*Envelope]carrier // for answers without headers of the entry's own
}

// warn adds a warning about something at pos with a name.
func (c *readCheck) warn(pos Pos, name, rule, format string, args ...any) draft {
	d := c.report.at(pos, rule, format, args...).width(utf8.RuneCountInString(name))
	d.d.Severity = Warning
	return d
}

// A carrier is what is in answers: references without conversion, such as
// "code" and "field.id".
type carrier map[string]bool

// carrier returns what is in the answers of e.
func (c *readCheck) carrier(e *Entry) carrier {
	in, ok := c.carriers[e.Envelope]
	if !ok {
		in = carrier{}
		if e.Envelope.Body != nil {
			in.add(e.Envelope.Body)
		}
		in.addHeaders(e.Envelope.Headers)
		c.carriers[e.Envelope] = in
	}
	if own := ownHeadersOf(e); len(own) > 0 {
		in = maps.Clone(in)
		in.addHeaders(own)
	}
	return in
}

func (in carrier) addHeaders(hs []Header) {
	for _, h := range hs {
		for _, v := range h.Values {
			in.add(v)
		}
	}
}

// add adds the references of a template, but for those in texts of which
// nothing can be read.
func (in carrier) add(t *Node) {
	if _, _, ok := neighbours(t); ok {
		return
	}
	if t.Op == OpRef || t.As != nil {
		in[plainText(t.Ref)] = true
	}
	if t.Op == OpGroup {
		in[plainText(t.By)] = true
	}
	for _, sub := range t.Nodes {
		in.add(sub)
	}
	for _, m := range t.Members {
		in.add(m.Node)
	}
	if t.As != nil {
		in.add(t.As)
	}
}

// plainText returns a reference without its conversion.
func plainText(ref Ref) string {
	if ref.Arg == "" {
		return ref.Name
	}
	return ref.Name + "." + ref.Arg
}

// field reports whether a field is in answers, where one names it with the
// prefix, and all names all others.
func (in carrier) field(prefix, all string, f *Field) bool {
	return in[prefix+f.Name] || in[all] && !f.Sensitive
}

// alike warns of entries that have the same answers, as far as that can tell
// which entry it is: language.md, "Reading answers".
func (c *readCheck) alike() {
	first := map[string]*Entry{}
	for _, e := range c.cat.Entries {
		if e.Envelope == nil {
			continue
		}
		in := c.carrier(e)
		if in["name"] {
			continue
		}
		key := in.identity(e)
		other := first[key]
		if other == nil {
			first[key] = e
			continue
		}
		d := c.warn(e.Pos, e.Name, "EG0309", "no client can tell %s from %s", quote(e.Name), quote(other.Name)).
			help("give them different codes, statuses or messages, or write $code or $name in the envelope").
			related(other.Pos, "the other entry is here")
		c.relatedEnvelope(d, e.Envelope)
	}
}

// relatedEnvelope adds the place of an envelope, if the catalogue has it.
func (c *readCheck) relatedEnvelope(d draft, env *Envelope) {
	if !env.BuiltIn {
		d.related(env.Pos, "the envelope is here")
	}
}

// identity returns all in the answers of e that tells it from other entries.
func (in carrier) identity(e *Entry) string {
	var b strings.Builder
	part := func(carried bool, format string, args ...any) {
		if carried {
			fmt.Fprintf(&b, format, args...)
		}
		b.WriteByte('\n')
	}
	b.WriteString(e.Envelope.Name)
	for _, h := range e.Headers {
		part(true, "%v", h.Pos)
	}
	part(in["code"], "%v %q", e.Code.Set, e.Code.Text)
	part(in["status"] || e.Envelope.HTTPStatus == 0, "%d", e.Status)
	part(in["docs_url"], "%q", e.DocsURL)
	for _, t := range append([]Translation{{Texts: e.Texts}}, e.Translations...) {
		part(in["message"] || in["localized"], "%s %s", t.Locale, t.Message.signature())
		part(in["title"], "%q", t.Title)
		part(in["user_message"] || in["localized"], "%s", t.UserMessage.signature())
	}
	for _, a := range e.Attrs {
		part(in["attr."+a.Name], "%q %v", a.Name, a.Value)
	}
	return b.String()
}

// signature returns what tells the texts of t from those of other templates.
func (t Template) signature() string {
	var b strings.Builder
	for _, s := range t {
		if s.Kind == FieldValue {
			fmt.Fprintf(&b, "{%v}", s.Field.Type.Kind)
		} else {
			fmt.Fprintf(&b, "%q", s.Text)
		}
	}
	return b.String()
}

// users returns the entries of each envelope, in order.
func (c *readCheck) users() (envelopes []*Envelope, of map[*Envelope][]*Entry) {
	of = map[*Envelope][]*Entry{}
	for _, e := range c.cat.Entries {
		if e.Envelope == nil {
			continue
		}
		if of[e.Envelope] == nil {
			envelopes = append(envelopes, e.Envelope)
		}
		of[e.Envelope] = append(of[e.Envelope], e)
	}
	return envelopes, of
}

// violated returns the rules that violations in answers with an envelope may be
// of, in the order of the catalogue.
func (c *readCheck) violated(entries []*Entry) []*Rule {
	seen := map[*Rule]bool{}
	for _, e := range entries {
		for _, rule := range e.Rules {
			seen[rule] = e.Violations
		}
	}
	return slices.DeleteFunc(slices.Clone(c.cat.Rules), func(rule *Rule) bool { return !seen[rule] })
}
