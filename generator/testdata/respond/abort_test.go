package respond

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"respond/api"
)

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
