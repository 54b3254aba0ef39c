package typescript

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/schema"
)

// This file writes what parse.ts checks: schemas as data, and what tells the
// entries of an envelope apart.

func (m *module) shapes() {
	m.WriteString("const objects: Readonly<Record<string, ObjectShape>> = {\n")
	for _, o := range m.bodies.Types() {
		m.WriteString("  " + m.names.object(o) + ": " + m.objectShape(o) + ",\n")
	}
	for _, env := range m.bodies.Envelopes() {
		for _, o := range m.bodies.Trees(env) {
			m.WriteString("  " + m.names.object(o) + ": " + m.objectShape(o) + ",\n")
		}
	}
	m.WriteString("};\n\n")
	m.violationShapes()
	guards, all := "", m.rivalry()
	m.WriteString("const envelopes: readonly EnvelopeShape[] = [\n")
	for i, env := range m.bodies.Envelopes() {
		m.envelopeShape(env, all[env])
		if env.Body != nil {
			guards += guard(m.names.envelopes[env], i)
		}
	}
	m.WriteString("];\n\n" + guards)
}

// violationShapes writes what the items of lists of violations are.
func (m *module) violationShapes() {
	text := ""
	for _, env := range m.bodies.Envelopes() {
		for _, s := range m.bodies.Violations(env) {
			text += "  " + m.names.parts[s.Violation] + ": " + m.partedShape(s) + ",\n"
		}
	}
	if text != "" {
		m.WriteString("const violations = {\n" + text + "} as const;\n\n")
	}
}

// guard returns the function that finds out whether a body is in an envelope,
// whatever its code is.
func guard(name string, i int) string {
	return "/** Reports whether a body is in this form, whatever error it is about. */\n" +
		"export function is" + name + "(body: unknown): body is " + name + " {\n" +
		"  return fits(body, envelopes[" + strconv.Itoa(i) + "]?.shape ?? {}, 0);\n}\n\n"
}

func (m *module) envelopeShape(env *catalog.Envelope, rivals rivals) {
	whole := m.bodies.Envelope(env)
	shape := "undefined"
	if env.Body != nil {
		shape = m.shape(whole)
	}
	m.WriteString("  {\n    shape: " + shape + ",\n    place: " + placeText(rivals.place) + ",\n    entries: [\n")
	for _, r := range rivals.entries {
		narrow, _ := r.body.Narrow(whole)
		m.WriteString("      { name: " + quoted(r.entry.Name) + ", code: " + m.codeOf(r.entry) + ", status: " + statusOf(r.entry.Status))
		if env.HTTPStatus != 0 && env.HTTPStatus != r.entry.Status {
			m.WriteString(", http: " + strconv.Itoa(env.HTTPStatus))
		}
		if r.id != "" {
			m.WriteString(", id: " + r.id)
		}
		if narrow.None() {
			m.WriteString(", shape: { any: true }")
		} else {
			m.WriteString(", shape: " + m.shape(narrow))
		}
		if r.isUnclear {
			m.WriteString(m.messageForms(r))
		}
		m.WriteString(" },\n")
	}
	m.WriteString("    ],\n  },\n")
}

// shape returns a schema as data.
func (m *module) shape(s schema.Schema) string {
	switch {
	case s.Any:
		return "{ any: true }"
	case s.Violation != nil:
		return "violations." + m.names.parts[s.Violation]
	}
	return m.partedShape(s)
}

// partedShape returns a schema as data in full.
func (m *module) partedShape(s schema.Schema) string {
	var parts []string
	add := func(name, value string) { parts = append(parts, name+": "+value) }
	if s.Null {
		add("z", "true")
	}
	if s.Bool != nil {
		add("b", valuesOf(s.Bool, false))
	}
	if s.Number != nil {
		add("n", valuesOf(s.Number, false))
		if s.Number.Integer {
			add("i", "true")
		}
	}
	if s.Text != nil {
		add("s", valuesOf(s.Text, true))
	}
	if a := s.Array; a != nil {
		items := make([]string, len(a.Prefix))
		for i, item := range a.Prefix {
			items[i] = m.shape(item)
		}
		add("a", "[["+strings.Join(items, ", ")+"], "+m.shape(a.Rest)+", "+strconv.Itoa(a.Min)+"]")
	}
	if s.Objects != nil {
		objects := make([]string, len(s.Objects))
		for i, o := range s.Objects {
			if objects[i] = quoted(m.names.object(o)); o.Type == nil && o.Tree == nil {
				objects[i] = m.objectShape(o)
			}
		}
		add("o", "["+strings.Join(objects, ", ")+"]")
	}
	if parts == nil {
		return "{}"
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

func valuesOf(s *schema.Scalar, isText bool) string {
	if s.Values == nil {
		return "[]"
	}
	return "[" + strings.Join(literals(s, "", isText), ", ") + "]"
}

// objectShape returns an object as data. Other members that may be anything need
// no check.
func (m *module) objectShape(o *schema.Object) string {
	members := make([]string, len(o.Members))
	for i, member := range o.Members {
		members[i] = "[" + quoted(member.Name) + ", " + strconv.FormatBool(member.Required) + ", " + m.shape(member.Schema) + "]"
	}
	text := "{ m: [" + strings.Join(members, ", ") + "]"
	if o.Rest != nil && !o.Rest.Any {
		text += ", r: " + m.shape(*o.Rest)
	}
	return text + " }"
}

// A rival is an entry that a body may be.
type rival struct {
	entry     *catalog.Entry
	body      schema.Schema
	id        string // what stands at the place that tells entries apart, as a literal
	isUnclear bool   // another entry looks the same but for its message
}

// rivals are the entries of an envelope, and where its bodies say which one it
// is.
type rivals struct {
	place   []step
	entries []rival
}

// rivalry finds out what tells entries apart.
func (m *module) rivalry() map[*catalog.Envelope]rivals {
	all := map[*catalog.Envelope]rivals{}
	alike := map[string]int{}
	for _, env := range m.bodies.Envelopes() {
		var own rivals
		for _, e := range m.bodies.Users(env) {
			r := rival{entry: e, body: m.bodies.Entry(e)}
			if own.place == nil {
				own.place = find(r.body, isIdentity)
			}
			if own.place != nil {
				r.id = identity(at(r.body, own.place))
			}
			alike[r.look()]++
			own.entries = append(own.entries, r)
		}
		all[env] = own
	}
	for _, own := range all {
		for i, r := range own.entries {
			own.entries[i].isUnclear = alike[r.look()] > 1
		}
	}
	return all
}

// look returns what an entry has in common with those that only a message may
// tell from it.
func (r rival) look() string {
	return r.id + " " + strconv.Itoa(cmp.Or(r.entry.Envelope.HTTPStatus, r.entry.Status))
}

// identity returns a constant as a literal, or nothing if it is none.
func identity(s schema.Schema) string {
	value, is := s.Constant()
	switch is {
	case nil:
		return ""
	case s.Text:
		return quoted(value)
	}
	return value
}

// isIdentity reports whether the value of a template says which error it is.
func isIdentity(n *catalog.Node) bool {
	switch n.Op {
	case catalog.OpRef:
		return n.Ref.Name == "code" || n.Ref.Name == "name"
	case catalog.OpFirst:
		return slices.ContainsFunc(n.Nodes, isIdentity)
	}
	return false
}
