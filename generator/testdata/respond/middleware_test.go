package respond

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"respond/api"
)

// compress is middleware as it is often written: it announces at once that it
// compresses, and does so as bodies come.
func compress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		next.ServeHTTP(compressed{w, z}, r)
	})
}

// compressLater holds bodies back until they are worth it.
func compressLater(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := &held{ResponseWriter: w, status: 200}
		next.ServeHTTP(h, r)
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(h.status)
		z := gzip.NewWriter(w)
		io.WriteString(z, h.body.String())
		z.Close()
	})
}

type compressed struct {
	http.ResponseWriter
	z *gzip.Writer
}

func (c compressed) Write(b []byte) (int, error) { return c.z.Write(b) }
func (c compressed) Unwrap() http.ResponseWriter { return c.ResponseWriter }

type held struct {
	http.ResponseWriter
	status int
	body   strings.Builder
}

func (h *held) WriteHeader(status int)      { h.status = status }
func (h *held) Write(b []byte) (int, error) { return h.body.Write(b) }
func (h *held) Unwrap() http.ResponseWriter { return h.ResponseWriter }

// TestCompressed checks answers through middleware that compresses, wherever it
// stands.
func TestCompressed(t *testing.T) {
	var rep api.Report
	rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
	fails := returns(api.ErrConflict)
	begins := func(w http.ResponseWriter, _ *http.Request) error { io.WriteString(w, "begun"); return api.ErrConflict }
	writes := func(f func(http.ResponseWriter, *http.Request) error) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { rs.Write(w, r, f(w, r)) })
	}
	sets := func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Content-Encoding", "br")
		w.Header().Set("ETag", "x")
		return api.ErrConflict
	}
	tests := []struct {
		name    string
		handler http.Handler
		body    string
		started bool
	}{
		{"around Handler", compress(rs.Handler(fails)), conflict, false},
		{"around Handler, begun", compress(rs.Handler(begins)), "begun", true},
		{"around Handler that announces another", compress(rs.Handler(sets)), conflict, false},
		{"around Track", compress(rs.Track(writes(fails))), conflict, false},
		{"around Track, begun", compress(rs.Track(writes(begins))), "begun", true},
		{"around Write", compress(writes(fails)), conflict, false},
		{"inside of Track", rs.Track(compress(writes(fails))), conflict, false},
		{"inside of Track, begun", rs.Track(compress(writes(begins))), "begun", true},
		{"between Track and Handler", rs.Track(compress(rs.Handler(fails))), conflict, false},
		{"later, around Handler", compressLater(rs.Handler(fails)), conflict, false},
		{"later, around Handler, begun", compressLater(rs.Handler(begins)), "begun", true},
		{"later, between Track and Handler, begun", rs.Track(compressLater(rs.Handler(begins))), "begun", true},
		{"later, around Track, begun", compressLater(rs.Track(writes(begins))), "begun", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			server := serve(t, test.handler)
			req, err := http.NewRequest("GET", server.URL, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Accept-Encoding", "gzip") // so that the client does not decompress
			res, err := server.Client().Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer res.Body.Close()
			z, err := gzip.NewReader(res.Body)
			if err != nil || res.Header.Get("Content-Encoding") != "gzip" {
				t.Fatal(err, res.Header)
			}
			body, err := io.ReadAll(z)
			if err != nil || string(body) != test.body || (res.StatusCode == 409) == test.started {
				t.Errorf("have %d %q, %v", res.StatusCode, body, err)
			}
			if rep.Started != test.started {
				t.Errorf("report %+v", rep)
			}
		})
	}
}

// TestTimeout checks answers that come too late.
func TestTimeout(t *testing.T) {
	reports := make(chan api.Report, 2)
	rs := api.Responder{Log: func(_ *http.Request, rep api.Report) { reports <- rep }}
	answered := make(chan bool)
	late := rs.Handler(func(_ http.ResponseWriter, r *http.Request) error {
		<-r.Context().Done()
		<-answered
		return api.ErrConflict.Wrap(r.Context().Err())
	})
	got := ask(t, http.TimeoutHandler(late, time.Millisecond, "too late"), "GET")
	if got.status != "503 Service Unavailable" || got.body != "too late" {
		t.Errorf("have %+v", got)
	}
	close(answered)
	if rep := <-reports; rep.WriteErr != http.ErrHandlerTimeout || rep.Started || !errors.Is(rep.Err, context.DeadlineExceeded) {
		t.Errorf("report %+v", rep)
	}
	got = ask(t, http.TimeoutHandler(rs.Handler(returns(api.ErrConflict)), time.Minute, ""), "GET")
	if rep := <-reports; got.status != "409 Conflict" || !got.has("Vary: Accept-Language") || rep.WriteErr != nil {
		t.Errorf("have %+v, report %+v", got, rep)
	}
}
