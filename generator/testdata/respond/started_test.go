package respond

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"

	"respond/api"
)

// A beginning is what a handler does before it fails.
type beginning struct {
	name    string
	do      func(w http.ResponseWriter) error
	started bool
	body    string // what the client gets of it
}

var beginnings = []beginning{
	{"nothing", func(http.ResponseWriter) error { return nil }, false, ""},
	{"write", func(w http.ResponseWriter) error { _, err := w.Write([]byte("begun")); return err }, true, "begun"},
	{"write nothing", func(w http.ResponseWriter) error { _, err := w.Write(nil); return err }, true, ""},
	{"write a text", func(w http.ResponseWriter) error { _, err := io.WriteString(w, "begun"); return err }, true, "begun"},
	{"status", func(w http.ResponseWriter) error { w.WriteHeader(202); return nil }, true, ""},
	{"bad status", func(w http.ResponseWriter) error {
		defer func() { _ = recover() }()
		w.WriteHeader(1000)
		return nil
	}, false, ""},
	{"continue", func(w http.ResponseWriter) error { w.WriteHeader(100); return nil }, false, ""},
	{"processing", func(w http.ResponseWriter) error { w.WriteHeader(102); return nil }, false, ""},
	{"early hints", func(w http.ResponseWriter) error { w.WriteHeader(103); w.WriteHeader(103); return nil }, false, ""},
	{"early hints, then status", func(w http.ResponseWriter) error { w.WriteHeader(103); w.WriteHeader(200); return nil }, true, ""},
	{"flush", func(w http.ResponseWriter) error { w.(http.Flusher).Flush(); return nil }, true, ""},
	{"flush by controller", func(w http.ResponseWriter) error { return http.NewResponseController(w).Flush() }, true, ""},
	{"copy", func(w http.ResponseWriter) error { _, err := io.Copy(w, strings.NewReader("begun")); return err }, true, "begun"},
	{"read", func(w http.ResponseWriter) error {
		_, err := w.(io.ReaderFrom).ReadFrom(struct{ io.Reader }{strings.NewReader("begun")})
		return err
	}, true, "begun"},
	{"read nothing", func(w http.ResponseWriter) error {
		_, err := w.(io.ReaderFrom).ReadFrom(struct{ io.Reader }{strings.NewReader("")})
		return err
	}, false, ""},
	{"read what fails", func(w http.ResponseWriter) error {
		if _, err := w.(io.ReaderFrom).ReadFrom(iotest.ErrReader(io.ErrNoProgress)); err != io.ErrNoProgress {
			return fmt.Errorf("have %w", err)
		}
		return nil
	}, false, ""},
	{"read what fails late", func(w http.ResponseWriter) error {
		if _, err := w.(io.ReaderFrom).ReadFrom(io.MultiReader(strings.NewReader("begun"), iotest.ErrReader(io.ErrNoProgress))); err != io.ErrNoProgress {
			return fmt.Errorf("have %w", err)
		}
		return nil
	}, true, "begun"},
	{"read what panics", func(w http.ResponseWriter) error {
		defer func() { _ = recover() }()
		_, err := w.(io.ReaderFrom).ReadFrom(io.MultiReader(strings.NewReader("begun"), panicking{}))
		return err
	}, true, "begun"},
	{"deadlines", func(w http.ResponseWriter) error { return http.NewResponseController(w).EnableFullDuplex() }, false, ""},
}

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("read") }

// TestStarted checks that an answer that has begun gets no second one.
func TestStarted(t *testing.T) {
	for _, b := range beginnings {
		fails := func(w http.ResponseWriter, _ *http.Request) error {
			if err := b.do(w); err != nil {
				return err
			}
			return api.ErrConflict
		}
		writes := func(rs api.Responder) http.HandlerFunc {
			return func(w http.ResponseWriter, r *http.Request) { rs.Write(w, r, fails(w, r)) }
		}
		for name, wrap := range map[string]func(api.Responder) http.Handler{
			"Handler":           func(rs api.Responder) http.Handler { return rs.Handler(fails) },
			"Track":             func(rs api.Responder) http.Handler { return rs.Track(writes(rs)) },
			"Handler in Track":  func(rs api.Responder) http.Handler { return rs.Track(rs.Handler(fails)) },
			"middleware inside": func(rs api.Responder) http.Handler { return rs.Track(unwrapping(writes(rs))) },
			"middleware around": func(rs api.Responder) http.Handler { return unwrapping(rs.Handler(fails)) },
		} {
			t.Run(b.name+"/"+name, func(t *testing.T) {
				var reports []api.Report
				handler := wrap(api.Responder{Log: func(_ *http.Request, rep api.Report) { reports = append(reports, rep) }})
				got := ask(t, handler, "GET")
				for strings.HasPrefix(got.status, "1") { // answers that only announce one
					got = parse(t, got.body)
				}
				if len(reports) != 1 || reports[0] != (api.Report{Err: api.ErrConflict, Kind: api.ErrConflict, Started: b.started}) {
					t.Errorf("reports %+v", reports)
				}
				if answered := strings.Contains(got.body, "CONFLICT"); answered == b.started || (got.status == "409 Conflict") != answered || !strings.Contains(got.body, b.body) {
					t.Errorf("have %+v", got)
				}
			})
		}
	}
}

