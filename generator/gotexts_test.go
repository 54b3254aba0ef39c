package generator

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// TestTextsSurvive puts every hostile text into every place of a catalogue,
// generates a package, which must be nothing but what the plan says, and runs
// a program that compares the texts of the package with the payloads, byte for
// byte.
func TestTextsSurvive(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	var payloads []string
	for _, name := range []string{"texts", "comments", "markdown"} {
		for _, row := range hostileRows(t, name) {
			payloads = append(payloads, row.texts(t)...)
		}
	}
	payloads = append(payloads, strings.Repeat("A long text. ", 800), "{", "}", "{{", "}}", "{a}", "{}", "{{a}", "a}}b{", ".", "..", "%!s(MISSING)")
	files, err := Generate(textCatalog(payloads), Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: "texterrs"}}})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put := func(name string, content []byte) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("go.mod", []byte("module texts\n\ngo 1.24\n"))
	for _, f := range files {
		put(f.Path, f.Content)
	}
	var want [][]byte
	for _, p := range payloads {
		want = append(want, []byte(p))
	}
	encoded, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	put("payloads.json", encoded)
	put("texts_test.go", textProgram(len(payloads)))
	for _, args := range [][]string{{"vet", "./..."}, {"test", "-timeout=2m", "."}} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go %v: %v\n%s", args, err, out)
		}
	}
}

// textCatalog has two entries for each payload: one with the texts alone, one
// with the text around a field.
func textCatalog(payloads []string) *catalog.Catalog {
	cat := &catalog.Catalog{File: "errors.yaml", Name: "text", Locales: []string{"de"}, Codes: catalog.Codes{Shared: true}}
	for i, p := range payloads {
		literal := catalog.Template{{Text: p}}
		texts := catalog.Texts{Message: literal, Title: p, UserMessage: literal, Doc: p}
		group := &catalog.Group{Name: fmt.Sprint("g", i), Texts: catalog.Texts{Title: p, Doc: p}}
		rule := &catalog.Rule{Name: fmt.Sprint("rule", i), Texts: catalog.Texts{Message: literal, Doc: p}}
		field := &catalog.Field{Name: "a", Doc: p, Example: &catalog.Value{Kind: catalog.TextValue, Text: p}}
		object := &catalog.Type{Name: fmt.Sprint("type", i), Doc: p, Fields: []*catalog.Field{field}}
		german := catalog.Translation{Locale: "de", Texts: catalog.Texts{Message: catalog.Template{{Text: "de: " + p}}}}
		cat.Groups = append(cat.Groups, group)
		cat.Rules = append(cat.Rules, rule)
		cat.Types = append(cat.Types, object)
		cat.Entries = append(cat.Entries,
			&catalog.Entry{Name: fmt.Sprint("PLAIN", i), Code: catalog.Code{Set: true, Text: p}, Texts: texts, Group: group,
				Translations: []catalog.Translation{german}, DocsURL: p, Deprecated: &catalog.Deprecation{Doc: p}},
			&catalog.Entry{Name: fmt.Sprint("FIELD", i), Code: catalog.Code{Set: true, Text: p}, Group: group, Fields: []*catalog.Field{field},
				Texts: catalog.Texts{Message: catalog.Template{{Text: p}, {Kind: catalog.FieldValue, Field: field}, {Text: p}}, Title: p, Doc: p}})
	}
	return cat
}

// textProgram compares what comes out of the package of a textCatalog.
func textProgram(n int) []byte {
	var constructors, rules strings.Builder
	for i := range n {
		fmt.Fprintf(&constructors, "NewField%d, ", i)
		fmt.Fprintf(&rules, "Rule%dViolation, ", i)
	}
	return fmt.Appendf(nil, `package texts

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	. "texts/texterrs"
)

func Test(t *testing.T) {
	b, err := os.ReadFile("payloads.json")
	if err != nil {
		t.Fatal(err)
	}
	var payloads [][]byte
	if err := json.Unmarshal(b, &payloads); err != nil {
		t.Fatal(err)
	}
	constructors := []func(string) *Error{%s}
	rules := []func(Place) Violation{%s}
	all := slices.Collect(All())
	if len(payloads) != %d || len(all) != 2*len(payloads) {
		t.Fatal(len(payloads), len(all))
	}
	for i, payload := range payloads {
		want := string(payload)
		k, e := all[2*i], constructors[i](want)
		same := func(what, got, want string) {
			if got != want {
				t.Errorf("%%s of entry %%d: got %%q, want %%q", what, i, got, want)
			}
		}
		same("message", k.Message(), want)
		same("title", k.Title(), want)
		same("user message", k.UserMessage(), want)
		same("code", k.Code(), want)
		same("address", k.DocsURL(), want)
		same("translation", k.MessageIn("de"), "de: "+want)
		same("message with a field", e.Message(), want+want+want)
		same("message of a violation", rules[i](Path("x")).Message(), want)
		if want != "" && k.Deprecated() == "" {
			t.Errorf("entry %%d is not deprecated", i)
		}
		if !slices.Contains(slices.Collect(Lookup(want, 0)), k) {
			t.Errorf("Lookup does not find entry %%d", i)
		}
	}
}
`, constructors.String(), rules.String(), n)
}
