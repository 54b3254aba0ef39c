package sample

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/errgen/errgen/catalog"
)

// A record is declared fields with values.
type record struct {
	fields []*catalog.Field
	values []catalog.Member
}

// record returns the fields of the error.
func (s scene) record() record { return record{s.Entry.Fields, s.Fields} }

// violated returns the fields of the violation.
func (s scene) violated() record {
	if s.violation == nil || s.violation.Rule == nil {
		return record{}
	}
	return record{s.violation.Rule.Fields, s.violation.Fields}
}

// named returns the value of a field, absent if there is none.
func (r record) named(name string) value {
	for _, f := range r.fields {
		if f.Name == name {
			return r.value(f)
		}
	}
	return value{}
}

// value returns the value of a field. A list or a map is never absent.
func (r record) value(f *catalog.Field) value {
	v, ok := r.given(f)
	switch {
	case ok:
		return typed(v, f.Type)
	case f.Type.Kind == catalog.List:
		return listOf(nil)
	case f.Type.Kind == catalog.Map:
		return value{kind: object}
	}
	return value{}
}

func (r record) given(f *catalog.Field) (catalog.Value, bool) {
	for _, m := range r.values {
		if m.Name == f.Name {
			return m.Value, true
		}
	}
	return catalog.Value{}, false
}

// object returns the fields in their order, less those in except, those that
// are sensitive, and those that are absent.
func (r record) object(except map[string]bool) value {
	out := value{kind: object}
	for _, f := range r.fields {
		if v := r.value(f); v.kind != absent && !f.Sensitive && !except[f.Name] {
			out.members = append(out.members, member{f.Name, v})
		}
	}
	return out
}

// typed returns a value of a declared type.
func typed(v catalog.Value, t catalog.FieldType) value {
	switch {
	case v.Kind == catalog.NullValue:
		return value{}
	case t.Kind == catalog.Any:
		return sorted(constant(v))
	case t.Kind == catalog.List:
		out := value{kind: list}
		for _, item := range v.Items {
			out.items = append(out.items, typed(item, *t.Elem))
		}
		return out
	case t.Kind == catalog.Map:
		out := value{kind: object}
		for _, m := range v.Members {
			out.members = append(out.members, member{m.Name, typed(m.Value, *t.Elem)})
		}
		return sorted(out)
	case t.Kind == catalog.Object:
		return objectOf(t.Object, v.Members)
	}
	return scalar(v, t.Kind)
}

// objectOf returns a value of an object type. Sensitive members are left out as
// those of entries are: no envelope can name them.
func objectOf(t *catalog.Type, members []catalog.Member) value {
	r := record{t.Fields, members}
	out := value{kind: object}
	for _, f := range t.Fields {
		if _, given := r.given(f); !f.Sensitive && (given || !f.Optional) {
			out.members = append(out.members, member{f.Name, r.value(f)})
		}
	}
	return out
}

// scalar returns a value in the one form that its type has: 1e3 is 1000, and
// 60s is 1m0s. Catalogues hold no other texts than those that can be read.
func scalar(v catalog.Value, k catalog.Kind) value {
	switch k {
	case catalog.Time:
		at, _ := time.Parse(time.RFC3339Nano, v.Text)
		return value{kind: instant, instant: at}
	case catalog.Duration:
		d, _ := time.ParseDuration(v.Text)
		return value{kind: span, span: d}
	case catalog.Float:
		f, _ := strconv.ParseFloat(v.Text, 64)
		return value{kind: literal, text: shortest(f)}
	case catalog.Int, catalog.Int64:
		n, _ := strconv.ParseInt(v.Text, 10, 64)
		return number(n)
	}
	return constant(v)
}

// shortest returns the shortest text of a number in JSON.
func shortest(f float64) string {
	b, _ := json.Marshal(f) // no infinities: they are no numbers of a catalogue
	return string(b)
}

// sorted returns v with the members of all objects in it in the order of their
// names: maps of Go have no order of their own.
func sorted(v value) value {
	for i := range v.items {
		v.items[i] = sorted(v.items[i])
	}
	slices.SortFunc(v.members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	for i := range v.members {
		v.members[i].value = sorted(v.members[i].value)
	}
	return v
}
