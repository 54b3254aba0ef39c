// Package region finds and replaces marked regions of pages that somebody
// else owns:
//
//	<!-- errgen:begin errors -->
//	…
//	<!-- errgen:end errors sum=9f2c01d4a7b3 source=api/errors.yaml -->
//
// MDX has no comments of HTML; there the markers are {/* errgen:begin errors */}.
// A marker stands alone on its line, perhaps indented. In code it is text.
//
// What stands between the markers belongs to errgen; every other byte of the
// page is the owner's and stays as it is. What looks like a marker and is
// none is a [Fault]: a page with a fault must not be written.
package region

import (
	"bytes"
	"path"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/provenance"
)

// A form is how the comments of a format of pages are written.
type form struct{ open, close string }

var (
	markup = form{"<!--", "-->"}
	mdx    = form{"{/*", "*/}"}
)

// forms are the formats of pages that can have regions, by file extension.
var forms = map[string]form{".md": markup, ".markdown": markup, ".mdx": mdx}

// formOf returns how comments are written in the file name.
func formOf(name string) (form, bool) {
	f, ok := forms[strings.ToLower(path.Ext(name))]
	return f, ok
}

// Possible reports whether a file of that name can have regions.
func Possible(name string) bool {
	_, ok := formOf(name)
	return ok
}

// IsNear reports whether a name may be a mistake for another one.
func IsNear(have, want string) bool { return catalog.Nearest(have, []string{want}, 1) != nil }

// Markers returns the two lines that make a new region of a file.
func Markers(file, name string) (begin, end string) {
	f, _ := formOf(file)
	return f.marker(beginWord, name, ""), f.marker(endWord, name, "")
}

// A Region is a marked part of a page.
type Region struct {
	Name        string
	First, Last int    // the lines of its markers, from 1
	Body        []byte // the lines between its markers

	// Sum and Source are what the end marker says about the body, see package
	// provenance; empty if it says nothing.
	Sum, Source string

	form      form
	indent    string // of the begin marker
	lineEnd   string // of the begin marker
	lines     span   // all of it, markers included
	body      span
	endMarker span
}

// A span is a part of a page.
type span struct{ from, to int }

// IsBlank reports whether nothing is between the markers.
func (r Region) IsBlank() bool { return len(bytes.TrimSpace(r.Body)) == 0 }

// IsIntact reports whether the body is as errgen wrote it, line endings aside.
func (r Region) IsIntact() bool { return r.Sum == provenance.Sum(r.Body) }

// Holds reports whether the body is content, line endings aside.
func (r Region) Holds(content []byte) bool {
	return provenance.Sum(r.Body) == provenance.Sum(r.layOut(content))
}

// Replace returns page with content as the body of r, a region of it. Content
// has lines that end in LF. They come out as the begin marker of r is: with its
// line ending and its indentation. Source is the catalogue that content was
// generated from, relative to the directory of the page.
func (r Region) Replace(page, content []byte, source string) []byte {
	body := r.layOut(content)
	var b bytes.Buffer
	b.Grow(len(page) + len(body) + 128)
	b.Write(page[:r.body.from])
	b.Write(body)
	b.Write(page[r.body.to:r.endMarker.from])
	b.WriteString(r.form.marker(endWord, r.Name, provenance.Write(body, source)))
	b.Write(page[r.endMarker.to:])
	return b.Bytes()
}

// Remove returns page without r, a region of it, and its markers.
func (r Region) Remove(page []byte) []byte {
	return append(bytes.Clone(page[:r.lines.from]), page[r.lines.to:]...)
}

// layOut returns content as lines of the page.
func (r Region) layOut(content []byte) []byte {
	if r.indent == "" && r.lineEnd == "\n" {
		return content
	}
	var b bytes.Buffer
	for line := range bytes.Lines(content) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		if len(line) > 0 {
			b.WriteString(r.indent)
			b.Write(line)
		}
		b.WriteString(r.lineEnd)
	}
	return b.Bytes()
}
