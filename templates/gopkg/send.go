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
func (a *answer) send(w http.ResponseWriter, r *http.Request) error {
	body := a.append(make([]byte, 0, 512))
	h := w.Header()
	a.setHeaders(h, w)
	isHead := r != nil && r.Method == http.MethodHead
	if isHead && isDirect(w) && len(body) > 0 {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	w.WriteHeader(a.statusLine())
	if isHead || len(body) == 0 {
		return nil
	}
	_, err := w.Write(body)
	return err
}

// report adds to rep what is missing in the answer.
func (a *answer) report(rep *Report) {
	rep.Incomplete = slices.ContainsFunc(a.all, (*Error).isBare)
	if len(a.w.faults) > 0 {
		rep.EncodeErr = errors.New("cannot send " + strings.Join(a.w.faults, ", "))
	}
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

// A headerLine is a line of the head of an answer. Its name is sent exactly as it
// is written.
type headerLine struct{ name, value string }

// setHeaders sets the headers of the answer. They replace those whose names
// differ only in case, and those that describe the body of the success answer
// go, as where net/http cannot serve a file.
func (a *answer) setHeaders(h http.Header, w http.ResponseWriter) {
	lines := a.headerLines()
	encoding, known := encodingAround(w)
	for name := range h {
		if isOutdated(name) || known && strings.EqualFold(name, "Content-Encoding") || hasLine(lines, name) {
			delete(h, name)
		}
	}
	if len(encoding) > 0 {
		h["Content-Encoding"] = encoding
	}
	values := make([]string, len(lines))
	for i, l := range lines {
		values[i] = l.value
		if h[l.name] == nil {
			h[l.name] = values[i : i+1 : i+1]
		} else {
			h[l.name] = append(h[l.name], l.value)
		}
	}
	if a.isTranslated() {
		addToHeader(h, "Vary", "Accept-Language")
	}
}

// headerLines returns the headers that the catalogue describes, and those of
// all answers unless it describes them. A value that is not allowed is left
// out: net/http would send escape sequences and megabytes.
func (a *answer) headerLines() []headerLine {
	lines := make([]headerLine, 0, 8)
	a.headers(func(name, value string) {
		if !isHeaderValue(value) {
			a.w.fault("header " + name)
			return
		}
		lines = append(lines, headerLine{name, value})
	})
	if f := a.err.kind.form(); f.body != nil {
		lines = append(lines, headerLine{"Content-Type", f.contentType})
	}
	if !hasLine(lines, "X-Content-Type-Options") {
		lines = append(lines, headerLine{"X-Content-Type-Options", "nosniff"})
	}
	if a.isTranslated() && !hasLine(lines, "Content-Language") {
		lines = append(lines, headerLine{"Content-Language", a.localeName()})
	}
	return lines
}

// isTranslated reports whether the language of the answer is the client's
// choice.
func (a *answer) isTranslated() bool { return len(locales) > 0 && a.err.kind.isEntry() }

func hasLine(lines []headerLine, name string) bool {
	return slices.ContainsFunc(lines, func(l headerLine) bool { return strings.EqualFold(l.name, name) })
}

// isOutdated reports whether a header describes the body of the success answer.
func isOutdated(name string) bool {
	for _, outdated := range [...]string{"Content-Type", "Content-Length", "Etag", "Last-Modified", "Cache-Control"} {
		if strings.EqualFold(name, outdated) {
			return true
		}
	}
	return false
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
