// Package generator turns a [catalog.Catalog] into files.
//
// Everything happens in memory: nothing is read from disk and nothing is
// written to it. Package generator/output compares the files with those on
// disk and writes them.
package generator

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/errgen/errgen/catalog"
)

// Options say what to generate. The zero Options generate what the catalogue
// asks for.
type Options struct {
	// Outputs replaces the outputs of the catalogue if it is not nil.
	Outputs *catalog.Outputs
}

// A File is one generated file, complete and formatted.
type File struct {
	Path    string // slash-separated, relative to the root that the catalogue was loaded from
	Content []byte
}

// Generate returns the files that cat asks for, sorted by path. The same
// catalogue and options always give the same bytes.
//
// If the catalogue cannot be expressed in Go, or asks for files in impossible
// places, the error is a [catalog.Diagnostics]. Any other error is a bug.
func Generate(cat *catalog.Catalog, opt Options) ([]File, error) {
	files, err := plan(cat, opt)
	if err != nil {
		return nil, err
	}
	return render(files, cat.File)
}

// A plannedFile is a file that is decided on but not yet written.
type plannedFile struct {
	path string
	body func() ([]byte, error) // all but the header and the seal
}

// render writes all files, sorted as they are, on all processors.
func render(files []plannedFile, source string) ([]File, error) {
	out := make([]File, len(files))
	errs := make([]error, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(len(files), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				out[i], errs[i] = renderFile(files[i], source)
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func renderFile(f plannedFile, source string) (File, error) {
	body, err := f.body()
	if err != nil {
		return File{}, fmt.Errorf("%s: %w", f.path, err)
	}
	return File{Path: f.path, Content: Seal(f.path, body, source)}, nil
}
