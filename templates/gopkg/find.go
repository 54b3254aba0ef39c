package gopkg

import "iter"

// As returns a copy of the fields of an error in the tree of err, by their
// type:
//
//	if f, ok := As[OrderNotFoundFields](err); ok {
//
// It finds the first such error, in the order of [errors.Is].
func As[F any](err error) (fields F, ok bool) {
	var found *F
	walk(err, func(e *Error) bool {
		found, ok = e.fields.(*F)
		ok = ok && e.isComplete()
		return !ok
	})
	if ok {
		fields = *found
	}
	return fields, ok
}

// From returns the first error of this catalogue in the tree of err, in the
// order of [errors.Is]: the outermost one.
func From(err error) (e *Error, ok bool) {
	for e := range Each(err) {
		return e, true
	}
	return nil, false
}

// Each returns all errors of this catalogue in the tree of err, causes
// included, in the order of [errors.Is]. A constant comes as an [Error].
func Each(err error) iter.Seq[*Error] {
	return func(yield func(*Error) bool) { walk(err, yield) }
}

// walk calls visit for the errors of this catalogue in the tree of err, until
// it returns false. It reports whether it never did.
func walk(err error, visit func(*Error) bool) bool {
	for err != nil {
		switch e := err.(type) {
		case *Error:
			if e != nil && !visit(e) {
				return false
			}
		case Kind:
			if !visit(&Error{kind: e}) {
				return false
			}
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, operand := range x.Unwrap() {
				if !walk(operand, visit) {
					return false
				}
			}
			return true
		default:
			return true
		}
	}
	return true
}
