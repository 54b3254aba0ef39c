package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rawMethods are the methods and functions of jennifer that write a text as it
// is, so that data would become code.
var rawMethods = []string{
	"Comment", "Commentf", "Id", "Op", "Dot", "Qual", "Custom", "CustomFunc", "Tag",
	"NewFile", "NewFilePath", "NewFilePathName", "HeaderComment", "PackageComment", "CgoPreamble",
	"Anon", "ImportName", "ImportNames", "ImportAlias",
}

// nameFiles may convert text to names. In all others a name comes from them
// or is a constant.
var nameFiles = []string{"names.go", "package.go", "reserved.go"}

func TestOnlyJenGoWritesData(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var sources []goSource
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, goSource{name, string(text)})
	}
	for _, fault := range vocabularyFaults(t, sources) {
		t.Error(fault)
	}
}

func TestVocabularyFaults(t *testing.T) {
	const head = "package p\nconst c = \"C\"\nvar table = 1\nfunc f(s string, n goName, j *jen.Statement) {\n"
	tests := []struct{ file, code, want string }{
		{"a.go", `j.Id("x")`, ""},
		{"a.go", `j.Id(c + "x")`, ""},
		{"a.go", `j.Lit(s)`, ""},
		{"a.go", `id("x"); id(n); id(n.affixed("Err", c)); doc(para(s))`, ""},
		{"a.go", `s.custom(s); token.Op2(s)`, ""},
		{"jen.go", `jen.Id(string(n))`, ""},
		{"names.go", `goName(s)`, ""},
		{"a.go", `goName("x")`, ""},
		{"a.go", `jen.Id(s)`, "Id"},
		{"a.go", `j.Op("+").Id(string(n))`, "Id"},
		{"a.go", `jen.Comment("a" + s)`, "Comment"},
		{"a.go", `j.Commentf("%s", s)`, "Commentf"},
		{"a.go", `j.Qual("time", s)`, "Qual"},
		{"a.go", `j.Qual(s, "X")`, "Qual"},
		{"a.go", `j.Op(fmt.Sprint(1))`, "Op"},
		{"a.go", `j.Dot(s)`, "Dot"},
		{"a.go", `jen.NewFile(s)`, "NewFile"},
		{"a.go", `j.Tag(map[string]string{s: "x"})`, "Tag"},
		{"a.go", `j.Tag(map[string]string{c: s})`, ""},
		{"a.go", `j.Custom(table, jen.Lit(s))`, ""},
		{"a.go", `j.Custom(jen.Options{Open: s})`, "Custom"},
		{"a.go", `j.Custom(table, jen.Id(s))`, "Id"},
		{"a.go", `g := j.Id; g(s)`, "Id"},
		{"a.go", `goName(s)`, "goName"},
		{"a.go", `pkgName(s)`, "pkgName"},
		{"a.go", `n.affixed("Err", s)`, "affixed"},
		{"a.go", `x := []goName{goName(s)}`, "goName"},
		{"a.go", `_ = paragraph{lead: s}`, "paragraph"},
	}
	for _, test := range tests {
		t.Run(test.code, func(t *testing.T) {
			faults := vocabularyFaults(t, []goSource{{test.file, head + test.code + "\n}"}})
			if (test.want == "") != (len(faults) == 0) || len(faults) > 0 && !strings.Contains(faults[0], test.want) {
				t.Errorf("faults %q, want %q", faults, test.want)
			}
		})
	}
}

type goSource struct{ name, text string }

// vocabularyFaults returns where the sources of a package pass anything but
// constants to jennifer's raw methods, or make names of text, outside the
// files that may.
func vocabularyFaults(t *testing.T, sources []goSource) []string {
	t.Helper()
	fset := token.NewFileSet()
	v := vocabulary{fset: fset, constants: make(map[string]bool)}
	var files []*ast.File
	for _, s := range sources {
		file, err := parser.ParseFile(fset, s.name, s.text, 0)
		if err != nil {
			t.Fatal(err)
		}
		v.addConstants(file)
		files = append(files, file)
	}
	for _, file := range files {
		ast.Inspect(file, v.check)
	}
	return v.faults
}

type vocabulary struct {
	fset      *token.FileSet
	constants map[string]bool // constants and tables of the package
	faults    []string
}

func (v *vocabulary) addConstants(file *ast.File) {
	for _, decl := range file.Decls {
		if d, ok := decl.(*ast.GenDecl); ok && (d.Tok == token.CONST || d.Tok == token.VAR) {
			for _, spec := range d.Specs {
				for _, n := range spec.(*ast.ValueSpec).Names {
					v.constants[n.Name] = true
				}
			}
		}
	}
}

// check looks at one node of a file.
func (v *vocabulary) check(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		if name := calledName(n); v.restricted(name, n.Pos()) {
			if !v.constant(written(name, n.Args)...) {
				v.fault(n, name)
			}
			for _, arg := range n.Args {
				ast.Inspect(arg, v.check)
			}
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok {
				ast.Inspect(sel.X, v.check)
			}
			return false
		}
	case *ast.SelectorExpr: // not called: a method value
		// Op is also a field of catalog.Node.
		if n.Sel.Name != "Op" && slices.Contains(rawMethods, n.Sel.Name) && v.restricted(n.Sel.Name, n.Pos()) {
			v.fault(n, n.Sel.Name)
		}
	case *ast.CompositeLit:
		if id, ok := n.Type.(*ast.Ident); ok && id.Name == "paragraph" && v.fileOf(n.Pos()) != "comment.go" {
			v.fault(n, "paragraph")
		}
	}
	return true
}

// written returns those of the arguments of a raw method that it writes as they
// are: of a struct tag the keys, of a custom list its options.
func written(name string, args []ast.Expr) []ast.Expr {
	switch name {
	case "Custom", "CustomFunc":
		return args[:1]
	case "Tag":
		tag, ok := args[0].(*ast.CompositeLit)
		if !ok {
			return args
		}
		args = nil
		for _, e := range tag.Elts {
			args = append(args, e.(*ast.KeyValueExpr).Key)
		}
	}
	return args
}

// restricted reports whether a call of name at pos may have constants only.
func (v *vocabulary) restricted(name string, pos token.Pos) bool {
	file := v.fileOf(pos)
	switch {
	case name == "goName" || name == "pkgName" || name == "affixed":
		return !slices.Contains(nameFiles, file)
	default:
		return file != "jen.go" && slices.Contains(rawMethods, name)
	}
}

// constant reports whether all of args are constants of errgen's own.
func (v *vocabulary) constant(args ...ast.Expr) bool {
	return !slices.ContainsFunc(args, func(arg ast.Expr) bool {
		switch arg := arg.(type) {
		case *ast.BasicLit:
			return false
		case *ast.Ident:
			return !v.constants[arg.Name]
		case *ast.BinaryExpr:
			return !v.constant(arg.X, arg.Y)
		}
		return true
	})
}

func (v *vocabulary) fileOf(pos token.Pos) string {
	return filepath.Base(v.fset.Position(pos).Filename)
}

func (v *vocabulary) fault(n ast.Node, name string) {
	v.faults = append(v.faults, fmt.Sprintf("%s: %s with something else than constants", v.fset.Position(n.Pos()), name))
}

// calledName returns the name of the function, method or type that is called.
func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}
