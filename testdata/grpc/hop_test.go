package grpctest

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"grpctest/alone"
	"grpctest/apierrs"
)

// TestGateway sends errors through three servers: one of HTTP, one of gRPC that
// is its client, and one of HTTP that is a client of that. The body stays the
// same.
func TestGateway(t *testing.T) {
	rate := apierrs.Rate{Policy: "p", Scope: "s", Limit: 3, Remaining: 1, Window: time.Minute, Reset: time.Unix(1763900000, 0).UTC()}
	tests := []error{
		apierrs.ErrInternal,
		apierrs.NewOrderNotFound("7").Wrap(errCause),
		apierrs.NewOrderInvalid(
			apierrs.TooLongViolation(apierrs.Path("items").Index(0).Key("name"), 150, 100),
			apierrs.RequiredViolation(apierrs.Query("page")),
			apierrs.RequiredViolation(apierrs.Path("0")),
			apierrs.Invalid(apierrs.Header("If-Match"), "is odd")),
		apierrs.NewPaymentFailed("", 2, "no"),
		apierrs.NewTooManyOrders(2 * time.Second).WithRate(rate),
		apierrs.ErrMaintenance,
		everything(apierrs.EverythingFields{Thing: map[string]any{"a": 1.5}}),
		apierrs.ErrOrderNotFound, // without its fields
	}
	for _, err := range tests {
		for _, language := range []string{"en", "de"} {
			first := answer(t, err, language)
			defer first.Body.Close()
			back := apierrs.FromGRPC(call(t, apierrs.Decode(first), protected...))
			again := answer(t, back, "")
			defer again.Body.Close()
			if have, want := bodyOf(t, again), bodyOf(t, answer(t, err, language)); have != want || again.StatusCode != first.StatusCode {
				t.Errorf("%v: have %d\n%s\nwant %d\n%s", err, again.StatusCode, have, first.StatusCode, want)
			}
			for _, name := range []string{"Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"} {
				if have, want := again.Header.Get(name), first.Header.Get(name); have != want {
					t.Errorf("%v: have %s %q, want %q", err, name, have, want)
				}
			}
			if !errors.Is(back, err) {
				t.Errorf("%v became %v", err, back)
			}
		}
	}
}

// answer returns the answer of a server.
func answer(t *testing.T, err error, language string) *http.Response {
	t.Helper()
	w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
	var rs apierrs.Responder
	if language != "" {
		r.Header.Set("Accept-Language", language)
		rs.RequestID = func(*http.Request) string { return "r-1" }
		rs.Instance = func(*http.Request, error) string { return "/i/1" }
	}
	rs.Write(w, r, err)
	return w.Result()
}

func bodyOf(t *testing.T, res *http.Response) string {
	t.Helper()
	b := make([]byte, 1<<16)
	n, err := res.Body.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(b[:n])
}

// TestAlone checks that a package for gRPC alone sends and receives the same as
// one that also has to do with HTTP.
func TestAlone(t *testing.T) {
	e, ok := apierrs.From(apierrs.FromGRPC(alone.ToGRPC(alone.NewOrderNotFound("7").Wrap(errCause))))
	if f, has := apierrs.As[apierrs.OrderNotFoundFields](e); !ok || !has || f.ID != "7" {
		t.Errorf("have %v", e)
	}
	sent := apierrs.NewOrderInvalid(
		apierrs.TooLongViolation(apierrs.Path("a").Index(0), 150, 100),
		apierrs.OddViolation(apierrs.Query("b"), []apierrs.SizeObject{{Width: 2, Secret: apierrs.Hide(secret)}}, secret))
	a, ok := alone.From(alone.FromGRPC(apierrs.ToGRPC(sent.WithRate(apierrs.Rate{Remaining: 5}))))
	if !ok || a.Kind() != alone.ErrOrderInvalid || len(a.Violations()) != 2 || a.Violations()[0].Fields() != (alone.TooLongViolationFields{Length: 150, Most: 100}) {
		t.Errorf("have %v", a)
	}
	if r, ok := a.Rate(); !ok || r.Remaining != 5 {
		t.Errorf("have %v", r)
	}
	u, ok := alone.FromGRPC(alone.ToGRPC(alone.Kind(0))).(*alone.UnknownError)
	if ok || u != nil {
		t.Errorf("have %v", u) // the fallback is known
	}
}
