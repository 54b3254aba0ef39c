package gopkg

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
)

// This file finds out whether an answer has begun.

// hasStarted reports whether an answer is known to have begun.
func hasStarted(w http.ResponseWriter) bool {
	for {
		if x, ok := w.(interface{ Written() bool }); ok && x.Written() {
			return true
		}
		x, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return false
		}
		w = x.Unwrap()
	}
}

// track returns a writer that knows whether an answer has begun. It can be
// flushed and taken over like w: handlers ask for that by type.
func track(w http.ResponseWriter) http.ResponseWriter {
	t := tracker{ResponseWriter: w, encoding: w.Header()["Content-Encoding"]}
	_, flushes := w.(http.Flusher)
	switch hijacks := canHijack(w); {
	case flushes && hijacks:
		return &streamer{hijacker{t}}
	case flushes:
		return &flusher{t}
	case hijacks:
		return &hijacker{t}
	}
	return &t
}

// canHijack reports whether w can be taken over, perhaps by
// [http.ResponseController], which looks for the method inside of writers.
func canHijack(w http.ResponseWriter) bool {
	for {
		if _, ok := w.(http.Hijacker); ok {
			return true
		}
		x, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return false
		}
		w = x.Unwrap()
	}
}

// A tracker is a writer that knows whether an answer has begun.
type tracker struct {
	http.ResponseWriter
	started  bool
	encoding []string // Content-Encoding that was set before
}

func (t *tracker) tracked() http.ResponseWriter { return t.ResponseWriter }

func (t *tracker) encodingBefore() []string { return t.encoding }

// Written reports whether an answer has begun. Where the writer below knows,
// it knows better: some only note the status until there is a body.
func (t *tracker) Written() bool {
	if w, ok := t.ResponseWriter.(interface{ Written() bool }); ok {
		return w.Written()
	}
	return t.started
}

// Unwrap is for [http.ResponseController].
func (t *tracker) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// WriteHeader begins the answer. A status below 200 only announces one, except
// 101, after which the connection speaks another protocol.
func (t *tracker) WriteHeader(status int) {
	t.ResponseWriter.WriteHeader(status)
	t.started = t.started || status >= 200 || status == http.StatusSwitchingProtocols
}

// Write writes a part of the body.
func (t *tracker) Write(b []byte) (int, error) {
	t.started = true
	return t.ResponseWriter.Write(b)
}

// WriteString writes a part of the body.
func (t *tracker) WriteString(s string) (int, error) {
	t.started = true
	return io.WriteString(t.ResponseWriter, s)
}

// ReadFrom writes what r has, as fast as the writer below can. If r has
// nothing, no answer has begun.
func (t *tracker) ReadFrom(r io.Reader) (int64, error) {
	before := t.started
	t.started = true // should r panic
	n, err := io.Copy(t.ResponseWriter, r)
	t.started = before || n > 0
	return n, err
}

// FlushError is for [http.ResponseController]. It sends what is written so far.
func (t *tracker) FlushError() error {
	err := http.NewResponseController(t.ResponseWriter).Flush()
	t.started = t.started || !errors.Is(err, http.ErrNotSupported)
	return err
}

// CloseNotify is for routers that expect it of every writer.
func (t *tracker) CloseNotify() <-chan bool {
	if w, ok := t.ResponseWriter.(interface{ CloseNotify() <-chan bool }); ok {
		return w.CloseNotify()
	}
	return nil
}

// A flusher is a tracker that can be flushed.
type flusher struct{ tracker }

// Flush sends what is written so far.
func (f *flusher) Flush() { _ = f.FlushError() }

// A hijacker is a tracker that can be taken over.
type hijacker struct{ tracker }

// Hijack takes the connection over.
func (h *hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffers, err := http.NewResponseController(h.ResponseWriter).Hijack()
	h.started = h.started || err == nil
	return conn, buffers, err
}

// A streamer is a tracker that can be flushed and taken over.
type streamer struct{ hijacker }

// Flush sends what is written so far.
func (s *streamer) Flush() { _ = s.FlushError() }
