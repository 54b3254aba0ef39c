package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/errgen/errgen"

// Paths of dependencies that belong to one part of the house.
const (
	yamlPath  = "gopkg.in/yaml.v3"
	jenPath   = "github.com/dave/jennifer"
	cobraPath = "github.com/spf13/cobra"
)

// neverImport says what the packages of a directory, and of those below it,
// must not import: the path itself or anything below it. The longest matching
// directory counts.
var neverImport = map[string][]string{
	"catalog":          {module + "/generator", module + "/templates", module + "/cmd", jenPath, cobraPath, "text/template", "os"},
	"generator":        {module + "/generator/output", module + "/cmd", yamlPath, cobraPath, "os"},
	"generator/output": {module + "/catalog", module + "/cmd", yamlPath, jenPath, cobraPath},
	"cmd/errgen":       {module + "/templates", yamlPath, jenPath},
}

func TestImports(t *testing.T) {
	for _, f := range sources(t) {
		for _, forbidden := range neverImport[owner(f.dir())] {
			for _, imported := range f.imports(t) {
				if imported == forbidden || strings.HasPrefix(imported, forbidden+"/") {
					t.Errorf("%s imports %s", f.name, imported)
				}
			}
		}
	}
}

// TestImportsOfTemplates: the package is text and nothing else. What it embeds
// becomes generated code, which stands on the standard library alone, but for
// the parts for gRPC.
func TestImportsOfTemplates(t *testing.T) {
	for _, f := range sources(t) {
		for _, imported := range f.imports(t) {
			switch isPart := strings.HasPrefix(f.dir(), "templates/"); {
			case f.dir() == "templates" && imported != "embed":
				t.Errorf("%s imports %s, want embed only", f.name, imported)
			case isPart && strings.HasPrefix(path.Base(f.name), "grpc") && strings.HasPrefix(imported, "google.golang.org/"):
			case isPart && strings.Contains(imported, "."):
				t.Errorf("%s imports %s, want the standard library only", f.name, imported)
			}
		}
	}
}

// TestImportsOfYAML: one file knows the YAML library.
func TestImportsOfYAML(t *testing.T) {
	var files []string
	for _, f := range sources(t) {
		if slices.Contains(f.imports(t), yamlPath) {
			files = append(files, f.name)
		}
	}
	if want := []string{"catalog/parse.go"}; !slices.Equal(files, want) {
		t.Errorf("YAML is imported by %v, want %v", files, want)
	}
}

// TestOnlyOutputWritesFiles and TestOnlyTheCommandPrints look for the functions
// that do it by their names.
func TestOnlyOutputWritesFiles(t *testing.T) {
	writers := []string{
		"Chmod", "Chtimes", "Create", "CreateTemp", "Link", "Mkdir", "MkdirAll", "MkdirTemp", "OpenFile",
		"Remove", "RemoveAll", "Rename", "Symlink", "Truncate", "WriteFile",
	}
	for _, f := range sources(t) {
		for _, name := range f.selected("os") {
			if f.dir() != "generator/output" && slices.Contains(writers, name) {
				t.Errorf("%s uses os.%s", f.name, name)
			}
		}
	}
}

func TestOnlyTheCommandPrints(t *testing.T) {
	for _, f := range sources(t) {
		if f.dir() == "cmd/errgen" {
			continue
		}
		for _, name := range f.selected("os") {
			if slices.Contains([]string{"Exit", "Stderr", "Stdin", "Stdout"}, name) {
				t.Errorf("%s uses os.%s", f.name, name)
			}
		}
		for _, name := range f.selected("fmt") {
			if strings.HasPrefix(name, "Print") || strings.HasPrefix(name, "Scan") {
				t.Errorf("%s uses fmt.%s", f.name, name)
			}
		}
		if slices.Contains(f.imports(t), "log") {
			t.Errorf("%s imports log", f.name)
		}
	}
}

// A sourceFile is a Go file of errgen itself, less the tests. Those in docs are
// programs that use it.
type sourceFile struct {
	name string // relative to the top of the module
	*ast.File
}

func sources(t *testing.T) []sourceFile {
	t.Helper()
	var files []sourceFile
	err := filepath.WalkDir("../..", func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && slices.Contains([]string{"testdata", "docs", ".git"}, e.Name()) {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		rel, _ := filepath.Rel("../..", file)
		files = append(files, sourceFile{filepath.ToSlash(rel), parsed})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found %d files only", len(files))
	}
	return files
}

func (f sourceFile) dir() string { return path.Dir(f.name) }

// owner returns the longest directory of neverImport that holds dir.
func owner(dir string) string {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, ok := neverImport[dir]; ok {
			break
		}
	}
	return dir
}

func (f sourceFile) imports(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, p)
	}
	return paths
}

// selected returns the names that f selects from the package pkg.
func (f sourceFile) selected(pkg string) []string {
	var names []string
	ast.Inspect(f.File, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == pkg && x.Obj == nil {
				names = append(names, sel.Sel.Name)
			}
		}
		return true
	})
	return names
}
