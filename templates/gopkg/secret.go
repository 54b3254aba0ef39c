package gopkg

import (
	"fmt"
	"io"
	"log/slog"
)

// A Secret is a text that must not be seen in logs.
type Secret = Sensitive[string]

// A Sensitive is a value that must not be seen in logs. Everything that prints,
// logs or encodes it gets "[redacted]"; only [Sensitive.Reveal] gives the value.
type Sensitive[T any] struct {
	value *T // a pointer: fmt prints the address of one that it may not call methods on
}

// Hide returns v as a Sensitive.
func Hide[T any](v T) Sensitive[T] { return Sensitive[T]{&v} }

const redacted = "[redacted]"

// Reveal returns the value.
func (s Sensitive[T]) Reveal() T {
	if s.value == nil {
		var zero T
		return zero
	}
	return *s.value
}

// String returns "[redacted]".
func (s Sensitive[T]) String() string { return redacted }

// GoString returns "[redacted]".
func (s Sensitive[T]) GoString() string { return redacted }

// Format writes "[redacted]" for every verb.
func (s Sensitive[T]) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }

// LogValue returns "[redacted]".
func (s Sensitive[T]) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText returns "[redacted]".
func (s Sensitive[T]) MarshalText() ([]byte, error) { return []byte(redacted), nil }
