package gopkg

import (
	"reflect"
	"strings"
	"time"
)

// This file reads values out of messages.

// A match compares a text with a template, whose placeholders stand for fields.
// Fields that are not known yet take what stands in their place.
type match struct {
	values
	known    fieldSet
	target   reflect.Value // struct of the fields
	count    int           // of the fields
	asksPath bool          // the place of the violation is not known either
	hasPath  bool          // it was found
	isPartly bool          // a text was taken that its field cannot be read from
}

// A fieldSet is a set of fields, by their index. Few structs have more than 64.
type fieldSet struct {
	first uint64
	more  map[int]bool
}

func (s *fieldSet) has(i int) bool {
	if i < 64 {
		return s.first>>i&1 != 0
	}
	return s.more[i]
}

func (s *fieldSet) set(i int, has bool) {
	switch {
	case i < 64 && has:
		s.first |= 1 << i
	case i < 64:
		s.first &^= 1 << i
	case s.more == nil:
		s.more = map[int]bool{i: has}
	default:
		s.more[i] = has
	}
}

// fits reports whether the whole text fits the template. A placeholder takes
// what stands for an absent field, else the shortest text with which the whole
// fits. If it does not fit, nothing is changed.
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
		if *budget -= len(value); *budget < 0 {
			return false
		}
		return len(text) >= len(value) && text[:len(value)] == string(value) && m.fits(rest, text[len(value):], budget)
	}
	if value, ok := m.defaultOf(name); ok && strings.HasPrefix(text, value) && m.take(name, value) {
		if m.fits(rest, text[len(value):], budget) {
			return true
		}
		m.forget(name)
	}
	next, more := cutLiteral(rest)
	if more == "" { // the last placeholder: what it takes is certain
		value, ok := strings.CutSuffix(text, next)
		*budget -= len(value)
		return ok && *budget >= 0 && m.take(name, value)
	}
	for end := 0; end <= len(text); end++ {
		i := strings.Index(text[end:], next)
		if i < 0 {
			*budget -= len(text) - end
			return false
		}
		end += i
		if *budget -= end + 1; *budget < 0 {
			return false
		}
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
		if i < 0 {
			i = len(template)
		}
		if i == len(template) || template[i+1] != '{' {
			if b == nil { // as almost always
				return template[:i], template[i:]
			}
			return string(append(b, template[:i]...)), template[i:]
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
	return i < 0 || m.known.has(i)
}

// defaultOf returns what is written for a field that is absent, if it can be.
func (m *match) defaultOf(name string) (value string, ok bool) {
	i := position(m.names, name)
	if i < 0 || i >= len(m.defaults) || !canBeAbsent(m.target.Field(i)) {
		return "", false
	}
	return m.defaults[i], true
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
	value, ok := m.defaultOf(name)
	known := ok && text == value || setText(f, text)
	m.known.set(i, known)
	if !known && !hasOneText(f.Type()) {
		m.isPartly = true
		return true
	}
	return known
}

// hasOneText reports whether a value of a type can be told from its text. Maps
// and objects cannot always, so that anything may stand for them.
func hasOneText(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return hasOneText(t.Elem())
	case reflect.Struct:
		return t == reflect.TypeFor[time.Time]()
	}
	return t.Kind() != reflect.Map
}

// forget takes the value of a field back.
func (m *match) forget(name string) {
	if name == "" {
		m.hasPath = false
		return
	}
	i := position(m.names, name)
	m.known.set(i, false)
	m.target.Field(i).SetZero()
}
