package generator_test

import (
	"bytes"
	"errors"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

var update = flag.Bool("update", false, "rewrite the wanted files in testdata/golden")

// TestGolden compares what comes out of the archives in testdata/golden with
// what is wanted. An archive has the files of a catalogue, and the wanted
// files below want; problems are in want/diagnostics. The support code is not
// repeated in them.
func TestGolden(t *testing.T) {
	for _, name := range archives(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var inputs, want []txtar.File
			for _, f := range archive.Files {
				if strings.HasPrefix(f.Name, "want/") {
					want = append(want, f)
				} else {
					inputs = append(inputs, f)
				}
			}
			got := wanted(generated(t, inputs))
			if *update {
				archive.Files = append(inputs, got...)
				writeFile(t, name, txtar.Format(archive))
				return
			}
			compare(t, got, want)
		})
	}
}

// TestGoldenPackagesCompile compiles and vets the packages of all archives.
func TestGoldenPackagesCompile(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	dir := t.TempDir()
	for _, name := range archives(t) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files, err := generated(t, archive.Files)
		if err != nil {
			continue
		}
		for i := range files {
			files[i].Path = path.Join(strings.TrimSuffix(filepath.Base(name), ".txtar"), files[i].Path)
		}
		writeModule(t, dir, "golden", files)
	}
	goCommand(t, dir, "vet", "./...")
}

// TestEveryNameIsDocumented looks at all that generated packages export.
func TestEveryNameIsDocumented(t *testing.T) {
	for _, name := range archives(t) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files, err := generated(t, archive.Files)
		if err != nil {
			continue
		}
		for _, f := range files {
			if path.Ext(f.Path) == ".go" {
				checkDocumented(t, f)
			}
		}
	}
}

// checkDocumented reports exported declarations without a comment of their own.
func checkDocumented(t *testing.T, f generator.File) {
	file, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Content, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	check := func(name *ast.Ident, doc *ast.CommentGroup) {
		if name.IsExported() && strings.TrimSpace(doc.Text()) == "" {
			t.Errorf("%s: %s has no documentation", f.Path, name.Name)
		}
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			check(decl.Name, decl.Doc)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.ValueSpec:
					for _, n := range spec.Names {
						check(n, spec.Doc)
					}
				case *ast.TypeSpec:
					check(spec.Name, decl.Doc)
				}
			}
		}
	}
}

func archives(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../testdata/golden/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	return names
}

// generated returns what comes out of the catalogue in an archive.
func generated(t *testing.T, inputs []txtar.File) ([]generator.File, error) {
	t.Helper()
	files := make(fstest.MapFS)
	var root string
	for _, f := range inputs {
		if path.Base(f.Name) == "errors.yaml" {
			root = f.Name
		}
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return generatedFrom(t, files, root)
}

// generatedFrom returns what comes out of a valid catalogue.
func generatedFrom(t *testing.T, fsys fs.FS, name string) ([]generator.File, error) {
	t.Helper()
	cat, err := catalog.Load(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return generator.Generate(cat, generator.Options{})
}

// wanted returns files, or problems, as they stand in an archive.
func wanted(files []generator.File, err error) []txtar.File {
	var problems catalog.Diagnostics
	if errors.As(err, &problems) {
		var b bytes.Buffer
		for _, d := range problems {
			b.WriteString(d.Error() + "\n")
			if d.Help != "" {
				b.WriteString("\thelp: " + d.Help + "\n")
			}
			for _, r := range d.Related {
				b.WriteString("\t" + r.Pos.String() + ": " + r.Message + "\n")
			}
		}
		return []txtar.File{{Name: "want/diagnostics", Data: b.Bytes()}}
	}
	var out []txtar.File
	for _, f := range files {
		if path.Base(f.Path) != "support.gen.go" {
			out = append(out, txtar.File{Name: "want/" + f.Path, Data: f.Content})
		}
	}
	return out
}

func compare(t *testing.T, got, want []txtar.File) {
	t.Helper()
	names := make(map[string][2][]byte)
	for i, files := range [][]txtar.File{got, want} {
		for _, f := range files {
			pair := names[f.Name]
			pair[i] = f.Data
			names[f.Name] = pair
		}
	}
	var all []string
	for name := range names {
		all = append(all, name)
	}
	slices.Sort(all)
	for _, name := range all {
		if d := diff.Diff("got", names[name][0], "want", names[name][1]); d != nil {
			t.Errorf("%s (accept with -update):\n%s", name, d)
		}
	}
}
