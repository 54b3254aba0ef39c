package output_test

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

// source is the catalogue of most tests.
const source = "errors.yaml"

// generated returns a sealed file from the usual catalogue.
func generated(name, body string) generator.File { return generatedFrom(source, name, body) }

func generatedFrom(catalog, name, body string) generator.File {
	return generator.File{Path: name, Content: generator.Seal(name, []byte(body), catalog)}
}

// put writes a file without the package under test.
func put(t *testing.T, dir, name, content string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func putFile(t *testing.T, dir string, f generator.File) {
	t.Helper()
	put(t, dir, f.Path, string(f.Content))
}

func wantContent(t *testing.T, dir, name, want string) {
	t.Helper()
	have, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Errorf("%s: want %q, have %q", name, want, have)
	}
}

// wantStates checks drifts, written as "stale gen/errors.go".
func wantStates(t *testing.T, drifts []output.Drift, want ...string) {
	t.Helper()
	var have []string
	for _, d := range drifts {
		have = append(have, d.State.String()+" "+d.Path)
	}
	if strings.Join(have, "\n") != strings.Join(want, "\n") {
		t.Errorf("want drifts %q, have %q", want, have)
	}
}

// wantRefusals checks that err is Refusals with those lines, and nothing else.
func wantRefusals(t *testing.T, err error, want ...string) {
	t.Helper()
	var refusals output.Refusals
	if !errors.As(err, &refusals) {
		t.Fatalf("want refusals %q, have %v", want, err)
	}
	if have := err.Error(); have != strings.Join(want, "\n") {
		t.Errorf("want\n%s\nhave\n%s", strings.Join(want, "\n"), have)
	}
}

func mustCheck(t *testing.T, dir string, files []generator.File, catalogs ...string) []output.Drift {
	t.Helper()
	drifts, err := output.Check(dir, files, catalogs)
	if err != nil {
		t.Fatal(err)
	}
	return drifts
}

func mustWrite(t *testing.T, dir string, files ...generator.File) []output.Drift {
	t.Helper()
	drifts, err := output.Write(dir, files)
	if err != nil {
		t.Fatal(err)
	}
	return drifts
}

// wantUntouched calls f and checks that it changes nothing below dir: no
// name, content, mode or time, and no file replaced by an equal one.
func wantUntouched(t *testing.T, dir string, f func()) {
	t.Helper()
	before := snapshot(t, dir)
	f()
	after := snapshot(t, dir)
	for name, old := range before {
		now, ok := after[name]
		if !ok || !os.SameFile(old.info, now.info) || old.content != now.content ||
			old.info.Mode() != now.info.Mode() || !old.info.ModTime().Equal(now.info.ModTime()) {
			t.Errorf("%s was touched", name)
		}
	}
	for name := range after {
		if _, ok := before[name]; !ok {
			t.Errorf("%s appeared", name)
		}
	}
}

type entry struct {
	info    fs.FileInfo
	content string
}

func snapshot(t *testing.T, dir string) map[string]entry {
	t.Helper()
	entries := make(map[string]entry)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		e := entry{info: info}
		if err == nil && info.Mode().IsRegular() {
			var content []byte
			content, err = os.ReadFile(filepath.Join(dir, name))
			e.content = string(content)
		}
		entries[name] = e
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// temps returns the temporary files below dir.
func temps(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	for name := range snapshot(t, dir) {
		if strings.HasPrefix(path.Base(name), ".errgen-") {
			found = append(found, name)
		}
	}
	return found
}
