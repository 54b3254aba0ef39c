package gopkg

import (
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// This file sends answers.

// noEntry is the form of the answer to an error that has no entry where the
// catalogue has no fallback.
var noEntry = form{
	contentType: "text/plain; charset=utf-8",
	status:      http.StatusInternalServerError,
	text:        true,
	body:        func(w *writer, _ *answer) { w.raw("Internal Server Error\n") },
}

// send sends the answer. The body is made first: the head cannot be taken back.
func (a *answer) send(w http.ResponseWriter, r *http.Request, rep *Report) {
	body := a.body(make([]byte, 0, 512), rep)
	h := w.Header()
	removeOutdated(h, w)
	a.setHeaders(h)
	isHead := r != nil && r.Method == http.MethodHead
	if isHead && isDirect(w) && len(body) > 0 {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	w.WriteHeader(a.statusLine())
	if !isHead && len(body) > 0 {
		_, rep.WriteErr = w.Write(body)
	}
	rep.EncodeErr = a.encodeErr()
}

// body appends the body.
func (a *answer) body(b []byte, rep *Report) []byte {
	rep.Incomplete = slices.ContainsFunc(a.all, (*Error).isBare)
	b, _ = a.append(b)
	rep.EncodeErr = a.encodeErr()
	return b
}

// encodeErr returns what could not be sent so far, or nil.
func (a *answer) encodeErr() error {
	if len(a.w.faults) == 0 {
		return nil
	}
	return errors.New("cannot send " + strings.Join(a.w.faults, ", "))
}

// statusLine returns the status of the answer: that of its errors if they
// agree, else 400 if all are mistakes of the client, else 500.
func (a *answer) statusLine() int {
	if s := a.err.kind.form().status; s != 0 {
		return int(s)
	}
	status := a.err.Status()
	agree, clients := true, true
	for _, e := range a.all {
		s := e.Status()
		agree = agree && s == status
		clients = clients && 400 <= s && s < 500
	}
	switch {
	case agree && (status == http.StatusOK || 400 <= status && status < 600):
		return status
	case clients:
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// removeOutdated removes headers that describe the body of the success answer,
// as net/http does when it cannot serve a file.
func removeOutdated(h http.Header, w http.ResponseWriter) {
	for _, name := range []string{"Content-Length", "Etag", "Last-Modified", "Cache-Control"} {
		removeHeader(h, name)
	}
	encoding, known := encodingAround(w)
	if !known {
		return
	}
	removeHeader(h, "Content-Encoding")
	if len(encoding) > 0 {
		h["Content-Encoding"] = encoding
	}
}

// encodingAround returns the Content-Encoding that middleware has announced
// because it compresses whatever is written, and whether that is known. See
// https://go.dev/issue/66343.
func encodingAround(w http.ResponseWriter) (encoding []string, known bool) {
	if t, ok := w.(interface{ encodingBefore() []string }); ok {
		return t.encodingBefore(), true
	}
	return nil, isDirect(w)
}

// isDirect reports whether what is written to w goes to a client as it is: to a
// writer of net/http, with nothing between but our own.
func isDirect(w http.ResponseWriter) bool {
	for {
		t, ok := w.(interface{ tracked() http.ResponseWriter })
		if !ok {
			break
		}
		w = t.tracked()
	}
	t := reflect.TypeOf(w)
	return t.Kind() == reflect.Pointer && strings.HasPrefix(t.Elem().PkgPath(), "net/http")
}

// setHeaders sets the headers of the answer, with the names exactly as the
// catalogue has them.
func (a *answer) setHeaders(h http.Header) {
	f := a.err.kind.form()
	removeHeader(h, "Content-Type")
	if f.body != nil {
		h["Content-Type"] = []string{f.contentType}
	}
	setHeader(h, "X-Content-Type-Options", "nosniff")
	speaks := len(locales) > 0 && a.err.kind.isEntry()
	if speaks {
		setHeader(h, "Content-Language", a.localeName())
	}
	if f.headers != nil {
		a.setOwnHeaders(h, f)
	}
	if speaks {
		addToHeader(h, "Vary", "Accept-Language")
	}
}

// setOwnHeaders sets the headers that the catalogue describes. The first of
// several lines of one name replaces what is there. A value that is not allowed
// is left out: net/http would send escape sequences and megabytes.
func (a *answer) setOwnHeaders(h http.Header, f *form) {
	last := ""
	f.headers(a, func(name, value string) {
		switch {
		case !isHeaderValue(value):
			a.w.fault("header " + name)
		case name == last:
			h[name] = append(h[name], value)
		default:
			setHeader(h, name, value)
			last = name
		}
	})
}

// maxHeader bounds the value of a header, in bytes.
const maxHeader = 4096

// isHeaderValue reports whether s can be the value of a header (RFC 9110,
// section 5.5, without obs-text).
func isHeaderValue(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '\t' && (c < ' ' || c > '~') {
			return false
		}
	}
	return len(s) <= maxHeader
}

// removeHeader removes a header, however its name is written.
func removeHeader(h http.Header, name string) {
	for have := range h {
		if strings.EqualFold(have, name) {
			delete(h, have)
		}
	}
}

// setHeader sets a header with its name as it is written, instead of one whose
// name is written differently.
func setHeader(h http.Header, name, value string) {
	removeHeader(h, name)
	h[name] = []string{value}
}

// addToHeader adds a value to a header that is a list, unless it is in it.
func addToHeader(h http.Header, name, value string) {
	key := name
	for have, lines := range h {
		if !strings.EqualFold(have, name) {
			continue
		}
		key = have
		for _, line := range lines {
			for item := range strings.SplitSeq(line, ",") {
				if item = strings.TrimSpace(item); item == "*" || strings.EqualFold(item, value) {
					return
				}
			}
		}
	}
	h[key] = append(slices.Clip(h[key]), value)
}
