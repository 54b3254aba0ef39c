package page

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

var fieldTitles = []string{"Field", "Type", "Required", "Description", "Example"}

// fields returns the table of the fields of an entry.
func (p *page) fields(fields []*catalog.Field) markdown.Block {
	if len(fields) == 0 {
		return markdown.Block{}
	}
	return markdown.Blocks(label("Fields"), p.fieldTable(fields))
}

func (p *page) fieldTable(fields []*catalog.Field) markdown.Block {
	rows := make([][]markdown.Inline, len(fields))
	for i, f := range fields {
		required := "yes"
		if f.Optional {
			required = "no"
		}
		rows[i] = []markdown.Inline{
			markdown.Code(f.Name), p.typeName(f.Type), markdown.Text(required), fieldDoc(f), example(f.Example),
		}
	}
	return table(fieldTitles, rows, false)
}

// fieldDoc returns what a field means and which values it may have.
func fieldDoc(f *catalog.Field) markdown.Inline {
	parts := []markdown.Inline{markdown.ProseLine(f.Doc)}
	if len(f.Enum) > 0 {
		values := make([]markdown.Inline, len(f.Enum))
		for i, v := range f.Enum {
			values[i] = markdown.Code(valueText(v))
		}
		parts = append(parts, fact("Allowed", markdown.Join(", ", values...)))
	}
	if f.Default != nil {
		parts = append(parts, fact("Default", markdown.Code(valueText(*f.Default))))
	}
	if f.Sensitive {
		parts = append(parts, markdown.Strong(markdown.Text("Sensitive")))
	}
	return markdown.Join(" · ", parts...)
}

func example(v *catalog.Value) markdown.Inline {
	if v == nil {
		return markdown.Inline{}
	}
	return markdown.Code(valueText(*v))
}

var kindNames = [...]string{
	catalog.String: "string", catalog.Bool: "bool", catalog.Int: "int", catalog.Int64: "int64",
	catalog.Uint64: "uint64", catalog.Float: "float", catalog.Time: "time", catalog.Duration: "duration",
	catalog.Any: "any",
}

// typeName returns a type in words. The name of an object type links to its
// description.
func (p *page) typeName(t catalog.FieldType) markdown.Inline {
	switch t.Kind {
	case catalog.List:
		return markdown.Join(" ", markdown.Text("list of"), p.typeName(*t.Elem))
	case catalog.Map:
		return markdown.Join(" ", markdown.Text("map of"), p.typeName(*t.Elem))
	case catalog.Object:
		return markdown.Link(markdown.Code(t.Object.Name), "#"+p.typeIDs[t.Object])
	}
	return markdown.Text(kindNames[t.Kind])
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
	var blocks []markdown.Block
	for _, t := range p.types {
		id := p.typeIDs[t]
		title := t.Name + p.ids.claim(t.Name, id, "", " (type)")
		blocks = append(blocks,
			markdown.Anchor(id),
			markdown.Heading(3, markdown.Text(title)),
			markdown.Prose(t.Doc, 3, p.ids.free),
			p.fieldTable(t.Fields),
		)
	}
	p.add(typesTitle, blocks...)
}
