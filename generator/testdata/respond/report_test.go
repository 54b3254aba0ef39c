package respond

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"respond/api"
	"respond/bare"
	"respond/statuses"
)

// TestLogAfterAnswer checks that Log is called once, when the answer is out.
func TestLogAfterAnswer(t *testing.T) {
	calls := 0
	w := httptest.NewRecorder()
	rs := api.Responder{Log: func(r *http.Request, rep api.Report) {
		calls++
		if w.Code != 409 || w.Body.Len() == 0 || r == nil || rep.Err != api.ErrConflict {
			t.Errorf("logged %+v when the answer is %d %s", rep, w.Code, w.Body)
		}
	}}
	r := httptest.NewRequest("GET", "/", nil)
	rs.Write(w, r, api.ErrConflict)
	if calls != 1 {
		t.Errorf("logged %d times", calls)
	}
	rs.Handler(func(w http.ResponseWriter, r *http.Request) error {
		rs.Write(w, r, api.ErrConflict) // answered, and returned as well: two errors
		return api.ErrConflict
	})(w, r)
	if calls != 3 {
		t.Errorf("logged %d times", calls)
	}
}

// TestIncomplete checks what becomes of the constant of an entry with fields.
func TestIncomplete(t *testing.T) {
	tests := []struct {
		err        error
		incomplete bool
		body       string
	}{
		{api.ErrNotFound, true, `{"code":"NOT_FOUND","message":"No such thing","locale":"en"}`},
		{api.ErrNotFound.Wrap(io.EOF), true, `{"code":"NOT_FOUND","message":"No such thing","locale":"en"}`},
		{api.NewNotFound("", ""), false, `{"code":"NOT_FOUND","message":"  does not exist.","fields":{"kind":"","id":""},"locale":"en"}`},
		{api.ErrConflict, false, `{"code":"CONFLICT","message":"It was changed.","locale":"en"}`},
		{errors.Join(api.ErrFirst, api.ErrWithField), true, `{"errors":[{"code":"FIRST","message":"First."},{"code":"WITH_FIELD","message":"Field"}]}`},
		{errors.Join(api.ErrFirst, api.NewWithField(5)), false, `{"errors":[{"code":"FIRST","message":"First."},{"code":"WITH_FIELD","message":"Field 5."}]}`},
	}
	for _, test := range tests {
		var rep api.Report
		rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
		w := httptest.NewRecorder()
		rs.Write(w, httptest.NewRequest("GET", "/", nil), test.err)
		if w.Body.String() != test.body || rep.Incomplete != test.incomplete {
			t.Errorf("%v: have %s, incomplete %v\nwant %s", test.err, w.Body, rep.Incomplete, test.body)
		}
		w = httptest.NewRecorder()
		api.Responder{}.Write(w, httptest.NewRequest("GET", "/", nil), test.err)
		if w.Body.String() != test.body {
			t.Errorf("%v: without Log: have %s", test.err, w.Body)
		}
	}
}

// TestEncodeErr checks that what cannot be sent is reported.
func TestEncodeErr(t *testing.T) {
	tests := []struct {
		err  error
		want []string // in EncodeErr
		body string
	}{
		{api.NewFloat(math.NaN()), []string{"NaN"}, `"fields":{"f":null}`},
		{api.NewMeasured(math.Inf(-1)), []string{"-Inf"}, `{"code":"MEASURED"}`},
		{api.NewMeasured(-0.5), nil, `{"code":"MEASURED"}`},
		{api.NewAny(math.NaN()), []string{"float64"}, `"fields":{"value":null}`},
		{api.NewAny(make(chan int)), []string{"chan int"}, `"fields":{"value":null}`},
		{api.NewAny("\xff"), nil, "\ufffd"},
		{api.NewEcho("a\x00b"), []string{"X-Text", "X-Lines"}, "a\x00b"},
		{api.NewEcho(strings.Repeat("x", 4097)), []string{"X-Text", "X-Lines"}, "xxxx"},
		{api.NewEcho(strings.Repeat("x", 4096)), nil, "xxxx"},
	}
	for _, test := range tests {
		var rep api.Report
		rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
		w := httptest.NewRecorder()
		rs.Write(w, httptest.NewRequest("GET", "/", nil), test.err)
		if (rep.EncodeErr != nil) != (len(test.want) > 0) || !strings.Contains(w.Body.String(), test.body) || w.Code != 400 {
			t.Errorf("%.20v: have %v, body %.60s", test.err, rep.EncodeErr, w.Body)
		}
		for _, part := range test.want {
			if !strings.Contains(rep.EncodeErr.Error(), part) {
				t.Errorf("%.20v: have %v, want %s in it", test.err, rep.EncodeErr, part)
			}
		}
	}
	var rep api.Report
	api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}.Append(nil, nil, api.NewAny(math.Inf(1)))
	if rep.EncodeErr == nil {
		t.Error("Append does not report an infinity")
	}
}

