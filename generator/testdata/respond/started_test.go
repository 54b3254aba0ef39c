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
	{"deadlines", func(w http.ResponseWriter) error { return http.NewResponseController(w).EnableFullDuplex() }, false, ""},
}

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

// A knowing writer is one of another package that knows.
type knowing struct {
	http.ResponseWriter
	written bool
}

func (k knowing) Written() bool { return k.written }

// A wrapped writer hides another one.
type wrapped struct{ http.ResponseWriter }

func (w wrapped) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// TestWritten checks that writers of other packages are asked.
func TestWritten(t *testing.T) {
	for _, written := range []bool{true, false} {
		recorder := httptest.NewRecorder()
		for name, w := range map[string]http.ResponseWriter{
			"knowing":          knowing{recorder, written},
			"wrapped":          wrapped{wrapped{knowing{recorder, written}}},
			"knowing too":      knowing{wrapped{knowing{recorder, written}}, false},
			"inside of one":    knowing{recorder, written},
			"wrapping nothing": wrapped{},
		} {
			var rep api.Report
			rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
			if name == "wrapping nothing" {
				if written {
					continue
				}
				w = struct {
					http.ResponseWriter
					unwrapsToNothing
				}{ResponseWriter: recorder}
			}
			if name == "knowing too" {
				w = unwrappingTo{w, wrapped{knowing{recorder, written}}}
			}
			rs.Write(w, httptest.NewRequest("GET", "/", nil), api.ErrConflict)
			if rep.Started != written {
				t.Errorf("%s, %v: report %+v", name, written, rep)
			}
			if name == "inside of one" {
				rs.Handler(returns(api.ErrConflict))(w, httptest.NewRequest("GET", "/", nil))
				if rep.Started != written {
					t.Errorf("%s, %v: Handler: report %+v", name, written, rep)
				}
			}
		}
	}
}

type unwrapsToNothing struct{}

func (unwrapsToNothing) Unwrap() http.ResponseWriter { return nil }

type unwrappingTo struct {
	http.ResponseWriter
	inner http.ResponseWriter
}

func (u unwrappingTo) Unwrap() http.ResponseWriter { return u.inner }

// TestAbort checks that a broken answer looks broken, after Log.
func TestAbort(t *testing.T) {
	logged := make(chan api.Report, 1)
	rs := api.Responder{AbortStarted: true, Log: func(_ *http.Request, rep api.Report) { logged <- rep }}
	server := serve(t, rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		_, err := io.WriteString(w, "begun")
		return errors.Join(err, http.NewResponseController(w).Flush(), api.ErrConflict)
	}))
	res, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if body, err := io.ReadAll(res.Body); err == nil {
		t.Errorf("the client sees a whole answer: %q", body)
	}
	if rep := <-logged; !rep.Started || rep.Kind != api.ErrConflict {
		t.Errorf("report %+v", rep)
	}
	w := httptest.NewRecorder()
	rs.Write(w, httptest.NewRequest("GET", "/", nil), api.ErrConflict)
	if rep := <-logged; rep.Started || w.Code != 409 {
		t.Errorf("nothing had begun: report %+v", rep)
	}
	defer func() {
		if v := recover(); v != http.ErrAbortHandler {
			t.Errorf("panics with %v", v)
		}
	}()
	rs.Write(knowing{w, true}, httptest.NewRequest("GET", "/", nil), api.ErrConflict)
}

// TestHijack checks that a handler can take the connection over.
func TestHijack(t *testing.T) {
	ways := map[string]func(http.ResponseWriter) (net.Conn, *bufio.ReadWriter, error){
		"type": func(w http.ResponseWriter) (net.Conn, *bufio.ReadWriter, error) { return w.(http.Hijacker).Hijack() },
		"controller": func(w http.ResponseWriter) (net.Conn, *bufio.ReadWriter, error) {
			return http.NewResponseController(w).Hijack()
		},
	}
	for name, hijack := range ways {
		for _, around := range []func(http.Handler) http.Handler{func(h http.Handler) http.Handler { return h }, unwrapping} {
			t.Run(name, func(t *testing.T) {
				reports := make(chan api.Report, 1)
				rs := api.Responder{AbortStarted: true, Log: func(_ *http.Request, rep api.Report) { reports <- rep }}
				server := serve(t, around(rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
					conn, buffers, err := hijack(w)
					if err != nil {
						return err
					}
					_, err = buffers.WriteString("HTTP/1.1 200 OK\r\n\r\nmine")
					return errors.Join(err, buffers.Flush(), conn.Close(), api.ErrConflict)
				})))
				if got := talk(t, server, "GET"); got != "HTTP/1.1 200 OK\r\n\r\nmine" {
					t.Errorf("have %q", got)
				}
				if rep := <-reports; !rep.Started || rep.Kind != api.ErrConflict {
					t.Errorf("report %+v", rep)
				}
			})
		}
	}
}
