package generator

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"

	"github.com/errgen/errgen/templates"
)

// This file puts together the code that is the same in every package.

// supportParts returns the names of the parts that the package needs, without
// directory and extension.
func (p *goPackage) supportParts() []string {
	names := []string{"kind", "error", "find", "text", "value", "log", "rate"}
	if p.hasViolations {
		names = append(names, "violation")
	}
	if p.hasSet {
		names = append(names, "set")
	}
	if p.hasSecrets {
		names = append(names, "secret")
	}
	if p.wire != nil {
		names = append(names, p.wire.supportParts()...)
	}
	return names
}

// supportParts returns the names of the parts for answers.
func (w *wirePlan) supportParts() []string {
	names := []string{"wire", "received"}
	if w.writes {
		names = append(names, "form", "answer", "writer", "quote", "members", "fields", "convert", "limits", "lists", "problems", "tree", "respond", "choose", "send", "started", "language")
		if w.pkg.hasSecrets {
			names = append(names, "reveal")
		}
	}
	if w.reads {
		names = append(names, "decode", "unknown", "document", "parser", "shape", "fit", "fitlists", "fittexts", "evidence", "identify", "settle", "items", "build", "record", "restore", "match", "invalid", "where")
		if w.pkg.hasSecrets {
			names = append(names, "conceal")
		}
	}
	return names
}

// supportFile returns the source of the parts as one file.
func (p *goPackage) supportFile() ([]byte, error) {
	var bodies bytes.Buffer
	imports := make(map[string]bool)
	for _, name := range p.supportParts() {
		src, err := templates.FS.ReadFile("gopkg/" + name + ".go")
		if err != nil {
			return nil, err
		}
		body, err := withoutImports(src, imports)
		if err != nil {
			return nil, fmt.Errorf("%s.go: %w", name, err)
		}
		bodies.Write(body)
	}
	plan := newFilePlan(p.name, slices.Sorted(maps.Keys(imports))...)
	plan.fixed = true
	var src bytes.Buffer
	fmt.Fprintf(&src, "package %s\n\nimport (\n", p.name)
	for _, path := range plan.imports {
		fmt.Fprintf(&src, "\t%q\n", path)
	}
	fmt.Fprintf(&src, ")\n%s", bodies.Bytes())
	return guard(src.Bytes(), plan)
}

// withoutImports returns what follows the imports of a Go file, and adds those
// to imports.
func withoutImports(src []byte, imports map[string]bool) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	end := file.Name.End()
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		imports[path] = true
	}
	for _, decl := range file.Decls {
		end = decl.End()
	}
	return src[fset.Position(end).Offset:], nil
}
