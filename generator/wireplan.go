package generator

import (
	"fmt"
	"go/token"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file plans the answers of a package: which forms of answer there are,
// and which entries have which.

// A wirePlan is the answers of a package.
type wirePlan struct {
	pkg    *goPackage
	bodies []goBody
	forms  []goForm
	rows   []wireRow // of the entries, in the order of their constants
	limits []*catalog.RateLimit
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
func planWire(p *goPackage) *wirePlan {
	w := &wirePlan{pkg: p}
	bodies, forms, limits := map[string]goName{}, map[string]int{}, map[*catalog.RateLimit]int{}
	for _, e := range p.entries {
		env := e.Envelope
		if _, ok := bodies[env.Name]; !ok && env.Body != nil {
			bodies[env.Name] = goName("body").numbered(len(bodies) + 1)
			w.bodies = append(w.bodies, goBody{env, bodies[env.Name]})
		}
		key := formKey(e.Entry)
		if _, ok := forms[key]; !ok {
			forms[key] = len(w.forms)
			w.forms = append(w.forms, w.newForm(e.Entry, bodies[env.Name]))
		}
		if l := e.RateLimit; l != nil && limits[l] == 0 {
			w.limits = append(w.limits, l)
			limits[l] = len(w.limits)
		}
		w.rows = append(w.rows, wireRow{forms[key], limits[e.RateLimit], grpcNumber(e.GRPC)})
	}
	return w
}

func (w *wirePlan) newForm(e *catalog.Entry, body goName) goForm {
	f := goForm{envelope: e.Envelope, body: body, headers: e.Headers}
	if len(f.headers) > 0 {
		f.headersName = goName("headers").numbered(len(w.forms) + 1)
	}
	return f
}

// formKey tells forms apart: by the envelope and the places of the headers.
func formKey(e *catalog.Entry) string {
	key := e.Envelope.Name
	for _, h := range e.Headers {
		key += fmt.Sprint(" ", h.Pos)
	}
	return key
}

// grpcNames are the codes of gRPC in the order of the support code.
var grpcNames = []string{
	"UNKNOWN", "CANCELLED", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
	"FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
}

func grpcNumber(name string) int {
	for i, n := range grpcNames {
		if n == name {
			return i
		}
	}
	return 0
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

// planFile says what must be in the file of the answers.
func (w *wirePlan) planFile() *filePlan {
	plan := newFilePlan(w.pkg.name)
	for _, l := range w.limits {
		if l.Window != 0 {
			plan.imports = []string{"time"}
		}
	}
	for _, b := range w.bodies {
		plan.function(b.name, "w", "a")
	}
	for _, f := range w.forms {
		if f.headersName != "" {
			plan.function(f.headersName, "a", "set")
		}
	}
	plan.names(token.VAR, "forms", "wireRows", "limitRows", "attrs", "linkRows")
	plan.names(token.CONST, "catalogueLocale", "fallbackKind")
	return plan
}

// file returns the file of the answers.
func (w *wirePlan) file() *jen.File {
	f := newFile(w.pkg.name)
	f.Add(w.constants())
	f.Add(w.formTable())
	f.Add(w.rowTable())
	f.Add(w.limitTable())
	f.Add(w.attrTable())
	f.Add(w.linkTable())
	for _, b := range w.bodies {
		f.Add(w.bodyFunc(b))
	}
	for _, form := range w.forms {
		if form.headersName != "" {
			f.Add(w.headersFunc(form))
		}
	}
	return f
}
