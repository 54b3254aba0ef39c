package generator_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// A typescriptCase is an answer of a package, for testdata/typescript/agree.mjs.
type typescriptCase struct {
	What     string
	Status   int
	Body     string
	HasBody  bool
	IsText   bool
	Envelope string // what its guard is called, less "is" and "Envelope"
	Name     string // of the error; empty where bodies alone do not tell which it is
}

// checkTypeScript reads the answers of all packages with the modules of their
// catalogues.
func checkTypeScript(t *testing.T, all []*agreement, answers [][]agreementAnswer) {
	compiler := typescriptCompiler(t)
	dir := t.TempDir()
	cases := map[string][]typescriptCase{}
	for i, a := range all {
		files, err := generator.Generate(a.cat, generator.Options{Outputs: &catalog.Outputs{Docs: []catalog.DocOutput{{Format: "typescript", Out: "errors.ts"}}}})
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, a.pkg+".ts"), files[0].Content)
		cases[a.pkg] = a.typescriptCases(answers[i])
	}
	text, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "cases.json"), text)
	writeFile(t, filepath.Join(dir, "package.json"), []byte(`{"type": "module"}`))
	program, err := os.ReadFile("testdata/typescript/agree.mjs")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "agree.mjs"), program)
	if out, err := compileTypeScript(t, compiler, dir); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command("node", "agree.mjs")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func (a *agreement) typescriptCases(answers []agreementAnswer) []typescriptCase {
	var out []typescriptCase
	for i, c := range a.cases {
		e := c.errors[0].Entry
		if slices.ContainsFunc(c.errors, isUnpublished) {
			continue
		}
		next := typescriptCase{
			What: a.cat.File + ": " + c.name, Status: answers[i].Status, Body: answers[i].Body,
			HasBody: e.Envelope.Body != nil, IsText: e.Envelope.Text(), Envelope: pascal(e.Envelope.Name), Name: e.Name,
		}
		if strings.HasSuffix(a.cat.File, "constructs.yaml") { // most of its bodies have no code
			next.Name = ""
		}
		out = append(out, next)
	}
	return out
}

func pascal(name string) string {
	text := ""
	for _, w := range catalog.Words(name) {
		text += strings.ToUpper(w[:1]) + w[1:]
	}
	return text
}
