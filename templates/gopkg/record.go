package gopkg

import (
	"reflect"
	"sort"
	"strings"
)

// This file restores the fields of entries and rules.

// entryFields returns what is to be known about the fields of an entry.
func entryFields(k Kind) fieldRow {
	i := sort.Search(len(fieldRows), func(i int) bool { return fieldRows[i].kind >= k })
	if i < len(fieldRows) && fieldRows[i].kind == k {
		return fieldRows[i].fieldRow
	}
	return fieldRow{}
}

// newMatch returns a match whose fields are not known yet.
func newMatch(names string, defaults []string, row fieldRow) match {
	m := match{values: values{names: names, defaults: defaults}}
	if row.fields == nil {
		return m
	}
	p := reflect.New(reflect.TypeOf(row.fields).Elem())
	m.fields, m.target = p.Interface(), p.Elem()
	m.known = make([]bool, m.target.NumField())
	return m
}

// restoreFields gives fields the values that stand at a place: one by one, or
// as the members of an object.
func (d *decoding) restoreFields(m *match, p place, one, all subject) {
	object := d.find(p, all, "")
	names := m.names
	for i := range m.known {
		var name string
		name, names, _ = strings.Cut(names, " ")
		f := m.target.Field(i)
		if s := d.find(p, one, name); s != nil {
			m.known[i] = d.restore(f, s)
		} else if object != nil && object.at >= 0 {
			at := d.member(int(object.at), name)
			m.known[i] = at >= 0 && d.setAny(f, at)
		}
		if !m.known[i] {
			f.SetZero()
		}
	}
}

// restore gives a field the value that an envelope writes under its name.
func (d *decoding) restore(f reflect.Value, s *note) bool {
	conv := s.as.conv
	switch {
	case s.as.spread:
		return f.Kind() == reflect.Map && d.setMap(f, int(s.at), s.as.names)
	case s.at < 0 || conv != plainly && conv != asText && conv != asStrings:
		return setConverted(f, d.textOf(s), conv)
	}
	return d.setAny(f, int(s.at))
}

// setAny is set for values that may have been made texts.
func (d *decoding) setAny(f reflect.Value, at int) bool {
	return d.set(f, at) || d.tokens[at].kind == isText && setText(f, d.string(at))
}

// missing returns the names of the fields that are not known and ought to be,
// and whether any is known.
func (m *match) missing(row fieldRow) (missing string, some bool) {
	names := m.names
	for i, known := range m.known {
		var name string
		name, names, _ = strings.Cut(names, " ")
		switch {
		case known:
			some = true
		case m.target.Field(i).Kind() == reflect.Pointer || position(row.nilable, name) >= 0:
		case missing == "":
			missing = name
		default:
			missing += " " + name
		}
	}
	return missing, some
}
