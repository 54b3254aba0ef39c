package generator

import (
	"bytes"
	"errors"

	"github.com/dave/jennifer/jen"
)

// This file is the only one that hands names and texts of a catalogue to
// jennifer, which writes most of them as they are. Elsewhere jennifer gets
// constants of errgen's own source, literals by jen.Lit, and what the
// functions here return; a test sees to that.

// newFile returns an empty file of a package. Paragraphs document the package.
func newFile(pkg pkgName, ps ...paragraph) *jen.File {
	f := jen.NewFile(string(pkg))
	f.NoFormat = true // guard formats what it has checked
	if text := comment(ps...); text != "" {
		f.PackageComment(text)
	}
	return f
}

// source returns the Go source that f stands for. It is not formatted: guard
// does that.
func source(f *jen.File) ([]byte, error) {
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		return nil, errors.New("the file cannot be written") // the text of err may hold all of it
	}
	return b.Bytes(), nil
}

// id returns
//
//	n
func id(n goName) *jen.Statement { return jen.Id(string(n)) }

// member returns
//
//	n: value
func member(n goName, value jen.Code) *jen.Statement {
	return jen.Id(string(n)).Op(":").Add(value)
}

// invoke returns
//
//	receiver.method(args…)
func invoke(receiver, method goName, args ...jen.Code) *jen.Statement {
	return jen.Id(string(receiver)).Dot(string(method)).Call(args...)
}

// methodOf returns
//
//	receiver.method
func methodOf(receiver, method goName) *jen.Statement {
	return jen.Id(string(receiver)).Dot(string(method))
}

// doc returns a comment of paragraphs, to be followed by the declaration in
// the same statement. It is nothing if the paragraphs are empty.
//
//	// ErrOrderNotFound: order does not exist.
//	//
//	// Deprecated: use [ErrGone].
func doc(ps ...paragraph) *jen.Statement {
	text := comment(ps...)
	if text == "" {
		return jen.Null()
	}
	return jen.Comment(text).Line()
}
