package generator_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// A feature is something of the language that asks for support code of its own.
type feature struct {
	name                            string
	envelope, header, member, entry string // what it adds
	top                             string // keys of the catalogue
}

const rateLimits = "rate_limits: {daily: {scope: day, limit: 5, window: 24h}, unread: {window: 24h}}"

var features = []feature{
	{name: "nothing"},
	{name: "each", member: "a1: {$each: $violations, $as: $v.message}", entry: "violations: true"},
	{name: "group", member: "a2: {$group: $violations, $by: $v.path|dot, $as: $v.rule}", entry: "violations: true"},
	{name: "tree", member: "a3: {$tree: $violations, $leaf: _errors, $as: $v.query}", entry: "violations: true"},
	{name: "path", member: "a4: {$each: $violations, $as: {$each: $v.path, $as: $s.key}}", entry: "violations: true"},
	{name: "problems", member: "a5: {$each: $problems, $as: {a: $v.message // $message, b~: {$if: $v, c: $v.field.max}}}"},
	{name: "errors", member: "a6: {$each: $errors, $as: {a: $code, b~: $instance}}"},
	{name: "links", member: "a7: {$each: $links, $as: $l.url}", entry: "links: [{url: 'https://example.com'}]"},
	{name: "rate", member: "a8: $rate.limit", header: "X-Reset~: $rate.reset|unix", entry: "rate_limit: daily", top: rateLimits},
	{name: "limit", entry: "rate_limit: unread", top: rateLimits},
	{name: "languages", member: "a9~: $localized", entry: "translations: {de: {message: D}}"},
	{name: "secret", member: "b1: $field.pin", entry: "pin: {type: string, sensitive: true}"},
	{name: "any", member: "b2: $field.any", entry: "any: any"},
	{name: "object", member: "b3: $field.money", entry: "money: {type: Money, optional: true}"},
	{name: "times", member: "b4: [$field.at|httpdate, $field.wait|proto, $retry|ms]", entry: "at: time"},
	{name: "spread", member: "$spread: $field.more", entry: "more: map(list(int))"},
	{name: "attr", member: "b5: $attr.kind", entry: "attr: {kind: 1}"},
	{name: "encode", envelope: "encode: {escape: [html, slash, ascii], indent: 2, newline: true}"},
	{name: "status", envelope: "http_status: 200, content_type: application/x+json"},
}

// catalogueWith returns a catalogue that uses features.
func catalogueWith(used ...feature) string {
	envelope, headers, members, entry, fields, top := "", "", "code: $code", "", "", ""
	for _, f := range used {
		add := func(to *string, what string) {
			if what != "" && !strings.Contains(*to, what) {
				*to += ", " + what
			}
		}
		add(&envelope, f.envelope)
		add(&headers, f.header)
		add(&members, f.member)
		switch name, _, _ := strings.Cut(f.entry, ":"); {
		case strings.Contains("pin any money at more", name):
			add(&fields, f.entry)
		case !strings.Contains(entry, name+":"):
			add(&entry, f.entry)
		}
		if !strings.Contains(top, f.top) {
			top += f.top + "\n"
		}
	}
	if strings.Contains(fields, "at: time") {
		fields += ", wait: duration"
	}
	trim := func(s string) string { return strings.TrimPrefix(s, ", ") }
	return "errgen: 1\nname: x\nlocale: en\n" + top + "types: {Money: {fields: {amount: int, currency: {type: string, optional: true}}}}\n" +
		"rules: {max: {message: '{path} is more than {max:int}'}}\n" +
		"envelopes:\n  e: {headers: {" + trim(headers) + "}" + envelope + ", body: {" + members + "}}\n" +
		"errors:\n  A: {status: 400, envelope: e, fields: {" + trim(fields) + "}" + entry + "}\n"
}

// TestCombinations generates a package that writes answers for each pair of
// features, and for each feature one that reads them, and one that does both.
// All of them compile, and no table in them is unused.
func TestCombinations(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles many packages")
	}
	check := newTypeCheck(t)
	var group sync.WaitGroup
	for i, f := range features {
		group.Go(func() {
			for j, g := range features[i+1:] {
				if raceFlags != nil && j%4 != 0 {
					continue // slow, and nothing here depends on the detector
				}
				check.run(t, catalogueWith(f, g), catalog.GoOutput{HTTP: true})
			}
			check.run(t, catalogueWith(f), catalog.GoOutput{Client: true})
			check.run(t, catalogueWith(f), catalog.GoOutput{HTTP: true, Client: true})
		})
	}
	group.Wait()
	for _, output := range []catalog.GoOutput{{HTTP: true}, {Client: true}, {HTTP: true, Client: true}} {
		check.run(t, catalogueWith(features...), output)
	}
}

// TestCombinationsVet has go vet look at packages with little and with all.
func TestCombinationsVet(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	dir := t.TempDir()
	for i, used := range [][]feature{{features[0]}, features[1:4], features[4:8], features[8:]} {
		name := fmt.Sprint("p", i)
		writeModule(t, dir, "combinations", generatedWith(t, catalogueWith(used...), catalog.GoOutput{HTTP: true, Client: i%2 == 0, Out: name, Package: name}))
	}
	goCommand(t, dir, "vet", "./...")
}

func generatedWith(t *testing.T, catalogue string, output catalog.GoOutput) []generator.File {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(catalogue)}}, "errors.yaml")
	if err != nil {
		t.Errorf("%v\n%s", err, catalogue)
		return nil
	}
	files, err := generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Go: &output}})
	if err != nil {
		t.Errorf("%v\n%s", err, catalogue)
	}
	return files
}

// A typeCheck compiles packages as far as types go. What they import was
// compiled by the go command.
type typeCheck struct {
	exports map[string]string // files, by import path
}

func newTypeCheck(t *testing.T) typeCheck {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "net/http", "encoding/json", "log/slog")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	c := typeCheck{exports: make(map[string]string)}
	for line := range bytes.Lines(out) {
		name, file, _ := strings.Cut(strings.TrimSpace(string(line)), " ")
		c.exports[name] = file
	}
	return c
}

func (c typeCheck) open(name string) (io.ReadCloser, error) { return os.Open(c.exports[name]) }

func (c typeCheck) run(t *testing.T, catalogue string, output catalog.GoOutput) {
	output.Out, output.Package = "errs", "errs"
	fset := token.NewFileSet()
	var files []*ast.File
	for _, f := range generatedWith(t, catalogue, output) {
		file, err := parser.ParseFile(fset, path.Base(f.Path), f.Content, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			t.Error(err)
			return
		}
		files = append(files, file)
	}
	info := &types.Info{Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object)}
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", c.open), Error: func(err error) { t.Errorf("%v\n%s", err, catalogue) }}
	if _, err := config.Check("errs", fset, files, info); err != nil {
		return // reported
	}
	for _, name := range unused(fset, info) {
		t.Errorf("%s is not used\n%s", name, catalogue)
	}
}

// unused returns the names that nobody can use and nothing does, which
// staticcheck reports as U1000. It is told not to in the support code.
func unused(fset *token.FileSet, info *types.Info) []string {
	used := make(map[types.Object]bool)
	for _, o := range info.Uses {
		used[o] = true
	}
	var names []string
	for id, o := range info.Defs {
		at := fset.Position(id.Pos())
		isTop := o != nil && o.Parent() == o.Pkg().Scope()
		if isTop && at.Filename != "support.gen.go" && !ast.IsExported(id.Name) && id.Name != "_" && !used[o] {
			names = append(names, fmt.Sprintf("%s: %s", at, id.Name))
		}
	}
	return names
}
