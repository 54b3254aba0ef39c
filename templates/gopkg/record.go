package gopkg

import "reflect"

// This file restores the fields of entries and rules.

// newMatch returns a match whose fields are not known yet.
func newMatch(names string, defaults []string, row fieldRow) match {
	m := match{values: values{names: names, defaults: defaults}}
	if row.fields == nil {
		return m
	}
	p := reflect.New(reflect.TypeOf(row.fields).Elem())
	m.fields, m.target = p.Interface(), p.Elem()
	m.count = m.target.NumField()
	return m
}

// restoreFields gives fields the values that stand at a place: one by one, or
// as the members of an object.
func (d *decoding) restoreFields(m *match, p place, one, all subject) {
	object := d.find(p, all, "")
	names := m.names
	for i := range m.count {
		var name string
		name, names = cutName(names)
		f, known := m.target.Field(i), false
		if s := d.find(p, one, name); s != nil {
			known = d.restore(f, s)
		} else if object != nil && object.at >= 0 {
			at := d.member(int(object.at), name)
			known = at >= 0 && d.setAny(f, at)
		}
		if m.known.set(i, known); !known {
			f.SetZero()
		}
	}
}

// cutName returns the first name of a list with blanks between them, and the
// others.
func cutName(names string) (name, others string) {
	for i := 0; i < len(names); i++ {
		if names[i] == ' ' {
			return names[:i], names[i+1:]
		}
	}
	return names, ""
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
	for i := range m.count {
		var name string
		name, names = cutName(names)
		switch {
		case m.known.has(i):
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
