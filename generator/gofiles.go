package generator

import (
	"go/token"
	"iter"
	"strconv"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file decides which files the Go package has, and what must be in each.

// partSize is the number of entries in a file. Files of this size are written
// on all processors in little memory.
const partSize = 500

// A part is the entries of one file.
type part struct {
	number  int // from 1
	table   goName
	docs    []paragraph // of the package, in the first part
	code    goName      // type of codes
	entries []*goEntry
}

// A stretch is the entries of a part that are in one group.
type stretch struct {
	docs    []paragraph
	code    goName
	entries []*goEntry
}

// files returns the files of the package, relative to its directory.
func (p *goPackage) files() []plannedFile {
	files := []plannedFile{
		{path: "support.gen.go", body: p.supportFile},
		guarded("codes.gen.go", p.planCodesFile, p.codesFile),
	}
	for part := range p.parts() {
		name := "errors.gen.go"
		if part.number > 1 {
			name = "errors_" + strconv.Itoa(part.number) + ".gen.go"
		}
		files = append(files, guarded(name, func() *filePlan { return p.planErrorsFile(part) }, func() *jen.File { return p.errorsFile(part) }))
	}
	if p.hasViolations {
		files = append(files, guarded("rules.gen.go", p.planRulesFile, p.rulesFile))
	}
	if len(p.objects) > 0 {
		files = append(files, guarded("types.gen.go", p.planTypesFile, p.typesFile))
	}
	if p.wire != nil && p.wire.writes {
		files = append(files, guarded("envelopes.gen.go", p.wire.planFile, p.wire.file))
	}
	if p.wire != nil && p.wire.reads {
		files = append(files, guarded("shapes.gen.go", p.wire.planReadFile, p.wire.readFile))
	}
	if p.wire != nil && p.wire.grpc {
		files = append(files, guarded("grpc.gen.go", p.wire.planGRPCFile, p.wire.grpcFile))
	}
	if len(p.cat.Locales) > 0 {
		files = append(files, guarded("translations.gen.go", p.planTranslationsFile, p.translationsFile))
	}
	return files
}

// guarded returns a file that is written only if it is what plan says. Both are
// made when the file is: a large package never holds all of them at once.
func guarded(name string, plan func() *filePlan, emit func() *jen.File) plannedFile {
	return plannedFile{path: name, body: func() ([]byte, error) {
		src, err := source(emit())
		if err != nil {
			return nil, err
		}
		return guard(src, plan())
	}}
}

// parts returns the entries, divided into files.
func (p *goPackage) parts() iter.Seq[part] {
	return func(yield func(part) bool) {
		n := 1
		for start := 0; start == 0 || start < len(p.entries); start += partSize {
			part := part{number: n, table: goName("table").numbered(n), code: p.code, entries: p.entries[start:min(start+partSize, len(p.entries))]}
			if n == 1 {
				part.docs = p.packageDoc()
			}
			if !yield(part) {
				return
			}
			n++
		}
	}
}

// stretches returns the entries of a part, divided into groups.
func (p *goPackage) stretches(t part) []stretch {
	var stretches []stretch
	for i, e := range t.entries {
		if i == 0 || e.Group != t.entries[i-1].Group {
			stretches = append(stretches, stretch{docs: p.groupDoc(e.Group), code: p.code})
		}
		last := &stretches[len(stretches)-1]
		last.entries = append(last.entries, e)
	}
	return stretches
}

func (p *goPackage) planErrorsFile(part part) *filePlan {
	plan := newFilePlan(p.name)
	needsTime := false
	for _, e := range part.entries {
		plan.names(token.CONST, e.constName)
		if e.ownCode {
			plan.names(token.CONST, e.codeName)
		}
		if e.fieldsName != "" {
			plan.structure(e.fieldsName, structNames(e.fields)...)
		}
		if e.newName != "" {
			plan.function(e.newName, append(paramNames(e.fields), e.ownParams()...)...)
		}
		needsTime = needsTime || usesTime(e.fields) || e.Retry.Kind == catalog.RetryAfter || e.Retry.Delay != time.Duration(0)
	}
	plan.names(token.VAR, part.table)
	if needsTime {
		plan.imports = []string{"time"}
	}
	return plan
}

func (p *goPackage) planCodesFile() *filePlan {
	plan := newFilePlan(p.name, "iter")
	for _, c := range p.codes {
		plan.names(token.CONST, c.name)
	}
	plan.method("Kind", "Code")
	plan.method("Error", "Code")
	plan.function("Lookup", "code", "status")
	plan.names(token.TYPE, "code")
	plan.names(token.CONST, "count", "tableSize")
	plan.names(token.VAR, "tables", "byCode")
	if len(p.cat.Locales) == 0 {
		plan.names(token.VAR, "locales")
	}
	return plan
}

func (p *goPackage) planRulesFile() *filePlan {
	plan := newFilePlan(p.name)
	for _, r := range p.rules {
		plan.names(token.CONST, r.constName)
		if r.fieldsName != "" {
			plan.structure(r.fieldsName, structNames(r.fields)...)
		}
		own := r.ownParams()
		params := append(own[:1:1], paramNames(r.fields)...)
		plan.function(r.newName, append(params, own[1:]...)...)
		if usesTime(r.fields) {
			plan.imports = []string{"time"}
		}
	}
	plan.names(token.VAR, "rules")
	return plan
}

func (p *goPackage) planTypesFile() *filePlan {
	plan := newFilePlan(p.name)
	for _, o := range p.objects {
		plan.structure(o.name, structNames(o.fields)...)
		if usesTime(o.fields) {
			plan.imports = []string{"time"}
		}
	}
	return plan
}

// structNames returns the names of fields in a struct.
func structNames(fields []goField) []goName {
	names := make([]goName, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return names
}

// paramNames returns the parameters for the fields that are not optional.
func paramNames(fields []goField) []goName {
	var names []goName
	for _, f := range fields {
		if !f.Optional {
			names = append(names, f.param)
		}
	}
	return names
}
