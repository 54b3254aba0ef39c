package gopkg

import (
	"fmt"
	"reflect"
)

// This file finds what is sent of an error.

// maxTree bounds how many errors of a tree are looked at: one that wraps itself
// has no end.
const maxTree = 10_000

// sendable returns the errors in the tree of err that have entries: the
// outermost of each branch, in the order of [errors.Is].
func sendable(err error) []*Error {
	f := finder{left: maxTree}
	f.look(err)
	return f.found
}

// A finder collects errors that have entries.
type finder struct {
	found []*Error
	left  int // how many errors may still be looked at
}

func (f *finder) look(err error) {
	for err != nil && f.left > 0 {
		f.left--
		if e := entryOf(err); e != nil {
			f.found = append(f.found, e)
			return
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			f.lookAll(x.Unwrap(), isFormatted(err))
			return
		default:
			return
		}
	}
}

// lookAll looks at the operands of a join. Of those of fmt.Errorf only the first
// that has an entry is the error: the others are context, which is never sent.
func (f *finder) lookAll(operands []error, onlyFirst bool) {
	before := len(f.found)
	for _, operand := range operands {
		f.look(operand)
		if onlyFirst && len(f.found) > before {
			return
		}
	}
}

// isFormatted reports whether an error with several operands comes from
// fmt.Errorf.
func isFormatted(err error) bool {
	return reflect.TypeOf(err) == reflect.TypeOf(fmt.Errorf("%w %w", err, err))
}

// entryOf returns err if it is an error of an entry, and nil if it is not.
func entryOf(err error) *Error {
	switch e := err.(type) {
	case *Error:
		if e.Kind().isEntry() {
			return e
		}
	case Kind:
		if e.isEntry() {
			return &Error{kind: e}
		}
	}
	return nil
}
