package catalog

import (
	"iter"
	"regexp"
	"slices"
	"strings"
)

var kindNames = map[string]Kind{
	"string": String, "bool": Bool, "int": Int, "int64": Int64, "uint64": Uint64, "float": Float,
	"time": Time, "duration": Duration, "any": Any,
}

// typeWords are the words that a type may begin with, in the order of the
// documentation.
var typeWords = []string{"string", "bool", "int", "int64", "uint64", "float", "time", "duration", "any", "list(T)", "map(T)"}

// String returns the type as a catalogue writes it, such as list(string).
func (t FieldType) String() string {
	switch t.Kind {
	case List:
		return "list(" + t.Elem.String() + ")"
	case Map:
		return "map(" + t.Elem.String() + ")"
	case Object:
		return t.Object.Name
	}
	for name, kind := range kindNames {
		if kind == t.Kind {
			return name
		}
	}
	return ""
}

// HasText reports whether a value of the type can stand in a message. An
// object has no text of its own.
func (t FieldType) HasText() bool {
	for t.Elem != nil {
		t = *t.Elem
	}
	return t.Kind != Object
}

// maxTypeDepth bounds list(list(…)).
const maxTypeDepth = 8

// fieldType reads a type.
func (r *resolver) fieldType(n *node, offset int, text string, depth int) (FieldType, bool) {
	text = strings.TrimSpace(text)
	if kind, ok := kindNames[text]; ok {
		return FieldType{Kind: kind}, true
	}
	for prefix, kind := range map[string]Kind{"list(": List, "map(": Map} {
		if inner, ok := strings.CutPrefix(text, prefix); ok && strings.HasSuffix(inner, ")") && depth < maxTypeDepth {
			elem, ok := r.fieldType(n, offset+len(prefix), inner[:len(inner)-1], depth+1)
			return FieldType{Kind: kind, Elem: &elem}, ok
		}
	}
	if t := r.types[text]; t != nil {
		return FieldType{Kind: Object, Object: t}, true
	}
	r.unknownType(n, offset, text)
	return FieldType{}, false
}

// foreignTypes answers type names of Go and of other languages with ours.
var foreignTypes = map[string]string{
	"str": "string", "text": "string", "uuid": "string", "String": "string",
	"boolean": "bool", "integer": "int", "number": "float", "double": "float", "float64": "float", "float32": "float",
	"int32": "int", "int16": "int", "int8": "int", "uint": "uint64", "uint32": "uint64", "long": "int64",
	"datetime": "time", "date": "time", "timestamp": "time", "time.Time": "time", "time.Duration": "duration",
	"object": "map(any)", "interface{}": "any", "error": "string", "list": "list(string)", "array": "list(string)", "map": "map(any)",
}

func (r *resolver) unknownType(n *node, offset int, text string) {
	draft := r.report.at(n.at(offset), "EG0206", "unknown type %s", quoteName(text)).width(len([]rune(text)))
	switch ours, isForeign := foreignTypes[text], foreignTypes[text] != ""; {
	case strings.HasPrefix(text, "[]"):
		draft.help("write list(%s)", printable(text[2:]))
	case strings.HasPrefix(text, "map["):
		draft.help("write map(T); the keys are texts")
	case strings.HasSuffix(text, "?") || strings.HasPrefix(text, "*"):
		draft.help("write {type: %s, optional: true}", printable(strings.Trim(text, "?*")))
	case isForeign:
		draft.label("did you mean %s?", quote(ours))
	default:
		draft.suggest(text, append(typeWords, keysOf(r.types)...)).help("want one of: %s, or a name under types", list(typeWords))
	}
}

// printable returns data for a help text where quotes would be in the way.
func printable(s string) string {
	q := quote(s)
	return q[1 : len(q)-1]
}

