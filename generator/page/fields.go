package page

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
)

var fieldTitles = []string{"Field", "Type", "Required", "Description", "Example"}

// fields returns the table of the fields of an entry.
func (p *page) fields(fields []*catalog.Field) doc.Block {
	if len(fields) == 0 {
		return doc.Block{}
	}
	return doc.Blocks(doc.Label("Fields"), p.fieldTable(fields))
}

func (p *page) fieldTable(fields []*catalog.Field) doc.Block {
	rows := make([][]doc.Inline, len(fields))
	for i, f := range fields {
		required := "yes"
		if f.Optional {
			required = "no"
		}
		rows[i] = []doc.Inline{
			doc.Code(f.Name), p.typeName(f.Type), doc.Text(required), fieldDoc(f), example(f.Example),
		}
	}
	return table(fieldTitles, rows, false)
}

// fieldDoc returns what a field means and which values it may have.
func fieldDoc(f *catalog.Field) doc.Inline {
	parts := []doc.Inline{doc.ProseLine(f.Doc)}
	if len(f.Enum) > 0 {
		values := make([]doc.Inline, len(f.Enum))
		for i, v := range f.Enum {
			values[i] = doc.Code(valueText(v))
		}
		parts = append(parts, doc.Fact("Allowed", doc.Join(", ", values...)))
	}
	if f.Default != nil {
		parts = append(parts, doc.Fact("Default", doc.Code(valueText(*f.Default))))
	}
	if f.Sensitive {
		parts = append(parts, doc.Strong(doc.Text("Sensitive")))
	}
	return doc.Join(" · ", parts...)
}

func example(v *catalog.Value) doc.Inline {
	if v == nil {
		return doc.Inline{}
	}
	return doc.Code(valueText(*v))
}

var kindNames = [...]string{
	catalog.String: "string", catalog.Bool: "bool", catalog.Int: "int", catalog.Int64: "int64",
	catalog.Uint64: "uint64", catalog.Float: "float", catalog.Time: "time", catalog.Duration: "duration",
	catalog.Any: "any",
}

// typeName returns a type in words. The name of an object type links to its
// description.
func (p *page) typeName(t catalog.FieldType) doc.Inline {
	switch t.Kind {
	case catalog.List:
		return doc.Join(" ", doc.Text("list of"), p.typeName(*t.Elem))
	case catalog.Map:
		return doc.Join(" ", doc.Text("map of"), p.typeName(*t.Elem))
	case catalog.Object:
		return doc.Link(doc.Code(t.Object.Name), "#"+p.typeIDs[t.Object])
	}
	return doc.Text(kindNames[t.Kind])
}

// usedTypes returns the object types of the fields of entries and rules, and
// those of their fields, in the order in which a reader meets them.
func usedTypes(entries []*catalog.Entry, rules []*catalog.Rule) []*catalog.Type {
	var types []*catalog.Type
	seen := map[*catalog.Type]bool{}
	var visit func(fields []*catalog.Field)
	visit = func(fields []*catalog.Field) {
		for _, f := range fields {
			if t := objectOf(f.Type); t != nil && !seen[t] {
				seen[t] = true
				types = append(types, t)
				visit(t.Fields)
			}
		}
	}
	for _, e := range entries {
		visit(e.Fields)
	}
	for _, r := range rules {
		visit(r.Fields)
	}
	return types
}

// objectOf returns the object type in t, if there is one.
func objectOf(t catalog.FieldType) *catalog.Type {
	for t.Elem != nil {
		t = *t.Elem
	}
	return t.Object
}

// addTypes adds the section of object types.
func (p *page) addTypes() {
	var blocks []doc.Block
	for _, t := range p.types {
		id := p.typeIDs[t]
		title := t.Name + p.ids.claim(t.Name, id, "", " (type)")
		blocks = append(blocks,
			doc.Heading(3, id, doc.Text(title)),
			doc.Prose(t.Doc, 3),
			p.fieldTable(t.Fields),
		)
	}
	p.add(typesTitle, blocks...)
}
