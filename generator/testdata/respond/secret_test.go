package respond

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"respond/api"
	"respond/bare"
)

// A leak is an error whose text nobody outside may see, however it is asked
// for.
type leak struct{ text string }

func (l *leak) Error() string                { return l.text }
func (l *leak) String() string               { return l.text }
func (l *leak) GoString() string             { return l.text }
func (l *leak) MarshalText() ([]byte, error) { return []byte(l.text), nil }
func (l *leak) MarshalJSON() ([]byte, error) { return []byte(`"` + l.text + `"`), nil }
func (l *leak) Message() string              { return l.text }
func (l *leak) Status() int                  { return http.StatusTeapot }

// TestNoSecrets checks that nothing of a cause or of an unknown error is sent,
// whatever entry, wrap and request it comes with, and that it stays in reach of
// the program.
func TestNoSecrets(t *testing.T) {
	const mark = "5ECRE7"
	texts := []string{
		"dial postgres://admin:5ECRE7@db:5432/x: refused", "open /home/5ECRE7/.ssh/id_rsa: permission denied", "goroutine 1 [running]:\nmain.5ECRE7()",
		"AKIA5ECRE7", "a\npassword=5ECRE7", strings.Repeat("5ECRE7", 10_000), "5ECRE7\r\nSet-Cookie: x=1", `"5ECRE7"`, "{5ECRE7}", "${5ECRE7}", "$message 5ECRE7",
		"<script>5ECRE7</script>", "5ECRE7\x00", "5ECRE7\xff", "%s5ECRE7",
	}
	rs := api.Responder{Map: func(_ *http.Request, err error) error { return fmt.Errorf("mapped: %w", err) }}
	for _, text := range texts {
		cause := &leak{text}
		errs := []error{
			cause, fmt.Errorf("x: %w", cause), errors.Join(cause, errors.New("x")), fmt.Errorf("%w %w", cause, cause),
			api.NewNotFound("A", "1").Wrap(cause), errors.Join(api.ErrFirst, cause, api.ErrSecond.Wrap(cause)), api.NewProblems(api.TooLongViolation(api.Path("a"))).Wrap(cause),
		}
		for kind := range api.All() {
			errs = append(errs, kind.Wrap(cause), fmt.Errorf("%w: %w", kind, cause), fmt.Errorf("%w: %w", cause, kind), fmt.Errorf("%s: %w", text, kind.Wrap(cause)))
		}
		for _, err := range errs {
			for _, method := range []string{"GET", "HEAD"} {
				w := httptest.NewRecorder()
				rs.Write(w, httptest.NewRequest(method, "/", nil), err)
				if all := fmt.Sprint(w.Code, w.Header(), w.Body); strings.Contains(all, mark) || strings.Contains(all, "mapped") || w.Code == http.StatusTeapot {
					t.Fatalf("%.60q: sent %.300s", err, all)
				}
			}
			var found *leak
			if !errors.As(err, &found) || found != cause {
				t.Fatalf("%.60q: the cause is lost", err)
			}
		}
		if b := (bare.Responder{}).Append(nil, nil, cause); strings.Contains(string(b), mark) {
			t.Errorf("sent %s", b)
		}
	}
}

// TestSensitiveFields checks that only an envelope that names a field sends it.
func TestSensitiveFields(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{api.NewSignIn("joe", "pa55word"), `{"code":"SIGN_IN","message":"Sign in.","fields":{"user":"joe"},"locale":"en"}`},
		{api.NewToken("t0ken", 4711, 3), `{"code":"TOKEN","token":"t0ken","rest":{"n":3}}`},
		{errors.Join(api.ErrFirst, api.NewSignIn("joe", "pa55word")), `{"errors":[{"code":"FIRST","message":"First."},{"code":"SIGN_IN","message":"Sign in."}]}`},
		{api.NewAny(api.NewSignIn("joe", "pa55word")), `{"code":"ANY","message":"Odd.","fields":{"value":{}},"locale":"en"}`},
		{api.NewAny(api.SignInFields{User: "joe", Password: api.Hide("pa55word")}), `{"code":"ANY","message":"Odd.","fields":{"value":{"User":"joe","Password":"[redacted]"}},"locale":"en"}`},
	}
	for _, test := range tests {
		if got := string(api.Responder{}.Append(nil, nil, test.err)); got != test.want {
			t.Errorf("have %s\nwant %s", got, test.want)
		}
	}
}
