package compat

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file compares the fields of entries, rules and object types.

// An owner has fields.
type owner struct {
	what       string
	pos        catalog.Pos
	constructs bool // its required fields are parameters
	sent       bool // its fields can be in answers
}

// fields compares the fields of two versions of an owner.
func (c *comparison) fields(o owner, old, new []*catalog.Field) {
	for _, p := range pairs(old, new, func(f *catalog.Field) string { return f.Name }) {
		switch {
		case p.old == nil:
			c.addedField(o, p.new)
		case p.new == nil:
			c.add("field-removed", p.old.Pos, o.pos, "%s has no field %s", o.what, quote(p.old.Name))
		default:
			c.field(o.what+", field "+quote(p.new.Name), p.old, p.new)
		}
	}
	if a, b := kept(old, new), kept(new, old); o.constructs && !slices.Equal(a, b) {
		c.add("field-moved", old[0].Pos, new[0].Pos, "%s has its required fields in the order %s, and had %s", o.what, list(b), list(a))
	}
}

func (c *comparison) addedField(o owner, f *catalog.Field) {
	if f.Optional || !o.constructs {
		c.add("field-added", o.pos, f.Pos, "%s has the new field %s", o.what, quote(f.Name))
		return
	}
	c.add("field-required-added", o.pos, f.Pos, "%s has the new required field %s", o.what, quote(f.Name))
}

// kept returns the names of the required fields that the other version has, in
// order.
func kept(fields, others []*catalog.Field) []string {
	var names []string
	for _, f := range fields {
		isSame := func(o *catalog.Field) bool { return o.Name == f.Name && !o.Optional }
		if !f.Optional && slices.ContainsFunc(others, isSame) {
			names = append(names, f.Name)
		}
	}
	return names
}

// field compares two versions of a field.
func (c *comparison) field(what string, old, new *catalog.Field) {
	if a, b := typeText(old.Type), typeText(new.Type); a != b {
		c.add("field-type-changed", old.Pos, new.Pos, "%s has the type %s, and had %s", what, b, a)
	}
	switch {
	case !old.Optional && new.Optional:
		c.add("field-optional", old.Pos, new.Pos, "%s is optional, and was required", what)
	case old.Optional && !new.Optional:
		c.add("field-required", old.Pos, new.Pos, "%s is required, and was optional", what)
	}
	switch {
	case !old.Sensitive && new.Sensitive:
		c.add("field-hidden", old.Pos, new.Pos, "%s is sensitive", what)
	case old.Sensitive && !new.Sensitive:
		c.add("field-shown", old.Pos, new.Pos, "%s is not sensitive any more", what)
	}
	c.values(what, old, new)
	if old.Doc != new.Doc || valueText(old.Example) != valueText(new.Example) || valueText(old.Default) != valueText(new.Default) {
		c.add("documentation-changed", old.Pos, new.Pos, "%s is documented in another way", what)
	}
}

// values compares the values that a field can have.
func (c *comparison) values(what string, old, new *catalog.Field) {
	a, b := texts(old.Enum), texts(new.Enum)
	added, removed := without(b, a), without(a, b)
	if len(a) > 0 && (len(added) > 0 || len(b) == 0) {
		c.add("field-values-added", old.Pos, new.Pos, "%s can have more values%s", what, behind(added))
	}
	if len(b) > 0 && (len(removed) > 0 || len(a) == 0) {
		c.add("field-values-removed", old.Pos, new.Pos, "%s has fewer values%s", what, behind(removed))
	}
}

func behind(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return ": " + quotedList(values)
}

// without returns the texts of a that are not in b.
func without(a, b []string) []string {
	var rest []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			rest = append(rest, s)
		}
	}
	return rest
}
