package schema

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// fieldNames are the fields that an envelope names one by one; $fields has the
// others.
type fieldNames struct{ ofEntries, ofRules map[string]bool }

func (b *Bodies) namesOf(env *catalog.Envelope) fieldNames {
	names, known := b.named[env]
	if !known {
		names = fieldNames{map[string]bool{}, map[string]bool{}}
		visit(env.Body, func(n *catalog.Node) {
			switch {
			case n.Op == catalog.OpRef && n.Ref.Name == "field":
				names.ofEntries[n.Ref.Arg] = true
			case n.Op == catalog.OpRef && n.Ref.Name == "v.field":
				names.ofRules[n.Ref.Arg] = true
			}
		})
		b.named[env] = names
	}
	return names
}

// visit calls f for a template, which may be nil, and all templates in it.
func visit(n *catalog.Node, f func(*catalog.Node)) {
	if n == nil {
		return
	}
	f(n)
	for _, sub := range n.Nodes {
		visit(sub, f)
	}
	for _, m := range n.Members {
		visit(m.Node, f)
	}
	visit(n.As, f)
}

// field returns the values of a field, null if there is none.
func (s scene) field(fields []*catalog.Field, name string) Schema {
	f := named(fields, name)
	if f == nil {
		return Schema{Null: true}
	}
	return nullIf(isMissable(f), s.ofField(f))
}

func named(fields []*catalog.Field, name string) *catalog.Field {
	for _, f := range fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// isMissable reports whether a field may have no value. A list or a map is never
// absent.
func isMissable(f *catalog.Field) bool {
	return f.Optional && f.Type.Kind != catalog.List && f.Type.Kind != catalog.Map
}

// fields returns the object of the fields that are neither sensitive nor named
// elsewhere.
func (s scene) fields(fields []*catalog.Field, except map[string]bool) Schema {
	var o Object
	for _, f := range fields {
		if !f.Sensitive && !except[f.Name] {
			isSure := !isMissable(f) && f.Type.Kind != catalog.Any
			o.Members = append(o.Members, Member{Name: f.Name, Required: isSure, Schema: s.ofField(f), Field: f})
		}
	}
	v := objectOf(o)
	if s.wide && !v.Empty() {
		return Schema{NotEmpty: !v.hasEmpty(), Objects: []*Object{{Rest: &Schema{Any: true}}}}
	}
	return v
}

// fieldOf returns the field that the value of a template is, or nil.
func (s scene) fieldOf(n *catalog.Node) *catalog.Field {
	switch {
	case n.Op == catalog.OpRef && n.Ref.Name == "field":
		return named(s.entry.Fields, n.Ref.Arg)
	case n.Op == catalog.OpRef && n.Ref.Name == "v.field":
		return named(s.ruleFields(), n.Ref.Arg)
	}
	return nil
}

// ofField returns the values that a field has when it has one.
func (b *Bodies) ofField(f *catalog.Field) Schema { return b.ofType(f.Type, f.Enum) }

// ofType returns the values of a type. Enum are those that its scalars may have.
func (b *Bodies) ofType(t catalog.FieldType, enum []catalog.Value) Schema {
	switch t.Kind {
	case catalog.Any:
		return Schema{Any: true}
	case catalog.List:
		return Schema{Array: &Array{Rest: b.ofType(*t.Elem, enum), Max: -1}}
	case catalog.Map:
		rest := b.ofType(*t.Elem, enum)
		return objectOf(Object{Rest: &rest})
	case catalog.Object:
		return Schema{Objects: []*Object{b.ofObjectType(t.Object)}}
	}
	v := scalarOf(t.Kind)
	for i, allowed := range enum {
		if i == 0 {
			v = constant(allowed)
		} else {
			v = union(v, constant(allowed))
		}
	}
	return v
}

// scalarOf returns the values of a scalar kind as JSON has them.
func scalarOf(k catalog.Kind) Schema {
	switch k {
	case catalog.Bool:
		return Schema{Bool: &Scalar{}}
	case catalog.Int, catalog.Int64:
		return formatted("int64")
	case catalog.Uint64:
		return formatted("uint64")
	case catalog.Float:
		return formatted("double")
	case catalog.Time:
		return formatted("date-time")
	case catalog.Duration:
		return span()
	}
	return text(false)
}

// ofObjectType returns the objects of a type. It may contain itself, so that it
// is known before its members are.
func (b *Bodies) ofObjectType(t *catalog.Type) *Object {
	if o := b.types[t]; o != nil {
		return o
	}
	o := &Object{Type: t}
	b.types[t] = o
	for _, f := range t.Fields {
		if !f.Sensitive {
			o.Members = append(o.Members, Member{Name: f.Name, Required: !f.Optional, Schema: b.ofField(f), Field: f})
		}
	}
	return o
}

// Types returns the object types that the bodies asked for so far have in them,
// in the order of the catalogue.
func (b *Bodies) Types() []*Object {
	var out []*Object
	for _, t := range b.cat.Types {
		if o := b.types[t]; o != nil {
			out = append(out, o)
		}
	}
	return out
}

// Trees returns the trees that the bodies of an envelope have in them, in the
// order of its template.
func (b *Bodies) Trees(env *catalog.Envelope) []*Object {
	var out []*Object
	visit(env.Body, func(n *catalog.Node) {
		if o := b.trees[n]; o != nil && !slices.Contains(out, o) {
			out = append(out, o)
		}
	})
	return out
}
