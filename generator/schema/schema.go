// Package schema tells which bodies answers can have.
//
// It evaluates the envelope of an entry as package sample does, but on sets of
// values: what the entry fixes is a constant, what only a request or a program
// knows is a type, and what may be missing says so. Formats that describe
// bodies for programs, such as OpenAPI and TypeScript, are written from it.
package schema

import "github.com/errgen/errgen/catalog"

// A Schema is a set of JSON values: all those of the kinds that it names. The
// zero Schema is the empty set: no value is possible.
type Schema struct {
	Any      bool // every value there is; the other fields say nothing
	Null     bool // null. In a template, a value that is absent.
	NotEmpty bool // without the empty text, the empty array and the empty object

	Bool    *Scalar
	Number  *Scalar
	Text    *Scalar
	Array   *Array
	Objects []*Object // one of them

	// Violation is the template of the items of a list of violations, if they
	// are the same in all entries that allow all rules; else nil.
	Violation *catalog.Node
}

// A Scalar is a set of texts, numbers or booleans.
type Scalar struct {
	Values  []string // only these: texts as they are, the others as JSON writes them; nil for all
	Integer bool     // numbers have no fraction
	Format  string   // int64, uint64, double or date-time; empty for none
}

// An Array is a set of arrays.
type Array struct {
	Prefix []Schema // the first items, always there, each at its place
	Rest   Schema   // each of the other items; the empty set if there are none
	Min    int      // the least number of items
	Max    int      // the greatest number of items; -1 for any
}

// An Object is a set of objects. Members that it does not name are possible in
// all objects, because a newer server may send them.
type Object struct {
	Members []Member
	Rest    *Schema // the members with other names; nil if the template gives none

	// Type is the object type of the catalogue that the object is of, Tree the
	// template of a tree; nil for other objects. These two may contain
	// themselves. Objects with one Type or Tree are the same.
	Type *catalog.Type
	Tree *catalog.Node

	node    *catalog.Node // the map template that it comes from, if any
	variant int           // tells objects from one template apart
}

// A Member is a member of an [Object].
type Member struct {
	Name     string
	Required bool
	Schema   Schema         // the empty set if the member is always left out
	Node     *catalog.Node  // the template of the value; nil for a field
	Field    *catalog.Field // what the value is; nil if it is no field
}

// None reports whether s is the empty set.
func (s Schema) None() bool {
	return !s.Any && !s.Null && s.Bool == nil && s.Number == nil && s.Text == nil && s.Array == nil && s.Objects == nil
}

// Object returns the one kind of objects that s is, or nil if it is anything else.
func (s Schema) Object() *Object {
	if s.Any || s.Null || s.Bool != nil || s.Number != nil || s.Text != nil || s.Array != nil || len(s.Objects) != 1 {
		return nil
	}
	return s.Objects[0]
}

// Constant returns the only value of s, if there is just one and it is a text,
// a number or a boolean, and what it is: one of the fields of s.
func (s Schema) Constant() (value string, is *Scalar) {
	if s.Any || s.Null || s.Array != nil || s.Objects != nil {
		return "", nil
	}
	for _, scalar := range []*Scalar{s.Bool, s.Number, s.Text} {
		switch {
		case scalar == nil:
		case is != nil || len(scalar.Values) != 1:
			return "", nil
		default:
			value, is = scalar.Values[0], scalar
		}
	}
	return value, is
}

// Member returns the member with a name, or nil.
func (o *Object) Member(name string) *Member {
	for i := range o.Members {
		if o.Members[i].Name == name {
			return &o.Members[i]
		}
	}
	return nil
}

// At returns the schema of the item at an index. It is the empty set if there
// is none.
func (a *Array) At(i int) Schema {
	if i < len(a.Prefix) {
		return a.Prefix[i]
	}
	return a.Rest
}

func textOf(values ...string) Schema { return Schema{Text: &Scalar{Values: values}} }

func someText() Schema { return Schema{NotEmpty: true, Text: &Scalar{}} }

func integer() Schema { return Schema{Number: &Scalar{Integer: true}} }

func formatted(format string) Schema {
	switch format {
	case "date-time":
		return Schema{NotEmpty: true, Text: &Scalar{Format: format}}
	case "double":
		return Schema{Number: &Scalar{Format: format}}
	}
	return Schema{Number: &Scalar{Integer: true, Format: format}}
}

func objectOf(o Object) Schema { return Schema{Objects: []*Object{&o}} }

// constant returns the set of one value of a catalogue.
func constant(v catalog.Value) Schema {
	switch v.Kind {
	case catalog.NullValue:
		return Schema{Null: true}
	case catalog.BoolValue:
		return Schema{Bool: &Scalar{Values: []string{v.Text}}}
	case catalog.NumberValue:
		return Schema{Number: &Scalar{Values: []string{v.Text}, Integer: isInteger(v.Text)}}
	case catalog.ListValue:
		a := &Array{Min: len(v.Items), Max: len(v.Items)}
		for _, item := range v.Items {
			a.Prefix = append(a.Prefix, constant(item))
		}
		return Schema{Array: a}
	case catalog.MapValue:
		var o Object
		for _, m := range v.Members {
			o.Members = append(o.Members, Member{Name: m.Name, Required: true, Schema: constant(m.Value)})
		}
		return objectOf(o)
	}
	return textOf(v.Text)
}

// isInteger reports whether a number is written without a fraction and an
// exponent.
func isInteger(number string) bool {
	for _, c := range number {
		if c == '.' || c == 'e' || c == 'E' {
			return false
		}
	}
	return true
}

// kinds returns the texts, numbers and booleans of the kinds in s: constants
// become types.
func (s Schema) kinds() Schema {
	s.NotEmpty = !s.hasEmpty()
	s.Bool, s.Number, s.Text = s.Bool.kind(), s.Number.kind(), s.Text.kind()
	return s
}

func (s *Scalar) kind() *Scalar {
	if s == nil || s.Values == nil {
		return s
	}
	return &Scalar{Integer: s.Integer}
}
