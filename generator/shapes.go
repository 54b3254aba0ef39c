package generator

import (
	"cmp"
	"maps"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the templates of envelopes as data, for reading answers. The
// support code says what the data means.

// A shaper writes the templates of one envelope.
type shaper struct {
	plan     *wirePlan
	envelope *catalog.Envelope
	entries  []*catalog.Entry // those with the envelope
	plain    bool             // the template makes a text, not JSON
}

// A shape is the members of a composite literal, with what other shapes must
// know about it.
type shape struct {
	row
	kinds kindSet
	isOp  bool // an operation, not a value
	text  string
}

// envelopeShapes returns
//
//	var envelopeShapes = [...]envelopeShape{
//		{body: &shape{…}, forms: []formShape{{form: 0}}},
//	}
func (w *wirePlan) envelopeShapes() *jen.Statement {
	var items []jen.Code
	for _, env := range w.envelopes() {
		items = append(items, jen.Values(w.envelopeShape(env)...))
	}
	return doc(para("envelopeShapes are the forms of answers, to be read.")).
		Var().Id("envelopeShapes").Op("=").Index(jen.Op("...")).Id("envelopeShape").Custom(lines, items...)
}

// envelopes returns the envelopes of the entries.
func (w *wirePlan) envelopes() []*catalog.Envelope {
	var list []*catalog.Envelope
	for _, f := range w.forms {
		if !slices.Contains(list, f.envelope) {
			list = append(list, f.envelope)
		}
	}
	return list
}

func (w *wirePlan) envelopeShape(env *catalog.Envelope) row {
	s := shaper{plan: w, envelope: env, plain: env.Text()}
	for _, e := range w.pkg.entries {
		if e.Envelope == env || usesRef(env, "errors") || usesRef(env, "problems") { // which has others too
			s.entries = append(s.entries, e.Entry)
		}
	}
	var r row
	if env.Body != nil {
		r.add("body", jen.Op("&").Id("shape").Values(s.node(env.Body).row...))
		r.flag("plain", s.plain)
		r.flag("line", s.plain && env.Encode.Newline)
		r.texts("attrs", attrsIn(env.Body))
	}
	var forms []jen.Code
	for i, f := range w.forms {
		if f.envelope == env {
			forms = append(forms, jen.Values(s.formShape(i, f)...))
		}
	}
	r.add("forms", jen.Index().Id("formShape").Values(forms...))
	return r
}

// texts adds a list of texts that is not empty.
func (r *row) texts(name goName, texts []string) {
	if len(texts) > 0 {
		r.add(name, jen.Index().String().Values(literals(texts)...))
	}
}

func literals(texts []string) []jen.Code {
	lits := make([]jen.Code, len(texts))
	for i, t := range texts {
		lits[i] = jen.Lit(t)
	}
	return lits
}

func (s *shaper) formShape(number int, f goForm) row {
	var r row
	if number > 0 {
		r.add("form", jen.Lit(number))
	}
	if f.envelope.HTTPStatus != 0 {
		r.add("status", jen.Lit(f.envelope.HTTPStatus))
	}
	var headers []jen.Code
	plain := *s
	plain.plain = true
	for _, h := range f.headers {
		headers = append(headers, jen.Values(plain.headerShape(h)...))
	}
	if headers != nil {
		r.add("headers", jen.Index().Id("headerShape").Values(headers...))
	}
	return r
}

func (s *shaper) headerShape(h catalog.Header) row {
	var r row
	name := canonicalHeader(h.Name)
	r.add("name", jen.Lit(name))
	if name != h.Name {
		r.add("exact", jen.Lit(h.Name))
	}
	r.flag("omit", h.Omit)
	var values []jen.Code
	for _, v := range h.Values {
		values = append(values, jen.Values(s.node(v).row...))
	}
	r.add("values", jen.Index().Id("shape").Values(values...))
	return r
}

// op returns a shape that is no value.
func op(name goName, kinds kindSet, parts ...shape) shape {
	s := shape{kinds: kinds, isOp: true}
	s.add("op", id(name))
	if kinds != 0 {
		s.add("kinds", kinds.code())
	}
	s.parts(parts)
	return s
}

func (s *shape) parts(parts []shape) {
	if len(parts) == 0 {
		return
	}
	items := make([]jen.Code, len(parts))
	for i, p := range parts {
		items[i] = jen.Values(p.row...)
	}
	s.add("parts", jen.Index().Id("shape").Custom(lines, items...))
}

// node returns the shape of a template.
func (s *shaper) node(n *catalog.Node) shape {
	switch n.Op {
	case catalog.OpConst:
		return s.constant(n.Value)
	case catalog.OpRef:
		return s.ref(n.Ref)
	case catalog.OpFirst:
		return s.first(n.Nodes)
	case catalog.OpConcat:
		return s.pieces(n.Nodes)
	case catalog.OpList:
		return s.items(n.Nodes)
	case catalog.OpMap:
		return s.object(n)
	}
	return s.over(n)
}

// constant returns the shape of a constant.
func (s *shaper) constant(v catalog.Value) shape {
	switch v.Kind {
	case catalog.ListValue:
		return s.items(constNodes(v.Items))
	case catalog.MapValue:
		n := &catalog.Node{Op: catalog.OpMap}
		for _, m := range v.Members {
			n.Members = append(n.Members, catalog.NodeMember{Key: m.Name, Node: &catalog.Node{Value: m.Value}})
		}
		return s.object(n)
	}
	kinds := map[catalog.ValueKind]kindSet{
		catalog.NullValue: isNull, catalog.BoolValue: isBool, catalog.NumberValue: isInt | isFraction, catalog.TextValue: isText,
	}[v.Kind]
	c := op("readConstant", kinds)
	c.row.text("text", v.Text)
	c.text = v.Text
	return c
}

// first returns the shape of alternatives.
func (s *shaper) first(nodes []*catalog.Node) shape {
	var kinds kindSet
	parts := make([]shape, len(nodes))
	for i, n := range nodes {
		parts[i] = s.node(n)
		kinds |= parts[i].kinds
	}
	return op("readFirst", kinds, parts...)
}

// pieces returns the shape of a text of several pieces. Where two values stand
// without a text between them, nothing of it can be read.
func (s *shaper) pieces(nodes []*catalog.Node) shape {
	plain := *s
	plain.plain = true
	var parts []shape
	for _, n := range nodes {
		p := plain.node(n)
		last := len(parts) - 1
		switch {
		case last >= 0 && p.isOp && parts[last].isOp:
			parts[last] = plain.constant(catalog.Value{Kind: catalog.TextValue, Text: parts[last].text + p.text})
		case last >= 0 && !p.isOp && !parts[last].isOp:
			return value("aboutNothing", isText|isNull)
		default:
			parts = append(parts, p)
		}
	}
	return op("readPieces", isText|isNull, parts...)
}

// items returns the shape of an array.
func (s *shaper) items(nodes []*catalog.Node) shape {
	parts := make([]shape, len(nodes))
	for i, n := range nodes {
		parts[i] = s.node(n)
		parts[i].flag("omit", n.If != nil)
	}
	return op("readItems", isArray, parts...)
}

// object returns the shape of an object.
func (s *shaper) object(n *catalog.Node) shape {
	kinds := isObject
	if n.If != nil {
		kinds |= isNull
	}
	o := op("readMembers", kinds, s.members(n)...)
	if n.If != nil && n.If.Name == "v" {
		o.add("about", id("aboutViolation"))
	}
	return o
}

// members returns the shapes of the members of an object, those of maps that
// are spread in it among them.
func (s *shaper) members(n *catalog.Node) []shape {
	var parts []shape
	keys := map[string]bool{}
	s.collect(n, false, func(m catalog.NodeMember, omit bool) {
		if keys[m.Key] {
			return // the first counts
		}
		keys[m.Key] = true
		part := s.node(m.Node)
		part.row = append(row{member("key", jen.Lit(m.Key))}, part.row...)
		part.flag("omit", omit)
		parts = append(parts, part)
	})
	written := slices.Sorted(maps.Keys(keys))
	s.collectSpreads(n, func(spread *catalog.Node) {
		parts = append(parts, s.spread(spread, written))
	})
	return parts
}

// collect calls visit for the members of a map and of the maps that are spread
// in it. Those of a map that may be absent may be left out.
func (s *shaper) collect(n *catalog.Node, omit bool, visit func(m catalog.NodeMember, omit bool)) {
	for _, m := range n.Members {
		switch {
		case !m.Spread:
			visit(m, omit || m.Omit)
		case m.Node.Op == catalog.OpMap:
			s.collect(m.Node, omit || m.Node.If != nil, visit)
		case m.Node.Op == catalog.OpRef && m.Node.Ref.Name == "const":
			for _, c := range s.plan.constOf(m.Node.Ref.Arg).Members {
				visit(catalog.NodeMember{Key: c.Name, Node: &catalog.Node{Value: c.Value}}, omit)
			}
		}
	}
}

// collectSpreads calls visit for all else that is spread in a map.
func (s *shaper) collectSpreads(n *catalog.Node, visit func(*catalog.Node)) {
	for _, m := range n.Members {
		switch {
		case !m.Spread || m.Node.Op == catalog.OpRef && m.Node.Ref.Name == "const":
		case m.Node.Op == catalog.OpMap:
			s.collectSpreads(m.Node, visit)
		default:
			visit(m.Node)
		}
	}
}

// spread returns the shape of something that is spread in an object whose other
// members are given.
func (s *shaper) spread(n *catalog.Node, written []string) shape {
	sp := s.node(n)
	sp.flag("spread", true)
	if n.Op != catalog.OpRef {
		return sp
	}
	switch n.Ref.Name {
	case "field", "v.field":
		sp.texts("names", written)
	case "attr":
		keys := map[string]bool{}
		for _, e := range s.entries {
			for _, m := range e.Attrs {
				if m.Name == n.Ref.Arg {
					for _, inner := range m.Value.Members {
						keys[inner.Name] = true
					}
				}
			}
		}
		sp = value("aboutNothing", isObject)
		sp.flag("spread", true)
		sp.texts("names", slices.Sorted(maps.Keys(keys)))
	}
	return sp
}

// over returns the shape of what goes over a list.
func (s *shaper) over(n *catalog.Node) shape {
	parts := []shape{s.node(n.As)}
	name, kinds := goName("readEach"), isArray
	switch n.Op {
	case catalog.OpGroup:
		plain := *s
		plain.plain = true
		name, kinds = "readGroup", isObject
		parts = append(parts, plain.ref(n.By))
	case catalog.OpTree:
		name, kinds = "readTree", isObject|isArray
	}
	o := op(name, kinds, parts...)
	o.add("about", id(cmp.Or(listSubjects[n.Ref.Name], "aboutNothing")))
	o.row.text("text", n.Leaf)
	if n.Ref.Name == "problems" || n.Ref.Name == "errors" {
		o.texts("names", attrsIn(n.As))
		o.flag("tells", tellsOfViolation(n.As))
	}
	return o
}

// listSubjects are what lists are about.
var listSubjects = map[string]goName{
	"violations": "aboutViolations", "problems": "aboutProblems", "errors": "aboutErrors", "v.path": "aboutSteps",
}

// attrsIn returns the names of the attrs that a template has whenever the entry
// has them, outside of lists in it.
func attrsIn(n *catalog.Node) []string {
	names := map[string]bool{}
	var visit func(n *catalog.Node)
	visit = func(n *catalog.Node) {
		if n.If != nil || n.Op == catalog.OpFirst || n.As != nil {
			return
		}
		if n.Op == catalog.OpRef && n.Ref.Name == "attr" {
			names[n.Ref.Arg] = true
		}
		for _, sub := range n.Nodes {
			visit(sub)
		}
		for _, m := range n.Members {
			if !m.Spread || m.Node.Op == catalog.OpMap {
				visit(m.Node)
			}
		}
	}
	visit(n)
	return slices.Sorted(maps.Keys(names))
}

// tellsOfViolation reports whether a template has a reference to the violation
// that is no alternative.
func tellsOfViolation(n *catalog.Node) bool {
	tells := false
	visitDirect(n, func(r catalog.Ref) { tells = tells || r.Name == "v" || len(r.Name) > 2 && r.Name[:2] == "v." })
	return tells
}

// visitDirect calls f for the references of a template that are no
// alternatives.
func visitDirect(n *catalog.Node, f func(catalog.Ref)) {
	if n.Op == catalog.OpFirst {
		return
	}
	if n.If != nil {
		f(*n.If)
	}
	if n.Op == catalog.OpRef || n.As != nil {
		f(n.Ref)
	}
	for _, sub := range n.Nodes {
		visitDirect(sub, f)
	}
	for _, m := range n.Members {
		visitDirect(m.Node, f)
	}
	if n.As != nil {
		visitDirect(n.As, f)
	}
}

func constNodes(values []catalog.Value) []*catalog.Node {
	nodes := make([]*catalog.Node, len(values))
	for i, v := range values {
		nodes[i] = &catalog.Node{Value: v}
	}
	return nodes
}
