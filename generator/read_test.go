package generator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// readCatalogues are the catalogues whose answers are read, by the name of the
// package.
var readCatalogues = map[string]string{
	"pterodactyl": "../testdata/catalogues/pterodactyl/errors.yaml",
	"wispanel":    "../testdata/catalogues/wispanel/errors.yaml",
	"pluralkit":   "../testdata/catalogues/pluralkit/errors.yaml",
	"fanfare":     "../testdata/catalogues/fanfare/errors.yaml",
	"lists":       "../testdata/valid/envelopes-constructs.yaml",
	"references":  "../testdata/valid/envelopes-references.yaml",
	"plain":       "../testdata/valid/envelopes-text.yaml",
	"builtin":     "testdata/read/builtin.yaml",
	"constructs":  "testdata/wire/constructs.yaml",
}

// TestReading generates packages that read answers, and runs programs that read
// with them what they and others send.
func TestReading(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	dir := t.TempDir()
	var files []generator.File
	property := readFile(t, "testdata/read/property.go")
	for name, file := range readCatalogues {
		files = append(files, reading(t, name, file, catalog.GoOutput{HTTP: true, Client: true})...)
		text := strings.Replace(string(property), "package errs", "package "+name, 1)
		files = append(files, generator.File{Path: name + "/errs/property.go", Content: []byte(text)})
	}
	files = append(files, reading(t, "clientonly", readCatalogues["references"], catalog.GoOutput{Client: true})...)
	writeModule(t, dir, "read", files)
	for _, name := range []string{"read_test.go"} {
		writeFile(t, filepath.Join(dir, name), readFile(t, "testdata/read/"+name))
	}
	copyAnswers(t, dir)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, append([]string{"test", "-timeout=2m"}, append(raceFlags, "./...")...)...)
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
// status get one if the package answers requests.
func reading(t *testing.T, name, file string, out catalog.GoOutput) []generator.File {
	t.Helper()
	text := string(readFile(t, file))
	if out.HTTP {
		text = strings.Replace(text, "\ndefaults: {", "\ndefaults: {status: 418, ", 1)
	}
	cat, err := catalog.Load(fstest.MapFS{name + "/errors.yaml": {Data: []byte(text)}}, name+"/errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	out.Out, out.Package = "errs", name
	files, err := generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Go: &out}})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
