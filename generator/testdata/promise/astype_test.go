//go:build go1.26

package promise_test

import (
	"errors"
	"testing"

	. "promise/promiseerrs"
)

func TestAsType(t *testing.T) {
	for name, err := range map[string]error{"constant": ErrOrderNotFound, "error": NewOrderNotFound("o-1", 1)} {
		e, ok := errors.AsType[*Error](nested(err))
		equal(t, name+" as *Error", ok && e.Kind() == ErrOrderNotFound, true)
		k, ok := errors.AsType[Kind](nested(err))
		equal(t, name+" as Kind", ok && k == ErrOrderNotFound, true)
	}
}
