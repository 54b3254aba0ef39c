// Package errgentest guards generated files from a Go test, in process: no program is
// started and nothing is written.
//
//	func TestErrors(t *testing.T) { errgentest.Fresh(t, "errors.yaml") }
package errgentest

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

// Fresh reports what "errgen check" would: everything that is wrong with the catalogue,
// or every file that it asks for and that is not up to date. The catalogue is a file,
// relative to the working directory, which of a test is the directory of its package.
func Fresh(t testing.TB, catalogue string) {
	t.Helper()
	drifts, err := compare(catalogue)
	if err != nil {
		t.Errorf("%s: %v", catalogue, err)
	}
	for _, d := range drifts {
		t.Errorf("%q is %s; errgen check says more", d.Path, d.State)
	}
}

// compare returns how the files on disk differ from what a catalogue asks for.
func compare(catalogue string) ([]output.Drift, error) {
	file, err := filepath.Abs(catalogue)
	if err != nil {
		return nil, err
	}
	top, ok := output.Top(filepath.Dir(file))
	if !ok {
		return nil, errors.New("want a go.mod or .git above it: generated files stay below")
	}
	name, err := filepath.Rel(top, file)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // it was read only
	cat, err := catalog.Load(root.FS(), filepath.ToSlash(name))
	if err != nil {
		return nil, err
	}
	files, err := generator.Generate(cat, generator.Options{})
	if err != nil {
		return nil, err
	}
	return output.Check(top, files, []string{cat.File})
}
