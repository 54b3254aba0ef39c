// Package openapi writes the answers of a catalogue as components of OpenAPI
// 3.1, which other documents refer to: a schema for each envelope and each
// entry, a response for each entry and each status, and the examples.
//
// The schemas are JSON Schema, draft 2020-12, which is the dialect of OpenAPI
// 3.1. That of an entry refers to that of its envelope and says what is special.
package openapi

import (
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
	"github.com/errgen/errgen/generator/schema"
)

// A document is a document of components.
type document struct {
	writer
	cat    *catalog.Catalog
	bodies *schema.Bodies

	schemas   *names
	envelopes map[*catalog.Envelope]string
	types     map[*catalog.Type]string
	parts     map[*catalog.Node]string // trees and violations, by template
	meanings  map[*catalog.Node]string // in Markdown
	examples  []example
	statuses  []status
}

// Render returns the document in YAML. It has the entries that out limits it to
// and that have an answer.
func Render(cat *catalog.Catalog, out catalog.DocOutput) []byte {
	bodies := schema.New(cat, out)
	d := &document{
		cat: cat, bodies: bodies, schemas: newNames(bodies.Entries()),
		envelopes: map[*catalog.Envelope]string{}, types: map[*catalog.Type]string{}, parts: map[*catalog.Node]string{},
		meanings: map[*catalog.Node]string{},
	}
	d.nameSchemas()
	d.examples = d.makeExamples()
	d.statuses = d.makeStatuses()
	d.Grow(len(bodies.Entries()) * usualSize)
	d.word("openapi", "3.1.0")
	d.mapping("info", d.info)
	d.mapping("components", func() {
		d.mapping("schemas", d.writeSchemas)
		d.mapping("responses", d.writeResponses)
		d.mapping("examples", d.writeExamples)
	})
	return []byte(d.String() + "\n")
}

// usualSize is how many bytes an entry usually takes.
const usualSize = 2048

// info writes what the document is about. OpenAPI wants a version, and a
// catalogue has none.
func (d *document) info() {
	title := d.cat.Title
	if title == "" {
		title = catalog.Sentence(d.cat.Name) + " errors"
	}
	d.text("title", title)
	d.note("description", prose(d.cat.Doc))
	d.text("version", "1")
}

// nameSchemas gives a name to each schema. Those that may contain themselves are
// found by looking at all bodies.
func (d *document) nameSchemas() {
	for _, env := range d.bodies.Envelopes() {
		d.envelopes[env] = d.schemas.reserve(env.Name, env.Name+"-envelope")
		d.bodies.Envelope(env)
	}
	for _, e := range d.bodies.Entries() {
		d.bodies.Entry(e)
	}
	for _, o := range d.bodies.Types() {
		d.types[o.Type] = d.schemas.reserve(o.Type.Name, o.Type.Name+"-type")
	}
	for _, env := range d.bodies.Envelopes() {
		for _, o := range d.bodies.Trees(env) {
			d.parts[o.Tree] = d.schemas.reserve(env.Name+".tree", env.Name+"-tree")
		}
		for _, s := range d.bodies.Violations(env) {
			d.parts[s.Violation] = d.schemas.reserve(env.Name+".violation", env.Name+"-violation")
		}
	}
}

// writeSchemas writes the schemas of envelopes, of what they have in common,
// and of entries.
func (d *document) writeSchemas() {
	for _, env := range d.bodies.Envelopes() {
		if env.Body != nil {
			d.mapping(d.envelopes[env], func() {
				d.note("description", prose(env.Doc))
				d.schema(d.bodies.Envelope(env))
			})
		}
		for _, o := range d.bodies.Trees(env) {
			d.mapping(d.parts[o.Tree], func() { d.object(o) })
		}
		for _, s := range d.bodies.Violations(env) {
			d.mapping(d.parts[s.Violation], func() { d.parted(s) })
		}
	}
	for _, o := range d.bodies.Types() {
		d.mapping(d.types[o.Type], func() {
			d.note("description", prose(o.Type.Doc))
			d.object(o)
		})
	}
	for _, e := range d.bodies.Entries() {
		if e.Envelope.Body != nil {
			d.mapping(d.schemas.entries[e], func() { d.entry(e) })
		}
	}
}

// entry writes the schema of the bodies of an entry.
func (d *document) entry(e *catalog.Entry) {
	d.note("title", e.Title)
	d.note("description", about(e))
	if e.Deprecated != nil {
		d.word("deprecated", "true")
	}
	narrow, extends := d.bodies.Entry(e).Narrow(d.bodies.Envelope(e.Envelope))
	whole := reference("schemas", d.envelopes[e.Envelope])
	switch {
	case !extends:
		d.schema(narrow)
	case narrow.None():
		d.text("$ref", whole)
	default:
		d.list("allOf", func() {
			d.item(func() { d.text("$ref", whole) })
			d.item(func() { d.schema(narrow) })
		})
	}
	d.mapping("x-errgen", func() { d.facts(e) })
}

// facts writes what no schema says.
func (d *document) facts(e *catalog.Entry) {
	d.text("name", e.Name)
	switch {
	case e.Code.Set && d.cat.Codes.Int:
		d.word("code", strconv.FormatInt(e.Code.Int, 10))
	case e.Code.Set:
		d.text("code", e.Code.Text)
	}
	if e.Status != 0 {
		d.word("status", strconv.Itoa(e.Status))
	}
	switch e.Retry.Kind {
	case catalog.RetryNever:
		d.word("retry", "false")
	case catalog.RetryYes:
		d.word("retry", "true")
	case catalog.RetryDelay:
		d.text("retry", e.Retry.Delay.String())
	case catalog.RetryAfter:
		d.text("retry", "after")
	}
	if e.Group != nil {
		d.text("group", e.Group.Name)
	}
}

// reference returns a reference to a component. Its key needs no escape.
func reference(kind, key string) string { return "#/components/" + kind + "/" + key }

// An example is a body that stands in the document.
type example struct {
	entry  *catalog.Entry
	name   string
	answer sample.Answer
}

// makeExamples returns the examples of all entries.
func (d *document) makeExamples() []example {
	all := newNames(d.bodies.Entries())
	var examples []example
	for _, e := range d.bodies.Entries() {
		for i, o := range sample.Examples(e) {
			name := all.entries[e]
			if i > 0 {
				name = all.reserve(name+"."+strconv.Itoa(i+1), e.Anchor)
			}
			examples = append(examples, example{e, name, sample.Make(d.cat, sample.Request{}, o)})
		}
	}
	return examples
}
