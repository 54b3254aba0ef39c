// Package sample makes the answers that stand in the documentation.
//
// It evaluates the envelope of an entry on values at generation time. The code
// that errgen generates does the same at run time in another way; that both
// give the same bytes is tested on every catalogue of the repository. Here
// nothing is written until a whole answer is a tree of values, and absent is a
// value like any other, so that each rule of the language is one short function.
package sample

import (
	"strings"
	"time"

	"github.com/errgen/errgen/catalog"
)

// An Occurrence is an entry with the values of one error.
type Occurrence struct {
	Entry      *catalog.Entry
	Fields     catalog.Example // by name; an optional field may be missing
	Violations []Violation
	Delay      time.Duration // until a retry; 0 for that of the entry, if it fixes one
	Rate       *Rate         // the limit that the request met; nil for that of the [Request]
	Instance   string        // id or URI of this occurrence; may be empty
}

// A Violation says what is wrong at one place of a request.
type Violation struct {
	Rule    *catalog.Rule   // nil if it is of no rule
	Message string          // if it is of no rule
	Fields  catalog.Example // of the rule
	Path    []catalog.Value // texts are keys of objects, numbers are indexes of arrays
	Query   string          // the parameter, if the place is one
	Header  string          // the header, if the place is one
}

// A Rate is a limit on the number of requests that a request met. A zero
// Scope, Limit or Window means that of the entry.
type Rate struct {
	Policy    string
	Scope     string
	Limit     int64
	Remaining int64
	Window    time.Duration
	Reset     time.Time // zero if unknown
}

// A Request is what an answer knows about its request.
type Request struct {
	ID     string    // may be empty
	Locale string    // BCP 47 tag of the answer; empty for that of the catalogue
	Rate   *Rate     // may be nil
	Time   time.Time // of the answer; [Time] if it is zero
}

// Time returns the instant that stands in examples.
func Time() time.Time { return time.Date(2024, 1, 2, 15, 4, 5, 0, time.UTC) }

// An Answer is an HTTP answer.
type Answer struct {
	Status  int // 0 if no entry has one
	Headers []Header
	Body    []byte // nil for an envelope without a body
}

// A Header is a header field, with its name as it is sent.
type Header struct{ Name, Value string }

// Make returns the answer to errors of cat. The envelope, its headers and what
// an envelope for one error says are those of the first.
func Make(cat *catalog.Catalog, r Request, all ...Occurrence) Answer {
	if r.Time.IsZero() {
		r.Time = Time()
	}
	env := all[0].Entry.Envelope
	if !holdsSeveral(env) {
		all = all[:1]
	}
	s := scene{cat: cat, envelope: env, request: r, all: all, Occurrence: all[0]}
	a := Answer{Status: env.HTTPStatus}
	if a.Status == 0 {
		a.Status = commonStatus(all)
	}
	if env.Body != nil {
		a.Headers = append(a.Headers, Header{"Content-Type", env.ContentType})
		a.Body = write(env, s.eval(env.Body))
	}
	a.Headers = append(a.Headers, s.headers()...)
	return a
}

// commonStatus returns the status of an answer to several errors.
func commonStatus(all []Occurrence) int {
	first := all[0].Entry.Status
	isSame, isClients := true, true
	for _, o := range all {
		isSame = isSame && o.Entry.Status == first
		isClients = isClients && o.Entry.Status/100 == 4
	}
	switch {
	case isSame:
		return first
	case isClients:
		return 400
	}
	return 500
}

// headers returns the headers that the catalogue gives the answer, but for the
// content type.
func (s scene) headers() []Header {
	var out []Header
	for _, h := range s.Entry.Headers {
		for _, n := range h.Values {
			v := s.eval(n)
			if text := v.plain(); !(h.Omit && v.isEmpty()) && isHeaderValue(text) {
				out = append(out, Header{h.Name, text})
			}
		}
	}
	return out
}

// isHeaderValue reports whether a text can be the value of a header (RFC 9110,
// section 5.5, without the obsolete forms).
func isHeaderValue(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r != '\t' && (r < ' ' || r > '~') }) < 0
}
