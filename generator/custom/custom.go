// Package custom runs templates of users' own.
//
// A template is written in the language of package text/template. Its data is an
// [export.Catalog], and the functions that it has are those of functions.go; both
// are documented, in docs/data.md and docs/templates.md.
//
// A template is code of somebody else. It reaches no file, no network and no
// environment, since none of its functions does. It always ends: every round of a
// loop and every function counts against a budget (see [budget]), which depends on
// the template and its data alone, so the outcome is the same on every machine. And
// what it prints never depends on an address or on the order of a map: only texts,
// numbers, booleans and constants of the catalogue can be printed.
package custom

import (
	"fmt"
	"strings"
	"text/template"

	"github.com/errgen/errgen/generator/export"
)

// Render returns what the template text makes of data. If it makes nothing, the
// error is a [*Fault] with the place in the template.
func Render(text string, data export.Catalog) ([]byte, error) {
	return render(text, newRun(data, maxWork))
}

func render(text string, r *run) ([]byte, error) {
	t, err := template.New(rootName).Funcs(r.functions()).Option("missingkey=error").Parse(text)
	if err != nil {
		return nil, parseFault(text, err)
	}
	for _, part := range t.Templates() {
		if part.Tree != nil {
			watch(part.Tree)
		}
	}
	if err := t.Execute(r, &r.data); err != nil {
		return nil, runFault(text, err)
	}
	return []byte(r.out.String()), nil
}

// rootName stands for the file in the errors of package text/template. It has no
// colon, which a path may have.
const rootName = "template"

// A run is one execution of a template.
type run struct {
	budget
	data  export.Catalog
	out   strings.Builder
	index index
}

// newRun returns a run that may take a number of steps.
func newRun(data export.Catalog, steps int) *run {
	return &run{budget: budget{most: steps, left: steps}, data: data, index: newIndex(data)}
}

// Write takes a piece of the output. It counts as work, but only a full output is an
// error here: those of a writer reach the caller without their place.
func (r *run) Write(p []byte) (int, error) {
	if err := r.fits(len(p)); err != nil {
		return 0, err
	}
	r.left -= len(p) / stepBytes
	return r.out.Write(p)
}

// fits returns an error if the output has no room for n more bytes.
func (r *run) fits(n int) error {
	if r.out.Len()+n > maxOutput {
		return problem{message: fmt.Sprintf("output is larger than %d MiB", maxOutput>>20)}
	}
	return nil
}
