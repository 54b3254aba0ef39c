// Package generator turns a [catalog.Catalog] into files.
//
// Everything happens in memory: nothing is read from disk and nothing is
// written to it. Package generator/output compares the files with those on
// disk and writes them.
package generator

import (
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/errgen/errgen/catalog"
)

// Options say what to generate. The zero Options generate what the catalogue
// asks for.
type Options struct {
	// Outputs replaces the outputs of the catalogue if it is not nil.
	Outputs *catalog.Outputs
}

// A File is one generated file, complete and formatted, or what stands in a
// region of a page that somebody else owns.
type File struct {
	Path    string // slash-separated, relative to the root that the catalogue was loaded from
	Content []byte

	Region string // name of the region that Content is for, see package region; empty for a whole file
	Source string // path of the catalogue, relative to the directory of the page; empty for a whole file, whose seal says it
}

// Generate returns the files that cat asks for, sorted by path and region. The same
// catalogue and options always give the same bytes.
//
// If the catalogue cannot be expressed in Go, or asks for files in impossible
// places, the error is a [catalog.Diagnostics]. Any other error is a bug.
func Generate(cat *catalog.Catalog, opt Options) ([]File, error) {
	files, err := plan(cat, opt)
	if err != nil {
		files = slices.DeleteFunc(files, func(f plannedFile) bool { return !f.fromTemplate })
		_, other := render(files, cat.File)
		return nil, merged([]error{err, other})
	}
	return render(files, cat.File)
}

// A plannedFile is a file that is decided on but not yet written.
type plannedFile struct {
	path   string
	region string                 // of the file; empty for all of it
	body   func() ([]byte, error) // all but the header and the seal

	// fromTemplate says that body runs a template of the user's own, whose problems
	// are reported with those of the plan.
	fromTemplate bool
}

// sharesFile reports whether f and g are different regions of one file.
func (f plannedFile) sharesFile(g plannedFile) bool {
	return f.path == g.path && f.region != "" && g.region != "" && f.region != g.region
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
	if err := merged(errs); err != nil {
		return nil, err
	}
	return out, nil
}

// merged returns the problems of all files as one error, or a failure if there is
// one.
func merged(errs []error) error {
	var all catalog.Diagnostics
	for _, err := range errs {
		problems, ok := catalog.AsDiagnostics(err)
		if err != nil && !ok {
			return err
		}
		all = append(all, problems...)
	}
	return all.Err()
}

func renderFile(f plannedFile, source string) (File, error) {
	body, err := f.body()
	if err != nil {
		return File{}, fmt.Errorf("%s: %w", f.path, err)
	}
	if f.region != "" {
		return File{Path: f.path, Content: body, Region: f.region, Source: sourceFrom(f.path, source)}, nil
	}
	return File{Path: f.path, Content: Seal(f.path, body, source)}, nil
}
