package respond

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"respond/api"
	"respond/statuses"
)

// TestExactHeaders checks names and values as they go over the wire.
func TestExactHeaders(t *testing.T) {
	rs := api.Responder{
		RequestID: func(*http.Request) string { return "r-1" },
		Rate:      func(*http.Request) (api.Rate, bool) { return api.Rate{Remaining: 3}, true },
	}
	got := ask(t, rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		h := w.Header()
		h.Set("X-Ratelimit-Limit", "old")
		h["x-ratelimit-limit"] = []string{"old"}
		h.Set("X-Request-Id", "old")
		h["x-content-type-options"] = []string{"old"}
		h["content-type"] = []string{"image/png"}
		h["content-language"] = []string{"fr"}
		h["X-Kept"] = []string{"a", "b"}
		h.Set("Set-Cookie", "a=b")
		return api.ErrBusy
	}), "GET")
	want := []string{
		"Content-Language: en", "Content-Type: application/json", "Retry-After: 2", "Set-Cookie: a=b", "Vary: Accept-Language",
		"X-Content-Type-Options: nosniff", "X-Fixed: fixed", "X-Kept: a", "X-Kept: b", "X-RateLimit-Limit: 7", "X-RateLimit-Remaining: 3", "X-Request-ID: r-1",
	}
	compareHeaders(t, got, want)
	if got.status != "503 Service Unavailable" {
		t.Errorf("status %s", got.status)
	}
}

// compareHeaders compares headers, in any order, less those of the server. What
// it says about the length must be true.
func compareHeaders(t *testing.T, got reply, want []string) {
	t.Helper()
	var have []string
	for _, h := range got.headers {
		switch name, value, _ := strings.Cut(h, ": "); name {
		case "Date", "Connection", "Transfer-Encoding":
		case "Content-Length":
			if value != fmt.Sprint(len(got.body)) {
				t.Errorf("%s, but the body is %q", h, got.body)
			}
		default:
			have = append(have, h)
		}
	}
	slices.Sort(have)
	want = slices.Sorted(slices.Values(want))
	if !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
}

// TestOutdatedHeaders checks that headers of the success answer are removed,
// however they are written, and that others stay.
func TestOutdatedHeaders(t *testing.T) {
	outdated := map[string]string{
		"Content-Length": "5", "content-length": "6", "Content-Encoding": "br", "content-encoding": "br", "Etag": "x", "ETag": "y", "Last-Modified": "then", "Cache-Control": "max-age=9", "cache-control": "public",
	}
	set := func(w http.ResponseWriter) {
		for name, value := range outdated {
			w.Header()[name] = []string{value}
		}
	}
	rs := api.Responder{}
	handlers := map[string]http.Handler{
		"Handler": rs.Handler(func(w http.ResponseWriter, _ *http.Request) error { set(w); return api.ErrConflict }),
		"Write":   http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { set(w); rs.Write(w, r, api.ErrConflict) }),
		"Track":   rs.Track(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { set(w); rs.Write(w, r, api.ErrConflict) })),
	}
	for name, handler := range handlers {
		t.Run(name, func(t *testing.T) {
			compareHeaders(t, ask(t, handler, "GET"), []string{
				"Content-Language: en", "Content-Type: application/json", "Vary: Accept-Language", "X-Content-Type-Options: nosniff", "X-Fixed: fixed",
			})
		})
	}
}

// TestVary checks that Vary is added to, not replaced.
func TestVary(t *testing.T) {
	shared := append(make([]string, 0, 8), "Origin")
	for _, test := range []struct {
		name string
		have []string
		want string
	}{
		{"Vary", nil, "[Accept-Language]"},
		{"Vary", shared, "[Origin Accept-Language]"},
		{"vary", []string{"Origin"}, "[Origin Accept-Language]"},
		{"Vary", []string{"Origin", "accept-language , Accept"}, "[Origin accept-language , Accept]"},
		{"Vary", []string{"*"}, "[*]"},
	} {
		w := httptest.NewRecorder()
		if test.have != nil {
			w.Header()[test.name] = test.have
		}
		api.Responder{}.Write(w, httptest.NewRequest("GET", "/", nil), api.ErrConflict)
		if have := fmt.Sprint(w.Header()[test.name]); have != test.want {
			t.Errorf("%s: %q becomes %s, want %s", test.name, test.have, have, test.want)
		}
	}
	if all := shared[:cap(shared)]; all[1] != "" {
		t.Errorf("the slice of the middleware is written to: %q", all)
	}
}

// TestHeadersAreApart checks that who adds to one header changes no other.
func TestHeadersAreApart(t *testing.T) {
	w := httptest.NewRecorder()
	api.Responder{}.Write(w, httptest.NewRequest("GET", "/", nil), api.NewEcho("text"))
	before := fmt.Sprint(w.Header())
	for _, lines := range w.Header() {
		_ = append(lines, "more")
	}
	if after := fmt.Sprint(w.Header()); after != before {
		t.Errorf("%s becomes %s", before, after)
	}
}

