package generator_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRouters runs the module in testdata/routers, which uses the responder in
// routers that people use, with the package that is generated from its
// catalogue.
func TestRouters(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command and needs modules of others")
	}
	const source = "../testdata/routers"
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(source, "errors.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range responder(t, "apierrs", string(text)) {
		writeFile(t, filepath.Join(dir, f.Path), f.Content)
	}
	goCommand(t, dir, "vet", "-mod=readonly", "./...")
	goCommand(t, dir, "test", "-mod=readonly", "-timeout=2m", "./...")
}
