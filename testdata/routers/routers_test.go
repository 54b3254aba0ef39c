package routers

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"routers/apierrs"
)

// A journal has what was logged.
type journal struct {
	mu      sync.Mutex
	reports []apierrs.Report
}

func (j *journal) log(_ *http.Request, rep apierrs.Report) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.reports = append(j.reports, rep)
}

// last returns the only report since the last call.
func (j *journal) last(t *testing.T) apierrs.Report {
	t.Helper()
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.reports) != 1 {
		t.Errorf("logged %d times: %+v", len(j.reports), j.reports)
		return apierrs.Report{}
	}
	rep := j.reports[0]
	j.reports = nil
	return rep
}

// newResponder returns a responder as a program has one.
func newResponder() (apierrs.Responder, *journal) {
	j := new(journal)
	return apierrs.Responder{
		RequestID: func(r *http.Request) string { return r.Header.Get("X-Request-Id") },
		Map: func(_ *http.Request, err error) error {
			if errors.Is(err, context.Canceled) {
				return apierrs.ErrPageExpired
			}
			return nil
		},
		Log: j.log,
	}, j
}

// getOrder is a handler that fails, in one of several ways.
func getOrder(w http.ResponseWriter, _ *http.Request, id string) error {
	switch id {
	case "canceled":
		return context.Canceled
	case "begun":
		if _, err := io.WriteString(w, "begun"); err != nil {
			return err
		}
	case "headers":
		w.Header().Set("ETag", "x")
		w.Header().Set("Content-Length", "1000")
	case "fine":
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return apierrs.NewOrderNotFound(id).Wrap(errors.New("secret"))
}

// An exchange is a request and what must come back.
type exchange struct {
	method, path string
	status       int
	body         string
	kind         apierrs.Kind // that is logged; 0 for none
	started      bool
}

// exchanges are those that are the same in all routers.
var exchanges = []exchange{
	{"GET", "/orders/7", 404, `{"code":"ORDER_NOT_FOUND","message":"Bestellung 7 gibt es nicht."}`, apierrs.ErrOrderNotFound, false},
	{"GET", "/orders/headers", 404, `{"code":"ORDER_NOT_FOUND","message":"Bestellung headers gibt es nicht."}`, apierrs.ErrOrderNotFound, false},
	{"GET", "/orders/canceled", 419, `{"code":"PAGE_EXPIRED","message":"The page has expired."}`, apierrs.ErrPageExpired, false},
	{"GET", "/orders/begun", 200, "begun", apierrs.ErrOrderNotFound, true},
	{"GET", "/orders/fine", 204, "", 0, false},
	{"HEAD", "/orders/7", 404, "", apierrs.ErrOrderNotFound, false},
	{"GET", "/nowhere", 404, `{"code":"NO_ROUTE","message":"There is nothing here."}`, apierrs.ErrNoRoute, false},
	{"POST", "/orders/7", 405, `{"code":"WRONG_METHOD","message":"That cannot be done here."}`, apierrs.ErrWrongMethod, false},
}

// check runs exchanges with a router, with and without compression.
func check(t *testing.T, router http.Handler, j *journal, exchanges []exchange) {
	t.Helper()
	server := httptest.NewServer(router)
	defer server.Close()
	for _, x := range exchanges {
		for _, accept := range []string{"", "gzip"} {
			t.Run(strings.TrimSpace(x.method+" "+x.path+" "+accept), func(t *testing.T) {
				req, err := http.NewRequest(x.method, server.URL+x.path, nil)
				if err != nil {
					t.Fatal(err)
				}
				req.Header.Set("Accept-Encoding", accept)
				req.Header.Set("Accept-Language", "de")
				req.Header.Set("X-Request-Id", "r-1")
				res, err := server.Client().Do(req)
				if err != nil {
					t.Fatal(err)
				}
				defer res.Body.Close()
				x.compare(t, res)
				if x.kind == 0 {
					return
				}
				if rep := j.last(t); rep.Kind != x.kind || rep.Started != x.started || rep.WriteErr != nil {
					t.Errorf("report %+v", rep)
				}
			})
		}
	}
}

// compare compares an answer with what must come.
func (x exchange) compare(t *testing.T, res *http.Response) {
	t.Helper()
	reader := io.Reader(res.Body)
	if res.Header.Get("Content-Encoding") == "gzip" && x.method != "HEAD" {
		z, err := gzip.NewReader(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		reader = z
	}
	body, err := io.ReadAll(reader)
	if err != nil || res.StatusCode != x.status || string(body) != x.body {
		t.Errorf("have %d %q, %v; want %d %q", res.StatusCode, body, err, x.status, x.body)
	}
	if x.started || x.kind == 0 {
		return
	}
	if h := res.Header; h.Get("Content-Type") != "application/json" || h.Get("Etag") != "" || h.Get("X-RequestID") != "r-1" || !strings.Contains(strings.Join(h["Vary"], ","), "Accept-Language") {
		t.Errorf("headers %v", h)
	}
}