// TestCatalogueComesFirst checks that the catalogue can set what the responder
// sets and removes otherwise.
func TestCatalogueComesFirst(t *testing.T) {
	got := ask(t, api.Responder{}.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Cache-Control", "max-age=9")
		return api.ErrCached
	}), "GET")
	compareHeaders(t, got, []string{
		"Cache-Control: no-store", "Content-Language: fr", "Content-Type: application/json", "Vary: Origin", "Vary: Accept-Language", "X-Content-Type-Options: nosniff",
	})
}

// TestHeaderValues checks that values that are not allowed are left out, that
// what is there stays then, and that no value makes another header.
func TestHeaderValues(t *testing.T) {
	allowed := map[string]bool{"a, b": true, "a\tb": true, strings.Repeat("a", 4096): true, `"~ !`: true, "%d{{x}}": true}
	values := []string{
		"a\r\nSet-Cookie: x=1", "a\rX: y", "a\nX: y", "a\x1bb", "a\u202eb", "a\r\n b", "a\xff", "a\x00b", "a\x7fb", "é", "a\x85b", strings.Repeat("a", 4097), strings.Repeat("a", 1<<20),
	}
	for value := range allowed {
		values = append(values, value)
	}
	for _, value := range values {
		got := ask(t, api.Responder{}.Handler(func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("X-Text", "before")
			return api.NewEcho(value)
		}), "GET")
		want := []string{"Content-Language: en", "Content-Type: text/plain; charset=utf-8", "Vary: Accept-Language", "X-Content-Type-Options: nosniff", "X-Lines: first", "X-Lines: last"}
		if allowed[value] {
			want = append(want, "X-Lines: "+value, "X-Text: "+value)
		} else {
			want = append(want, "X-Text: before")
		}
		compareHeaders(t, got, want)
	}
}

// TestHead checks that HEAD gets what GET gets, less the body.
func TestHead(t *testing.T) {
	rs := api.Responder{}
	for _, err := range []error{api.NewNotFound("A", "1"), api.ErrBodiless, api.NewEcho("text"), http.ErrNoCookie} {
		get, head := ask(t, rs.Handler(returns(err)), "GET"), ask(t, rs.Handler(returns(err)), "HEAD")
		if head.body != "" || head.status != get.status {
			t.Errorf("%v: HEAD got %s and %q", err, head.status, head.body)
		}
		var want []string
		for _, h := range get.headers {
			if !strings.HasPrefix(h, "Date: ") && h != "Content-Length: 0" {
				want = append(want, h)
			}
		}
		have := slices.DeleteFunc(head.headers, func(h string) bool { return strings.HasPrefix(h, "Date: ") })
		if slices.Sort(have); !slices.Equal(have, slices.Sorted(slices.Values(want))) {
			t.Errorf("%v: have %q\nwant %q", err, have, want)
		}
		w := httptest.NewRecorder()
		rs.Write(w, httptest.NewRequest("HEAD", "/", nil), err)
		if w.Body.Len() > 0 {
			t.Errorf("%v: wrote %s", err, w.Body)
		}
	}
	server := serve(t, rs.Handler(returns(api.ErrConflict)))
	for range 3 { // the connection stays in order
		res, err := server.Client().Head(server.URL)
		if err != nil || res.StatusCode != 409 || res.ContentLength != 61 {
			t.Fatal(err, res)
		}
		res.Body.Close()
	}
}

// TestBodiless checks answers without a body.
func TestBodiless(t *testing.T) {
	rs := api.Responder{}
	got := ask(t, rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Content-Type", "image/png")
		return api.ErrBodiless
	}), "GET")
	compareHeaders(t, got, []string{"Content-Language: en", "Vary: Accept-Language", "X-Content-Type-Options: nosniff", "X-Fixed: fixed"})
	if got.status != "405 Method Not Allowed" || got.body != "" {
		t.Errorf("have %+v", got)
	}
	if got := ask(t, rs.Handler(returns(api.ErrNoContent)), "GET"); got.status != "204 No Content" || got.body != "" {
		t.Errorf("have %+v", got)
	}
}

// TestStatuses checks status lines, also of statuses that have no name.
func TestStatuses(t *testing.T) {
	for err, want := range map[api.Kind]string{
		api.ErrExpired: "419 status code 419", api.ErrClosed: "499 status code 499", api.ErrOddOrigin: "520 status code 520",
		api.ErrLast: "599 status code 599", api.ErrOk: "200 OK", api.ErrConflict: "409 Conflict",
	} {
		if got := ask(t, api.Responder{}.Handler(returns(err)), "GET"); got.status != want {
			t.Errorf("%v: have %s, want %s", err, got.status, want)
		}
	}
	var kind statuses.Kind
	server := serve(t, statuses.Responder{}.Handler(func(http.ResponseWriter, *http.Request) error { return kind }))
	for kind = range statuses.All() {
		got := parse(t, talk(t, server, "GET"))
		if !strings.HasPrefix(got.status, fmt.Sprint(kind.Status(), " ")) || !strings.Contains(got.body, fmt.Sprintf(`"status":%d`, kind.Status())) {
			t.Errorf("%v: have %s, %s", kind, got.status, got.body)
		}
	}
}
