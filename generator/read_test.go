package generator_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// readCatalogues are the catalogues whose answers are read, by the name of the
// package. Those in testdata/valid that are about answers are read as well.
var readCatalogues = map[string]string{
	"pterodactyl": "../testdata/catalogues/pterodactyl/errors.yaml",
	"wispanel":    "../testdata/catalogues/wispanel/errors.yaml",
	"pluralkit":   "../testdata/catalogues/pluralkit/errors.yaml",
	"fanfare":     "../testdata/catalogues/fanfare/errors.yaml",
	"users":       "../testdata/wire/standards/google.yaml",
	"people":      "../testdata/wire/standards/jsonapi.yaml",
	"probs":       "../testdata/wire/standards/problem.yaml",
	"builtin":     "testdata/read/builtin.yaml",
	"constructs":  "testdata/wire/constructs.yaml",
	"alike":       "testdata/agreement/constructs.yaml",
}

// lossy are the entries whose answers say that there is something, but not what,
// or something that can be read in two ways: in c21 a message, in c34 a key that
// looks like a path, in c40 and tree_plain that there are violations and queries,
// in c25 a rate limit, in each_nested the language, in encoded which of two lists
// is about what.
var lossy = map[string]string{"alike": "E_c21 E_c25 E_c34 E_c40 E_each_nested E_encoded E_tree_plain"}

// TestReading generates packages that read answers, and runs programs that read
// with them what they and others send.
func TestReading(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	dir := t.TempDir()
	var files []generator.File
	var names []string
	for name, file := range catalogsToRead(t) {
		names = append(names, name)
		files = append(files, reading(t, name, file, catalog.GoOutput{HTTP: true, Client: true})...)
		files = append(files, added(t, name, "describe.go", ""), added(t, name, "random.go", ""), added(t, name, "hostile.go", ""),
			added(t, name, "property.go", fmt.Sprintf("\nconst lossy = %q\n", lossy[name])))
	}
	for _, file := range glob(t, "testdata/read/foreign/*.yaml") {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		names = append(names, name)
		files = append(files, reading(t, name, file, catalog.GoOutput{Client: true})...)
		answers := readFile(t, strings.TrimSuffix(file, ".yaml")+".answers")
		files = append(files, added(t, name, "describe.go", ""), added(t, name, "answers.go", ""),
			generator.File{Path: name + "/errs/answers.txt", Content: answers})
	}
	writeModule(t, dir, "read", files)
	writeFile(t, filepath.Join(dir, "read_test.go"), readFile(t, "testdata/read/read_test.go"))
	writeFile(t, filepath.Join(dir, "all_test.go"), allChecks(names))
	copyAnswers(t, dir)
	// Without the directory in it, what is compiled can be used again.
	goCommand(t, dir, "vet", ".", "./alike/...", "./builtin/...", "./stripe/...")
	goCommand(t, dir, "test", "-timeout=5m", ".")
}

// allChecks returns a test that checks the packages, in one program: linking
// takes longer than all else.
func allChecks(names []string) []byte {
	slices.Sort(names)
	var imports, calls strings.Builder
	for _, name := range names {
		fmt.Fprintf(&imports, "\t%s \"read/%[1]s/errs\"\n", name)
		fmt.Fprintf(&calls, "\tt.Run(%q, %[1]s.Check)\n", name)
	}
	return fmt.Appendf(nil, "package read\n\nimport (\n\t\"testing\"\n%s)\n\nfunc TestAll(t *testing.T) {\n%s}\n", &imports, &calls)
}

// catalogsToRead returns the catalogues whose answers are read, by the name of
// the package.
func catalogsToRead(t *testing.T) map[string]string {
	t.Helper()
	files := maps.Clone(readCatalogues)
	for subject := range strings.FieldsSeq("codes envelopes fields groups messages translations") {
		for _, file := range glob(t, "../testdata/valid/"+subject+"*.yaml") {
			name := strings.TrimSuffix(filepath.Base(file), ".yaml")
			files[strings.ReplaceAll(name, "-", "")] = file
		}
	}
	return files
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %v, no file", pattern, err)
	}
	return names
}

// added returns a file that is added to a generated package, with more at its
// end.
func added(t *testing.T, name, file, more string) generator.File {
	t.Helper()
	text := strings.Replace(string(readFile(t, "testdata/read/"+file)), "package errs\n", "package "+name+"\n", 1)
	return generator.File{Path: name + "/errs/" + file, Content: []byte(text + more)}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// reading returns the package of a catalogue. Entries whose document gives no
// status that an answer can have get one if the package answers requests.
func reading(t *testing.T, name, file string, out catalog.GoOutput) []generator.File {
	t.Helper()
	cat, err := catalog.Load(os.DirFS(filepath.Dir(file)), filepath.Base(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range cat.Entries {
		if out.HTTP && e.Envelope.HTTPStatus == 0 && e.Status != 200 && e.Status < 400 {
			e.Status = 418
		}
	}
	out.Out, out.Package = name+"/errs", name
	files, err := generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Go: &out}})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
