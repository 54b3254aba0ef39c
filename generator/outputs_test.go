package generator_test

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// shop returns a catalogue of n entries with a text and a number each, or with
// no fields.
func shop(n int, fields bool) *catalog.Catalog {
	cat := &catalog.Catalog{File: "api/errors.yaml", Name: "shop", Title: "Shop", Files: []string{"api/errors.yaml", "api/more.md"}}
	for i := range n {
		name := fmt.Sprintf("ORDER_%05d", i)
		e := &catalog.Entry{
			Name: name, Anchor: catalog.Anchor(name), Code: catalog.Code{Set: true, Text: name}, Status: 409,
			Envelope: &catalog.Envelope{Name: "plain", ContentType: "text/plain", Body: &catalog.Node{Value: catalog.Value{Kind: catalog.TextValue, Text: "x"}}},
			Pos:      catalog.Pos{File: cat.File, Line: 10 + i, Col: 3},
		}
		e.Title, e.Doc = catalog.Sentence(name), "The payment provider rejected the order."
		e.Message = catalog.Template{{Text: "The order was rejected."}}
		if fields {
			id := &catalog.Field{Name: "id"}
			count := &catalog.Field{Name: "count", Type: catalog.FieldType{Kind: catalog.Int}}
			e.Fields = []*catalog.Field{id, count}
			e.Message = catalog.Template{
				{Text: "Order "}, {Kind: catalog.FieldValue, Field: id},
				{Text: " was rejected after "}, {Kind: catalog.FieldValue, Field: count}, {Text: " attempts."},
			}
		}
		cat.Entries = append(cat.Entries, e)
	}
	return cat
}

func pathsOf(files []generator.File) string {
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	return strings.Join(paths, " ")
}

func TestDefaultOutputs(t *testing.T) {
	const code = "api/shoperrs/codes.gen.go api/shoperrs/errors.gen.go api/shoperrs/support.gen.go"
	tests := []struct {
		what, file string
		outputs    catalog.Outputs
		options    *catalog.Outputs
		want       string
	}{
		{"nothing asked for", "api/errors.yaml", catalog.Outputs{}, nil, "api/errors.md " + code},
		{"another name of the file", "shop.errors.yaml", catalog.Outputs{}, nil,
			"shop.errors.md shoperrs/codes.gen.go shoperrs/errors.gen.go shoperrs/support.gen.go"},
		{"no output", "api/errors.yaml", catalog.Outputs{Pos: catalog.Pos{Line: 1}}, nil, ""},
		{"options", "api/errors.yaml", catalog.Outputs{}, &catalog.Outputs{Docs: []catalog.DocOutput{{Format: "markdown", Out: "../docs/x.md"}}}, "docs/x.md"},
		{"beside the catalogue", "api/errors.yaml", catalog.Outputs{}, &catalog.Outputs{Go: &catalog.GoOutput{Out: "."}},
			"api/codes.gen.go api/errors.gen.go api/support.gen.go"},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			cat := shop(1, false)
			cat.File, cat.Outputs = test.file, test.outputs
			files, err := generator.Generate(cat, generator.Options{Outputs: test.options})
			if err != nil {
				t.Fatal(err)
			}
			if got := pathsOf(files); got != test.want {
				t.Errorf("got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestPackageNames(t *testing.T) {
	tests := []struct{ out, pkg, want string }{
		{"shoperrs", "", "shoperrs"},
		{"../internal/apierr", "", "apierr"},
		{"shop-errors", "", "shoperrs"},
		{"errors", "", "errors"},
		{"x", "shop", "shop"},
	}
	for _, test := range tests {
		files, err := generator.Generate(shop(1, false), generator.Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: test.out, Package: test.pkg}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !bytes.Contains(f.Content, []byte("\npackage "+test.want+"\n")) {
				t.Errorf("%s, %q: %s is not of package %s", test.out, test.pkg, f.Path, test.want)
			}
		}
	}
}

func TestImpossibleOutputs(t *testing.T) {
	at := func(line int) catalog.Pos { return catalog.Pos{File: "api/errors.yaml", Line: line, Col: 1} }
	page := func(out string, line int) catalog.DocOutput {
		return catalog.DocOutput{Format: "markdown", Out: out, Pos: at(line)}
	}
	code := func(out string) *catalog.GoOutput { return &catalog.GoOutput{Out: out, Pos: at(1)} }
	tests := []struct {
		what    string
		outputs catalog.Outputs
		want    string
	}{
		{"absolute page", catalog.Outputs{Docs: []catalog.DocOutput{page("/etc/x.md", 2)}}, `api/errors.yaml:2:1: error[EG0503]: path "/etc/x.md" is absolute`},
		{"absolute directory", catalog.Outputs{Go: code("/tmp")}, `api/errors.yaml:1:1: error[EG0503]: path "/tmp" is absolute`},
		{"page outside", catalog.Outputs{Docs: []catalog.DocOutput{page("../../x.md", 2)}},
			`api/errors.yaml:2:1: error[EG0504]: path "../../x.md" leaves the module or repository of the catalogue`},
		{"directory outside", catalog.Outputs{Go: code("a/../../..")}, `api/errors.yaml:1:1: error[EG0504]: path "a/../../.." leaves the module or repository of the catalogue`},
		{"two pages", catalog.Outputs{Docs: []catalog.DocOutput{page("x.md", 2), page("a/../X.md", 3)}},
			`api/errors.yaml:3:1: error[EG0502]: two outputs write the file "api/X.md"`},
		{"page with another extension", catalog.Outputs{Docs: []catalog.DocOutput{page("e/errors.gen.go", 2)}},
			`api/errors.yaml:2:1: error[EG0503]: "e/errors.gen.go" is not the path of a page in Markdown`},
		{"unknown format", catalog.Outputs{Docs: []catalog.DocOutput{{Format: "pdf", Out: "x.pdf", Pos: at(2)}}},
			`api/errors.yaml:2:1: error[EG0112]: unknown format "pdf"`},
		{"page over the catalogue", catalog.Outputs{Docs: []catalog.DocOutput{page("more.md", 2)}},
			`api/errors.yaml:2:1: error[EG0502]: output "api/more.md" is a file of the catalogue`},
		{"page that is a directory", catalog.Outputs{Docs: []catalog.DocOutput{page("x.md", 2), page("x.md/y.md", 3)}},
			`api/errors.yaml:3:1: error[EG0502]: output "api/x.md/y.md" is below the file "api/x.md"`},
		{"directory that is a page", catalog.Outputs{Go: code("x.md"), Docs: []catalog.DocOutput{page("x.md", 2)}},
			`api/errors.yaml:1:1: error[EG0502]: output "api/x.md/support.gen.go" is below the file "api/x.md"`},
		{"hidden directory", catalog.Outputs{Go: code(".gen/e")},
			`api/errors.yaml:1:1: error[EG0505]: ".gen/e" cannot be the directory of a Go package: the go command ignores names that begin with a dot or an underscore`},
		{"vendor", catalog.Outputs{Go: code("../vendor/e")},
			`api/errors.yaml:1:1: error[EG0505]: "../vendor/e" cannot be the directory of a Go package: vendor directories are for copies of other modules`},
		{"blank", catalog.Outputs{Go: code("my errors")},
			`api/errors.yaml:1:1: error[EG0505]: "my errors" cannot be the directory of a Go package: want letters, digits and - . _ ~ in an import path`},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			files, err := generator.Generate(shop(1, false), generator.Options{Outputs: &test.outputs})
			var problems catalog.Diagnostics
			if !errors.As(err, &problems) || files != nil {
				t.Fatalf("got %v and the files %s", err, pathsOf(files))
			}
			if len(problems) != 1 || problems[0].Error() != test.want {
				t.Errorf("got  %v\nwant %s", problems, test.want)
			}
		})
	}
}

