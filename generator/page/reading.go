package page

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/schema"
)

// A reading finds the members of a body in its template.
type reading struct {
	*page
	envelope *catalog.Envelope
	users    []*catalog.Entry // that have the envelope
	rows     [][]doc.Inline
}

// collect adds a row for each member below a place. Always says that the place
// is in every answer, or in every item of the list that it is in.
func (r *reading) collect(n *catalog.Node, place string, always bool) {
	switch {
	case !always && r.isNever(n):
	case n.Op == catalog.OpMap && len(n.Members) > 0:
		r.members(n, place, always && n.If == nil)
	case n.Op == catalog.OpList && len(n.Nodes) > 0:
		for _, item := range n.Nodes {
			r.collect(item, place+"[]", item.If == nil)
		}
	case n.Op == catalog.OpEach:
		r.list(n, place, "array", always)
		r.collect(n.As, place+"[]", true)
	case n.Op == catalog.OpGroup:
		r.list(n, place, "object", always)
		r.collect(n.As, under(place, "*[]"), true)
	case n.Op == catalog.OpTree:
		r.list(n, place, "object", always)
		if n.Leaf == "" {
			r.collect(n.As, under(place, "*[]"), true)
			return
		}
		r.collect(n.As, under(place, "*."+n.Leaf+"[]"), true)
	case place != "":
		r.row(place, r.kinds(n, always), always, r.meaning(n))
	}
}

// members adds the rows of the members of a map.
func (r *reading) members(n *catalog.Node, place string, always bool) {
	for _, m := range n.Members {
		switch {
		case !m.Spread:
			r.collect(m.Node, under(place, m.Key), always && (!m.Omit || r.isSure(m.Node)))
		case m.Node.Op == catalog.OpMap:
			r.collect(m.Node, place, always && m.Node.If == nil)
		case !r.isNever(m.Node):
			r.row(under(place, "*"), "", false, doc.Join(", ", r.meaning(m.Node), doc.Text("each under its own name")))
		}
	}
}

// list adds the row of a list itself.
func (r *reading) list(n *catalog.Node, place, kind string, always bool) {
	if place == "" {
		return
	}
	meaning := doc.Text(schema.ListMeaning(n.Ref))
	switch n.Op {
	case catalog.OpGroup:
		meaning = doc.Join(", by ", meaning, r.refMeaning(n.By))
	case catalog.OpTree:
		meaning = doc.Join(", ", meaning, doc.Text("in objects that are nested as their places are"))
	}
	r.row(place, kind, always, meaning)
}

func (r *reading) row(place, kind string, always bool, meaning doc.Inline) {
	r.rows = append(r.rows, []doc.Inline{doc.Code(place), doc.Text(kind), yes(always), meaning})
}

// under returns the place of a member.
func under(place, key string) string {
	if place == "" {
		return key
	}
	return place + "." + key
}

// kinds returns the types that a value may have in JSON. One that is left out
// instead is never null.
func (r *reading) kinds(n *catalog.Node, always bool) string {
	var kinds []string
	add := func(k string) {
		if k != "" && !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	switch n.Op {
	case catalog.OpConst:
		return constantKinds[n.Value.Kind]
	case catalog.OpConcat:
		return "string"
	case catalog.OpMap:
		return "object"
	case catalog.OpList:
		return "array"
	case catalog.OpRef:
		add(r.refKind(n.Ref))
		if always && r.mayBeNull(n.Ref) {
			add("null")
		}
	case catalog.OpFirst:
		for _, alt := range n.Nodes {
			if !r.isNever(alt) {
				add(r.kinds(alt, false))
			}
		}
	}
	return strings.Join(kinds, " or ")
}

var constantKinds = [...]string{
	catalog.NullValue: "null", catalog.BoolValue: "boolean", catalog.NumberValue: "number", catalog.TextValue: "string",
	catalog.ListValue: "array", catalog.MapValue: "object",
}

var fieldKinds = [...]string{
	catalog.String: "string", catalog.Bool: "boolean", catalog.Int: "number", catalog.Int64: "number", catalog.Uint64: "number",
	catalog.Float: "number", catalog.Time: "string", catalog.Duration: "string", catalog.Any: "",
	catalog.List: "array", catalog.Map: "object", catalog.Object: "object",
}

// refKind returns the type of the value of a reference in JSON, or nothing if
// it may be any.
func (r *reading) refKind(ref catalog.Ref) string {
	switch ref.Conv {
	case "string", "proto", "rfc3339", "httpdate", "dot", "bracket", "pointer", "fragment":
		return "string"
	case "ms", "s", "float", "unix":
		return "number"
	}
	switch ref.Type {
	case catalog.RefInt:
		return "number"
	case catalog.RefCode:
		if r.cat.Codes.Int {
			return "number"
		}
		return "string"
	case catalog.RefMap:
		return "object"
	case catalog.RefList, catalog.RefPath:
		return "array"
	case catalog.RefField:
		return r.fieldKind(ref)
	case catalog.RefConst:
		return r.constantKind(ref)
	case catalog.RefSegment:
		return "string or number"
	case catalog.RefViolation:
		return "boolean"
	}
	return "string"
}

func (r *reading) fieldKind(ref catalog.Ref) string {
	if f := r.field(ref); f != nil {
		return fieldKinds[f.Type.Kind]
	}
	return ""
}

// field returns the declaration of a field that a reference names, or nil.
func (r *reading) field(ref catalog.Ref) *catalog.Field {
	named := func(fields []*catalog.Field) *catalog.Field {
		for _, f := range fields {
			if f.Name == ref.Arg {
				return f
			}
		}
		return nil
	}
	for _, e := range r.users {
		if f := named(e.Fields); ref.Name == "field" && f != nil {
			return f
		}
		for _, rule := range e.Rules {
			if f := named(rule.Fields); ref.Name == "v.field" && f != nil {
				return f
			}
		}
	}
	return nil
}

// constantKind returns the type of an attr or a const, where it is always the
// same.
func (r *reading) constantKind(ref catalog.Ref) string {
	lists := [][]catalog.Member{r.cat.Consts}
	if ref.Name == "attr" {
		lists = nil
		for _, e := range r.users {
			lists = append(lists, e.Attrs)
		}
	}
	kind := ""
	for _, list := range lists {
		for _, m := range list {
			switch k := constantKinds[m.Value.Kind]; {
			case m.Name != ref.Arg || k == kind:
			case kind == "":
				kind = k
			default:
				return ""
			}
		}
	}
	return kind
}
