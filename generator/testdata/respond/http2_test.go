package respond

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"

	"respond/api"
)

// serveTwo starts a server that speaks HTTP/2.
func serveTwo(t *testing.T, handler http.Handler) *httptest.Server {
	t.Helper()
	var complaints lockedBuffer
	server := httptest.NewUnstartedServer(handler)
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.New(&complaints, "", 0)
	server.StartTLS()
	t.Cleanup(func() {
		server.Close()
		if s := complaints.String(); s != "" {
			t.Errorf("the server complains: %s", s)
		}
	})
	return server
}

// askTwo returns an answer that came over HTTP/2, and its body.
func askTwo(t *testing.T, server *httptest.Server, method string) (*http.Response, string, error) {
	t.Helper()
	req, err := http.NewRequest(method, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.ProtoMajor != 2 {
		t.Errorf("answered over %s", res.Proto)
	}
	body, err := io.ReadAll(res.Body)
	return res, string(body), err
}

// TestHTTP2 checks answers over the other protocol.
func TestHTTP2(t *testing.T) {
	fails := func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("ETag", "x")
		w.Header().Set("X-Ratelimit-Limit", "old")
		return api.ErrBusy
	}
	hijacks := func(w http.ResponseWriter, _ *http.Request) error {
		if _, _, err := http.NewResponseController(w).Hijack(); !errors.Is(err, http.ErrNotSupported) {
			t.Errorf("hijacked: %v", err)
		}
		return api.ErrConflict
	}
	tests := []struct {
		method  string
		handler func(http.ResponseWriter, *http.Request) error
		status  int
		body    string
	}{
		{"GET", fails, 503, `{"code":"BUSY","message":"Come back later.","locale":"en"}`},
		{"HEAD", fails, 503, ""},
		{"GET", returns(api.ErrExpired), 419, `{"code":"EXPIRED","message":"Page expired.","locale":"en"}`},
		{"GET", returns(api.ErrNoContent), 204, ""},
		{"GET", hijacks, 409, `{"code":"CONFLICT","message":"It was changed.","locale":"en"}`},
	}
	for _, test := range tests {
		var rep api.Report
		rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
		res, body, err := askTwo(t, serveTwo(t, rs.Handler(test.handler)), test.method)
		if err != nil || res.StatusCode != test.status || body != test.body || rep.Started || rep.WriteErr != nil {
			t.Errorf("have %d %q, %v, report %+v", res.StatusCode, body, err, rep)
		}
		if test.status == 503 && (fmt.Sprint(res.Header["X-Ratelimit-Limit"]) != "[7]" || res.Header["Etag"] != nil || res.ContentLength != 58) {
			t.Errorf("have %v, length %d", res.Header, res.ContentLength)
		}
	}
}

// TestHTTP2Started checks that a broken answer looks broken.
func TestHTTP2Started(t *testing.T) {
	var rep api.Report
	rs := api.Responder{AbortStarted: true, Log: func(_ *http.Request, r api.Report) { rep = r }}
	res, body, err := askTwo(t, serveTwo(t, rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.WriteHeader(http.StatusEarlyHints)
		_, err := io.WriteString(w, "begun")
		return errors.Join(err, http.NewResponseController(w).Flush(), api.ErrConflict)
	})), "GET")
	if err == nil || body != "begun" || res.StatusCode != 200 || !rep.Started {
		t.Errorf("have %d %q, %v, report %+v", res.StatusCode, body, err, rep)
	}
}
