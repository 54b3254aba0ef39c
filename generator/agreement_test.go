package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/sample"
)

// TestAgreement compares, for every entry of every catalogue in the
// repository, the answers in the documentation with those of the generated
// package. Both are made from the catalogue in their own way.
func TestAgreement(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	dir := t.TempDir()
	var all []*agreement
	for i, name := range catalogues(t) {
		cat, err := catalog.Load(os.DirFS(".."), name)
		if err != nil {
			t.Fatal(err)
		}
		a := &agreement{cat: cat, pkg: fmt.Sprintf("p%d", i)}
		a.write(t, dir)
		all = append(all, a)
	}
	writeFile(t, filepath.Join(dir, "go.mod"), []byte("module agreement\n\ngo 1.25\n"))
	writeFile(t, filepath.Join(dir, "agree_test.go"), agreementProgram(all))
	runAgreement(t, dir)
	answers := make([][]agreementAnswer, len(all))
	count, valid, invalid := 0, 0, 0
	for i, a := range all {
		answers[i] = a.answers(t, dir)
		count += a.compare(t, answers[i])
		v, n := a.checkOpenAPI(t, answers[i])
		valid, invalid = valid+v, invalid+n
	}
	if count < 400 || valid < 400 || invalid < 1000 {
		t.Errorf("compared %d answers, found %d valid and %d changed ones invalid", count, valid, invalid)
	}
	t.Run("TypeScript", func(t *testing.T) { checkTypeScript(t, all, answers) })
}

// catalogues returns the valid catalogues of the repository.
func catalogues(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, pattern := range []string{"catalogues/*/errors.yaml", "valid/*.yaml", "valid/includes/errors.yaml", "wire/standards/*.yaml"} {
		files, err := filepath.Glob("../testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, f := range files {
			names = append(names, strings.TrimPrefix(filepath.ToSlash(f), "../"))
		}
	}
	return append(names, "generator/testdata/agreement/constructs.yaml")
}

// An agreement is a catalogue with the cases that are compared.
type agreement struct {
	cat   *catalog.Catalog
	pkg   string
	cases []agreementCase
}

// An agreementCase is an answer to some errors.
type agreementCase struct {
	name    string
	request sample.Request
	errors  []sample.Occurrence
}

// write writes the package with the code that answers cases, and the cases.
func (a *agreement) write(t *testing.T, dir string) {
	t.Helper()
	files, err := generator.Generate(a.cat, generator.Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: a.pkg, Package: a.pkg, HTTP: true}}})
	if err != nil {
		t.Fatalf("%s: %v", a.cat.File, err)
	}
	for _, f := range files {
		writeFile(t, filepath.Join(dir, a.pkg, path.Base(f.Path)), f.Content)
	}
	harness, err := os.ReadFile("testdata/agreement/agree.go")
	if err != nil {
		t.Fatal(err)
	}
	harness = bytes.Replace(harness, []byte("package agree"), []byte("package "+a.pkg), 1)
	writeFile(t, filepath.Join(dir, a.pkg, "agree.go"), harness)
	writeFile(t, filepath.Join(dir, a.pkg, "tables.go"), agreementTables(t, a.pkg, files))
	a.makeCases()
	input, err := json.Marshal(a.input())
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, a.pkg, "cases.json"), input)
}

// agreementTables returns the tables of the constructors of a package, found by
// the form of their names.
func agreementTables(t *testing.T, pkg string, files []generator.File) []byte {
	t.Helper()
	functions, constants := map[string]bool{}, map[string]bool{}
	for _, f := range files {
		file, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Content, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Recv == nil {
					functions[decl.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					if v, ok := spec.(*ast.ValueSpec); ok && decl.Tok == token.CONST {
						constants[v.Names[0].Name] = true
					}
				}
			}
		}
	}
	entries, rules := "", ""
	for _, name := range slices.Sorted(maps.Keys(constants)) {
		if base, ok := strings.CutPrefix(name, "Err"); ok {
			constructor := "nil"
			if functions["New"+base] {
				constructor = "New" + base
			}
			entries += name + ": " + constructor + ",\n"
		} else if base, ok := strings.CutPrefix(name, "Rule"); ok {
			rules += name + ": " + base + "Violation,\n"
		}
	}
	src, err := format.Source([]byte("package " + pkg + "\n\nvar agreeEntries = map[Kind]any{\n" + entries + "}\n\nvar agreeRules = map[Rule]any{\n" + rules + "}\n"))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// agreementProgram returns the test that runs all cases, at a time that stands
