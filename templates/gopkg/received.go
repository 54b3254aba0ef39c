//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"cmp"
	"time"
)

// A received is what an answer said that no entry says.
type received struct {
	requestID string
	instance  string
	locale    string // BCP 47 tag, if it is not that of the catalogue
	localized string // the text for $localized
	at        time.Time
}

// setLocale sets the language if it is not known.
func (r *received) setLocale(tag string) {
	if r.locale == "" {
		r.locale = tag
	}
}

// received returns what the answer said that e came from.
func (e *Error) received() received {
	if e == nil || e.more == nil {
		return received{}
	}
	if r, ok := e.more.received.(*received); ok {
		return *r
	}
	return received{}
}

// requestIDOr returns the identifier of the request that e was received with,
// else id.
func (e *Error) requestIDOr(id string) string { return cmp.Or(e.received().requestID, id) }

// timeOr returns the time that e was received with, else now.
func (e *Error) timeOr(now time.Time) time.Time {
	if at := e.received().at; !at.IsZero() {
		return at
	}
	return now
}

// missing returns the names of the fields that e was received without.
func (e *Error) missing() string {
	if e.more == nil {
		return ""
	}
	return e.more.missing
}

// bothLists returns the names in two lists as one list.
func bothLists(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}
