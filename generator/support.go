package generator

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
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
		names = append(names, w.writingParts()...)
	}
	if w.reads {
		names = append(names, readingParts...)
	}
	if w.grpc {
		names = append(names, grpcParts...)
	}
	if w.pkg.hasSecrets && (w.writes || w.grpc) {
		names = append(names, "reveal")
	}
	if w.pkg.hasSecrets && (w.reads || w.grpc) {
		names = append(names, "conceal")
	}
	return distinct(names)
}

// writingParts returns the parts for answers, less those for constructs that no
// envelope uses.
func (w *wirePlan) writingParts() []string {
	names := strings.Fields(`form attr answer writer plain quote members fields convert link lists respond choose sendable send started localized`)
	for _, part := range []struct {
		names    string
		isNeeded bool
	}{
		{"limits", w.uses("rate", "")},
		{"problems", w.usesViolations()},
		{"group", w.usesOp(catalog.OpGroup)},
		{"tree", w.usesOp(catalog.OpTree)},
		{"negotiate language", len(w.pkg.cat.Locales) > 0},
		{"monolingual", len(w.pkg.cat.Locales) == 0},
	} {
		if part.isNeeded {
			names = append(names, strings.Fields(part.names)...)
		}
	}
	return names
}

// usesViolations reports whether a body or a header tells of violations.
func (w *wirePlan) usesViolations() bool {
	return slices.ContainsFunc(w.refs, func(r catalog.Ref) bool {
		return r.Name == "violations" || r.Name == "problems" || r.Name == "v" || strings.HasPrefix(r.Name, "v.")
	})
}

// usesOp reports whether a body has a construct.
func (w *wirePlan) usesOp(op catalog.Op) bool {
	found := false
	for _, b := range w.bodies {
		visitNodes(b.envelope.Body, func(n *catalog.Node) { found = found || n.Op == op })
	}
	return found
}

// These are the parts to read answers and for gRPC. Some are in both of them, or
// among those for answers.
var (
	readingParts = strings.Fields(`decode foreign unknown origin document parser plain scan shape fit fitfixed fitlists fittexts evidence identify narrow lookup attr
		settle items build record fieldrow restore fromtext match invalid where steps`)
	grpcParts = strings.Fields(`grpc grpcsend grpccut grpcvalue grpcviolation grpcread sendable language localized unknown origin
		writer plain quote members fields convert link document parser scan lookup fieldrow restore fromtext steps`)
)

// distinct returns names without those that were there before.
func distinct(names []string) []string {
	seen := make(map[string]bool)
	return slices.DeleteFunc(names, func(name string) bool {
		again := seen[name]
		seen[name] = true
		return again
	})
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
	for _, group := range importGroups(plan.imports) {
		for _, path := range group {
			fmt.Fprintf(&src, "\t%q\n", path)
		}
		src.WriteString("\n")
	}
	fmt.Fprintf(&src, ")\n%s", bodies.Bytes())
	return guard(src.Bytes(), plan)
}

// importGroups returns the paths of the standard library and those of modules,
// whose first element has a dot.
func importGroups(paths []string) [2][]string {
	var groups [2][]string
	for _, path := range paths {
		i := 0
		if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
			i = 1
		}
		groups[i] = append(groups[i], path)
	}
	return groups
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
