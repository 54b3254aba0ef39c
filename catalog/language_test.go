package catalog

import (
	"fmt"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// These tests keep docs/language.md complete and true.

const languagePage = "../docs/language.md"

// loaded returns what there is to say about a catalogue of several files.
func loaded(t *testing.T, files map[string]string) Diagnostics {
	t.Helper()
	fsys := fstest.MapFS{"errors.py.tmpl": {Data: []byte("{{.Name}}")}} // examples name it
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	cat, err := Load(fsys, "errors.yaml")
	if ds, ok := AsDiagnostics(err); ok {
		return ds
	}
	if err != nil {
		t.Fatal(err)
	}
	return cat.Warnings
}

// TestLanguageExamples loads every block of YAML. What is marked as wrong gives
// exactly the diagnostic that the mark names.
func TestLanguageExamples(t *testing.T) {
	files, section := map[string]string{}, ""
	count := 0
	load := func() {
		for _, d := range loaded(t, files) {
			t.Errorf("%s: %v\n%s", section, d, files[d.Pos.File])
		}
		clear(files)
	}
	for _, p := range readPage(t, languagePage) {
		name, isFile := strings.CutPrefix(p.mark, "file: ")
		if len(files) > 0 && (!isFile || p.section != section) {
			load()
		}
		if p.lang == "" {
			continue
		}
		count++
		section = p.section
		rule, isWrong := strings.CutPrefix(p.mark, "wrong: ")
		switch {
		case isFile:
			files[name] = p.code
		case isWrong:
			ds := loaded(t, map[string]string{"errors.yaml": assembled(p.code)})
			if len(ds) != 1 || ds[0].Rule != rule {
				t.Errorf("%s: want %s alone, have %v\n%s", section, rule, []Diagnostic(ds), p.code)
			}
		default:
			files["errors.yaml"] = assembled(p.code)
			load()
		}
	}
	if len(files) > 0 {
		load()
	}
	if count < 25 {
		t.Errorf("found %d examples only", count)
	}
}

// TestReadmeExamples loads the catalogues of the first page that people read.
func TestReadmeExamples(t *testing.T) {
	count := 0
	for _, p := range readPage(t, "../README.md") {
		if p.lang != "yaml" {
			continue
		}
		count++
		for _, d := range loaded(t, map[string]string{"errors.yaml": p.code}) {
			t.Error(d)
		}
	}
	if count == 0 {
		t.Error("there is no example")
	}
}

// smallest is what an example leaves out.
const smallest = `errgen: 1
name: shop
errors: {INTERNAL: {status: 500, message: Something went wrong.}}
`

// assembled joins pieces of a catalogue. A later piece replaces the top-level
// keys of earlier ones.
func assembled(pieces ...string) string {
	var order []string
	sections := map[string]string{}
	for _, p := range append([]string{smallest}, pieces...) {
		for _, s := range topLevel.FindAllString(p, -1) {
			key, _, _ := strings.Cut(s, ":")
			if _, known := sections[key]; !known {
				order = append(order, key)
			}
			sections[key] = s
		}
	}
	var b strings.Builder
	for _, key := range order {
		b.WriteString(sections[key])
	}
	return b.String()
}

var topLevel = regexp.MustCompile(`(?m)^\w+:.*\n(?:(?:[ #].*)?\n)*`)

// TestLanguageWords compares the lists of words on the page with the language.
func TestLanguageWords(t *testing.T) {
	page := readPage(t, languagePage)
	for mark, want := range map[string][]string{
		"words: grpc":     grpcCodes[1:],
		"words: fragment": fragmentKeys.names(),
		"words: formats":  Formats,
		"words: columns":  Columns,
	} {
		wantNames(t, mark, marked(t, page, mark).words, want)
	}
	wantNames(t, "types", firsts(marked(t, page, "types")), typeWords)
	var builtIn []string
	for _, e := range builtinEnvelopes(reporter{&Diagnostics{}}) {
		builtIn = append(builtIn, e.key.text)
	}
	wantNames(t, "built-in envelopes", firsts(marked(t, page, "built-in")), builtIn)
}

// TestLanguageGRPC compares the table of statuses with the codes that follow
// from them.
func TestLanguageGRPC(t *testing.T) {
	have := map[int]string{}
	for _, r := range marked(t, readPage(t, languagePage), "grpc statuses").rows {
		for text := range strings.SplitSeq(r[0].text, ", ") {
			status, err := strconv.Atoi(text)
			if err != nil {
				t.Fatal(err)
			}
			have[status] = r[1].first()
		}
	}
	if !maps.Equal(have, grpcByStatus) {
		t.Errorf("have %v, want %v", have, grpcByStatus)
	}
}

// firsts returns the code in the first column of a table.
func firsts(p piece) []string {
	var names []string
	for _, r := range p.rows {
		names = append(names, r[0].first())
	}
	return names
}

// TestLanguageLimits compares the limits on the page with those in the code.
func TestLanguageLimits(t *testing.T) {
	want := map[string]string{
		"a file":                           mib(maxFile),
		"all files of a catalogue":         mib(maxTotal),
		"a text":                           mib(maxScalar),
		"a key":                            thousands(maxKey) + " bytes",
		"maps and lists in each other":     thousands(maxDepth),
		"list(…) and map(…) in each other": thousands(maxTypeDepth),
		"values in a file":                 thousands(maxNodes),
		"values through aliases":           thousands(maxAliased),
		"text through aliases":             mib(maxAliasedBytes),
		"a template":                       fmt.Sprintf("%d KiB", maxTemplate>>10),
	}
	for _, r := range marked(t, readPage(t, languagePage), "limits").rows {
		if limit := want[r[0].text]; r[1].text != limit {
			t.Errorf("limit on %s is %s, want %q", r[0].text, r[1].text, limit)
		}
		delete(want, r[0].text)
	}
	for what := range want {
		t.Errorf("limit on %s is missing", what)
	}
}

func mib(n int) string { return fmt.Sprintf("%d MiB", n>>20) }

// thousands returns a number below a thousand millions with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