// still.
func agreementProgram(all []*agreement) []byte {
	var imports, runs strings.Builder
	for _, a := range all {
		fmt.Fprintf(&imports, "\t\"agreement/%s\"\n", a.pkg)
		fmt.Fprintf(&runs, "\t\trun(t, %q, %s.Agree)\n", a.pkg, a.pkg)
	}
	return fmt.Appendf(nil, `package agreement

import (
	"os"
	"testing"
	"testing/synctest"

%s)

func Test(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
%s	})
}

func run(t *testing.T, pkg string, agree func([]byte) []byte) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%%s: %%v", pkg, r)
		}
	}()
	cases, err := os.ReadFile(pkg + "/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(pkg+"/answers.json", agree(cases), 0o644); err != nil {
		t.Fatal(err)
	}
}
`, imports.String(), runs.String())
}

// agreementTime is when the clock of package synctest stands still.
var agreementTime = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func runAgreement(t *testing.T, dir string) {
	t.Helper()
	cmd := exec.Command("go", "test", "-vet=off", "-trimpath", "-gcflags=-l", ".") // compiled in half the time, and only when something changes
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOTOOLCHAIN=local", "TZ=UTC")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// An agreementAnswer is an answer of the package.
type agreementAnswer struct {
	Status       int
	Headers      map[string][]string
	Body, Append string
}

// answers returns the answers of the package to the cases.
func (a *agreement) answers(t *testing.T, dir string) []agreementAnswer {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, a.pkg, "answers.json"))
	if err != nil {
		t.Fatal(err)
	}
	var answers []agreementAnswer
	if err := json.Unmarshal(data, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// compare compares the answers of the package with those of the documentation.
func (a *agreement) compare(t *testing.T, answers []agreementAnswer) int {
	t.Helper()
	for i, c := range a.cases {
		have, want := answers[i], sample.Make(a.cat, c.request, c.errors...)
		where := a.cat.File + ": " + c.name
		for by, body := range map[string]string{"Append": have.Append, "Write": have.Body} {
			if at := difference(body, string(want.Body)); at >= 0 {
				t.Errorf("%s: body of %s, from byte %d on\npackage   %.100s\nevaluator %.100s", where, by, at, body[at:], want.Body[at:])
			}
		}
		if isSendable(want.Status) && have.Status != want.Status && want.Status >= 200 { // what announces an answer is none
			t.Errorf("%s: status: package %d, evaluator %d", where, have.Status, want.Status)
		}
		for name, values := range headerLines(want, c.errors[0].Entry) {
			if !slices.Equal(have.Headers[name], values) {
				t.Errorf("%s: header %s: package %q, evaluator %q", where, name, have.Headers[name], values)
			}
		}
	}
	return len(a.cases)
}

// isSendable reports whether errors can be sent with a status. A catalogue that
// is not about HTTP may have others.
func isSendable(status int) bool { return status == 200 || status >= 400 }

// difference returns where two texts begin to differ, some bytes before that
// for a reader, or -1.
func difference(a, b string) int {
	if a == b {
		return -1
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return max(0, n-30)
}

// headerLines returns the values of the headers that an entry may have, nothing
// for those that are left out.
func headerLines(a sample.Answer, e *catalog.Entry) map[string][]string {
	lines := map[string][]string{"Content-Type": nil}
	for _, h := range e.Headers {
		lines[h.Name] = nil
	}
	for _, h := range a.Headers {
		lines[h.Name] = append(lines[h.Name], h.Value)
	}
	return lines
}
