package catalog

import (
	"math"
	"slices"
	"strconv"
	"time"
)

// This file reads values of declared types.

// typed reads a value of a declared type.
func (r *resolver) typed(n *node, t FieldType, what string) (Value, bool) {
	switch t.Kind {
	case Any:
		return r.constant(n, what), true
	case List:
		return r.typedList(n, t, what)
	case Map, Object:
		return r.typedMap(n, t, what)
	}
	if n.kind != scalarNode || n.null() {
		r.report.node(n, "EG0104", "%s is %s, want %s", what, n.describe(), t)
		return Value{}, false
	}
	if t.Kind == String {
		return Value{Kind: TextValue, Text: str(n)}, true
	}
	v, ok := scalarOf(n, t.Kind)
	if !ok {
		r.report.node(n, "EG0104", "%s is %s, want %s: %s", what, n.describe(), t, wants[t.Kind])
	}
	return v, ok
}

var wants = map[Kind]string{
	Bool: "true or false", Int: "a whole number", Int64: "a whole number of 64 bits", Uint64: "a whole number from 0",
	Float: "a number", Time: "RFC 3339, such as 2024-01-02T15:04:05Z", Duration: "such as 1m30s",
}

// scalarOf reads a scalar of a kind that is no text.
func scalarOf(n *node, kind Kind) (Value, bool) {
	number := n.plain() && jsonNumber.MatchString(n.text)
	var err error
	switch kind {
	case Bool:
		return Value{Kind: BoolValue, Text: n.text}, n.plain() && (n.text == "true" || n.text == "false")
	case Int, Int64:
		_, err = strconv.ParseInt(n.text, 10, 64)
	case Uint64:
		_, err = strconv.ParseUint(n.text, 10, 64)
	case Float:
		var f float64
		f, err = strconv.ParseFloat(n.text, 64)
		number = number && !math.IsInf(f, 0)
	case Time:
		_, err = time.Parse(time.RFC3339Nano, n.text)
		return Value{Kind: TextValue, Text: n.text}, err == nil
	case Duration:
		_, err = time.ParseDuration(n.text)
		return Value{Kind: TextValue, Text: n.text}, err == nil
	}
	return Value{Kind: NumberValue, Text: n.text}, number && err == nil
}

func (r *resolver) typedList(n *node, t FieldType, what string) (Value, bool) {
	if n.kind != listNode {
		r.report.node(n, "EG0104", "%s is %s, want a list", what, n.describe())
		return Value{}, false
	}
	v, good := Value{Kind: ListValue}, true
	for _, item := range n.items {
		iv, ok := r.typed(item, *t.Elem, what)
		v.Items, good = append(v.Items, iv), good && ok
	}
	return v, good
}

func (r *resolver) typedMap(n *node, t FieldType, what string) (Value, bool) {
	if n.kind != mapNode {
		r.report.node(n, "EG0104", "%s is %s, want a map", what, n.describe())
		return Value{}, false
	}
	if t.Kind == Object {
		ms, ok := r.values(n.pairs, t.Object.Fields, "type "+quote(t.Object.Name))
		return Value{Kind: MapValue, Members: ms}, ok && r.isWhole(n, t.Object, what)
	}
	v, good := Value{Kind: MapValue}, true
	for _, p := range n.pairs {
		iv, ok := r.typed(p.val, *t.Elem, what)
		v.Members, good = append(v.Members, Member{p.key.text, iv, p.key.pos()}), good && ok
	}
	return v, good
}

// isWhole reports whether a value of an object type has all members that it
// needs. Those with an example of their own are completed from it.
func (r *resolver) isWhole(n *node, t *Type, what string) bool {
	for _, f := range t.Fields {
		if !f.Optional && !r.hasExample[f] && n.get(f.Name) == nil {
			r.report.node(n, "EG0212", "%s has no %s, which type %s needs", what, quote(f.Name), quote(t.Name)).
				help("add it, or give the field an example of its own, or make it optional").related(f.Pos, "the field is here")
			return false
		}
	}
	return true
}

// values reads values of fields, by name. The result has the order of fields.
func (r *resolver) values(pairs []pair, fields []*Field, owner string) ([]Member, bool) {
	byName, good := map[string]Member{}, true
	for _, p := range pairs {
		f := fieldNamed(fields, p.key.text)
		if f == nil {
			r.report.node(p.key, "EG0212", "%s has no field %s", owner, quoteName(p.key.text)).suggest(p.key.text, fieldNames(fields)).
				help("the fields are: %s", orNone(fieldNames(fields)))
			good = false
			continue
		}
		v, ok := r.typed(p.val, f.Type, "value of field "+quote(f.Name))
		good = good && ok && r.inEnum(p.val, v, f)
		byName[f.Name] = Member{f.Name, v, p.key.pos()}
	}
	var out []Member
	for _, f := range fields {
		if m, ok := byName[f.Name]; ok {
			out = append(out, m)
		}
	}
	return out, good
}

// inEnum reports whether v is one of the values that f allows.
func (r *resolver) inEnum(n *node, v Value, f *Field) bool {
	if len(f.Enum) == 0 {
		return true
	}
	bad := f.outsideEnum(v)
	if bad == nil {
		return true
	}
	var allowed []string
	for _, e := range f.Enum {
		allowed = append(allowed, quote(e.Text))
	}
	r.report.node(n, "EG0112", "value %s is not allowed for field %s", quote(bad.Text), quote(f.Name)).help("want one of: %s", list(allowed))
	return false
}

// outsideEnum returns the first scalar in v that f does not allow, or nil. What
// is allowed for a list or a map is allowed for each of its items.
func (f *Field) outsideEnum(v Value) *Value {
	for _, item := range v.Items {
		if bad := f.outsideEnum(item); bad != nil {
			return bad
		}
	}
	for _, m := range v.Members {
		if bad := f.outsideEnum(m.Value); bad != nil {
			return bad
		}
	}
	if v.Kind == ListValue || v.Kind == MapValue || slices.ContainsFunc(f.Enum, func(e Value) bool { return e.Kind == v.Kind && e.Text == v.Text }) {
		return nil
	}
	return &v
}
