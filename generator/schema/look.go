package schema

import (
	"slices"
	"strconv"
	"strings"
)

// Equal reports whether two schemas are the same set, written alike.
func (s Schema) Equal(t Schema) bool {
	if s.Violation != nil && s.Violation == t.Violation {
		return true
	}
	return s.Any == t.Any && s.Null == t.Null && s.hasEmpty() == t.hasEmpty() &&
		s.Bool.equal(t.Bool) && s.Number.equal(t.Number) && s.Text.equal(t.Text) && s.Array.equal(t.Array) &&
		slices.EqualFunc(s.Objects, t.Objects, (*Object).equal)
}

func (s *Scalar) equal(t *Scalar) bool {
	return s == t || s != nil && t != nil && s.Integer == t.Integer && s.Format == t.Format &&
		(s.Values == nil) == (t.Values == nil) && slices.Equal(s.Values, t.Values)
}

func (a *Array) equal(b *Array) bool {
	return a == b || a != nil && b != nil && a.Min == b.Min && a.Max == b.Max && a.Rest.Equal(b.Rest) && slices.EqualFunc(a.Prefix, b.Prefix, Schema.Equal)
}

// equal compares two objects. One that may contain itself is equal to itself
// only.
func (o *Object) equal(p *Object) bool {
	switch {
	case o == p:
		return true
	case o.Type != nil || p.Type != nil || o.Tree != nil || p.Tree != nil:
		return false
	case (o.Rest == nil) != (p.Rest == nil) || o.Rest != nil && !o.Rest.Equal(*p.Rest):
		return false
	}
	return slices.EqualFunc(o.Members, p.Members, func(m, n Member) bool {
		return m.Name == n.Name && m.Required == n.Required && m.Schema.Equal(n.Schema)
	})
}

// look returns a text that is the same for objects that look the same, apart
// from their constants.
func (o *Object) look() string {
	var l looker
	l.object(o)
	return l.String()
}

// A looker writes what a schema looks like.
type looker struct{ strings.Builder }

func (l *looker) flag(name byte, is bool) {
	if is {
		l.WriteByte(name)
	}
}

func (l *looker) schema(s Schema) {
	l.flag('?', s.Any)
	l.flag('0', s.Null)
	l.flag('e', s.hasEmpty() && (s.Text == nil || s.Text.Values == nil))
	l.scalar('b', s.Bool)
	l.scalar('n', s.Number)
	l.scalar('t', s.Text)
	if a := s.Array; a != nil {
		l.WriteString("[" + strconv.Itoa(a.Min) + " " + strconv.Itoa(a.Max))
		for _, item := range a.Prefix {
			l.schema(item)
		}
		l.WriteByte(':')
		l.schema(a.Rest)
		l.WriteByte(']')
	}
	for _, o := range s.Objects {
		l.object(o)
	}
}

func (l *looker) scalar(kind byte, s *Scalar) {
	if s != nil {
		l.WriteByte(kind)
		l.flag('i', s.Integer)
		l.flag('=', s.Values != nil)
		l.WriteString(s.Format)
	}
}

// object writes an object. One that may contain itself is known by its name.
func (l *looker) object(o *Object) {
	switch {
	case o.Type != nil:
		l.WriteString("type " + strconv.Quote(o.Type.Name))
		return
	case o.Tree != nil:
		l.WriteString("tree " + o.Tree.Pos.String())
		return
	}
	l.WriteByte('{')
	for _, m := range o.Members {
		l.WriteString(strconv.Quote(m.Name))
		l.flag('!', m.Required)
		l.schema(m.Schema)
	}
	if o.Rest != nil {
		l.WriteByte('*')
		l.schema(*o.Rest)
	}
	l.WriteByte('}')
}
