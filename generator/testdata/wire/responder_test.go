package wire

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	c "wire/constructs/errs"
)

func full() *c.Error {
	return c.NewFull([]string{"a", "b"}, map[string]int{"z": 1, "a": 2}, 2.5, "hunter2", 3, "x\"y")
}

// TestBodies compares bodies with what the language says.
func TestBodies(t *testing.T) {
	vs := []c.Violation{
		c.TooLongViolation(c.Path("a").Index(0).Key("b/c~ d"), 5),
		c.TooLongViolation(c.Path("a"), 6, func(f *c.TooLongViolationFields) { h := "shorter"; f.Hint = &h }),
		c.Invalid(c.Query("page"), "Odd."),
	}
	at := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"references", full(), `{"code":"FULL","name":"FULL","status":"429","reason":"Too Many Requests","message":"Left 3 of x\"y.","title":"Full","user":"Wait.",` +
			`"docs":"https://example.com/e#full","grpc":"RESOURCE_EXHAUSTED","retry":{"ms":1500,"s":2,"float":1.5,"proto":"1.5s","text":"1.5s"},` +
			`"rest":{"tags":["a","b"],"m":{"a":2,"z":1},"f":2.5,"n":3,"who":"x\"y"},"attr":{"x":"y"},"const":[1,"two",{"three":3}],` +
			`"text":"at example.com/FULL","limit":7,"left":null,"null":null,"zero":0,"none":{}}`},
		{"sensitive and optional", c.NewHidden(nil, func(f *c.HiddenFields) { p, q := c.Hide("pa55word"), c.Hide("s3cret"); f.Pin, f.Code = &p, &q }), `{"pin":"pa55word","rest":{"list":[]}}`},
		{"bare identity", c.ErrFull, `{"code":"FULL","name":"FULL","status":"429","reason":"Too Many Requests","message":"Full","title":"Full","user":"Wait.",` +
			`"docs":"https://example.com/e#full","grpc":"RESOURCE_EXHAUSTED","retry":{"ms":1500,"s":2,"float":1.5,"proto":"1.5s","text":"1.5s"},` +
			`"rest":{},"attr":{"x":"y"},"const":[1,"two",{"three":3}],"text":"at example.com/FULL","limit":7,"left":null,"null":null,"zero":0,"none":{}}`},
		{"escapes", c.NewEscaped("</a>\u2028\U0001f600\x01\xff"), "{\n  \"message\": \"\\u003c\\/a\\u003e\\u2028\\ud83d\\ude00\\u0001\\ufffd\",\n" +
			"  \"const\": \"a\\/b \\u003cc\\u003e \\u00e9\",\n  \"none\": [],\n  \"list\": [\n    1,\n    2\n  ]\n}\n"},
		{"escapes with a delay", c.NewEscaped("x").WithRetryAfter(time.Second), "{\n  \"message\": \"x\",\n" +
			"  \"const\": \"a\\/b \\u003cc\\u003e \\u00e9\",\n  \"none\": [],\n  \"list\": [\n    1,\n    {\n      \"a\": 1\n    },\n    2\n  ]\n}\n"},
		{"several", errors.Join(c.ErrFirst, fmt.Errorf("x: %w", c.ErrSecond)), `{"errors":[{"code":"FIRST","message":"First."},{"code":"SECOND","message":"Second."}]}`},
		{"paths", c.NewPaths(vs...), `{"dot":["a.0.b/c~ d","a",""],"bracket":["a[0].b/c~ d","a",""],"pointer":["/a/0/b~1c~0 d","/a",""],"fragment":["#/a/0/b~1c~0%20d","#/a",""],` +
			`"plain":[{"path":[{"key":"a","in":"object"},{"key":0,"in":"array"},{"key":"b/c~ d","in":"object"}],"rule":"too_long","fields":{"n":5}},` +
			`{"path":[{"key":"a","in":"object"}],"rule":"too_long","fields":{"hint":"shorter","n":6}},{"path":[],"query":"page","rule":""}],` +
			`"group":{"a.0.b/c~ d":["a.0.b/c~ d has 5"],"a":["a has 6"],"":["Odd."]},` +
			`"tree":{"_errors":["Odd."],"a":{"_errors":["a has 6"],"0":{"b/c~ d":{"_errors":["a.0.b/c~ d has 5"]}}}}}`},
		{"spread", c.NewSpread(map[string]any{"a": 2, "b": []any{1, "<x>"}, "c": math.Inf(1)}, "t0ken", at), `{"a":1,"b":[1,"<x>"],"c":null,` +
			`"links":[{"text":"One","url":"https://example.com/1"},{"text":"Two"}],"secret":"t0ken",` +
			`"at":{"unix":1704164645,"http":"Tue, 02 Jan 2024 03:04:05 GMT","plain":"2024-01-02T03:04:05Z"},"strings":{"a":"2","b":"1, <x>","c":"+Inf"}}`},
		{"text", c.NewPlain("50% <b>"), "PLAIN: 50% <b>"},
		{"no body", c.ErrNone, ""},
		{"unknown error", errors.New("secret"), `{"code":"INTERNAL","name":"INTERNAL","status":"500","reason":"Internal Server Error","message":"Something broke.","title":"Something broke.",` +
			`"docs":"https://example.com/e#internal","grpc":"INTERNAL","retry":{},"rest":{},"attr":null,"const":[1,"two",{"three":3}],"text":"at example.com/INTERNAL","limit":null,"left":null,"null":null,"zero":0,"none":{}}`},
	}
	for _, test := range tests {
		if got := string(c.Responder{}.Append([]byte("x"), nil, test.err)); got != "x"+test.want {
			t.Errorf("%s: have\n%s\nwant\n%s", test.name, got[1:], test.want)
		}
	}
}

