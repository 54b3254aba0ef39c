package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// TestResponder generates packages that answer requests and runs programs that
// check, over real connections, what the responder promises.
func TestResponder(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	const source = "testdata/respond"
	var files []generator.File
	for _, name := range []string{"api", "bare"} {
		text, err := os.ReadFile(filepath.Join(source, name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, responder(t, name, string(text))...)
	}
	files = append(files, responder(t, "statuses", everyStatus())...)
	dir := t.TempDir()
	writeModule(t, dir, "respond", files)
	tests, err := filepath.Glob(source + "/*_test.go")
	if err != nil || len(tests) == 0 {
		t.Fatal("no tests", err)
	}
	for _, name := range tests {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, filepath.Base(name)), text)
	}
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, append([]string{"test", "-timeout=2m"}, append(raceFlags, "./...")...)...)
}

// responder returns the package name with all that answers requests.
func responder(t *testing.T, name, catalogue string) []generator.File {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(catalogue)}}, "errors.yaml")
	if err == nil {
		var files []generator.File
		files, err = generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: name, Package: name, HTTP: true}}})
		if err == nil {
			return files
		}
	}
	t.Fatal(err)
	return nil
}

// everyStatus returns a catalogue with an entry for each status that an answer
// may have.
func everyStatus() string {
	var b strings.Builder
	b.WriteString("errgen: 1\nname: statuses\nerrors:\n  S200: {status: 200}\n")
	for status := 400; status < 600; status++ {
		fmt.Fprintf(&b, "  S%d: {status: %d}\n", status, status)
	}
	return b.String()
}

// TestImpossibleStatuses checks that no status reaches the responder that
// net/http panics on, or that has no body.
func TestImpossibleStatuses(t *testing.T) {
	const asked = "errgen: 1\nname: x\ngenerate: {go: {out: errs, http: true}}\nerrors: {A: {status: %d, envelope: e}}\nenvelopes: {e: {body: {a: $code}%s}}\n"
	load := func(text string) error {
		_, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
		return err
	}
	for status := -1; status <= 1001; status++ {
		possible := status == 200 || 400 <= status && status <= 599
		if err := load(fmt.Sprintf(asked, status, "")); (err == nil) != possible {
			t.Errorf("status %d: %v", status, err)
		}
		bodiless := status == 204 || status == 205 || status == 304
		possible = 200 <= status && status <= 599 && !bodiless
		if err := load(fmt.Sprintf(asked, 400, fmt.Sprintf(", http_status: %d", status))); (err == nil) != possible {
			t.Errorf("http_status %d: %v", status, err)
		}
	}
}
