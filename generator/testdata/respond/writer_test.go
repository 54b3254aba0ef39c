package respond

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"respond/api"
)

// TestWriterKeeps checks that the writer in a handler can what that of the
// server can, and nothing else.
func TestWriterKeeps(t *testing.T) {
	abilities := func(w http.ResponseWriter) string {
		_, flushes := w.(http.Flusher)
		_, hijacks := w.(http.Hijacker)
		err := http.NewResponseController(w).SetReadDeadline(time.Now().Add(time.Minute))
		return fmt.Sprint("flush ", flushes, ", hijack ", hijacks, ", deadline ", err == nil)
	}
	seen := make(chan string, 2)
	rs := api.Responder{}
	around := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			seen <- abilities(w)
			next.ServeHTTP(w, r)
		})
	}
	inside := rs.Track(rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		seen <- abilities(w)
		if _, ok := w.(io.ReaderFrom); !ok {
			t.Error("no ReadFrom")
		}
		return nil
	}))
	two := serveTwo(t, around(inside))
	for name, get := range map[string]func() (*http.Response, error){
		"flush true, hijack true, deadline true":  func() (*http.Response, error) { return http.Get(serve(t, around(inside)).URL) },
		"flush true, hijack false, deadline true": func() (*http.Response, error) { return two.Client().Get(two.URL) },
		"flush false, hijack false, deadline false": func() (*http.Response, error) {
			return http.Get(serve(t, http.TimeoutHandler(around(inside), time.Minute, "")).URL)
		},
	} {
		res, err := get()
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if before, after := <-seen, <-seen; before != name || after != name {
			t.Errorf("want %s; before %s, after %s", name, before, after)
		}
	}
}

// An odd writer can be taken over, but not flushed, and says when the client has
// gone.
type oddWriter struct{ http.ResponseWriter }

func (oddWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) { return nil, nil, http.ErrHijacked }

func (oddWriter) CloseNotify() <-chan bool {
	gone := make(chan bool, 1)
	gone <- true
	return gone
}

// TestRareWriters checks what the writers of some routers can.
func TestRareWriters(t *testing.T) {
	for _, rare := range []bool{true, false} {
		var w http.ResponseWriter = struct{ http.ResponseWriter }{httptest.NewRecorder()}
		if rare {
			w = oddWriter{w}
		}
		api.Responder{}.Handler(func(w http.ResponseWriter, _ *http.Request) error {
			_, flushes := w.(http.Flusher)
			_, hijacks := w.(http.Hijacker)
			gone := false
			select {
			case gone = <-w.(interface{ CloseNotify() <-chan bool }).CloseNotify():
			default:
			}
			if flushes || hijacks != rare || gone != rare {
				t.Errorf("rare %v: flush %v, hijack %v, gone %v", rare, flushes, hijacks, gone)
			}
			return nil
		})(w, httptest.NewRequest("GET", "/", nil))
	}
}
