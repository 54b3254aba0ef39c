package schema

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// union returns the values that are in a or in b, and perhaps some more.
// Objects of one template become one object; those of several stay apart.
func union(a, b Schema) Schema {
	switch {
	case a.None():
		return b
	case b.None():
		return a
	case a.Any || b.Any:
		return Schema{Any: true}
	case a.Violation != nil && a.Violation == b.Violation:
		return a
	}
	out := Schema{
		Null:     a.Null || b.Null,
		NotEmpty: !a.hasEmpty() && !b.hasEmpty(),
		Bool:     unionScalar(a.Bool, b.Bool),
		Number:   unionScalar(a.Number, b.Number),
		Text:     unionScalar(a.Text, b.Text),
		Array:    unionArray(a.Array, b.Array),
		Objects:  slices.Clone(a.Objects),
	}
	for _, o := range b.Objects {
		i := slices.IndexFunc(out.Objects, o.isLike)
		if i < 0 {
			out.Objects = append(out.Objects, o)
		} else {
			out.Objects[i] = unionObject(out.Objects[i], o)
		}
	}
	return out
}

func unionScalar(a, b *Scalar) *Scalar {
	switch {
	case a == nil:
		return b
	case b == nil || a == b:
		return a
	}
	out := &Scalar{Integer: a.Integer && b.Integer}
	if a.Format == b.Format {
		out.Format = a.Format
	}
	if a.Values == nil || b.Values == nil {
		return out
	}
	out.Values = slices.Clone(a.Values)
	for _, v := range b.Values {
		if !slices.Contains(out.Values, v) {
			out.Values = append(out.Values, v)
		}
	}
	return out
}

func unionArray(a, b *Array) *Array {
	switch {
	case a == nil:
		return b
	case b == nil || a == b:
		return a
	}
	out := &Array{Rest: union(a.Rest, b.Rest), Min: min(a.Min, b.Min), Max: max(a.Max, b.Max)}
	if a.Max < 0 || b.Max < 0 {
		out.Max = -1
	}
	for i := range max(len(a.Prefix), len(b.Prefix)) {
		item := union(a.At(i), b.At(i))
		if i < min(len(a.Prefix), len(b.Prefix)) {
			out.Prefix = append(out.Prefix, item)
		} else {
			out.Rest = union(out.Rest, item)
		}
	}
	return out
}

// isLike reports whether two objects are the same but for what stands in them.
func (o *Object) isLike(p *Object) bool {
	return o.node == p.node && o.variant == p.variant && o.Type == p.Type && o.Tree == p.Tree
}

func unionObject(a, b *Object) *Object {
	if a == b || a.Type != nil || a.Tree != nil {
		return a
	}
	out := &Object{node: a.node, variant: a.variant, Rest: a.Rest, Members: make([]Member, 0, len(a.Members))}
	for _, m := range a.Members {
		other := b.Member(m.Name)
		if other == nil {
			m.Required = false
			out.Members = append(out.Members, m)
			continue
		}
		out.Members = append(out.Members, unionMember(m, *other))
	}
	at := 0 // where a member that only b has belongs
	for _, m := range b.Members {
		i := slices.IndexFunc(out.Members, func(have Member) bool { return have.Name == m.Name })
		if i < 0 {
			m.Required = false
			out.Members = slices.Insert(out.Members, at, m)
			i = at
		}
		at = i + 1
	}
	if b.Rest != nil {
		out.Rest = b.Rest
		if a.Rest != nil {
			rest := union(*a.Rest, *b.Rest)
			out.Rest = &rest
		}
	}
	return out
}

func unionMember(a, b Member) Member {
	a.Required = a.Required && b.Required
	a.Schema = union(a.Schema, b.Schema)
	if a.Field != b.Field {
		a.Field = sameField(a.Field, b.Field)
	}
	return a
}

// sameField returns the field that two members are about: one if both say the
// same of it.
func sameField(a, b *catalog.Field) *catalog.Field {
	if a != nil && b != nil && a.Name == b.Name && a.Doc == b.Doc {
		return a
	}
	return nil
}

// hasEmpty reports whether an empty text, array or object is in s.
func (s Schema) hasEmpty() bool {
	return !s.NotEmpty && (s.Any ||
		s.Text != nil && (s.Text.Values == nil || slices.Contains(s.Text.Values, "")) ||
		s.Array != nil && s.Array.Min == 0 ||
		slices.ContainsFunc(s.Objects, func(o *Object) bool {
			return !slices.ContainsFunc(o.Members, func(m Member) bool { return m.Required })
		}))
}

// MayBeEmpty reports whether a value in s is one that ~ leaves out: null, or an
// empty text, array or object.
func (s Schema) MayBeEmpty() bool { return s.Null || s.hasEmpty() }

// Empty reports whether ~ leaves out all values of s.
func (s Schema) Empty() bool {
	return !s.Any && s.Bool == nil && s.Number == nil &&
		(s.Text == nil || len(s.Text.Values) == 1 && s.Text.Values[0] == "") &&
		(s.Array == nil || s.Array.Max == 0) &&
		!slices.ContainsFunc(s.Objects, func(o *Object) bool { return len(o.Members) > 0 || o.Rest != nil })
}

// notEmpty returns the values of s that ~ does not leave out.
func (s Schema) notEmpty() Schema {
	if s.Empty() {
		return Schema{}
	}
	s.Null = false
	if !s.hasEmpty() {
		return s
	}
	s.NotEmpty = true
	if s.Text != nil && s.Text.Values != nil {
		text := *s.Text
		text.Values = slices.DeleteFunc(slices.Clone(text.Values), func(v string) bool { return v == "" })
		if s.Text = &text; len(text.Values) == 0 {
			s.Text = nil
		}
	}
	if s.Array != nil && s.Array.Max == 0 {
		s.Array = nil
	}
	return s
}
