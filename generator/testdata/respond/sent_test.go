package respond

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"respond/api"
	"respond/bare"
)

// A loop is an error that wraps itself.
type loop struct{}

func (loop) Error() string { return "loop" }

func (l loop) Unwrap() error { return l }

// A loops is an error that wraps itself twice.
type loops struct{}

func (loops) Error() string { return "loops" }

func (l loops) Unwrap() []error { return []error{l, l} }

// An odd is an error that cannot be asked for its text.
type odd struct{}

func (odd) Error() string { panic("asked for its text") }

// A sending is an error with what is sent for it.
type sending struct {
	name   string
	err    error
	status int
	kind   api.Kind
	body   string
}

const (
	conflict = `{"code":"CONFLICT","message":"It was changed.","locale":"en"}`
	two      = `{"errors":[{"code":"FIRST","message":"First."},{"code":"SECOND","message":"Second."}]}`
)

// TestSent checks which error is sent.
func TestSent(t *testing.T) {
	notFound := api.NewNotFound("Order", "7")
	secret := errors.New("secret")
	var none *api.Error
	internal := `{"code":"INTERNAL","message":"Something broke.","locale":"en"}`
	missing := `{"code":"NOT_FOUND","message":"Order 7 does not exist.","fields":{"kind":"Order","id":"7"},"locale":"en"}`
	checkSent(t, []sending{
		{"constant", api.ErrConflict, 409, api.ErrConflict, conflict},
		{"with fields", notFound, 404, api.ErrNotFound, missing},
		{"wrapped", fmt.Errorf("load: %w", fmt.Errorf("get: %w", notFound)), 404, api.ErrNotFound, missing},
		{"with a cause", notFound.Wrap(secret), 404, api.ErrNotFound, missing},
		{"outermost", notFound.Wrap(api.ErrConflict), 404, api.ErrNotFound, missing},
		{"outermost in wraps", fmt.Errorf("a: %w", api.ErrConflict.Wrap(fmt.Errorf("b: %w", notFound))), 409, api.ErrConflict, conflict},
		{"first operand of %w", fmt.Errorf("%w: %w", notFound, api.ErrConflict), 404, api.ErrNotFound, missing},
		{"first entry among operands of %w", fmt.Errorf("%w: %w", secret, api.ErrConflict), 409, api.ErrConflict, conflict},
		{"first operand of Join", errors.Join(notFound, api.ErrConflict), 404, api.ErrNotFound, missing},
		{"depth first", errors.Join(fmt.Errorf("a: %w", errors.Join(secret, api.ErrConflict)), notFound), 409, api.ErrConflict, conflict},
		{"unknown", secret, 500, api.ErrInternal, internal},
		{"unknown join", errors.Join(secret, io.EOF), 500, api.ErrInternal, internal},
		{"mapped", fmt.Errorf("x: %w", context.Canceled), 499, api.ErrClosed, `{"code":"CLOSED","message":"Client closed the request.","locale":"en"}`},
		{"mapped to one without entry", fmt.Errorf("x: %w", context.DeadlineExceeded), 500, api.ErrInternal, internal},
		{"mapped to several", io.ErrUnexpectedEOF, 400, api.ErrFirst, two},
		{"entries are not mapped", errors.Join(context.Canceled, notFound), 404, api.ErrNotFound, missing},
		{"nil *Error", none, 500, api.ErrInternal, internal},
		{"wrapped nil *Error", fmt.Errorf("x: %w", none), 500, api.ErrInternal, internal},
		{"nil *Error beside an entry", errors.Join(none, api.ErrConflict), 409, api.ErrConflict, conflict},
		{"cause of a nil *Error", none.Wrap(api.ErrConflict), 409, api.ErrConflict, conflict},
		{"zero Error", &api.Error{}, 500, api.ErrInternal, internal},
		{"zero Kind", api.Kind(0), 500, api.ErrInternal, internal},
		{"Kind that is no entry", api.Kind(9999), 500, api.ErrInternal, internal},
		{"odd", odd{}, 500, api.ErrInternal, internal},
		{"odd cause", api.ErrConflict.Wrap(odd{}), 409, api.ErrConflict, conflict},
	})
}

// TestSeveral checks which errors are sent in one body.
func TestSeveral(t *testing.T) {
	secret := errors.New("secret")
	first := `{"errors":[{"code":"FIRST","message":"First."}]}`
	checkSent(t, []sending{
		{"several", errors.Join(api.ErrFirst, api.ErrSecond), 400, api.ErrFirst, two},
		{"several with wraps", fmt.Errorf("a: %w", errors.Join(fmt.Errorf("b: %w", api.ErrFirst), api.ErrSecond.Wrap(secret))), 400, api.ErrFirst, two},
		{"several, nested", errors.Join(errors.Join(api.ErrFirst), errors.Join(secret, api.ErrSecond)), 400, api.ErrFirst, two},
		{"causes are not among several", api.ErrFirst.Wrap(api.ErrSecond), 400, api.ErrFirst, first},
		{"operands of %w are not several", fmt.Errorf("%w: %w", api.ErrFirst, api.ErrSecond), 400, api.ErrFirst, first},
		{"Join among operands of %w", fmt.Errorf("%w: %w", errors.Join(api.ErrFirst, api.ErrSecond), io.EOF), 400, api.ErrFirst, two},
		{"several problems", errors.Join(api.NewProblems(api.TooLongViolation(api.Path("a")), api.TooLongViolation(api.Path("b"))), api.ErrConflict), 400, api.ErrProblems,
			`{"problems":[{"code":"PROBLEMS","message":"a is too long."},{"code":"PROBLEMS","message":"b is too long."},{"code":"CONFLICT","message":"It was changed."}]}`},
		{"one of an envelope for one", errors.Join(api.ErrConflict, api.ErrFirst, api.ErrSecond), 409, api.ErrConflict, conflict},
	})
}

