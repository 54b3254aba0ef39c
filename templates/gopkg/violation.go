package gopkg

import (
	"log/slog"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// A Violation says what is wrong at one place of a request. Functions whose
// names end in Violation make those that the catalogue describes, [Invalid]
// makes all others.
type Violation struct {
	place   Place
	rule    Rule
	fields  any    // pointer to the fields of the rule; nil if there are none
	message string // if it is not the rule's
	missing string // names of the fields that an answer did not have, with blanks between them
}

// Invalid returns a violation of no rule.
func Invalid(path Place, message string) Violation {
	return Violation{place: path, message: message}
}

// Path returns the place in the request.
func (v Violation) Path() Place { return v.place }

// Rule returns the rule that was broken, or "".
func (v Violation) Rule() Rule { return v.rule }

// Fields returns the fields, as the struct XViolationFields of the rule, or nil
// if the rule has none or one is missing in the answer that the violation was
// read from.
func (v Violation) Fields() any {
	if v.fields == nil || v.missing != "" {
		return nil
	}
	return reflect.ValueOf(v.fields).Elem().Interface()
}

// Message returns the text for the client, in the language of the catalogue. It
// is empty if a field is missing that it needs.
func (v Violation) Message() string { return v.MessageIn("") }

// MessageIn returns the message in the language of a BCP 47 tag, as
// [Error.MessageIn] does.
func (v Violation) MessageIn(locale string) string {
	if v.message != "" {
		return v.message
	}
	return string(v.appendMessage(nil, locale))
}

// appendMessage appends the text for the client in the language of a tag.
func (v *Violation) appendMessage(b []byte, tag string) []byte {
	if v.message != "" {
		return append(b, v.message...)
	}
	r, template := v.rule.row(), v.rule.message(tag)
	if needs(template, v.missing) {
		return b
	}
	vs := values{names: r.fields, defaults: r.defaults, fields: v.fields}
	if strings.Contains(template, "{}") {
		vs.path = v.place.String()
	}
	return vs.append(b, template)
}

// String returns the place and the message.
func (v Violation) String() string { return v.place.String() + ": " + v.Message() }

// Violations is a list of violations. The zero value is empty.
type Violations []Violation

// Add appends to the list.
func (vs *Violations) Add(v ...Violation) { *vs = append(*vs, v...) }

// LogValue returns the texts of the violations for package slog.
func (vs Violations) LogValue() slog.Value {
	texts := make([]string, len(vs))
	for i, v := range vs {
		texts[i] = v.String()
	}
	return slog.AnyValue(texts)
}

// Violations returns the violations that e was made with.
func (e *Error) Violations() Violations {
	if e == nil || e.more == nil {
		return nil
	}
	vs, _ := e.more.violations.(*Violations)
	if vs == nil {
		return nil
	}
	return slices.Clone(*vs)
}

// withViolations returns a copy of e with violations.
func (e *Error) withViolations(vs []Violation) *Error {
	if len(vs) == 0 {
		return e
	}
	c, list := e.extended(), Violations(slices.Clone(vs))
	c.more.violations = &list
	return c
}

// A Rule is the name of a kind of violation. Constants that begin with Rule
// are those of the catalogue.
type Rule string

// A ruleRow is what the catalogue says about a rule. In the message, {} is the
// place, {name} a field and {{ a brace.
type ruleRow struct {
	rule     Rule
	message  string
	fields   string   // names of the fields, in order, with blanks between them
	defaults []string // texts for absent optional fields, by index; may be short
}

// row returns the row of r, which is empty if the catalogue has no such rule.
func (r Rule) row() ruleRow {
	i := sort.Search(len(rules), func(i int) bool { return rules[i].rule >= r })
	if i < len(rules) && rules[i].rule == r {
		return rules[i]
	}
	return ruleRow{}
}

// message returns the template of the message in a language.
func (r Rule) message(tag string) string {
	for l := range nearest(tag) {
		for _, t := range l.rules {
			if t.rule == string(r) {
				return t.message
			}
		}
	}
	return r.row().message
}

// A Place is where in a request something is wrong: in the body, in the query
// or in a header. The zero Place is the whole body.
type Place struct {
	segments []segment
	query    string
	header   string
}

// A segment is a step into an object or an array.
type segment struct {
	key   string
	index int // in an array; -1 in an object
}

// Path returns the place in the body under the keys of nested objects.
func Path(keys ...string) Place {
	p := Place{segments: make([]segment, len(keys))}
	for i, k := range keys {
		p.segments[i] = segment{k, -1}
	}
	return p
}

// Query returns the place of a parameter in the query of the URL.
func Query(name string) Place { return Place{query: name} }

// Header returns the place of a header field.
func Header(name string) Place { return Place{header: name} }

// Key returns the place of a key in the object at p.
func (p Place) Key(key string) Place { return p.then(segment{key, -1}) }

// Index returns the place of an item of the array at p. It counts from 0.
func (p Place) Index(i int) Place { return p.then(segment{"", max(i, 0)}) }

func (p Place) then(s segment) Place {
	p.segments = append(slices.Clip(p.segments), s)
	return p
}

// String returns the place in dotted form, such as "items.0.name", or the name
// of the parameter or the header field.
func (p Place) String() string {
	if len(p.segments) == 0 {
		return p.query + p.header
	}
	var b strings.Builder
	for i, s := range p.segments {
		if i > 0 {
			b.WriteByte('.')
		}
		if s.index < 0 {
			b.WriteString(s.key)
		} else {
			b.WriteString(strconv.Itoa(s.index))
		}
	}
	return b.String()
}
