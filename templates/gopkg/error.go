package gopkg

import (
	"errors"
	"log/slog"
	"time"
)

// An Error is an error of this catalogue that carries something: the fields of
// its entry, a cause, a delay. It never changes: Wrap and the methods that
// begin with With return a copy, so that one value may be shared. Lists and
// maps among the fields are not copied; leave them alone as well.
//
// All methods may be called on a nil *Error, which is an error of no entry.
type Error struct {
	_      [0]func() // forbids ==, for which the compiler would write code
	kind   Kind
	fields any // pointer to the XFields of a with; nil if there are none
	cause  error
	more   *more // nil if there is nothing
}

// A with is an error and its fields in one allocation.
type with[F any] struct {
	e Error
	f F
}

// A more is what few errors have.
type more struct {
	delay      time.Duration // if hasDelay
	hasDelay   bool
	rate       *Rate
	violations any // *Violations; any, so that a catalogue without violations has no such type

	// Of an answer that the error was read from.
	message     string // if it is not what the entry writes
	userMessage string // likewise
	missing     string // names of the fields that it did not have, with blanks between them
	received    any    // *received; any, so that a package that reads no answers has no such type
}

// isComplete reports whether no field is missing.
func (e *Error) isComplete() bool { return e.more == nil || e.more.missing == "" }

// extended returns a copy of e that has a more of its own.
func (e *Error) extended() *Error {
	x := new(with[more])
	if e != nil {
		x.e = *e
	}
	if x.e.more != nil {
		x.f = *x.e.more
	}
	x.e.more = &x.f
	return &x.e
}

// Error returns the message in the language of the catalogue, without a final
// full stop, and after a colon the cause. It is for logs: what a client of the
// API may see is [Error.Message].
func (e *Error) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.fields == nil && e.cause == nil && e.more == nil {
		return e.kind.Error()
	}
	var room [128]byte
	b := trimStop(e.appendMessage(room[:0], ""))
	if len(b) == 0 {
		b = append(b, e.kind.String()...)
	}
	if e.cause != nil {
		b = append(b, ": "...)
		b = append(b, e.cause.Error()...)
	}
	return string(b)
}

// Kind returns the entry of e, and 0 if e is nil.
func (e *Error) Kind() Kind {
	if e == nil {
		return 0
	}
	return e.kind
}

// Unwrap returns the cause, or nil.
func (e *Error) Unwrap() error {
	if e == nil {
		return nil
	}
	return e.cause
}

// Is reports whether target is of the same entry: its constant or an *Error.
// It is for [errors.Is].
func (e *Error) Is(target error) bool {
	switch t := target.(type) {
	case Kind:
		return e != nil && e.kind == t
	case *Error:
		return e != nil && t != nil && e.kind == t.kind
	}
	return false
}

// As stores the entry of e if target is a *[Kind]. It is for [errors.As].
func (e *Error) As(target any) bool {
	k, ok := target.(*Kind)
	if !ok || e == nil {
		return false
	}
	*k = e.kind
	return true
}

// Wrap returns a copy of e with a cause, which is logged but never sent. If e
// has a cause already, the copy has both. A nil cause changes nothing.
func (e *Error) Wrap(cause error) *Error {
	var c Error
	if e != nil {
		c = *e
	}
	switch {
	case c.cause == nil:
		c.cause = cause
	case cause != nil:
		c.cause = errors.Join(c.cause, cause)
	}
	return &c
}

// WithRetryAfter returns a copy of e with a delay after which the client may
// try again.
func (e *Error) WithRetryAfter(d time.Duration) *Error {
	c := e.extended()
	c.more.delay, c.more.hasDelay = d, true
	return c
}

// WithRate returns a copy of e with the limit that the request met.
func (e *Error) WithRate(r Rate) *Error {
	c := e.extended()
	c.more.rate = &r
	return c
}

// RetryAfter returns the delay after which the client may try again: that of
// [Error.WithRetryAfter], else that of the catalogue.
func (e *Error) RetryAfter() (d time.Duration, ok bool) {
	if e != nil && e.more != nil && e.more.hasDelay {
		return e.more.delay, true
	}
	return e.Kind().RetryAfter()
}

// Rate returns the limit that the request met, if it is known; see
// [Error.WithRate].
func (e *Error) Rate() (r Rate, ok bool) {
	if e == nil || e.more == nil || e.more.rate == nil {
		return Rate{}, false
	}
	return *e.more.rate, true
}

// Message returns the text for the client, in the language of the catalogue
// and without the cause. Without the fields that it needs it is the title.
func (e *Error) Message() string { return e.MessageIn("") }

// MessageIn returns the message in the language of a BCP 47 tag such as
// "de-AT": in that language, else in the more general one ("de"), else in the
// language of the catalogue.
func (e *Error) MessageIn(locale string) string {
	if e == nil || e.fields == nil && e.more == nil {
		return e.Kind().MessageIn(locale)
	}
	var room [128]byte
	return string(e.appendMessage(room[:0], locale))
}

// UserMessage returns the text for an end user. It is empty if the catalogue
// has none, or if a field is missing that it needs.
func (e *Error) UserMessage() string { return e.UserMessageIn("") }

// UserMessageIn returns the text for an end user in the language of a BCP 47
// tag, as [Error.MessageIn] does.
func (e *Error) UserMessageIn(locale string) string {
	switch {
	case e != nil && e.more != nil && e.more.userMessage != "":
		return e.more.userMessage
	case e == nil || e.fields == nil:
		return e.Kind().UserMessageIn(locale)
	}
	template := e.kind.userMessage(locale)
	if e.more != nil && needs(template, e.more.missing) {
		return ""
	}
	var room [128]byte
	vs := e.values()
	return string(vs.append(room[:0], template))
}

// Name returns [Kind.Name].
func (e *Error) Name() string { return e.Kind().Name() }

// HasCode returns [Kind.HasCode].
func (e *Error) HasCode() bool { return e.Kind().HasCode() }

// Status returns [Kind.Status].
func (e *Error) Status() int { return e.Kind().Status() }

// Title returns [Kind.Title].
func (e *Error) Title() string { return e.Kind().Title() }

// Retryable reports whether the same request may be sent again later: whether
// the catalogue says so or the error has a delay.
func (e *Error) Retryable() bool {
	_, ok := e.RetryAfter()
	return ok || e.Kind().Retryable()
}

// Level returns [Kind.Level].
func (e *Error) Level() slog.Level { return e.Kind().Level() }

// DocsURL returns [Kind.DocsURL].
func (e *Error) DocsURL() string { return e.Kind().DocsURL() }

// Deprecated returns [Kind.Deprecated].
func (e *Error) Deprecated() string { return e.Kind().Deprecated() }
