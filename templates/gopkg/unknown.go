package gopkg

import (
	"strconv"
	"time"
)

// An UnknownError is an answer that is not surely an error of this catalogue:
// it has a code that the catalogue does not know, or a body that the API does
// not send, or several entries could be meant. It has what the form of answer
// that fits best gave; all that is unknown is empty.
type UnknownError struct {
	Status     int    // of the HTTP line; 0 if there is none
	Code       string // as it came; a number as it is written
	Message    string
	RequestID  string
	Instance   string // an identifier or a URI of this occurrence of the error
	Violations Violations
	Body       []byte // as it came, at most 1 MiB
	Candidates []Kind // the entries that it can be of: several, or one if the body is not as the API sends it
	Err        error  // why it is unknown

	delay *time.Duration
	rate  *Rate
}

// Error returns the status, the code, the message, and why the error is
// unknown.
func (e *UnknownError) Error() string {
	s := "unknown error"
	if e.Status != 0 {
		s += ", status " + strconv.Itoa(e.Status)
	}
	if e.Code != "" {
		s += ", code " + short(e.Code)
	}
	if e.Message != "" {
		s += ", message " + short(e.Message)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// short returns a text in quotes, cut if it is long.
func short(s string) string {
	const most = 64
	if len(s) > most {
		s = s[:most] + "…"
	}
	return strconv.QuoteToASCII(s)
}

// Unwrap returns why the error is unknown.
func (e *UnknownError) Unwrap() error { return e.Err }

// RetryAfter returns the delay after which the client may try again, if the
// answer has one.
func (e *UnknownError) RetryAfter() (d time.Duration, ok bool) {
	if e.delay == nil {
		return 0, false
	}
	return *e.delay, true
}

// Rate returns the limit that the request met, if the answer has one.
func (e *UnknownError) Rate() (r Rate, ok bool) {
	if e.rate == nil {
		return Rate{}, false
	}
	return *e.rate, true
}
