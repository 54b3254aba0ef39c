package generator

import (
	"fmt"
	"go/token"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file plans the answers of a package: which forms of answer there are,
// and which entries have which.

// A wirePlan is the answers of a package.
type wirePlan struct {
	pkg    *goPackage
	writes bool // the package answers requests
	reads  bool // the package reads answers
	grpc   bool // errors are sent and received by gRPC
	bodies []goBody
	forms  []goForm
	rows   []wireRow // of the entries, in the order of their constants
	limits []*catalog.RateLimit
	refs   []catalog.Ref // of all bodies and headers
}

// A goBody is an envelope and the function that writes its body.
type goBody struct {
	envelope *catalog.Envelope
	name     goName
}

// A goForm is an envelope with the headers of some entries.
type goForm struct {
	envelope    *catalog.Envelope
	body        goName // empty without a body
	headers     []catalog.Header
	headersName goName // empty without headers
}

// A wireRow says where the answer of an entry is described.
type wireRow struct{ form, limit, grpc int }

// planWire plans the answers of p.
func planWire(p *goPackage, g catalog.GoOutput) *wirePlan {
	w := &wirePlan{pkg: p, writes: g.HTTP, reads: g.Client, grpc: g.GRPC}
	forms := make(map[string]int)
	for _, e := range p.entries {
		row := wireRow{grpc: max(0, slices.Index(grpcNames, e.GRPC))}
		if w.writes || w.reads {
			row.form, row.limit = w.form(e.Entry, forms), w.limit(e.RateLimit)
		}
		w.rows = append(w.rows, row)
	}
	if !w.readsLimits() {
		w.limits = nil
		for i := range w.rows {
			w.rows[i].limit = 0
		}
	}
	return w
}

// readsLimits reports whether the limits of entries are asked for.
func (w *wirePlan) readsLimits() bool { return w.reads || w.uses("rate", "") }

// form returns the number of the form of an entry.
func (w *wirePlan) form(e *catalog.Entry, known map[string]int) int {
	key := formKey(e)
	i, ok := known[key]
	if !ok {
		i = len(w.forms)
		known[key] = i
		w.forms = append(w.forms, w.newForm(e))
	}
	return i
}

// formKey tells forms apart: by the envelope and the places of the headers.
func formKey(e *catalog.Entry) string {
	key := e.Envelope.Name
	for _, h := range e.Headers {
		key += fmt.Sprint(" ", h.Pos)
	}
	return key
}

func (w *wirePlan) newForm(e *catalog.Entry) goForm {
	f := goForm{envelope: e.Envelope, headers: e.Headers}
	if e.Envelope.Body != nil {
		f.body = w.bodyName(e.Envelope)
	}
	if len(e.Headers) > 0 {
		f.headersName = goName("headers").numbered(len(w.forms) + 1)
	}
	for _, h := range e.Headers {
		for _, v := range h.Values {
			w.addRefs(v)
		}
	}
	return f
}

// bodyName returns the name of the function for the body of an envelope.
func (w *wirePlan) bodyName(env *catalog.Envelope) goName {
	for _, b := range w.bodies {
		if b.envelope == env {
			return b.name
		}
	}
	name := goName("body").numbered(len(w.bodies) + 1)
	w.bodies = append(w.bodies, goBody{env, name})
	w.addRefs(env.Body)
	return name
}

// limit returns the number of a rate limit.
func (w *wirePlan) limit(l *catalog.RateLimit) int {
	if l == nil {
		return 0
	}
	if i := slices.Index(w.limits, l); i >= 0 {
		return i + 1
	}
	w.limits = append(w.limits, l)
	return len(w.limits)
}

func (w *wirePlan) addRefs(n *catalog.Node) {
	visitRefs(n, func(r catalog.Ref) { w.refs = append(w.refs, r) })
}

// uses reports whether a body or a header has a reference. Without arg it may
// be to anything of that name.
func (w *wirePlan) uses(name, arg string) bool {
	return slices.ContainsFunc(w.refs, func(r catalog.Ref) bool { return r.Name == name && (arg == "" || r.Arg == arg) })
}

// grpcNames are the codes of gRPC (google.rpc.Code), by number.
var grpcNames = []string{
	"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
	"FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
}

// constOf returns the value of a constant of the catalogue.
func (w *wirePlan) constOf(name string) catalog.Value {
	for _, m := range w.pkg.cat.Consts {
		if m.Name == name {
			return m.Value
		}
	}
	return catalog.Value{Kind: catalog.NullValue}
}

// planShared plans what is needed both to write answers and to read them.
func (w *wirePlan) planShared(plan *filePlan) {
	for _, l := range w.limits {
		if l.Window != 0 {
			plan.imports = []string{"time"}
		}
	}
	plan.names(token.VAR, "wireRows", "attrs")
	if w.readsLimits() {
		plan.names(token.VAR, "limitRows")
	}
	plan.names(token.CONST, "catalogueLocale")
}

// addShared adds what is needed both to write answers and to read them.
func (w *wirePlan) addShared(f *jen.File) {
	f.Add(w.localeConstant())
	f.Add(w.rowTable())
	if w.readsLimits() {
		f.Add(w.limitTable())
	}
	f.Add(w.attrTable())
}
