package gopkg

import (
	"net/http"
	"time"
)

// This file decides what an answer is about, and asks what the program knows.

// choose returns the errors to send for err. The first decides on the form of
// the answer. There is always one, but it has no entry if the catalogue has no
// fallback.
func (rs Responder) choose(r *http.Request, err error) []*Error {
	all := sendable(err)
	if len(all) == 0 && rs.Map != nil {
		all = sendable(rs.Map(r, err))
	}
	if len(all) == 0 {
		return []*Error{{kind: fallbackKind, cause: err}}
	}
	if !all[0].kind.form().several {
		return all[:1]
	}
	return all
}

// answer returns an answer with what the request knows.
func (rs Responder) answer(r *http.Request, all []*Error) *answer {
	a := &answer{err: all[0], all: all, now: time.Now()}
	if r == nil {
		return a
	}
	if rs.RequestID != nil {
		a.requestID = rs.RequestID(r)
	}
	if rs.Instance != nil {
		a.instances = make([]string, len(all))
		for i, e := range all {
			a.instances[i] = rs.Instance(r, e)
		}
	}
	if rs.Rate != nil {
		a.rate, a.hasRate = rs.Rate(r)
	}
	a.negotiate(rs, r)
	return a
}

// isBare reports whether e is the constant of an entry with fields.
func (e *Error) isBare() bool { return e.fields == nil && e.kind.row().fields != "" }
