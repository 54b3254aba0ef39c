package generator

import (
	"cmp"
	"go/token"
	"net/textproto"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file plans what a package needs to read answers, and writes its tables.

// planReadFile says what must be in the file for reading answers.
func (w *wirePlan) planReadFile() *filePlan {
	plan := newFilePlan(w.pkg.name)
	plan.names(token.VAR, "envelopeShapes", "fieldRows", "ruleFields", "byName", "codeless", "violable")
	if !w.writes {
		w.planShared(plan)
	}
	return plan
}

// readFile returns the file for reading answers.
func (w *wirePlan) readFile() *jen.File {
	f := newFile(w.pkg.name)
	if !w.writes {
		w.addShared(f)
	}
	f.Add(w.envelopeShapes())
	f.Add(w.fieldRows())
	f.Add(w.ruleFields())
	f.Add(w.nameTable())
	f.Add(kindList("codeless", "codeless has the entries whose answers may have no code, in the order of their forms.", w.codeless()))
	f.Add(kindList("violable", "violable has the entries with violations, in order.", w.violable()))
	return f
}

// fieldRows returns
//
//	var fieldRows = []entryFieldRow{{ErrOrderNotFound, fieldRow{fields: (*OrderNotFoundFields)(nil)}}}
func (w *wirePlan) fieldRows() *jen.Statement {
	var items []jen.Code
	for _, e := range w.pkg.entries {
		if e.fieldsName != "" {
			r := fieldRow(e.fieldsName, e.Fields, w.carries(e))
			items = append(items, jen.Values(id(e.constName), jen.Id("fieldRow").Values(r...)))
		}
	}
	return doc(para("fieldRows has the fields of entries, in the order of their constants.")).
		Var().Id("fieldRows").Op("=").Index().Id("entryFieldRow").Custom(lines, items...)
}

// ruleFields returns
//
//	var ruleFields = []fieldRow{{fields: (*TooLongViolationFields)(nil)}, {}}
func (w *wirePlan) ruleFields() *jen.Statement {
	items := make([]jen.Code, len(w.pkg.rules))
	for i, rule := range w.pkg.rules {
		var r row
		if rule.fieldsName != "" {
			r = fieldRow(rule.fieldsName, rule.Fields, func(*catalog.Field) bool { return true })
		}
		items[i] = jen.Values(r...)
	}
	return doc(para("ruleFields has the fields of rules, in their order.")).
		Var().Id("ruleFields").Op("=").Index().Id("fieldRow").Custom(lines, items...)
}

// fieldRow returns what is to be known about fields. A list or a map that is not
// where it could be is nil.
func fieldRow(name goName, fields []*catalog.Field, isCarried func(*catalog.Field) bool) row {
	r := row{member("fields", jen.Parens(jen.Op("*").Add(id(name))).Call(jen.Nil()))}
	var nilable []string
	for _, f := range fields {
		if hasNil(f.Type) && !f.Sensitive && (f.Optional || isCarried(f)) {
			nilable = append(nilable, f.Name)
		}
	}
	r.text("nilable", strings.Join(nilable, " "))
	return r
}

// carries returns a function that reports whether the body of an entry has a
// field. gRPC carries all.
func (w *wirePlan) carries(e *goEntry) func(*catalog.Field) bool {
	if !w.reads {
		return func(*catalog.Field) bool { return true }
	}
	refs := refsOf(e.Entry)
	return func(f *catalog.Field) bool {
		return slices.ContainsFunc(refs, func(r catalog.Ref) bool {
			return r.Name == "fields" && !f.Sensitive || r.Name == "field" && r.Arg == f.Name
		})
	}
}

// refsOf returns the references in the answer of an entry, but for conditions.
func refsOf(e *catalog.Entry) []catalog.Ref {
	var refs []catalog.Ref
	visit := func(n *catalog.Node) {
		visitNodes(n, func(n *catalog.Node) {
			if n.Op == catalog.OpRef || n.As != nil {
				refs = append(refs, n.Ref)
			}
			if n.Op == catalog.OpGroup {
				refs = append(refs, n.By)
			}
		})
	}
	if e.Envelope.Body != nil {
		visit(e.Envelope.Body)
	}
	for _, h := range e.Headers {
		for _, v := range h.Values {
			visit(v)
		}
	}
	return refs
}

// kindList returns
//
//	var name = []Kind{1, 2, 3}
func kindList(name goName, about string, kinds []*goEntry) *jen.Statement {
	numbers := make([]jen.Code, len(kinds))
	for i, e := range kinds {
		numbers[i] = jen.Lit(e.number)
	}
	var rows []jen.Code
	for row := range slices.Chunk(numbers, 16) {
		rows = append(rows, jen.List(row...))
	}
	s := doc(para(about)).Var().Add(id(name))
	if len(rows) == 0 {
		return s.Index().Id("Kind")
	}
	return s.Op("=").Index().Id("Kind").Custom(lines, rows...)
}

// nameTable returns
//
//	var byName = []Kind{2, 1}
func (w *wirePlan) nameTable() *jen.Statement {
	return kindList("byName", "byName has the entries in the order of their names, if answers have names.", w.named())
}

// named returns the entries in the order of their names, if some answer has a
// name in it.
func (w *wirePlan) named() []*goEntry {
	used := w.grpc || slices.ContainsFunc(w.pkg.entries, func(e *goEntry) bool { return identityOf(e.Entry).name != absent })
	if !used {
		return nil
	}
	sorted := slices.Clone(w.pkg.entries)
	slices.SortFunc(sorted, func(a, b *goEntry) int { return cmp.Compare(a.Name, b.Name) })
	return sorted
}

// codeless returns the entries whose answers may have no code, in the order of
// their forms.
func (w *wirePlan) codeless() []*goEntry {
	var list []*goEntry
	for _, e := range w.pkg.entries {
		if isCodeless(e.Entry) {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b *goEntry) int { return cmp.Compare(w.rows[a.number-1].form, w.rows[b.number-1].form) })
	return list
}

func (w *wirePlan) violable() []*goEntry {
	var list []*goEntry
	for _, e := range w.pkg.entries {
		if e.Violations {
			list = append(list, e)
		}
	}
	return list
}

// An evidence says how surely something is in an answer.
type evidence int

const (
	absent    evidence = iota // never, or only sometimes
	alternate                 // unless an alternative stands there
	certain
)

// An identity is what in an answer says of which entry it is.
type identity struct {
	name, code evidence
	hidden     bool // a rule may stand where the code would
	message    bool
}

// identityOf returns what in the answers of e says of which entry they are.
func identityOf(e *catalog.Entry) identity {
	var id identity
	see := func(r catalog.Ref, how evidence) {
		switch r.Name {
		case "name":
			id.name = max(id.name, how)
		case "code":
			id.code = max(id.code, how)
		case "message":
			id.message = true
		}
	}
	var visit func(n *catalog.Node)
	visit = func(n *catalog.Node) {
		switch {
		case n.If != nil && n.If.Name != "v" && n.If.Name != "code":
			return
		case n.Op == catalog.OpFirst:
			for _, sub := range n.Nodes {
				if sub.Op == catalog.OpRef {
					see(sub.Ref, alternate)
					id.hidden = id.hidden || sub.Ref.Name == "v.rule"
				}
			}
			return
		case n.Op == catalog.OpRef:
			see(n.Ref, certain)
		}
		for _, sub := range n.Nodes {
			visit(sub)
		}
		for _, m := range n.Members {
			visit(m.Node)
		}
		if n.As != nil {
			visit(n.As)
		}
	}
	if e.Envelope.Body != nil {
		visit(e.Envelope.Body)
	}
	for _, h := range e.Headers {
		for _, v := range h.Values {
			visit(v)
		}
	}
	return id
}

// isCodeless reports whether an answer of e may have neither its code nor its
// name.
func isCodeless(e *catalog.Entry) bool {
	id := identityOf(e)
	hasCode := e.Code.Set && e.Code.Text != ""
	switch {
	case id.name == certain, id.code == certain && hasCode:
		return false
	case id.code == absent && id.name == absent, !hasCode:
		return true
	}
	return id.hidden && e.Violations
}

// canonicalHeader returns the form of a header name that net/http gives those
// that it receives.
func canonicalHeader(name string) string { return textproto.CanonicalMIMEHeaderKey(name) }
