//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"bufio"
	"io"
	"net"
	"net/http"
)

// hasStarted reports whether an answer is known to have begun.
func hasStarted(w http.ResponseWriter) bool {
	for {
		switch x := w.(type) {
		case interface{ Written() bool }:
			return x.Written()
		case interface{ Unwrap() http.ResponseWriter }:
			w = x.Unwrap()
		default:
			return false
		}
	}
}

// track returns a writer that knows whether an answer has begun. It can what w
// can: flush, hijack, and be unwrapped by [http.ResponseController].
func track(w http.ResponseWriter) http.ResponseWriter {
	if knowsStarted(w) {
		return w
	}
	t := &tracker{ResponseWriter: w}
	_, flushes := w.(http.Flusher)
	_, hijacks := w.(http.Hijacker)
	switch {
	case flushes && hijacks:
		return struct {
			*tracker
			flusher
			hijacker
		}{t, flusher{t}, hijacker{t}}
	case flushes:
		return struct {
			*tracker
			flusher
		}{t, flusher{t}}
	case hijacks:
		return struct {
			*tracker
			hijacker
		}{t, hijacker{t}}
	}
	return t
}

func knowsStarted(w http.ResponseWriter) bool {
	for {
		switch x := w.(type) {
		case interface{ Written() bool }:
			return true
		case interface{ Unwrap() http.ResponseWriter }:
			w = x.Unwrap()
		default:
			return false
		}
	}
}

// A tracker is a writer that knows whether an answer has begun.
type tracker struct {
	http.ResponseWriter
	started bool
}

// Written reports whether an answer has begun.
func (t *tracker) Written() bool { return t.started }

// Unwrap is for [http.ResponseController].
func (t *tracker) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// WriteHeader begins the answer. A status below 200 announces one only, but for
// 101, after which the connection speaks another protocol.
func (t *tracker) WriteHeader(status int) {
	t.started = t.started || status >= 200 || status == http.StatusSwitchingProtocols
	t.ResponseWriter.WriteHeader(status)
}

// Write writes a part of the body.
func (t *tracker) Write(b []byte) (int, error) {
	t.started = true
	return t.ResponseWriter.Write(b)
}

// ReadFrom writes what r has, as fast as the writer can.
func (t *tracker) ReadFrom(r io.Reader) (int64, error) {
	t.started = true
	return io.Copy(t.ResponseWriter, r)
}

type flusher struct{ t *tracker }

// Flush sends what is written so far.
func (f flusher) Flush() {
	f.t.started = true
	f.t.ResponseWriter.(http.Flusher).Flush()
}

type hijacker struct{ t *tracker }

// Hijack takes the connection over.
func (h hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	c, rw, err := h.t.ResponseWriter.(http.Hijacker).Hijack()
	h.t.started = h.t.started || err == nil
	return c, rw, err
}
