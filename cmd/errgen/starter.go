package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/errgen/errgen/catalog/schema"
	"github.com/errgen/errgen/generator"
)

// The files of init and of the generate that follows.
const (
	catalogueFile = "errors.yaml"
	directiveFile = "errgen.go"
	schemaFile    = "errgen.schema.json"
	pageFile      = "errors.md"
)

// A starter is the set of files that init writes into a directory.
type starter struct {
	dir  string // absolute
	name string // of the catalogue
}

func newStarter(dir string) starter {
	return starter{dir, catalogueName(filepath.Base(dir))}
}

// outPackage is the name of the Go package that generate makes.
func (st starter) outPackage() string {
	return strings.NewReplacer("-", "", "_", "").Replace(st.name) + "errs"
}

// files returns the files, with paths below the directory dir.
func (st starter) files(dir string) ([]generator.File, error) {
	description, err := schema.JSON()
	return []generator.File{
		{Path: filepath.ToSlash(filepath.Join(dir, schemaFile)), Content: description},
		{Path: filepath.ToSlash(filepath.Join(dir, catalogueFile)), Content: []byte(fmt.Sprintf(starterCatalogue, st.name, st.outPackage()))},
		{Path: filepath.ToSlash(filepath.Join(dir, directiveFile)), Content: []byte(fmt.Sprintf(starterDirective, st.directivePackage()))},
	}, err
}

// targets returns the absolute paths of all files and directories that init
// and the generate that follows make.
func (st starter) targets() []string {
	var paths []string
	for _, name := range []string{catalogueFile, directiveFile, schemaFile, pageFile, st.outPackage()} {
		paths = append(paths, filepath.Join(st.dir, name))
	}
	return paths
}

// notInName matches what cannot stand in the name of a catalogue.
var notInName = regexp.MustCompile(`[^a-z0-9]+`)

// catalogueName makes a name of that of a directory.
func catalogueName(dir string) string {
	name := notInName.ReplaceAllString(strings.ToLower(dir), "-")
	name = strings.Trim(strings.TrimLeft(name, "0123456789-"), "-")
	if name == "" {
		return "api"
	}
	return name
}

// directivePackage returns the package of the Go files in the directory, or
// a name that fits it if there are none. A program that "go run" runs beside a
// package does not count.
func (st starter) directivePackage() string {
	name := strings.ReplaceAll(st.name, "-", "")
	if token.IsKeyword(name) {
		name += "api"
	}
	entries, err := os.ReadDir(st.dir)
	if err != nil {
		return name // no directory yet
	}
	found := ""
	for _, e := range entries {
		if pkg := packageClause(filepath.Join(st.dir, e.Name())); pkg != "" && (found == "" || found == "main") {
			found = pkg
		}
	}
	if found == "" {
		return name
	}
	return found
}

// packageClause returns the package of a Go file, or nothing if it is none.
func packageClause(file string) string {
	if filepath.Ext(file) != ".go" {
		return ""
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly)
	if err != nil {
		return ""
	}
	if strings.HasSuffix(file, "_test.go") {
		return strings.TrimSuffix(f.Name.Name, "_test")
	}
	return f.Name.Name
}

// No line of this file may begin with the directive: go generate would run it
// here.
const starterDirective = "package %s\n\n//go:generate go tool errgen generate errors.yaml\n"

const starterCatalogue = `# yaml-language-server: $schema=errgen.schema.json
# The errors of an API. "errgen generate" makes a Go package and a page from them.
# All keys: https://github.com/errgen/errgen/blob/main/docs/language.md

errgen: 1
name: %[1]s

# Where the files go, relative to this one.
generate:
  go: {out: %[2]s}
  docs:
    - {format: markdown, out: errors.md}

errors:
  # The name of an error never changes. It is also the code on the wire, unless
  # there is another "code". In Go: %[2]s.NewOrderNotFound("A-17")
  ORDER_NOT_FOUND:
    status: 404
    message: Order {id} does not exist.
    doc: There is no such order, or it belongs to another customer.
    causes:
      - The number has a typing error.
      - The order was deleted.
    remedies:
      - Take the number from the list of orders.
    fields:
      id: {type: string, doc: Number of the order., example: A-17}

  # In Go: %[2]s.ErrTooManyRequests
  TOO_MANY_REQUESTS:
    status: 429
    message: Too many requests. Wait a little.
    retry: 30s
`
