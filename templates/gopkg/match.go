package gopkg

import (
	"reflect"
	"strings"
)

// This file reads values out of messages.

// A match compares a text with a template, whose placeholders stand for fields.
// Fields that are not known yet take what stands in their place.
type match struct {
	values
	known    []bool        // of the fields, by index
	target   reflect.Value // struct of the fields
	asksPath bool          // the place of the violation is not known either
	hasPath  bool          // it was found
}

// fits reports whether the whole text fits the template. A placeholder takes
// the shortest text with which it does. If it does not fit, nothing is changed.
// That takes as long as the budget allows, of which each byte costs 1.
func (m *match) fits(template, text string, budget *int) bool {
	literal, rest := cutLiteral(template)
	if !strings.HasPrefix(text, literal) {
		return false
	}
	text = text[len(literal):]
	if rest == "" {
		return text == ""
	}
	name, rest, _ := strings.Cut(rest[1:], "}")
	if m.isKnown(name) {
		var room [64]byte
		value := m.appendField(room[:0], name)
		return len(text) >= len(value) && text[:len(value)] == string(value) && m.fits(rest, text[len(value):], budget)
	}
	next, more := cutLiteral(rest)
	if more == "" { // the last placeholder: what it takes is certain
		value, ok := strings.CutSuffix(text, next)
		return ok && m.take(name, value)
	}
	for end := 0; end <= len(text); end++ {
		i := strings.Index(text[end:], next)
		if *budget -= i + 1; i < 0 || *budget < 0 {
			return false
		}
		end += i
		if m.take(name, text[:end]) {
			if m.fits(rest, text[end:], budget) {
				return true
			}
			m.forget(name)
		}
	}
	return false
}

// cutLiteral returns the text before the first placeholder of a template, and
// the template from there.
func cutLiteral(template string) (literal, rest string) {
	var b []byte
	for {
		i := strings.IndexByte(template, '{')
		switch {
		case i < 0:
			return string(b) + template, ""
		case template[i+1] != '{':
			return string(b) + template[:i], template[i:]
		}
		b, template = append(b, template[:i+1]...), template[i+2:]
	}
}

// literals returns the number of bytes of a template that are not placeholders.
func literals(template string) int {
	n := 0
	for template != "" {
		var literal string
		literal, template = cutLiteral(template)
		n += len(literal)
		if _, rest, ok := strings.Cut(template, "}"); ok {
			template = rest
		}
	}
	return n
}

func (m *match) isKnown(name string) bool {
	if name == "" {
		return !m.asksPath || m.hasPath
	}
	i := position(m.names, name)
	return i < 0 || m.known[i]
}

// take gives a field the value that a text stands for. It reports whether the
// text is what the field would write.
func (m *match) take(name, text string) bool {
	if name == "" {
		m.path, m.hasPath = strings.Clone(text), true
		return true
	}
	i := position(m.names, name)
	f := m.target.Field(i)
	isDefault := i < len(m.defaults) && text == m.defaults[i] && canBeAbsent(f)
	m.known[i] = isDefault || setText(f, text)
	return m.known[i]
}

// forget takes the value of a field back.
func (m *match) forget(name string) {
	if name == "" {
		m.hasPath = false
		return
	}
	i := position(m.names, name)
	m.known[i] = false
	m.target.Field(i).SetZero()
}

// canBeAbsent reports whether nil is a value of a field.
func canBeAbsent(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return true
	}
	return false
}