// keysOf returns the sorted keys of m.
func keysOf[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

var fieldName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]{0,99}$`)

// fields resolves the fields of owner. Their order is the order in the file.
func (r *resolver) fields(syntax []fieldSyntax, owner string) []*Field {
	fields := r.declareFields(syntax, owner)
	r.fieldEnums(fields, syntax)
	r.fieldValues(fields, syntax)
	return fields
}

// declareFields resolves the fields of owner without their values.
func (r *resolver) declareFields(syntax []fieldSyntax, owner string) []*Field {
	var out []*Field
	for _, s := range syntax {
		if !fieldName.MatchString(s.key.text) || strings.Trim(s.key.text, "_-") == "" {
			r.report.node(s.key, "EG0201", "field name %s of %s is not allowed", quoteName(s.key.text), owner).
				help("want letters, digits, _ and -, at most 100, a letter or _ first")
			continue
		}
		out = append(out, r.field(s, owner))
	}
	return out
}

func (r *resolver) field(s fieldSyntax, owner string) *Field {
	f := &Field{Name: s.key.text, Type: FieldType{Kind: Any}, Doc: str(s.doc), Pos: s.key.pos()}
	r.hasExample[f] = s.example != nil
	if s.typ == nil { // the type any keeps what refers to the field quiet
		if !s.broken {
			r.report.node(s.key, "EG0106", "field %s of %s has no type", quote(f.Name), owner).help("write %s: string, or %s: {type: string}", f.Name, f.Name)
		}
		return f
	}
	if t, ok := r.fieldType(s.typ, 0, str(s.typ), 0); ok {
		f.Type = t
	}
	f.Optional = r.boolean(s.optional, "optional")
	f.Sensitive = r.boolean(s.sensitive, "sensitive")
	return f
}

// fieldEnums resolves the values that fields are one of.
func (r *resolver) fieldEnums(fields []*Field, syntax []fieldSyntax) {
	for f, s := range declared(fields, syntax) {
		f.Enum = r.enum(s.enum, f)
	}
}

// fieldValues resolves the examples and defaults of fields. Those of an object
// type need all of the type.
func (r *resolver) fieldValues(fields []*Field, syntax []fieldSyntax) {
	for f, s := range declared(fields, syntax) {
		f.Example = r.fieldValue(s.example, f, "example of field "+quote(f.Name))
		r.fieldDefault(s.byDefault, f)
	}
}

// declared goes over fields with what was written for them, in its order, less
// those without a type that could have values.
func declared(fields []*Field, syntax []fieldSyntax) iter.Seq2[*Field, fieldSyntax] {
	return func(yield func(*Field, fieldSyntax) bool) {
		rest := syntax
		for _, f := range fields {
			for rest[0].key.pos() != f.Pos {
				rest = rest[1:] // its name is not allowed
			}
			if rest[0].typ != nil && !yield(f, rest[0]) {
				return
			}
		}
	}
}

// fieldDefault reads what stands for an absent field in texts.
func (r *resolver) fieldDefault(n *node, f *Field) {
	if n == nil {
		return
	}
	name := quote(f.Name)
	if f.Default = r.fieldValue(n, f, "default of field "+name); f.Default == nil {
		f.Default = &Value{} // the wrong one was reported, a missing one is not
	}
	switch {
	case !f.Optional:
		r.report.node(n, "EG0206", "field %s has a default but is not optional", name).help("write optional: true, or remove the default")
	case !f.Type.HasText():
		r.report.node(n, "EG0206", "field %s of type %s has a default, but no text that it could stand in", name, f.Type).help("remove the default")
	}
}

// enum reads the values that a field, or each item of it, is one of.
func (r *resolver) enum(items []*node, f *Field) []Value {
	scalar := f.Type
	for scalar.Elem != nil {
		scalar = *scalar.Elem
	}
	if len(items) > 0 && scalar.Kind == Object {
		r.report.node(items[0], "EG0206", "field %s of type %s has an enum", quote(f.Name), f.Type).help("write the enum at a field of the type")
		return nil
	}
	var out []Value
	for _, n := range items {
		if v, ok := r.typed(n, scalar, "allowed value of field "+quote(f.Name)); ok {
			out = append(out, v)
		}
	}
	return out
}

func (r *resolver) fieldValue(n *node, f *Field, what string) *Value {
	if n == nil {
		return nil
	}
	v, ok := r.typed(n, f.Type, what)
	if !ok || !r.inEnum(n, v, f) {
		return nil
	}
	return &v
}

func fieldNamed(fields []*Field, name string) *Field {
	for _, f := range fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

func fieldNames(fields []*Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}
