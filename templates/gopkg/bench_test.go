package gopkg

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"testing"
)

// A handNotFound is what one writes by hand for an error with two fields.
type handNotFound struct {
	ref   string
	seen  int
	cause error
}

func (e *handNotFound) Error() string {
	s := "Thing '" + e.ref + "' was not found among " + strconv.Itoa(e.seen)
	if e.cause != nil {
		s += ": " + e.cause.Error()
	}
	return s
}

var errHand = errors.New("thing not found")

func (e *handNotFound) Is(target error) bool { return target == errHand }

func (e *handNotFound) Unwrap() error { return e.cause }

var (
	errSink    error
	textSink   string
	boolSink   bool
	fieldsSink ThingNotFoundFields
)

func wrapped(err error) error { return fmt.Errorf("b: %w", fmt.Errorf("a: %w", err)) }

func BenchmarkConstruct(b *testing.B) {
	ref := "abcde"
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			errSink = &handNotFound{ref: ref, seen: i}
		}
	})
	b.Run("errgen", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			errSink = NewThingNotFound(ref, i)
		}
	})
	b.Run("errgen constant", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			errSink = ErrThingLocked
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			errSink = &handNotFound{ref: "abcde", seen: i, cause: errHand}
		}
	})
	b.Run("errgen", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			errSink = NewThingNotFound("abcde", i).Wrap(errHand)
		}
	})
}

func BenchmarkError(b *testing.B) {
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		var err error = &handNotFound{ref: "abcde", seen: 100}
		for range b.N {
			textSink = err.Error()
		}
	})
	b.Run("errgen", func(b *testing.B) {
		b.ReportAllocs()
		var err error = NewThingNotFound("abcde", 100)
		for range b.N {
			textSink = err.Error()
		}
	})
	b.Run("errgen constant", func(b *testing.B) {
		b.ReportAllocs()
		var err error = ErrThingLocked
		for range b.N {
			textSink = err.Error()
		}
	})
}

func BenchmarkIs(b *testing.B) {
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		err := wrapped(&handNotFound{ref: "abcde", seen: 100})
		for range b.N {
			boolSink = errors.Is(err, errHand)
		}
	})
	b.Run("errgen", func(b *testing.B) {
		b.ReportAllocs()
		err := wrapped(NewThingNotFound("abcde", 100))
		for range b.N {
			boolSink = errors.Is(err, ErrThingNotFound)
		}
	})
}

func BenchmarkFields(b *testing.B) {
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		err := wrapped(&handNotFound{ref: "abcde", seen: 100})
		for range b.N {
			var h *handNotFound
			errors.As(err, &h)
			textSink = h.ref
		}
	})
	b.Run("errgen", func(b *testing.B) {
		b.ReportAllocs()
		err := wrapped(NewThingNotFound("abcde", 100))
		for range b.N {
			fieldsSink, _ = As[ThingNotFoundFields](err)
		}
	})
}

// A handBody is what encoding/json writes for the same error.
type handBody struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Ref     string `json:"ref"`
	Seen    int    `json:"seen"`
}

var bodySink []byte

func BenchmarkBody(b *testing.B) {
	b.Run("json.Marshal", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			bodySink, _ = json.Marshal(handBody{"THING_NOT_FOUND", "Thing 'abcde' was not found among " + strconv.Itoa(i) + ".", "abcde", i})
		}
	})
	b.Run("errgen", func(b *testing.B) {
		b.ReportAllocs()
		room := make([]byte, 0, 256)
		e := NewThingNotFound("abcde", 12345)
		all := []*Error{e}
		a := answer{err: e, all: all}
		for range b.N {
			bodySink = a.append(room)
		}
	})
}
