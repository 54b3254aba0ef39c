package gopkg

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// An UnknownError is an answer that is not surely an error of this catalogue:
// it has a code that the catalogue does not know, or a body that the API does
// not send, or several entries could be meant. It has what the form of answer
// that fits best gave; all that is unknown is empty.
type UnknownError struct {
	Status     int    // of the HTTP line
	Code       string // as it came; a number as it is written
	Message    string
	RequestID  string
	Instance   string // an identifier or a URI of this occurrence of the error
	Violations Violations
	Body       []byte // as it came, at most 1 MiB
	Candidates []Kind // the entries that it can be of, if there are several
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

// unknownAnswer returns the error for an answer that no form fits.
func (d *decoding) unknownAnswer(body string, p *parser) *UnknownError {
	e := &UnknownError{Status: d.status, Body: []byte(body), Err: errors.New("the body is not one of this API")}
	if !d.isJSON {
		e.Err = errors.New("the body is not JSON: " + p.fault + " at offset " + strconv.Itoa(p.pos))
	}
	if until := d.header.Get("Retry-After"); until != "" {
		var delay time.Duration
		if at, err := http.ParseTime(until); err == nil {
			delay = max(0, at.Sub(d.date()).Round(time.Second))
			e.delay = &delay
		} else if setDuration(&delay, until, inSeconds) {
			e.delay = &delay
		}
	}
	return e
}

// unknownError returns the error for a place that is not surely of an entry.
func (d *decoding) unknownError(body string, p place, candidates []candidate) *UnknownError {
	e := &UnknownError{Status: d.status, Body: []byte(body)}
	d.settle(p, 0)
	e.Code = d.keepText(p, aboutCode)
	e.Message = d.keepText(p, aboutMessage)
	e.RequestID = d.keepText(p, aboutRequestID)
	e.Instance = d.keepText(p, aboutInstance)
	if delay, _, ok := d.findDuration(p, aboutRetry); ok {
		e.delay = &delay
	}
	var x more
	c := candidate{0, p}
	d.readRate(c, &x)
	e.rate = x.rate
	_, e.Violations = d.errorOf(c)
	for _, c := range candidates {
		e.Candidates = append(e.Candidates, c.kind)
	}
	switch {
	case len(candidates) > 1:
		e.Err = fmt.Errorf("%d entries of the catalogue fit", len(candidates))
	case e.Code != "":
		e.Err = errors.New("the code is not in the catalogue")
	default:
		e.Err = errors.New("no entry of the catalogue fits")
	}
	return e
}
