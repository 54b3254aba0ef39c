package generator_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/export"
)

// starter returns what a template that comes with errgen makes of a catalogue, in a
// file of a new directory.
func starter(t *testing.T, cat *catalog.Catalog, name, out string) (file string) {
	t.Helper()
	for _, tmpl := range generator.Templates() {
		if tmpl.Name != name {
			continue
		}
		outputs := catalog.Outputs{Docs: []catalog.DocOutput{{Template: &catalog.TemplateFile{File: tmpl.File, Text: tmpl.Text}, Out: out}}}
		files, err := generator.Generate(cat, generator.Options{Outputs: &outputs})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), out)
		if err := os.WriteFile(file, files[0].Content, 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	t.Fatalf("there is no template %s", name)
	return ""
}

// needs skips a test where a program is not there.
func needs(t *testing.T, program, pkg string) {
	t.Helper()
	if testing.Short() {
		t.Skip("runs " + program)
	}
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not there; it is in the Debian package %s", program, pkg)
	}
}

func output(t *testing.T, stdin string, command ...string) string {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// readAnswers reads the export of a catalogue and lets the client find the entry of
// each example answer.
const readAnswers = `
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import client
data = json.load(sys.stdin)["catalogue"]
assert len(client.entries) == len(data["entries"]), len(client.entries)
count = 0
for have, want in zip(client.entries, data["entries"]):
    assert have.name == want["name"] and have.code == want.get("code") and have.title == want.get("title", "")
    assert have.message == want.get("message", ""), have.message
    for example in want.get("examples", ()):
        if "answer" not in example:
            continue
        answer = example["answer"]
        found = client.parse(answer.get("status", 0), answer.get("body", "").encode())
        assert found.entry is not None, want["name"]
        assert found.entry.code == have.code, (found.entry, have)
        if found.entry.code is None or data["codes"].get("shared"):
            assert (found.entry.status, found.entry.message) == (have.status, have.message), (found.entry, have)
        count += 1
unknown = client.parse(418, b"<html>")
assert unknown.entry is None and unknown.status == 418 and str(unknown) == "status 418", unknown
print(count)
`

// TestPythonClient makes a client in Python with a template, and reads the answers of
// four real systems with it.
func TestPythonClient(t *testing.T) {
	needs(t, "python3", "python3")
	for _, name := range []string{"fanfare", "pluralkit", "pterodactyl", "wispanel"} {
		t.Run(name, func(t *testing.T) {
			cat, err := catalog.Load(os.DirFS("../testdata/catalogues/"+name), "errors.yaml")
			if err != nil {
				t.Fatal(err)
			}
			data, err := export.NewDocument(generator.Export(cat, catalog.DocOutput{})).JSON()
			if err != nil {
				t.Fatal(err)
			}
			file := starter(t, cat, "python", "client.py")
			if out := output(t, string(data), "python3", "-c", readAnswers, filepath.Dir(file)); out == "0\n" {
				t.Error("no answer was read")
			}
		})
	}
}

// TestStartersRun: the files that the templates make are read by their languages,
// whatever the texts of the catalogue are.
func TestStartersRun(t *testing.T) {
	hostile := hostileCatalogue(t)
	want, err := json.Marshal(titlesOf(hostile))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, out, program, pkg string
		code                    string // prints the titles as JSON; @ is the file
	}{
		{"python", "client.py", "python3", "python3", `import sys, json; sys.dont_write_bytecode = True; sys.path.insert(0, "@/.."); import client; print(json.dumps([e.title for e in client.entries]))`},
		{"ruby", "errors.rb", "ruby", "ruby", `require "json"; require "@"; puts JSON.generate(Hostile.all.map(&:title))`},
		{"php", "errors.php", "php", "php-cli", `require "@"; echo json_encode(array_column(HostileErrors::all(), "title"));`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			needs(t, test.program, test.pkg)
			file := starter(t, hostile, test.name, test.out)
			code := strings.ReplaceAll(test.code, "@/..", filepath.Dir(file))
			flag := map[string]string{"php": "-r", "ruby": "-e", "python3": "-c"}[test.program]
			out := output(t, "", test.program, flag, strings.ReplaceAll(code, "@", file))
			var have []string
			if err := json.Unmarshal([]byte(out), &have); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if text, err := json.Marshal(have); err != nil || string(text) != string(want) {
				t.Errorf("want %s\nhave %s", want, text)
			}
		})
	}
}

func titlesOf(cat *catalog.Catalog) []string {
	var titles []string
	for _, e := range cat.Entries {
		titles = append(titles, e.Title)
	}
	return titles
}

// hostileCatalogue returns a catalogue whose texts are the hostile ones of testdata.
func hostileCatalogue(t *testing.T) *catalog.Catalog {
	t.Helper()
	cat := shop(0, false)
	cat.Name = "hostile"
	for i, text := range hostileTexts(t) {
		text = strings.ToValidUTF8(text, "")
		e := *shop(i+1, true).Entries[i]
		e.Title, e.Doc, e.Message, e.DocsURL = text, text, catalog.Template{{Text: text}}, text
		cat.Entries = append(cat.Entries, &e)
	}
	cat.Title = cat.Entries[0].Title
	return cat
}

// hostileTexts are texts that end constants and comments somewhere.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	texts := []string{`\u000a x = 1`, "?> <b>", "a\\\nb", `\`, `"""`, "#{x} $x ${x}", "</script>", "a\u2028b\r\nc", "*/ x", "--%>"}
	for _, name := range []string{"texts", "comments", "markdown"} {
		data, err := os.ReadFile("../testdata/hostile/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var row struct{ Payload string }
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			texts = append(texts, row.Payload)
		}
	}
	return texts
}
