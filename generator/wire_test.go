package generator_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// TestWire generates packages that answer requests from the catalogues of four
// systems and from one that has every construct, and runs programs that compare
// their answers with the exact ones, over real connections.
func TestWire(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	dir := t.TempDir()
	var files []generator.File
	for _, system := range []string{"pterodactyl", "wispanel", "pluralkit", "fanfare"} {
		files = append(files, answering(t, system, "../testdata/catalogues/"+system+"/errors.yaml")...)
	}
	files = append(files, answering(t, "constructs", "testdata/wire/constructs.yaml")...)
	writeModule(t, dir, "wire", files)
	for _, name := range []string{"wire_test.go", "responder_test.go"} {
		text, err := os.ReadFile(filepath.Join("testdata/wire", name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), text)
	}
	copyAnswers(t, dir)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-timeout=2m", "./...")
}

// answering returns the package of a catalogue with all that answers requests.
func answering(t *testing.T, name, file string) []generator.File {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := catalog.Load(fstest.MapFS{name + "/errors.yaml": {Data: text}}, name+"/errors.yaml")
	if err == nil {
		var files []generator.File
		files, err = generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: "errs", Package: name, HTTP: true}}})
		if err == nil {
			return files
		}
	}
	t.Fatal(err)
	return nil
}

func copyAnswers(t *testing.T, dir string) {
	t.Helper()
	answers, err := filepath.Glob("../testdata/wire/*.http")
	if err != nil || len(answers) == 0 {
		t.Fatal("no answers", err)
	}
	for _, a := range answers {
		text, err := os.ReadFile(a)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, "answers", filepath.Base(a)), text)
	}
}
