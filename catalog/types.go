package catalog

import "slices"

// This file reads the object types.

// resolveTypes resolves the object types. They may refer to each other.
func (r *resolver) resolveTypes() {
	type pending struct {
		t *Type
		s typeSyntax
	}
	var all []pending
	for _, f := range r.files {
		for _, s := range f.types {
			if t := (&Type{Name: s.key.text, Doc: str(s.doc), Pos: s.key.pos()}); declare(r, "type", r.types, s.key, t) {
				if kindNames[t.Name] != 0 || t.Name == "string" || t.Name == "list" || t.Name == "map" {
					r.report.node(s.key, "EG0201", "type name %s is a type of the language", quote(t.Name)).help("choose another name")
				}
				r.cat.Types = append(r.cat.Types, t)
				all = append(all, pending{t, s})
			}
		}
	}
	for _, p := range all {
		p.t.Fields = r.declareFields(p.s.fields, "type "+quote(p.t.Name))
	}
	for _, p := range all {
		r.checkFinite(p.t)
	}
	for _, p := range all {
		r.fieldEnums(p.t.Fields, p.s.fields)
	}
	for _, p := range all {
		r.fieldValues(p.t.Fields, p.s.fields)
	}
}

// checkFinite reports a type whose values would have to contain themselves: one
// that refers to itself other than through a list, a map or an optional field.
func (r *resolver) checkFinite(t *Type) {
	for _, f := range t.Fields {
		if f.contains(t, map[*Type]bool{}) {
			r.report.at(f.Pos, "EG0209", "type %s contains itself", quote(t.Name)).
				width(len(f.Name)).help("make the field optional, or a list or a map of the type")
		}
	}
}

// contains reports whether every value of f has a value of t in it.
func (f *Field) contains(t *Type, seen map[*Type]bool) bool {
	u := f.Type.Object
	if f.Optional || f.Type.Kind != Object || seen[u] {
		return false
	}
	seen[u] = true
	return u == t || slices.ContainsFunc(u.Fields, func(g *Field) bool { return g.contains(t, seen) })
}
