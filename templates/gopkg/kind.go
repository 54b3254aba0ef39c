package gopkg

import (
	"iter"
	"log/slog"
	"sort"
	"strconv"
	"time"
)

// A Kind is an entry of the catalogue: what the constants that begin with Err
// are. It is an error itself, so an entry without fields is returned as it is,
// and [errors.Is] finds it in an [Error] of the same entry.
//
// The number of a Kind changes with the catalogue; store its name. A Kind that
// is no entry has no metadata.
type Kind uint32

// A row is what the catalogue says about an entry. In texts, {name} is a field
// and {{ a brace.
type row struct {
	name        string
	code        code // on the wire
	message     string
	title       string // empty if it is the message, or else the name in words
	userMessage string
	fields      string   // names of the fields, in order, with blanks between them
	defaults    []string // texts for absent optional fields, by index; may be short
	docsURL     string
	deprecated  string
	delay       time.Duration
	status      int16
	severity    severity
	retryable   bool
	noCode      bool
	emptyCode   bool
}

// A severity is the level of an entry. The zero severity leaves it to the status.
type severity uint8

const (
	severityDebug severity = iota + 1
	severityInfo
	severityWarn
	severityError
)

// unknown is the row of a Kind that is no entry.
var unknown = row{noCode: true, severity: severityInfo}

// row returns the row of k.
func (k Kind) row() *row {
	if k == 0 || k > count {
		return &unknown
	}
	return &tables[(k-1)/tableSize][(k-1)%tableSize]
}

// Error returns the message without a final full stop, or the name if there is
// none.
func (k Kind) Error() string {
	if s := trimStop(k.Message()); s != "" {
		return s
	}
	return k.String()
}

// String returns the name.
func (k Kind) String() string {
	if name := k.Name(); name != "" {
		return name
	}
	return "Kind(" + strconv.FormatUint(uint64(k), 10) + ")"
}

// MarshalText returns the name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.Name()), nil }

// Is reports whether target is an *[Error] of this entry. It is for
// [errors.Is].
func (k Kind) Is(target error) bool {
	e, ok := target.(*Error)
	return ok && e != nil && e.kind == k
}

// As stores an [Error] of this entry if target is a **Error. It is for
// [errors.As].
func (k Kind) As(target any) bool {
	e, ok := target.(**Error)
	if ok {
		*e = &Error{kind: k}
	}
	return ok
}

// Wrap returns an [Error] with a cause, which is logged but never sent.
func (k Kind) Wrap(cause error) *Error { return &Error{kind: k, cause: cause} }

// WithRetryAfter returns an [Error] with a delay after which the client may
// try again.
func (k Kind) WithRetryAfter(d time.Duration) *Error {
	e := Error{kind: k}
	return e.WithRetryAfter(d)
}

// WithRate returns an [Error] with the limit that the request met.
func (k Kind) WithRate(r Rate) *Error {
	e := Error{kind: k}
	return e.WithRate(r)
}

// Name returns the name of the entry in the catalogue, which never changes.
func (k Kind) Name() string { return k.row().name }

// HasCode reports whether the entry has a code on the wire.
func (k Kind) HasCode() bool { return !k.row().noCode }

// Status returns the HTTP status, or 0 if the entry has none.
func (k Kind) Status() int { return int(k.row().status) }

// Title returns a short text that is the same for all errors of the entry.
func (k Kind) Title() string { return k.title("") }

// Message returns the text for the client, in the language of the catalogue.
// Without the fields that it needs it is the title.
func (k Kind) Message() string { return k.MessageIn("") }

// MessageIn returns the message in the language of a BCP 47 tag, as
// [Error.MessageIn] does.
func (k Kind) MessageIn(locale string) string {
	if s, ok := constant(k.message(locale)); ok {
		return s
	}
	return k.title(locale)
}

// UserMessage returns the text for an end user. It is empty if the catalogue
// has none, or if it needs fields.
func (k Kind) UserMessage() string { return k.UserMessageIn("") }

// UserMessageIn returns the text for an end user in the language of a BCP 47
// tag, as [Error.MessageIn] does.
func (k Kind) UserMessageIn(locale string) string {
	s, _ := constant(k.userMessage(locale))
	return s
}

// Retryable reports whether the same request may be sent again later.
func (k Kind) Retryable() bool { return k.row().retryable }

// RetryAfter returns the delay after which the client may try again, if the
// catalogue fixes one.
func (k Kind) RetryAfter() (d time.Duration, ok bool) {
	d = k.row().delay
	return d, d > 0
}

// Level returns the level at which the entry should be logged: that of the
// catalogue, else warn for a status below 500 and error for all else.
func (k Kind) Level() slog.Level {
	switch r := k.row(); {
	case r.severity != 0:
		return slog.LevelDebug + 4*slog.Level(r.severity-severityDebug)
	case 0 < r.status && r.status < 500:
		return slog.LevelWarn
	}
	return slog.LevelError
}

// DocsURL returns the address of the documentation of the entry, or "".
func (k Kind) DocsURL() string { return k.row().docsURL }

// Deprecated says what to use instead of a deprecated entry. It is empty for
// all others.
func (k Kind) Deprecated() string { return k.row().deprecated }

// All returns all entries, in the order of their constants.
func All() iter.Seq[Kind] {
	return func(yield func(Kind) bool) {
		for k := Kind(1); k <= count && yield(k); k++ {
		}
	}
}

// lookup returns the entries with a code and a status.
func lookup(c code, status int) iter.Seq[Kind] {
	return func(yield func(Kind) bool) {
		first := sort.Search(len(byCode), func(i int) bool { return byCode[i].Code() >= c })
		for _, k := range byCode[first:] {
			if k.Code() != c {
				return
			}
			if k.fits(status) && !yield(k) {
				return
			}
		}
	}
}

// fits reports whether an answer with the status can be of the entry.
func (k Kind) fits(status int) bool {
	own := k.Status()
	return own == status || own == 0 || status == 0
}
