package generator_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// TestPromises generates a package from a catalogue that has one of everything
// and runs a program against it that checks what such packages promise.
func TestPromises(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	const source = "testdata/promise"
	dir := t.TempDir()
	cat, err := catalog.Load(os.DirFS(source), "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Generate(cat, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	writeModule(t, dir, "promise", files)
	for _, name := range []string{"promise_test.go", "astype_test.go"} {
		text, err := os.ReadFile(filepath.Join(source, name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), text)
	}
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, append([]string{"test", "-timeout=2m"}, append(raceFlags, "./...")...)...)
}

// writeModule writes files as a module that asks for the oldest Go that
// generated code supports.
func writeModule(t testing.TB, dir, module string, files []generator.File) {
	t.Helper()
	writeFile(t, filepath.Join(dir, "go.mod"), []byte("module "+module+"\n\ngo 1.24\n"))
	for _, f := range files {
		writeFile(t, filepath.Join(dir, f.Path), f.Content)
	}
}

func writeFile(t testing.TB, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// goCommand runs the go command in dir.
func goCommand(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	// Without -trimpath the directory is part of what is compiled, and nothing would be found in the cache.
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod -trimpath", "GOWORK=off", "GOTOOLCHAIN=local")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go %v: %v\n%s", args, err, out)
	}
}