// A brokenWriter cannot write bodies.
type brokenWriter struct{ http.ResponseWriter }

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// TestWriteErr checks that an answer that was not written is reported.
func TestWriteErr(t *testing.T) {
	var rep api.Report
	rs := api.Responder{Log: func(_ *http.Request, r api.Report) { rep = r }}
	for _, err := range []error{api.ErrConflict, io.EOF} {
		rs.Write(brokenWriter{httptest.NewRecorder()}, httptest.NewRequest("GET", "/", nil), err)
		if rep.WriteErr != io.ErrClosedPipe || rep.Err != err || rep.Started {
			t.Errorf("report %+v", rep)
		}
	}
	for _, err := range []error{api.ErrBodiless, api.ErrNoContent} {
		rs.Write(brokenWriter{httptest.NewRecorder()}, httptest.NewRequest("GET", "/", nil), err)
		if rep.WriteErr != nil {
			t.Errorf("%v has no body: report %+v", err, rep)
		}
	}
}

// TestPanics checks that panics of the program's functions are its own: they
// pass through, and nothing is answered twice.
func TestPanics(t *testing.T) {
	const mine = "mine"
	responders := map[string]api.Responder{
		"RequestID": {RequestID: func(*http.Request) string { panic(mine) }},
		"Instance":  {Instance: func(*http.Request, error) string { panic(mine) }},
		"Locale":    {Locale: func(*http.Request) string { panic(mine) }},
		"Rate":      {Rate: func(*http.Request) (api.Rate, bool) { panic(mine) }},
		"Map":       {Map: func(*http.Request, error) error { panic(mine) }},
		"Log":       {Log: func(*http.Request, api.Report) { panic(mine) }},
	}
	for name, rs := range responders {
		t.Run(name, func(t *testing.T) {
			w := httptest.NewRecorder()
			defer func() {
				if v := recover(); v != mine {
					t.Errorf("panics with %v", v)
				}
				if answered := w.Body.Len() > 0; answered != (name == "Log") {
					t.Errorf("answered with %s", w.Body)
				}
			}()
			rs.Handler(returns(io.EOF))(w, httptest.NewRequest("GET", "/", nil))
		})
	}
}

// first returns the first value of a header, by its exact name.
func first(w *httptest.ResponseRecorder, name string) string {
	if lines := w.Header()[name]; len(lines) > 0 {
		return lines[0]
	}
	return ""
}

// TestRequestValues checks what the program's functions supply, and that each
// is called once for an answer.
func TestRequestValues(t *testing.T) {
	calls := make(map[string]int)
	called := func(name string) string { calls[name]++; return name }
	rs := api.Responder{
		RequestID: func(*http.Request) string { return called("id") },
		Instance:  func(*http.Request, error) string { return called("instance") },
		Locale:    func(*http.Request) string { return called("de") },
		Rate:      func(*http.Request) (api.Rate, bool) { called("rate"); return api.Rate{Limit: 9, Remaining: 3}, true },
	}
	w := httptest.NewRecorder()
	rs.Write(w, httptest.NewRequest("GET", "/", nil), api.NewNotFound("A", "1"))
	want := `{"code":"NOT_FOUND","message":"A 1 gibt es nicht.","fields":{"kind":"A","id":"1"},"id":"id","instance":"instance","locale":"de"}`
	if w.Body.String() != want || first(w, "X-Request-ID") != "id" || first(w, "X-RateLimit-Limit") != "9" || first(w, "X-RateLimit-Remaining") != "3" {
		t.Errorf("have %s %v\nwant %s", w.Body, w.Header(), want)
	}
	for name, n := range calls {
		if n != 1 {
			t.Errorf("%s is asked for %d times", name, n)
		}
	}
	w = httptest.NewRecorder()
	rs.Write(w, httptest.NewRequest("GET", "/", nil), api.ErrBusy.WithRate(api.Rate{Remaining: 2}))
	if first(w, "X-RateLimit-Limit") != "7" || first(w, "X-RateLimit-Remaining") != "2" || first(w, "Retry-After") != "2" {
		t.Errorf("the limit of the error does not come first: %v", w.Header())
	}
	rs.Rate = func(*http.Request) (api.Rate, bool) { return api.Rate{}, false }
	w = httptest.NewRecorder()
	rs.Write(w, httptest.NewRequest("GET", "/", nil), api.ErrBusy.WithRetryAfter(time.Nanosecond))
	if first(w, "X-RateLimit-Limit") != "7" || first(w, "X-RateLimit-Remaining") != "" || first(w, "Retry-After") != "1" {
		t.Errorf("a limit that was not met: %v", w.Header())
	}
}