// TestReport checks what the responder says about each error.
func TestReport(t *testing.T) {
	var reports []c.Report
	rs := c.Responder{
		Log: func(_ *http.Request, rep c.Report) { reports = append(reports, rep) },
		Map: func(_ *http.Request, err error) error {
			if errors.Is(err, context.Canceled) {
				return c.ErrNonstandard
			}
			return nil
		},
		RequestID: func(*http.Request) string { return "r-1" },
	}
	send := func(err error) *httptest.ResponseRecorder {
		reports = nil
		w := httptest.NewRecorder()
		rs.Write(w, httptest.NewRequest("GET", "/", nil), err)
		return w
	}
	secret := errors.New("pa55word")
	tests := []struct {
		err        error
		status     int
		kind       c.Kind
		incomplete bool
		encode     bool
	}{
		{full().Wrap(secret), 429, c.ErrFull, false, false},
		{fmt.Errorf("%w: %w", secret, c.ErrFirst), 400, c.ErrFirst, false, false},
		{c.ErrFull, 429, c.ErrFull, true, false},
		{secret, 500, c.ErrInternal, false, false},
		{(*c.Error)(nil), 500, c.ErrInternal, false, false},
		{fmt.Errorf("x: %w", context.Canceled), 419, c.ErrNonstandard, false, false},
		{errors.Join(c.ErrFirst, c.ErrSecond), 400, c.ErrFirst, false, false},
		{errors.Join(c.ErrFirst, c.ErrThird), 500, c.ErrFirst, false, false},
		{c.ErrNone, 503, c.ErrNone, false, false},
		{c.NewSpread(map[string]any{"c": make(chan int)}, "t", time.Now()), 400, c.ErrSpread, false, true},
		{c.NewPlain("a\r\nSet-Cookie: b"), 400, c.ErrPlain, false, true},
	}
	for _, test := range tests {
		w := send(test.err)
		if w.Code != test.status {
			t.Errorf("%v: have status %d, want %d", test.err, w.Code, test.status)
		}
		if len(reports) != 1 {
			t.Fatalf("%v: logged %d times", test.err, len(reports))
		}
		rep := reports[0]
		if rep.Err != test.err || rep.Kind != test.kind || rep.Incomplete != test.incomplete || (rep.EncodeErr != nil) != test.encode || rep.Started {
			t.Errorf("%v: report %+v", test.err, rep)
		}
		if all := fmt.Sprint(w.Body, w.Header()); strings.Contains(all, "pa55word") || w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%v: the answer has what must not be sent: %s", test.err, all)
		}
	}
	w := httptest.NewRecorder()
	reports = nil
	rs.Write(w, httptest.NewRequest("GET", "/", nil), nil)
	if len(reports) != 0 || w.Body.Len() != 0 || len(w.Header()) != 0 {
		t.Error("a nil error was answered")
	}
}

// TestHeaders checks what happens to the headers of the success answer.
func TestHeaders(t *testing.T) {
	w := httptest.NewRecorder()
	for name, value := range map[string]string{"Content-Length": "5", "Etag": "x", "Cache-Control": "max-age=1", "x-one": "old", "X-Kept": "kept", "Vary": "Origin"} {
		w.Header()[name] = []string{value}
	}
	c.Responder{}.Write(w, httptest.NewRequest("GET", "/", nil), c.NewPlain("p"))
	want := http.Header{
		"Content-Type": {"text/plain; charset=utf-8"}, "X-Content-Type-Options": {"nosniff"}, "X-One": {"a", "PLAIN"}, "X-Bad": {"p"},
		"X-Kept": {"kept"}, "Vary": {"Origin", "Accept-Language"}, "Content-Language": {"en"},
	}
	if fmt.Sprint(w.Header()) != fmt.Sprint(want) {
		t.Errorf("have %v\nwant %v", w.Header(), want)
	}
	head := httptest.NewRecorder()
	c.Responder{}.Write(head, httptest.NewRequest("HEAD", "/", nil), c.NewPlain("p"))
	if head.Body.Len() != 0 || head.Code != 400 {
		t.Errorf("HEAD got status %d and %q", head.Code, head.Body)
	}
}