// checkSent sends errors, and appends them.
func checkSent(t *testing.T, tests []sending) {
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var reports []api.Report
			rs := api.Responder{Map: mapped, Log: func(_ *http.Request, rep api.Report) { reports = append(reports, rep) }}
			w := httptest.NewRecorder()
			rs.Write(w, httptest.NewRequest("GET", "/", nil), test.err)
			if w.Code != test.status || w.Body.String() != test.body {
				t.Errorf("have %d %s\nwant %d %s", w.Code, w.Body, test.status, test.body)
			}
			if len(reports) != 1 || reports[0] != (api.Report{Err: test.err, Kind: test.kind}) {
				t.Errorf("reports %+v", reports)
			}
			if got := string(rs.Append([]byte("x"), nil, test.err)); got != "x"+test.body {
				t.Errorf("Append: have %s", got)
			}
			if len(reports) != 2 || reports[1] != reports[0] {
				t.Errorf("reports %+v", reports)
			}
		})
	}
}

// TestLoops checks that errors without an end are answered.
func TestLoops(t *testing.T) {
	for _, test := range []struct {
		err    error
		status int
	}{
		{loop{}, 500}, {loops{}, 500}, {errors.Join(api.ErrFirst, loop{}, loops{}), 400}, {api.ErrConflict.Wrap(loops{}), 409},
	} {
		w := httptest.NewRecorder()
		api.Responder{}.Write(w, httptest.NewRequest("GET", "/", nil), test.err)
		if w.Code != test.status {
			t.Errorf("%T: have %d, want %d", test.err, w.Code, test.status)
		}
	}
}

// mapped knows a few errors of other packages.
func mapped(_ *http.Request, err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return api.ErrClosed
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("still without entry")
	case err == io.ErrUnexpectedEOF:
		return errors.Join(api.ErrFirst, api.ErrSecond)
	}
	return nil
}

// TestSeveralStatuses checks the status of several errors in one body.
func TestSeveralStatuses(t *testing.T) {
	tests := []struct {
		errs   []error
		status int
	}{
		{[]error{api.ErrFirst}, 400},
		{[]error{api.ErrSecond, api.ErrSecond}, 422},
		{[]error{api.ErrSecond, api.ErrFirst}, 400},
		{[]error{api.ErrSecond, api.ErrConflict, api.ErrSecond}, 400},
		{[]error{api.ErrThird, api.ErrThird}, 503},
		{[]error{api.ErrThird, api.ErrBusy}, 503},
		{[]error{api.ErrThird, api.ErrInternal}, 500},
		{[]error{api.ErrFirst, api.ErrThird}, 500},
		{[]error{api.ErrThird, api.ErrFirst, api.ErrFirst}, 500},
		{[]error{api.ErrFourth, api.ErrFourth}, 200},
		{[]error{api.ErrFourth, api.ErrFirst}, 500},
		{[]error{api.ErrFirst, api.ErrFourth}, 500},
		{[]error{api.ErrOkA, api.ErrOkB}, 200},
	}
	for _, test := range tests {
		w := httptest.NewRecorder()
		api.Responder{}.Write(w, httptest.NewRequest("GET", "/", nil), errors.Join(test.errs...))
		if w.Code != test.status {
			t.Errorf("%q: have %d, want %d", test.errs, w.Code, test.status)
		}
	}
}

// TestNil checks that no error is no answer.
func TestNil(t *testing.T) {
	rs := api.Responder{Map: func(*http.Request, error) error { panic("mapped") }, Log: func(*http.Request, api.Report) { panic("logged") }}
	w := httptest.NewRecorder()
	rs.Write(w, httptest.NewRequest("GET", "/", nil), nil)
	rs.Handler(returns(nil))(w, httptest.NewRequest("GET", "/", nil))
	if w.Flushed || w.Body.Len() > 0 || len(w.Header()) > 0 || w.Result().StatusCode != 200 {
		t.Errorf("answered with %v %s", w.Header(), w.Body)
	}
	if b := rs.Append([]byte("x"), nil, nil); string(b) != "x" {
		t.Errorf("appended %s", b)
	}
}

// TestPlain500 checks the answer that is left where there is no fallback.
func TestPlain500(t *testing.T) {
	var rep bare.Report
	rs := bare.Responder{Log: func(_ *http.Request, r bare.Report) { rep = r }}
	secret := errors.New("secret")
	for _, err := range []error{secret, (*bare.Error)(nil), bare.Kind(77)} {
		got := ask(t, rs.Handler(func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "image/png")
			w.Header().Set("ETag", "x")
			return err
		}), "GET", "Accept-Language: de")
		if got.status != "500 Internal Server Error" || got.body != "Internal Server Error\n" || got.get("Content-Type") != "text/plain; charset=utf-8" ||
			got.get("X-Content-Type-Options") != "nosniff" || got.get("Etag") != "" || got.get("Content-Language") != "" || got.get("Vary") != "" {
			t.Errorf("%T: answered with %+v", err, got)
		}
		if rep != (bare.Report{Err: err}) {
			t.Errorf("report %+v", rep)
		}
		if b := string(rs.Append(nil, nil, err)); b != got.body {
			t.Errorf("appended %q", b)
		}
	}
	if got := ask(t, rs.Handler(returns(bare.ErrGone)), "GET"); !strings.Contains(got.body, `"code":"GONE"`) || rep.Kind != bare.ErrGone {
		t.Errorf("answered with %+v, report %+v", got, rep)
	}
}
