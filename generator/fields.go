package generator

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes what depends on the fields of something: its struct, the
// parameters of its constructor and the Go types.

// fieldsStruct returns a struct of fields.
//
//	type OrderNotFoundFields struct {
//		// ID is the order. Example: o-17.
//		ID string
//	}
func (p *goPackage) fieldsStruct(ps []paragraph, name goName, fields []goField) *jen.Statement {
	members := make([]jen.Code, len(fields))
	for i, f := range fields {
		members[i] = doc(f.doc()...).Add(id(f.name)).Add(p.fieldType(f.Field))
	}
	return doc(ps...).Type().Add(id(name)).Struct(members...)
}

// params returns the parameters of a constructor for the fields that are not
// optional. Neighbours share their type.
//
//	id string, count, limit int
func (p *goPackage) params(fields []goField) []jen.Code {
	var params, names []jen.Code
	var shared catalog.FieldType
	for _, f := range fields {
		switch {
		case f.Optional:
			continue
		case names != nil && !sameType(f.Type, shared):
			params = append(params, jen.List(names...).Add(p.valueType(shared)))
			names = nil
		}
		names, shared = append(names, id(f.param)), f.Type
	}
	if names != nil {
		params = append(params, jen.List(names...).Add(p.valueType(shared)))
	}
	return params
}

// sameType reports whether a and b are the same Go type.
func sameType(a, b catalog.FieldType) bool {
	if a.Elem == nil || b.Elem == nil {
		return a == b
	}
	return a.Kind == b.Kind && sameType(*a.Elem, *b.Elem)
}

// literal returns a struct of fields with the values of the parameters.
//
//	OrderNotFoundFields{id, count}
func literal(name goName, fields []goField) *jen.Statement {
	var values []jen.Code
	for _, f := range fields {
		if f.Optional {
			continue
		}
		value := id(f.param)
		if f.Sensitive {
			value = jen.Id("Hide").Call(value)
		}
		values = append(values, value)
	}
	if len(values) < len(fields) {
		values = keyed(fields, values)
	}
	return id(name).Values(values...)
}

// keyed gives values the names of the fields that are not optional.
func keyed(fields []goField, values []jen.Code) []jen.Code {
	var out []jen.Code
	for _, f := range fields {
		if !f.Optional {
			out = append(out, member(f.name, values[len(out)]))
		}
	}
	return out
}

// optionsParam returns the parameter that sets optional fields.
func optionsParam(name goName) *jen.Statement {
	return jen.Id("opts").Op("...").Func().Params(jen.Op("*").Add(id(name)))
}

// applyOptions returns the statement that sets optional fields of what target
// points to.
func applyOptions(target jen.Code) *jen.Statement {
	return jen.For(jen.List(jen.Id("_"), jen.Id("f")).Op(":=").Range().Id("opts")).Block(jen.Id("f").Call(target))
}

// fieldType returns the type of f in its struct. An optional field is a
// pointer, unless its type has a nil of its own.
func (p *goPackage) fieldType(f *catalog.Field) *jen.Statement {
	t := p.valueType(f.Type)
	switch {
	case f.Sensitive && f.Type.Kind == catalog.String:
		t = jen.Id("Secret")
	case f.Sensitive:
		t = jen.Id("Sensitive").Index(t)
	}
	if f.Optional && (f.Sensitive || !hasNil(f.Type)) {
		return jen.Op("*").Add(t)
	}
	return t
}

// hasNil reports whether nil is a value of the Go type for t.
func hasNil(t catalog.FieldType) bool {
	return t.Kind == catalog.List || t.Kind == catalog.Map || t.Kind == catalog.Any
}

// valueType returns the Go type for t.
func (p *goPackage) valueType(t catalog.FieldType) *jen.Statement {
	switch t.Kind {
	case catalog.Bool:
		return jen.Bool()
	case catalog.Int:
		return jen.Int()
	case catalog.Int64:
		return jen.Int64()
	case catalog.Uint64:
		return jen.Uint64()
	case catalog.Float:
		return jen.Float64()
	case catalog.Time:
		return jen.Qual("time", "Time")
	case catalog.Duration:
		return jen.Qual("time", "Duration")
	case catalog.Any:
		return jen.Any()
	case catalog.List:
		return jen.Index().Add(p.valueType(*t.Elem))
	case catalog.Map:
		return jen.Map(jen.String()).Add(p.valueType(*t.Elem))
	case catalog.Object:
		return id(p.objectNames[t.Object])
	}
	return jen.String()
}

// usesTime reports whether the Go type of one of the fields is in package time.
func usesTime(fields []goField) bool {
	for _, f := range fields {
		t := f.Type
		for t.Elem != nil {
			t = *t.Elem
		}
		if t.Kind == catalog.Time || t.Kind == catalog.Duration {
			return true
		}
	}
	return false
}

// doc returns the documentation of f.
func (f goField) doc() []paragraph {
	var facts []string
	if f.Optional {
		facts = append(facts, "Optional.")
	}
	if len(f.Enum) > 0 {
		facts = append(facts, "One of "+valueTexts(f.Enum, f.Type)+".")
	}
	if f.Example != nil {
		facts = append(facts, "For example "+valueText(*f.Example, f.Type)+".")
	}
	text := strings.TrimSpace(f.Doc)
	if text != "" && len(facts) > 0 {
		text = ended(text) + " "
	}
	return []paragraph{para(text + strings.Join(facts, " "))}
}