// TestManyEntries generates more entries than fit into one file.
func TestManyEntries(t *testing.T) {
	files, err := generator.Generate(shop(1201, true), generator.Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: "e"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := pathsOf(files), "api/e/codes.gen.go api/e/errors.gen.go api/e/errors_2.gen.go api/e/errors_3.gen.go api/e/support.gen.go"; got != want {
		t.Fatalf("got %s\nwant %s", got, want)
	}
	for want, f := range map[string]generator.File{
		"Kind(iota + 501), \"ORDER_00500\"":  files[2],
		"Kind(iota + 1001), \"ORDER_01200\"": files[3],
		"[...][]row{table1, table2, table3}": files[0],
	} {
		if !bytes.Contains(f.Content, []byte(want)) {
			t.Errorf("%s does not contain %s", f.Path, want)
		}
	}
}

func TestNoEntries(t *testing.T) {
	files, err := generator.Generate(shop(0, false), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeModule(t, dir, "none", files)
	goCommand(t, dir, "vet", "./...")
}

// TestLongNames generates entries with names of 270 characters.
func TestLongNames(t *testing.T) {
	cat := shop(2, true)
	for i, e := range cat.Entries {
		e.Name = strings.Repeat("LONG_", 54)[:269-i]
		e.Code.Text, e.Doc = e.Name, strings.Repeat("It is a long story. ", 500)
	}
	files, err := generator.Generate(cat, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeModule(t, dir, "long", files)
	goCommand(t, dir, "vet", "./...")
}

// TestSameBytes generates on one processor and on several, again and again.
func TestSameBytes(t *testing.T) {
	cat := shop(600, true)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first []generator.File
	for _, procs := range []int{1, 2, 64, 2, 64} {
		runtime.GOMAXPROCS(procs)
		files, err := generator.Generate(cat, generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = files
		}
		for i := range files {
			if files[i].Path != first[i].Path || !bytes.Equal(files[i].Content, first[i].Content) {
				t.Errorf("%s differs with %d processors", files[i].Path, procs)
			}
		}
	}
}
