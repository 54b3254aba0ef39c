package typescript

import (
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/schema"
)

// typeOf returns a schema as a type. Lines after the first begin with the
// indentation.
func (m *module) typeOf(s schema.Schema, indent string) string {
	switch {
	case s.Any:
		return "unknown"
	case s.Violation != nil:
		return m.names.parts[s.Violation]
	}
	return strings.Join(m.alternatives(s, indent), " | ")
}

// alternatives returns the types that a schema consists of.
func (m *module) alternatives(s schema.Schema, indent string) []string {
	parts := literals(s.Bool, "boolean", false)
	parts = append(parts, literals(s.Number, "number", false)...)
	parts = append(parts, literals(s.Text, "string", true)...)
	if s.Array != nil {
		parts = append(parts, m.arrayType(s.Array, indent))
	}
	for _, o := range s.Objects {
		parts = append(parts, m.objectType(o, indent))
	}
	if s.Null {
		parts = append(parts, "null")
	}
	if len(parts) == 0 {
		return []string{"never"}
	}
	return parts
}

// literals returns the values of a scalar, or its kind.
func literals(s *schema.Scalar, kind string, isText bool) []string {
	switch {
	case s == nil:
		return nil
	case s.Values == nil:
		return []string{kind}
	}
	out := make([]string, len(s.Values))
	for i, v := range s.Values {
		if out[i] = v; isText {
			out[i] = quoted(v)
		}
	}
	return out
}

func (m *module) arrayType(a *schema.Array, indent string) string {
	rest := m.typeOf(a.Rest, indent)
	if isUnion := !a.Rest.Any && a.Rest.Violation == nil && len(m.alternatives(a.Rest, "")) > 1; isUnion || strings.HasPrefix(rest, "readonly ") {
		rest = "(" + rest + ")"
	}
	if len(a.Prefix) == 0 && a.Max != 0 {
		return "readonly " + rest + "[]"
	}
	items := make([]string, len(a.Prefix))
	for i, item := range a.Prefix {
		items[i] = m.typeOf(item, indent)
	}
	if !a.Rest.None() {
		items = append(items, "..."+rest+"[]")
	}
	return "readonly [" + strings.Join(items, ", ") + "]"
}

// objectType returns an object as a type in place, or the name of its own.
func (m *module) objectType(o *schema.Object, indent string) string {
	switch {
	case o.Type != nil || o.Tree != nil:
		return m.names.object(o)
	case len(o.Members) == 0 && o.Rest == nil:
		return "Readonly<Record<string, never>>"
	case len(o.Members) == 0 && o.Rest.Any:
		return "Readonly<Record<string, unknown>>"
	}
	body := m.objectBody(o, indent)
	if o.Rest != nil && o.Rest.Any {
		end := indent + "}"
		body = strings.TrimSuffix(body, end) + indent + "  readonly [name: string]: unknown;\n" + end
	}
	return body
}

// objectBody returns the members of an object in braces, less those that may be
// anything: an interface with them would have every name.
func (m *module) objectBody(o *schema.Object, indent string) string {
	var b module
	inner := indent + "  "
	b.WriteString("{\n")
	for _, member := range o.Members {
		b.comment(inner, m.memberText(member))
		b.WriteString(inner + "readonly " + key(member.Name))
		if !member.Required {
			b.WriteString("?")
		}
		b.WriteString(": " + m.typeOf(member.Schema, inner) + ";\n")
	}
	if o.Rest != nil && !o.Rest.Any {
		b.WriteString(inner + "readonly [name: string]: " + m.restType(o, inner) + ";\n")
	}
	b.WriteString(indent + "}")
	return b.String()
}

// restType returns the type of the members with other names. TypeScript wants
// it to be that of the named ones too.
func (m *module) restType(o *schema.Object, indent string) string {
	parts := []string{m.typeOf(*o.Rest, indent)}
	for _, member := range o.Members {
		if t := m.typeOf(member.Schema, indent); !slices.Contains(parts, t) {
			parts = append(parts, t)
		}
	}
	if slices.ContainsFunc(o.Members, func(member schema.Member) bool { return !member.Required }) {
		parts = append(parts, "undefined")
	}
	return strings.Join(parts, " | ")
}

// codeOf returns the wire code of an entry as a literal.
func (m *module) codeOf(e *catalog.Entry) string {
	switch {
	case !e.Code.Set:
		return "null"
	case m.cat.Codes.Int:
		return strconv.FormatInt(e.Code.Int, 10)
	}
	return quoted(e.Code.Text)
}

func statusOf(status int) string {
	if status == 0 {
		return "null"
	}
	return strconv.Itoa(status)
}
