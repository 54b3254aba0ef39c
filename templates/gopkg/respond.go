//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// A Responder answers requests with the errors of this catalogue. The zero
// Responder works; its fields supply what only the program knows. All of them
// may be nil.
type Responder struct {
	RequestID func(*http.Request) string       // for $request_id
	Instance  func(*http.Request) string       // for $instance
	Locale    func(*http.Request) string       // BCP 47 tag; nil for the header Accept-Language
	Rate      func(*http.Request) (Rate, bool) // the limit that the request met, if the error has none

	// Map returns the error to send for one that has no entry in its tree, such
	// as one of another package. What it returns may have no entry either.
	Map func(*http.Request, error) error

	// Log is called once for each error, after the answer.
	Log func(*http.Request, Report)

	// AbortStarted makes the responder panic with [http.ErrAbortHandler] when an
	// answer had begun before the error, so that the client sees a broken answer,
	// not a short one.
	AbortStarted bool
}

// A Report says how an error was answered.
type Report struct {
	Err        error // as it was given to the responder
	Kind       Kind  // what was sent; 0 if no entry could be
	Started    bool  // an answer had begun, so none was sent
	Incomplete bool  // an entry with fields was sent without them; see its constructor
	EncodeErr  error // values that could not be written as they are
	WriteErr   error // the answer could not be sent
}

// Write answers a request with an error. A nil error writes nothing.
//
// The entry that is sent is the first in the tree of err, in the order of
// [errors.Is]; else what Map returns; else the fallback of the catalogue; else
// a plain 500. Nothing of a cause or of an error without an entry is sent.
//
// If an answer has begun already, none is sent. That is known inside
// [Responder.Handler] and [Responder.Track], and for writers that have the
// method Written() bool or unwrap to one; elsewhere nobody can know.
func (rs Responder) Write(w http.ResponseWriter, r *http.Request, err error) {
	if err == nil {
		return
	}
	rep := Report{Err: err}
	if rep.Started = hasStarted(w); rep.Started {
		rep.Kind = rs.answer(r, err).err.Kind()
	} else {
		rs.send(w, r, rs.answer(r, err), &rep)
	}
	if rs.Log != nil {
		rs.Log(r, rep)
	}
	if rep.Started && rs.AbortStarted {
		panic(http.ErrAbortHandler)
	}
}

// Append appends the body that [Responder.Write] would send. The request may be
// nil: queues and sockets have none.
func (rs Responder) Append(b []byte, r *http.Request, err error) []byte {
	if err == nil {
		return b
	}
	a := rs.answer(r, err)
	rep := Report{Err: err, Kind: a.err.kind, Incomplete: a.err.isBare()}
	b = a.body(b, &rep)
	if rs.Log != nil {
		rs.Log(r, rep)
	}
	return b
}

// Handler returns a handler that answers with the errors that f returns.
func (rs Responder) Handler(f func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w = track(w)
		rs.Write(w, r, f(w, r))
	}
}

// Track returns middleware that lets the responder see whether an answer has
// begun, for a whole router.
func (rs Responder) Track(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(track(w), r) })
}

// answer chooses what to send.
func (rs Responder) answer(r *http.Request, err error) *answer {
	all := sendable(err, nil)
	if len(all) == 0 && rs.Map != nil {
		all = sendable(rs.Map(r, err), nil)
	}
	if len(all) == 0 {
		all = []*Error{{kind: fallbackKind}}
	}
	if !all[0].kind.form().several {
		all = all[:1]
	}
	a := &answer{err: all[0], all: all, now: time.Now()}
	if r != nil {
		rs.ask(a, r)
	}
	return a
}

// ask completes an answer with what the request knows.
func (rs Responder) ask(a *answer, r *http.Request) {
	if rs.RequestID != nil {
		a.requestID = rs.RequestID(r)
	}
	if rs.Instance != nil {
		a.instance = rs.Instance(r)
	}
	if rs.Rate != nil {
		a.rate, a.hasRate = rs.Rate(r)
	}
	switch {
	case rs.Locale != nil:
		a.locale = translationFor(rs.Locale(r))
	case len(locales) > 0:
		a.locale = preferred(r.Header.Values("Accept-Language"))
	}
}

