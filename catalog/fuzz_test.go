package catalog_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// FuzzLoad feeds bytes to Load. Whatever they are, there is no panic, and every
// diagnostic has a place in the file, a known rule and a text on one line. What
// is valid can be generated: the guard of generated files finds nothing.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"../testdata/valid/*.yaml", "../testdata/invalid/*.yaml", "../testdata/catalogues/*/errors.yaml"} {
		for _, file := range glob(f, pattern) {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		cat, err := catalog.Load(fstest.MapFS{"e.yaml": {Data: data}}, "e.yaml")
		ds, ok := catalog.AsDiagnostics(err)
		switch {
		case err == nil && cat != nil:
			ds = append(cat.Warnings, generated(t, cat)...)
		case !ok || len(ds) == 0:
			t.Fatalf("catalogue %v, error %v", cat, err)
		}
		lines := strings.Split(string(data), "\n")
		for _, d := range ds {
			checkDiagnostic(t, d, lines)
		}
	})
}

// generated returns what keeps cat from being generated.
func generated(t *testing.T, cat *catalog.Catalog) catalog.Diagnostics {
	t.Helper()
	outputs := catalog.Outputs{
		Go:   &catalog.GoOutput{Out: "errs", HTTP: true, Pos: catalog.Pos{File: cat.File, Line: 1, Col: 1}},
		Docs: []catalog.DocOutput{{Format: "markdown", Out: "errors.md", Pos: catalog.Pos{File: cat.File, Line: 1, Col: 1}}},
	}
	_, err := generator.Generate(cat, generator.Options{Outputs: &outputs})
	ds, ok := catalog.AsDiagnostics(err)
	if err != nil && !ok {
		t.Errorf("internal fault: %v", err)
	}
	return ds
}

func checkDiagnostic(t *testing.T, d catalog.Diagnostic, lines []string) {
	t.Helper()
	if d.Pos.File == "e.yaml" && (d.Pos.Line < 1 || d.Pos.Line > len(lines) || d.Pos.Col < 1 || d.Pos.Col > len(lines[d.Pos.Line-1])+1) {
		t.Errorf("%v: the place is not in the file", d)
	}
	if _, ok := catalog.DiagnosticRuleByID(d.Rule); !ok {
		t.Errorf("%v: unknown rule", d)
	}
	text := d.Message + d.Label + d.Help
	for _, r := range d.Related {
		text += r.Message
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x2028 && r <= 0x202e }) {
		t.Errorf("%q has a character that a terminal acts on", text)
	}
	if len(text) > 4096 {
		t.Errorf("diagnostic is %d bytes long", len(text))
	}
}
