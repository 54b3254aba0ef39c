package openapi

import (
	"slices"
	"strconv"

	"github.com/errgen/errgen/generator/schema"
)

// This file writes schemas in the words of JSON Schema.

// schema writes the members of a schema.
func (d *document) schema(s schema.Schema) {
	if s.Violation != nil {
		d.text("$ref", reference("schemas", d.parts[s.Violation]))
		return
	}
	d.parted(s)
}

// parted writes a schema in full.
func (d *document) parted(s schema.Schema) {
	parts := split(s)
	switch {
	case s.Any:
	case len(parts) == 0:
		d.mapping("not", func() {})
	case len(parts) == 1:
		d.part(parts[0])
	default:
		d.list("anyOf", func() {
			for _, p := range parts {
				d.item(func() { d.part(p) })
			}
		})
	}
}

// split returns the parts of a schema that one set of keywords each can express:
// values of one kind, or null with them.
func split(s schema.Schema) []schema.Schema {
	var parts []schema.Schema
	for _, scalar := range []schema.Schema{{Bool: s.Bool}, {Number: s.Number}, {Text: s.Text}} {
		if !scalar.None() {
			parts = append(parts, scalar)
		}
	}
	if s.Array != nil {
		parts = append(parts, schema.Schema{Array: s.Array})
	}
	for _, o := range s.Objects {
		parts = append(parts, schema.Schema{Objects: []*schema.Object{o}})
	}
	for i := range parts {
		parts[i].NotEmpty = s.NotEmpty
	}
	switch {
	case !s.Null:
	case len(parts) == 1 && !isNamed(parts[0]):
		parts[0].Null = true
	default:
		parts = append(parts, schema.Schema{Null: true})
	}
	return parts
}

func isNamed(s schema.Schema) bool {
	o := s.Object()
	return o != nil && (o.Type != nil || o.Tree != nil)
}

// part writes a schema of one kind.
func (d *document) part(s schema.Schema) {
	switch {
	case s.Bool != nil:
		d.scalar("boolean", s.Bool, s)
	case s.Number != nil && s.Number.Integer:
		d.scalar("integer", s.Number, s)
	case s.Number != nil:
		d.scalar("number", s.Number, s)
	case s.Text != nil:
		d.scalar("string", s.Text, s)
	case s.Array != nil:
		d.kind("array", s.Null)
		d.array(s)
	case len(s.Objects) > 0:
		d.objectPart(s)
	default:
		d.text("type", "null")
	}
}

// kind writes the type, or the two types.
func (d *document) kind(name string, orNull bool) {
	if !orNull {
		d.word("type", name)
		return
	}
	d.list("type", func() {
		d.itemWord(name)
		d.itemText("null")
	})
}

func (d *document) scalar(kind string, v *schema.Scalar, s schema.Schema) {
	d.kind(kind, s.Null)
	write := func(value string) { d.itemWord(value) }
	if s.Text != nil {
		write = d.itemText
	}
	switch {
	case v.Values == nil:
		d.format(v, s)
	case len(v.Values) == 1 && !s.Null && s.Text != nil:
		d.text("const", v.Values[0])
	case len(v.Values) == 1 && !s.Null:
		d.word("const", v.Values[0])
	default:
		d.list("enum", func() {
			for _, value := range v.Values {
				write(value)
			}
			if s.Null {
				d.itemWord("null")
			}
		})
	}
}

// durationPattern matches a duration as Go writes it. The format of that name in
// JSON Schema is another one.
const durationPattern = `^-?([0-9]+(\.[0-9]+)?(ns|µs|ms|s|m|h))+$`

func (d *document) format(v *schema.Scalar, s schema.Schema) {
	switch v.Format {
	case "":
		if s.Text != nil && s.NotEmpty {
			d.word("minLength", "1")
		}
	case "duration":
		d.text("pattern", durationPattern)
	case "uint64":
		d.word("format", v.Format)
		d.word("minimum", "0")
	default:
		d.word("format", v.Format)
	}
}

func (d *document) array(s schema.Schema) {
	a := s.Array
	if len(a.Prefix) > 0 {
		d.list("prefixItems", func() {
			for _, item := range a.Prefix {
				d.item(func() { d.schema(item) })
			}
		})
	}
	if !a.Rest.None() && !a.Rest.Any {
		d.mapping("items", func() { d.schema(a.Rest) })
	}
	least := a.Min
	if s.NotEmpty {
		least = max(least, 1)
	}
	if least > 0 {
		d.word("minItems", strconv.Itoa(least))
	}
	if a.Max >= 0 {
		d.word("maxItems", strconv.Itoa(a.Max))
	}
}

// objectPart writes objects, or a reference to a schema of their own.
func (d *document) objectPart(s schema.Schema) {
	o := s.Objects[0]
	switch {
	case o.Type != nil:
		d.text("$ref", reference("schemas", d.types[o.Type]))
	case o.Tree != nil:
		d.text("$ref", reference("schemas", d.parts[o.Tree]))
	default:
		d.kind("object", s.Null)
		d.members(o)
	}
	if s.NotEmpty && !slices.ContainsFunc(o.Members, func(m schema.Member) bool { return m.Required }) {
		d.word("minProperties", "1")
	}
}

// object writes an object in full.
func (d *document) object(o *schema.Object) {
	d.kind("object", false)
	d.members(o)
}

func (d *document) members(o *schema.Object) {
	if slices.ContainsFunc(o.Members, func(m schema.Member) bool { return m.Required }) {
		d.list("required", func() {
			for _, m := range o.Members {
				if m.Required {
					d.itemText(m.Name)
				}
			}
		})
	}
	if len(o.Members) > 0 {
		d.mapping("properties", func() {
			for _, m := range o.Members {
				d.mapping(m.Name, func() {
					d.note("description", d.memberText(m))
					d.schema(m.Schema)
				})
			}
		})
	}
	if o.Rest != nil && !o.Rest.Any {
		d.mapping("additionalProperties", func() { d.schema(*o.Rest) })
	}
}