// sendable appends the errors that an answer to err is about: the outermost of
// each branch of its tree.
func sendable(err error, all []*Error) []*Error {
	switch e := err.(type) {
	case *Error:
		if e == nil || e.kind == 0 {
			return all
		}
		return append(all, e)
	case Kind:
		if e == 0 {
			return all
		}
		return append(all, &Error{kind: e})
	case interface{ Unwrap() error }:
		return sendable(e.Unwrap(), all)
	case interface{ Unwrap() []error }:
		for _, operand := range e.Unwrap() {
			all = sendable(operand, all)
		}
	}
	return all
}

// isBare reports whether e is the identity of an entry with fields.
func (e *Error) isBare() bool { return e.fields == nil && e.kind.row().fields != "" }

// send sends an answer.
func (rs Responder) send(w http.ResponseWriter, r *http.Request, a *answer, rep *Report) {
	rep.Kind = a.err.kind
	if rep.Kind == 0 {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	rep.Incomplete = a.err.isBare()
	body := a.body(nil, rep)
	a.setHeaders(w.Header(), rep)
	w.WriteHeader(a.statusLine())
	if r.Method != http.MethodHead {
		_, rep.WriteErr = w.Write(body)
	}
}

// body appends the body and reports what could not be written.
func (a *answer) body(b []byte, rep *Report) []byte {
	if rep.Kind == 0 {
		return append(b, http.StatusText(http.StatusInternalServerError)...)
	}
	b, faults := a.append(b)
	if len(faults) > 0 {
		rep.EncodeErr = errors.New("cannot write as JSON: " + strings.Join(faults, ", "))
	}
	return b
}

// statusLine returns the status of the answer: that of its errors if they
// agree, else 400 if all are the client's, else 500.
func (a *answer) statusLine() int {
	if s := a.err.kind.form().status; s != 0 {
		return int(s)
	}
	status := 0
	for _, e := range a.all {
		switch s := e.Status(); {
		case s < 400 && s != http.StatusOK:
			return http.StatusInternalServerError
		case status == 0 || status == s:
			status = s
		case status < 500 && s < 500:
			status = http.StatusBadRequest
		default:
			return http.StatusInternalServerError
		}
	}
	return status
}

// setHeaders replaces headers of the success answer, as [http.Error] does, and
// sets those of the envelope, exactly as they are written there.
func (a *answer) setHeaders(h http.Header, rep *Report) {
	for _, name := range []string{"Content-Length", "Content-Encoding", "Etag", "Last-Modified", "Cache-Control"} {
		h.Del(name)
	}
	f := a.err.kind.form()
	if f.body != nil {
		setHeader(h, "Content-Type", f.contentType)
		setHeader(h, "X-Content-Type-Options", "nosniff")
	} else {
		h.Del("Content-Type")
	}
	if len(locales) > 0 {
		setHeader(h, "Content-Language", a.localeName())
		h.Add("Vary", "Accept-Language")
	}
	if f.headers == nil {
		return
	}
	fresh := make(map[string]bool)
	f.headers(a, func(name, value string) {
		if i := strings.IndexFunc(value, func(c rune) bool { return c != '\t' && (c < ' ' || c > '~') }); i >= 0 {
			rep.EncodeErr = errors.Join(rep.EncodeErr, fmt.Errorf("header %s: character at %d is not allowed", name, i))
			return
		}
		if !fresh[name] {
			fresh[name] = true
			setHeader(h, name, value)
			return
		}
		h[name] = append(h[name], value)
	})
}

// setHeader sets a header with the case in which it is written, and removes
// those that differ from it only in case.
func setHeader(h http.Header, name, value string) {
	for have := range h {
		if strings.EqualFold(have, name) {
			delete(h, have)
		}
	}
	h[name] = []string{value}
}