// TestLanguage checks which language an answer has.
func TestLanguage(t *testing.T) {
	for accept, want := range map[string]string{
		"": "en", "de": "de", "de-AT, en;q=0.5": "de", "en, de;q=0.9": "en", "fr, pt-br;q=0.2": "pt-BR", "pt": "en", "de;q=0, *": "en",
		"xx;q=foo, de": "de", strings.Repeat("x,", 10_000) + "de": "en",
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept-Language", accept)
		w := httptest.NewRecorder()
		c.Responder{}.Write(w, r, full())
		if got := w.Header().Get("Content-Language"); got != want {
			t.Errorf("%.40q: have %s, want %s", accept, got, want)
		}
		if want == "de" && !strings.Contains(w.Body.String(), `"message":"Noch 3 von x\"y.","title":"Voll"`) {
			t.Errorf("%q: body %s", accept, w.Body)
		}
	}
}

// TestStarted checks that an answer that has begun gets no second one.
func TestStarted(t *testing.T) {
	var rep c.Report
	rs := c.Responder{Log: func(_ *http.Request, r c.Report) { rep = r }}
	gzipped := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			z := gzip.NewWriter(w)
			defer z.Close()
			next.ServeHTTP(gzipWriter{w, z}, r)
		})
	}
	tests := []struct {
		name    string
		handler http.Handler
		started bool
	}{
		{"nothing", rs.Handler(func(http.ResponseWriter, *http.Request) error { return c.ErrFirst }), false},
		{"write", rs.Handler(func(w http.ResponseWriter, _ *http.Request) error { io.WriteString(w, "begun"); return c.ErrFirst }), true},
		{"status", rs.Handler(func(w http.ResponseWriter, _ *http.Request) error { w.WriteHeader(202); return c.ErrFirst }), true},
		{"early hints", rs.Handler(func(w http.ResponseWriter, _ *http.Request) error { w.WriteHeader(103); return c.ErrFirst }), false},
		{"flush", rs.Handler(func(w http.ResponseWriter, _ *http.Request) error { w.(http.Flusher).Flush(); return c.ErrFirst }), true},
		{"controller", rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
			return errors.Join(http.NewResponseController(w).Flush(), c.ErrFirst)
		}), true},
		{"copy", rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
			w.(io.ReaderFrom).ReadFrom(strings.NewReader("begun"))
			return c.ErrFirst
		}), true},
		{"middleware", rs.Track(gzipped(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "begun")
			rs.Write(w, r, c.ErrFirst)
		}))), true},
		{"middleware, nothing", rs.Track(gzipped(rs.Handler(func(http.ResponseWriter, *http.Request) error { return c.ErrFirst }))), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(test.handler)
			defer server.Close()
			res, err := http.Get(server.URL)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(res.Body)
			res.Body.Close()
			if err != nil {
				t.Fatal(err)
			}
			if answered := bytes.Contains(body, []byte("FIRST")) || strings.Contains(test.name, "middleware,"); answered == test.started || rep.Started != test.started {
				t.Errorf("body %q, report %+v", body, rep)
			}
		})
	}
}

type gzipWriter struct {
	http.ResponseWriter
	z *gzip.Writer
}

func (w gzipWriter) Write(b []byte) (int, error) { return w.z.Write(b) }
func (w gzipWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// TestHijack checks that a handler can take the connection over.
func TestHijack(t *testing.T) {
	done := make(chan c.Report, 1)
	rs := c.Responder{Log: func(_ *http.Request, rep c.Report) { done <- rep }}
	server := httptest.NewServer(rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			conn.Close()
		}
		return errors.Join(err, c.ErrFirst)
	}))
	defer server.Close()
	if res, err := http.Get(server.URL); err == nil {
		t.Error("the connection was not taken over", res.Status)
	}
	if rep := <-done; !rep.Started {
		t.Errorf("report %+v", rep)
	}
}

// TestAbort checks that a broken answer looks broken.
func TestAbort(t *testing.T) {
	rs := c.Responder{AbortStarted: true}
	server := httptest.NewServer(rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		io.WriteString(w, "begun")
		w.(http.Flusher).Flush()
		return c.ErrFirst
	}))
	defer server.Close()
	res, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.ReadAll(res.Body); err == nil {
		t.Error("the client sees a whole answer")
	}
}

// TestConcurrent shares errors and a responder.
func TestConcurrent(t *testing.T) {
	rs, e := c.Responder{}, full()
	want := string(rs.Append(nil, nil, e))
	var all sync.WaitGroup
	for range 16 {
		all.Add(1)
		go func() {
			defer all.Done()
			for range 100 {
				if got := string(rs.Append(nil, nil, e)); got != want {
					t.Errorf("have %s", got)
					return
				}
			}
		}()
	}
	all.Wait()
}
