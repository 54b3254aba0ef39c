package openapi

import (
	"cmp"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/schema"
)

// A header is a header of a response.
type header struct {
	name     string
	node     *catalog.Node
	values   []schema.Schema
	required bool
	entries  int
	example  string
}

// headers returns the headers of entries, each once, with what all say of it.
func (d *document) headers(entries []*catalog.Entry, s status) []*header {
	var all []*header
	byName := map[string]*header{}
	for _, e := range entries {
		for _, h := range e.Headers {
			values := d.bodies.Header(e, h)
			if !slices.ContainsFunc(values, func(v schema.Schema) bool { return !v.Empty() }) {
				continue
			}
			have := byName[h.Name]
			if have == nil {
				have = &header{name: h.Name, node: h.Values[0], values: values, required: true}
				byName[h.Name] = have
				all = append(all, have)
			} else {
				have.values = append(have.values, values...)
			}
			have.entries++
			have.required = have.required && isSent(values)
			have.example = cmp.Or(have.example, headerExample(s.examples[e], h.Name))
		}
	}
	for _, h := range all {
		h.required = h.required && h.entries == len(entries)
	}
	return all
}

// isSent reports whether a header is in each answer: whether its first value is
// there and is nothing that a header could not have.
func isSent(values []schema.Schema) bool {
	v := values[0]
	return !v.MayBeEmpty() && (v.Text == nil || v.Text.Values != nil)
}

func headerExample(examples []example, name string) string {
	for _, x := range examples {
		for _, h := range x.answer.Headers {
			if h.Name == name {
				return h.Value
			}
		}
	}
	return ""
}

// header writes a header. On the wire it is a text, which OpenAPI reads as the
// type that the schema says.
func (d *document) header(h *header) {
	d.note("description", d.nodeText(h.node))
	if h.required {
		d.word("required", "true")
	}
	isInteger := !slices.ContainsFunc(h.values, func(v schema.Schema) bool { return v.Number == nil || !v.Number.Integer })
	value, is := h.values[0].Constant()
	d.mapping("schema", func() {
		switch {
		case isInteger:
			d.word("type", "integer")
		case len(h.values) == 1 && is != nil:
			d.word("type", "string")
			d.text("const", value)
		default:
			d.word("type", "string")
		}
	})
	switch {
	case h.example == "":
	case isInteger:
		d.word("example", h.example)
	default:
		d.text("example", h.example)
	}
}