// TestInstance checks that the program is asked once for each error of an
// answer, and is shown an error without an entry behind the fallback.
func TestInstance(t *testing.T) {
	var asked []error
	rs := api.Responder{Instance: func(_ *http.Request, err error) string {
		asked = append(asked, err)
		return fmt.Sprint(len(asked))
	}}
	first, second := api.NewIdentified(api.Invalid(api.Path("a"), ""), api.Invalid(api.Path("b"), "")), api.NewNotFound("A", "1")
	w := httptest.NewRecorder()
	rs.Write(w, httptest.NewRequest("GET", "/", nil), fmt.Errorf("x: %w", errors.Join(first, second)))
	if want := `[{"code":"IDENTIFIED","id":"1"},{"code":"IDENTIFIED","id":"1"},{"code":"NOT_FOUND","id":"2"}]`; w.Body.String() != want {
		t.Errorf("have %s, want %s", w.Body, want)
	}
	rs.Write(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil), io.EOF)
	if len(asked) != 3 || asked[0] != first || asked[1] != second || !errors.Is(asked[2], api.ErrInternal) || !errors.Is(asked[2], io.EOF) {
		t.Errorf("asked for %v", asked)
	}
	if rs.Append(nil, nil, first); len(asked) != 3 {
		t.Error("asked without a request")
	}
}

// TestStability checks that the responder and its report are the same whatever
// the catalogue uses.
func TestStability(t *testing.T) {
	fields := func(v any) (names []string) {
		for i, typ := 0, reflect.TypeOf(v); i < typ.NumField(); i++ {
			names = append(names, typ.Field(i).Name)
		}
		return names
	}
	methods := func(v any) (names []string) {
		for i, typ := 0, reflect.TypeOf(v); i < typ.NumMethod(); i++ {
			names = append(names, typ.Method(i).Name)
		}
		return names
	}
	for _, rs := range []any{api.Responder{}, bare.Responder{}, statuses.Responder{}} {
		if have, want := fields(rs), []string{"RequestID", "Instance", "Locale", "Rate", "Map", "Log", "AbortStarted"}; !reflect.DeepEqual(have, want) {
			t.Errorf("%T has the fields %v, want %v", rs, have, want)
		}
		if have, want := methods(rs), []string{"Append", "Handler", "Track", "Write"}; !reflect.DeepEqual(have, want) {
			t.Errorf("%T has the methods %v, want %v", rs, have, want)
		}
	}
	for _, rep := range []any{api.Report{}, bare.Report{}} {
		if have, want := fields(rep), []string{"Err", "Kind", "Started", "Incomplete", "EncodeErr", "WriteErr"}; !reflect.DeepEqual(have, want) {
			t.Errorf("%T has the fields %v, want %v", rep, have, want)
		}
	}
	_ = api.Responder{
		RequestID: func(*http.Request) string { return "" }, Instance: func(*http.Request, error) string { return "" }, Locale: func(*http.Request) string { return "" },
		Rate: func(*http.Request) (api.Rate, bool) { return api.Rate{}, false }, Map: func(*http.Request, error) error { return nil },
		Log: func(*http.Request, api.Report) {}, AbortStarted: false,
	}
}

// TestAdaptors checks that a handler fits where handlers are wanted.
func TestAdaptors(t *testing.T) {
	rs := api.Responder{}
	mux := http.NewServeMux()
	mux.Handle("GET /a", rs.Handler(returns(api.ErrConflict)))
	mux.HandleFunc("GET /b", rs.Handler(returns(api.ErrConflict)))
	mux.Handle("GET /c", rs.Track(rs.Handler(returns(api.ErrConflict))))
	for _, path := range []string{"/a", "/b", "/c"} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != 409 {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}
