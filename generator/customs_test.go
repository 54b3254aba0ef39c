package generator_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// fromTemplate returns what a template makes of a catalogue of two entries.
func fromTemplate(text, out string) ([]generator.File, error) {
	outputs := catalog.Outputs{Docs: []catalog.DocOutput{{
		Template: &catalog.TemplateFile{File: "api/x.tmpl", Text: text, Pos: catalog.Pos{File: "api/errors.yaml", Line: 5, Col: 7}},
		Out:      out, Pos: catalog.Pos{File: "api/errors.yaml", Line: 5, Col: 20},
	}}}
	return generator.Generate(shop(2, true), generator.Options{Outputs: &outputs})
}

func TestTemplatesMakeSealedFiles(t *testing.T) {
	for _, out := range []string{"x.py", "x.php", "x.json", "x.xml", "x.md", "x.sql", "x.css", "x.TXT"} {
		text := map[string]string{"x.php": "<?php\n", "x.json": "{}", "x.xml": "<?xml version=\"1.0\"?>\n<a>{{html .Name}}</a>"}[out]
		files, err := fromTemplate(text, out)
		if err != nil {
			t.Errorf("%s: %v", out, err)
			continue
		}
		seal, ok := generator.ReadSeal(files[0].Content)
		if !ok || !seal.Intact || seal.Source != "errors.yaml" {
			t.Errorf("%s: %+v in\n%s", out, seal, files[0].Content)
		}
	}
}

// TestTemplatesThatDoNotFitTheFile: what could not be marked as errgen's own, or would
// be no file of its format with the mark, is a problem at the place of the template.
func TestTemplatesThatDoNotFitTheFile(t *testing.T) {
	tests := []struct{ text, out, place, want string }{
		{"x", "x.csv", "api/errors.yaml:5:20", "EG0512"},
		{"x", "x", "api/errors.yaml:5:20", "EG0512"},
		{"{}", "x.jsonl", "api/errors.yaml:5:20", "EG0512"},
		{"[1]", "x.json", "api/errors.yaml:5:7", "no JSON object"},
		{"{", "x.json", "api/errors.yaml:5:7", "no valid JSON"},
		{"", "x.json", "api/errors.yaml:5:7", "no valid JSON"},
		{"text", "x.php", "api/errors.yaml:5:7", "does not begin with <?php"},
		{"<?php ?>", "x.php", "api/errors.yaml:5:7", "does not end in PHP"},
		{"<?xml version=\"1.0\"?><a\n>", "x.xml", "api/errors.yaml:5:7", "more than its declaration"},
		{"{{slice \"é\" 0 1}}", "x.txt", "api/errors.yaml:5:7", "not UTF-8"},
		{"{{.X}}", "x.txt", "api/x.tmpl:1:3", "a Catalog has no X"},
	}
	for _, test := range tests {
		_, err := fromTemplate(test.text, test.out)
		problems, ok := catalog.AsDiagnostics(err)
		if !ok || len(problems) != 1 || !strings.Contains(problems[0].Error(), test.want) || problems[0].Pos.String() != test.place {
			t.Errorf("%q for %s: want %s %q, have %v", test.text, test.out, test.place, test.want, err)
		}
	}
}

// TestTemplateProblemsComeWithOthers: problems of names in Go do not hide those of
// templates.
func TestTemplateProblemsComeWithOthers(t *testing.T) {
	cat := shop(2, false)
	cat.Entries[0].Name = "1"
	file := &catalog.TemplateFile{File: "x.tmpl", Text: "{{.X}}"}
	outputs := catalog.Outputs{Go: &catalog.GoOutput{Out: "x"}, Docs: []catalog.DocOutput{{Template: file, Out: "a.txt"}, {Template: file, Out: "b.txt"}}}
	_, err := generator.Generate(cat, generator.Options{Outputs: &outputs})
	problems, ok := catalog.AsDiagnostics(err)
	rules := map[string]int{}
	for _, p := range problems {
		rules[p.Rule]++
	}
	if !ok || rules["EG0402"] != 1 || rules["EG0511"] != 2 {
		t.Errorf("have %v", err)
	}
}
