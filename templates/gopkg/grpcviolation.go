//go:build ignore

// Parts for gRPC import modules that errgen itself has no use for, so that they
// are compiled only where errgen puts them: in packages that ask for gRPC.

package gopkg

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
)

// This file sends violations, and makes them again.

// addViolations adds the violations. What gRPC has no place for is in the
// metadata.
func (m *grpcMessage) addViolations(e *Error, tag string) {
	for i, v := range e.Violations() {
		sent := &errdetails.BadRequest_FieldViolation{
			Field: v.place.grpcPath(), Description: sound(v.Message()), Reason: sound(string(v.rule)),
		}
		if v.isTranslated(tag) {
			sent.LocalizedMessage = &errdetails.LocalizedMessage{Locale: sound(tag), Message: sound(v.MessageIn(tag))}
		}
		m.violations = append(m.violations, sent)
		if more := v.grpcDetails(); more != "" {
			m.info.Metadata[keyViolation+strconv.Itoa(i)] = more
		}
	}
}

// isTranslated reports whether the message is there in a language.
func (v *Violation) isTranslated(tag string) bool {
	for l := range nearest(tag) {
		if l.hasRule(v.rule) {
			return true
		}
	}
	return false
}

// grpcPath returns the place as google.rpc.BadRequest has it: items[0].name. It
// is the name of a parameter or a header if it is not in the body.
func (p Place) grpcPath() string {
	if len(p.segments) == 0 {
		return sound(p.query + p.header)
	}
	return sound(pathText(p.segments, inBrackets))
}

// grpcDetails returns as JSON what google.rpc.BadRequest has no place for: the
// fields, and the place if its text is not exact. It is empty for nothing.
func (v *Violation) grpcDetails() string {
	w := writer{b: []byte("{"), escape: escapeNeeded}
	if v.place.query+v.place.header != "" || !slices.Equal(stepsOf(v.place.grpcPath(), inBrackets), v.place.segments) {
		w.place(v.place)
	}
	if v.fields != nil {
		w.key(`"fields":`)
		w.fields(v.rule.row().fields, v.fields, v.missing, plainly)
	}
	if w.raw("}"); len(w.b) == len("{}") {
		return ""
	}
	return string(w.b)
}

// place writes members for a place.
func (w *writer) place(p Place) {
	if len(p.segments) > 0 {
		w.key(`"path":`)
		w.path(p.segments)
	}
	if p.query != "" {
		w.key(`"query":`)
		w.string(p.query)
	}
	if p.header != "" {
		w.key(`"header":`)
		w.string(p.header)
	}
}

// violationList returns the violations.
func (r *receivedStatus) violationList() []Violation {
	list := make([]Violation, len(r.violations))
	for i, sent := range r.violations {
		v := &list[i]
		v.place.segments, v.rule = stepsOf(sent.GetField(), inBrackets), Rule(sent.GetReason())
		if d, ok := parsed(r.metadata[keyViolation+strconv.Itoa(i)]); ok {
			v.complete(&d)
		}
		if text := sent.GetDescription(); text != sound(v.Message()) {
			v.message = text
		}
	}
	return list
}

// complete adds what grpcDetails has written.
func (v *Violation) complete(d *document) {
	path, query, header := d.memberOf(0, "path", isArray), d.memberOf(0, "query", isText), d.memberOf(0, "header", isText)
	if max(path, query, header) >= 0 {
		v.place = Place{}
	}
	if path >= 0 {
		v.place.segments = d.stepsIn(path)
	}
	if query >= 0 {
		v.place.query = strings.Clone(d.string(query))
	}
	if header >= 0 {
		v.place.header = strings.Clone(d.string(header))
	}
	i, ok := indexOfRule(v.rule)
	fields := d.memberOf(0, "fields", isObject)
	if !ok || fields < 0 {
		return
	}
	var missing []string
	v.fields, missing = refill(ruleFields[i], rules[i].fields, func(f reflect.Value, name string) bool {
		at := d.member(fields, name)
		return at >= 0 && d.set(f, at)
	})
	v.missing = strings.Join(missing, " ")
}

// memberOf returns the named member of an object if it is of a kind, or -1.
func (d *document) memberOf(at int, name string, kind kinds) int {
	if d.tokens[at].kind != isObject {
		return -1
	}
	if at = d.member(at, name); at >= 0 && d.tokens[at].kind != kind {
		return -1
	}
	return at
}
