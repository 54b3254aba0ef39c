// Package typescript writes a client module in TypeScript: the types of the
// bodies that answers can have, a union of all errors that its code tells apart,
// and a function that finds out which error a body is.
//
// The module stands alone. What it checks at run time is what its types say:
// both are written from package schema.
package typescript

import (
	_ "embed"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/schema"
)

// parser is the part of a module that is the same for all catalogues.
//
//go:embed parse.ts
var parser string

// A module is a module in the making.
type module struct {
	strings.Builder
	cat      *catalog.Catalog
	bodies   *schema.Bodies
	names    *names
	meanings map[*catalog.Node]string // in Markdown
}

// Render returns the module. It has the entries that out limits it to and that
// have an answer.
func Render(cat *catalog.Catalog, out catalog.DocOutput) []byte {
	bodies := schema.New(cat, out)
	m := &module{cat: cat, bodies: bodies, names: newNames(bodies), meanings: map[*catalog.Node]string{}}
	m.Grow(len(bodies.Entries())*usualSize + len(parser))
	m.head()
	for _, o := range bodies.Types() {
		m.declareObject(m.names.object(o), o, docOf(o.Type.Doc))
	}
	for _, env := range bodies.Envelopes() {
		m.envelope(env)
	}
	for _, e := range bodies.Entries() {
		m.entry(e)
	}
	m.union()
	m.codes()
	m.shapes()
	_, code, _ := strings.Cut(parser, cutMark)
	m.WriteString(strings.TrimSpace(code) + "\n")
	return []byte(m.String())
}

// usualSize is how many bytes an entry usually takes.
const usualSize = 1024

// cutMark is the line of parse.ts that the module begins after.
const cutMark = "// ---- cut ----\n"

func (m *module) head() {
	title := m.cat.Title
	if title == "" {
		title = catalog.Sentence(m.cat.Name) + " errors"
	}
	m.WriteString("/* eslint-disable */\n\n")
	m.comment("", plain(title), docOf(m.cat.Doc), "@packageDocumentation")
	m.WriteByte('\n')
}

// envelope declares the bodies of an envelope, and the trees in them.
func (m *module) envelope(env *catalog.Envelope) {
	for _, o := range m.bodies.Trees(env) {
		m.declareObject(m.names.object(o), o, plain("Objects that are nested as the places of the request are."))
	}
	for _, s := range m.bodies.Violations(env) {
		m.comment("", plain("What is wrong at one place of a request, for each rule."))
		m.WriteString("export type " + m.names.parts[s.Violation] + " =\n  | " + strings.Join(m.alternatives(s, "    "), "\n  | ") + ";\n\n")
	}
	if env.Body == nil {
		return
	}
	s := m.bodies.Envelope(env)
	if o := s.Object(); o != nil && o.Type == nil && o.Tree == nil {
		m.declareObject(m.names.envelopes[env], o, docOf(env.Doc))
		return
	}
	m.comment("", docOf(env.Doc))
	m.WriteString("export type " + m.names.envelopes[env] + " = " + m.typeOf(s, "") + ";\n\n")
}

// declareObject declares an object as an interface.
func (m *module) declareObject(name string, o *schema.Object, doc string) {
	m.comment("", doc)
	m.WriteString("export interface " + name + " " + m.objectBody(o, "") + "\n\n")
}

// entry declares the bodies of an entry and the error itself.
func (m *module) entry(e *catalog.Entry) {
	name := m.names.entries[e]
	body := m.body(e)
	m.comment("", plain(e.Title), messageOf(e), docOf(e.Doc), deprecation(e.Deprecated))
	m.WriteString("export interface " + name + "Error {\n")
	m.WriteString("  readonly name: " + quoted(e.Name) + ";\n")
	m.WriteString("  readonly code: " + m.codeOf(e) + ";\n")
	m.WriteString("  readonly status: " + statusOf(e.Status) + ";\n")
	m.WriteString("  readonly body: " + body + ";\n}\n\n")
}

// body declares the bodies of an entry, unless they are those of its envelope,
// and returns their type.
func (m *module) body(e *catalog.Entry) string {
	if e.Envelope.Body == nil {
		return "undefined"
	}
	envelope, name := m.names.envelopes[e.Envelope], m.names.entries[e]+"Body"
	narrow, extends := m.bodies.Entry(e).Narrow(m.bodies.Envelope(e.Envelope))
	switch {
	case extends && narrow.None():
		return envelope
	case extends:
		m.comment("", plain("Body of "+m.names.entries[e]+"Error."))
		m.WriteString("export interface " + name + " extends " + envelope + " " + m.objectBody(narrow.Object(), "") + "\n\n")
	default:
		m.comment("", plain("Body of "+m.names.entries[e]+"Error."))
		m.WriteString("export type " + name + " = " + m.typeOf(narrow, "") + ";\n\n")
	}
	return name
}

// union declares the union of all errors.
func (m *module) union() {
	m.comment("", plain("An error that the server answered with. The code, or the name where codes are shared, tells which one it is."))
	m.WriteString("export type ErrorAnswer =")
	if len(m.bodies.Entries()) == 0 {
		m.WriteString(" never")
	}
	for _, e := range m.bodies.Entries() {
		m.WriteString("\n  | " + m.names.entries[e] + "Error")
	}
	m.WriteString(";\n\n")
	m.comment("", plain("The code of an error; null for errors without one."))
	m.WriteString("export type ErrorCode = ErrorAnswer[\"code\"];\n\n")
}

// codes declares the constants of the codes.
func (m *module) codes() {
	m.comment("", plain("The codes of the errors, by their names."))
	m.WriteString("export const codes = {\n")
	for _, e := range m.bodies.Entries() {
		if e.Code.Set {
			m.comment("  ", plain(e.Title), deprecation(e.Deprecated))
			m.WriteString("  " + key(e.Name) + ": " + m.codeOf(e) + ",\n")
		}
	}
	m.WriteString("} as const;\n\n")
}