// unwrapping puts a writer in between that can do little itself.
func unwrapping(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&plainWriter{w}, r)
	})
}

// A plainWriter has all that a client of it asks for by type, and nothing that
// knows whether an answer has begun.
type plainWriter struct{ http.ResponseWriter }

func (w *plainWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
func (w *plainWriter) Flush()                      { w.ResponseWriter.(http.Flusher).Flush() }
func (w *plainWriter) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(w.ResponseWriter, r)
}

// TestTwice checks that the second of two errors finds the answer begun.
func TestTwice(t *testing.T) {
	var reports []api.Report
	rs := api.Responder{Log: func(_ *http.Request, rep api.Report) { reports = append(reports, rep) }}
	got := ask(t, rs.Handler(func(w http.ResponseWriter, r *http.Request) error {
		rs.Write(w, r, api.ErrCached)
		return api.ErrConflict
	}), "GET")
	if len(reports) != 2 || reports[0].Started || !reports[1].Started || !strings.Contains(got.body, "CACHED") || strings.Contains(got.body, "CONFLICT") {
		t.Errorf("have %+v, reports %+v", got, reports)
	}
}

// A knowing writer is one of another package that knows whether an answer has
// begun.
type knowing struct {
	http.ResponseWriter
	written bool
}

func (k knowing) Written() bool { return k.written }

// A wrapper is a writer around another one.
type wrapper struct {
	http.ResponseWriter
	inner http.ResponseWriter
}

func (w wrapper) Unwrap() http.ResponseWriter { return w.inner }

// TestWritten checks that writers of other packages are asked.
func TestWritten(t *testing.T) {
	recorder := httptest.NewRecorder()
	yes, no := knowing{recorder, true}, knowing{recorder, false}
	tests := []struct {
		w       http.ResponseWriter
		started bool
	}{
		{recorder, false}, {yes, true}, {no, false},
		{wrapper{recorder, wrapper{recorder, yes}}, true},
		{wrapper{recorder, wrapper{recorder, no}}, false},
		{knowing{wrapper{recorder, yes}, false}, false}, // it does not unwrap
		{struct {
			knowing
			wrapper
			http.ResponseWriter
		}{no, wrapper{inner: yes}, recorder}, true}, // it does
		{wrapper{recorder, nil}, false},
	}
	for i, test := range tests {
		var rep api.Report
		rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
		rs.Write(test.w, httptest.NewRequest("GET", "/", nil), api.ErrConflict)
		if rep.Started != test.started {
			t.Errorf("%d: report %+v", i, rep)
		}
		rs.Handler(returns(api.ErrConflict))(test.w, httptest.NewRequest("GET", "/", nil))
		if rep.Started != test.started {
			t.Errorf("%d: in Handler: report %+v", i, rep)
		}
	}
}

// TestSwitching checks that the end of HTTP on a connection is a beginning.
func TestSwitching(t *testing.T) {
	var rep api.Report
	rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
	got := ask(t, rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.WriteHeader(http.StatusSwitchingProtocols)
		return api.ErrConflict
	}), "GET")
	if !rep.Started || got.status != "101 Switching Protocols" || got.body != "" {
		t.Errorf("have %+v, report %+v", got, rep)
	}
}

// An unable writer can be asked to flush and to be taken over, in vain.
type unable struct{ *httptest.ResponseRecorder }

func (unable) FlushError() error { return http.ErrNotSupported }

func (unable) Hijack() (net.Conn, *bufio.ReadWriter, error) { return nil, nil, io.ErrClosedPipe }

// TestVainAttempts checks that what the writer below cannot do begins nothing.
func TestVainAttempts(t *testing.T) {
	for name, attempt := range map[string]func(w http.ResponseWriter) error{
		"flush":  func(w http.ResponseWriter) error { return http.NewResponseController(w).Flush() },
		"hijack": func(w http.ResponseWriter) error { _, _, err := w.(http.Hijacker).Hijack(); return err },
	} {
		w := unable{httptest.NewRecorder()}
		api.Responder{}.Handler(func(w http.ResponseWriter, _ *http.Request) error {
			return errors.Join(attempt(w), api.ErrConflict)
		})(w, httptest.NewRequest("GET", "/", nil))
		if w.Code != 409 {
			t.Errorf("%s: have %d %s", name, w.Code, w.Body)
		}
	}
}

// A noting writer only notes the status until there is a body, as that of some
// routers does.
type noting struct {
	*httptest.ResponseRecorder
	status int
}

func (n *noting) WriteHeader(status int) { n.status = status }
func (n *noting) Written() bool          { return n.Body.Len() > 0 }

// TestNotedStatus checks that a writer below that knows better is believed.
func TestNotedStatus(t *testing.T) {
	w := &noting{ResponseRecorder: httptest.NewRecorder()}
	api.Responder{}.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.WriteHeader(http.StatusCreated)
		return api.ErrConflict
	})(w, httptest.NewRequest("GET", "/", nil))
	if w.status != 409 || !strings.Contains(w.Body.String(), "CONFLICT") {
		t.Errorf("have %d %s", w.status, w.Body)
	}
}
