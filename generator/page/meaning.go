package page

import (
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/schema"
)

// meaning returns what a value is.
func (r *reading) meaning(n *catalog.Node) doc.Inline {
	switch n.Op {
	case catalog.OpConst:
		return always(n.Value)
	case catalog.OpRef:
		return r.refMeaning(n.Ref)
	case catalog.OpConcat:
		return doc.Join(" ", doc.Text("text of the form"), doc.Code(pattern(n)))
	case catalog.OpFirst:
		return r.firstMeaning(n.Nodes)
	case catalog.OpList, catalog.OpMap:
		return doc.Text("always empty")
	}
	return doc.Text(schema.ListMeaning(n.Ref))
}

// always returns the meaning of a constant.
func always(v catalog.Value) doc.Inline {
	text := valueText(v)
	if v.Kind == catalog.TextValue && strings.TrimSpace(text) == "" {
		text = nestedText(v)
	}
	return doc.Join(" ", doc.Text("always"), doc.Code(text))
}

func (r *reading) firstMeaning(nodes []*catalog.Node) doc.Inline {
	var parts []doc.Inline
	for _, n := range nodes {
		switch {
		case r.isNever(n):
		case n.Op == catalog.OpConst && len(parts) > 0:
			parts = append(parts, doc.Code(valueText(n.Value)))
		default:
			parts = append(parts, r.meaning(n))
		}
	}
	return doc.Join(", else ", parts...)
}

// pattern returns a text of several values with their references in braces.
func pattern(n *catalog.Node) string {
	var b strings.Builder
	for _, piece := range n.Nodes {
		if piece.Op == catalog.OpConst {
			b.WriteString(piece.Value.Text)
			continue
		}
		b.WriteString("{" + refName(piece.Ref) + "}")
	}
	return b.String()
}

// refName returns a reference without its conversion.
func refName(ref catalog.Ref) string {
	if ref.Arg != "" {
		return ref.Name + "." + ref.Arg
	}
	return ref.Name
}

// refMeaning returns what the value of a reference is, and how it is written.
func (r *reading) refMeaning(ref catalog.Ref) doc.Inline {
	return doc.Join(", ", r.plainMeaning(ref), r.formMeaning(ref))
}

func (r *reading) plainMeaning(ref catalog.Ref) doc.Inline {
	switch ref.Name {
	case "field", "v.field":
		if f := r.field(ref); f != nil && f.Doc != "" {
			return doc.ProseLine(f.Doc)
		}
		return doc.Join(" ", doc.Text("field"), doc.Code(ref.Arg))
	case "attr":
		return doc.Join(" ", doc.Code(ref.Arg), doc.Text("of the error"))
	case "const":
		for _, m := range r.cat.Consts {
			if m.Name == ref.Arg {
				return always(m.Value)
			}
		}
	}
	return doc.Text(schema.RefMeaning(ref))
}

// formMeaning says how a value is written, if it can be written in many ways.
func (r *reading) formMeaning(ref catalog.Ref) doc.Inline {
	unit, example := schema.FormMeaning(ref)
	switch {
	case unit != "":
		return doc.Text(unit)
	case example != "":
		return doc.Join(" ", doc.Text("such as"), doc.Code(example))
	}
	return doc.Inline{}
}
