package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/errgen/errgen/testdata/catalogues/pluralkit/pkerr"
)

// A service is a server that listens on a loopback socket. Its clock moves only
// when a client waits.
type service struct {
	*httptest.Server
	clock atomic.Int64 // milliseconds since 1970
	log   bytes.Buffer // to be read after Close
}

// start starts a service 19 ms before the end of a window of the rate limit.
func start(t *testing.T, db database) *service {
	s := new(service)
	s.clock.Store(1763899999981)
	api := &server{
		members:  db,
		tokens:   map[string]string{"secret": "exmpl", "other": "other"},
		requests: counter{now: func() time.Time { return time.UnixMilli(s.clock.Load()) }},
		log:      slog.New(slog.NewTextHandler(&s.log, nil)),
	}
	s.Server = httptest.NewServer(api.handler())
	t.Cleanup(s.Close)
	return s
}

func (s *service) client(token string) *client {
	return &client{base: s.URL, token: token, sleep: func(_ context.Context, d time.Duration) error {
		s.clock.Add(d.Milliseconds())
		return nil
	}}
}

// TestAnswers compares answers with the exact ones of the real service: the
// status, the headers and the body.
func TestAnswers(t *testing.T) {
	wrong := fmt.Sprintf(`{"name":"%0150d","birthday":"tomorrow"}`, 0)
	tests := []struct {
		file    string
		before  int // requests before this one
		request string
		token   string
		body    string
	}{
		{"pluralkit-20003", 0, "GET /v2/members/abcde", "", ""},
		{"pluralkit-40001", 0, "PATCH /v2/members/fghij", "secret", wrong},
		{"pluralkit-401-code0", 0, "PATCH /v2/members/fghij", "", ""},
		{"pluralkit-429", 10, "GET /v2/members/abcde", "", ""},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			s := start(t, newMemory())
			for range test.before {
				s.send(t, test.request, test.token, test.body)
			}
			compare(t, s.send(t, test.request, test.token, test.body), "../../../testdata/wire/"+test.file+".http")
		})
	}
}

// send sends a request over a connection of its own and returns the answer as
// it goes over the wire.
func (s *service) send(t *testing.T, request, token, body string) string {
	t.Helper()
	answer, err := exchange(s.Listener.Addr().String(), fmt.Sprintf("%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"+
		"Authorization: %s\r\nContent-Length: %d\r\n\r\n%s", request, token, len(body), body))
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func compare(t *testing.T, answer, file string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wantHead, wantBody, _ := strings.Cut(string(want), "\n\n")
	head, body, _ := strings.Cut(answer, "\r\n\r\n")
	lines := strings.Split(head, "\r\n")
	status, headers, _ := strings.Cut(wantHead, "\n")
	if !strings.HasPrefix(lines[0], "HTTP/1.1 "+status+" ") {
		t.Errorf("have %q, want status %s", lines[0], status)
	}
	for want := range strings.Lines(headers) {
		if !slices.Contains(lines, strings.TrimSuffix(want, "\n")) {
			t.Errorf("no header %q in %q", want, lines)
		}
	}
	if want := strings.TrimSuffix(wantBody, "\n"); body != want {
		t.Errorf("have %s\nwant %s", body, want)
	}
}

// TestClient checks what the client makes of all that can go wrong.
func TestClient(t *testing.T) {
	long, odd, name := strings.Repeat("é", 101), "2024-02-30", "Rowan"
	tests := []struct {
		name  string
		token string
		ref   string
		patch patch
		kind  error
		says  string
	}{
		{"not found", "secret", "abcde", patch{Name: &name}, pkerr.ErrMemberNotFoundWithRef, `There is no member "abcde". Is that a typing mistake?`},
		{"reference that needs escapes", "secret", "a/b %", patch{Name: &name}, pkerr.ErrMemberNotFoundWithRef, `There is no member "a/b %". Is that a typing mistake?`},
		{"violations", "secret", "fghij", patch{&long, &odd}, pkerr.ErrModelParseError, "Shorten the name by 1 characters. Correct the birthday."},
		{"no token", "", "fghij", patch{Name: &name}, pkerr.ErrGenericAuthError, "Please log in again."},
		{"token of another system", "other", "fghij", patch{Name: &name}, pkerr.ErrNotOwnMemberErrorWithRef, "Member 'fghij' is not part of your system."},
		{"unknown route", "secret", "", patch{Name: &name}, pkerr.ErrUnknownRoute, "Unknown route"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := start(t, newMemory()).client(test.token).update(t.Context(), test.ref, test.patch)
			if !errors.Is(err, test.kind) {
				t.Errorf("have %v, want %v", err, test.kind)
			}
			if says := explain(err); says != test.says {
				t.Errorf("have %q, want %q", says, test.says)
			}
		})
	}
}

// TestUpdate checks that what the API takes is there afterwards.
func TestUpdate(t *testing.T) {
	c := start(t, newMemory()).client("secret")
	name, birthday := "Rowan", "2001-02-03"
	want := member{ID: "fghij", System: "exmpl", Name: name, Birthday: birthday}
	if m, err := c.update(t.Context(), "fghij", patch{&name, &birthday}); err != nil || m != want {
		t.Errorf("have %v, %v", m, err)
	}
	if m, err := c.member(t.Context(), "fghij"); err != nil || m != want {
		t.Errorf("have %v, %v", m, err)
	}
}

// TestRateLimit checks that the client waits as long as the API says, and
// gives up if that does not help.
func TestRateLimit(t *testing.T) {
	s := start(t, newMemory())
	c := s.client("secret")
	for range 11 {
		if _, err := c.member(t.Context(), "fghij"); err != nil {
			t.Fatal(err)
		}
	}
	if now := s.clock.Load(); now != 1763900000000 {
		t.Errorf("the clock is at %d", now)
	}
	c.sleep = func(context.Context, time.Duration) error { return nil }
	for range 9 {
		if _, err := c.member(t.Context(), "fghij"); err != nil {
			t.Fatal(err)
		}
	}
	_, err := c.member(t.Context(), "fghij")
	e, _ := pkerr.From(err)
	if rate, ok := e.Rate(); !errors.Is(err, pkerr.ErrRateLimited) || !ok || rate.Scope != "generic_get" || rate.Limit != 10 || rate.Remaining != 0 {
		t.Errorf("have %v with the rate %+v", err, rate)
	}
}

// A broken database says what nobody outside may read.
type broken struct{ database }

func (broken) find(context.Context, string) (member, error) {
	return member{}, errors.New("dial tcp 10.1.2.3:5432: password of pk_admin expired")
}

// TestUnexpected checks that an error that the catalogue does not know is
// logged, and that nothing of it is sent.
func TestUnexpected(t *testing.T) {
	s := start(t, broken{})
	answer := s.send(t, "GET /v2/members/fghij", "", "")
	if !strings.HasSuffix(answer, "\r\n\r\n"+`{"message":"500: Internal Server Error","code":0}`) || strings.Contains(answer, "pk_admin") {
		t.Errorf("have %s", answer)
	}
	if _, err := s.client("secret").member(t.Context(), "fghij"); !errors.Is(err, pkerr.ErrGenericServerError) {
		t.Errorf("have %v", err)
	}
	s.Close()
	const want = `level=ERROR msg="request failed" method=GET path=/v2/members/fghij entry=GenericServerError ` +
		`err="find member: dial tcp 10.1.2.3:5432: password of pk_admin expired"` + "\n"
	if n := strings.Count(s.log.String(), want); n != 2 {
		t.Errorf("%d of 2 failures are in the log:\n%s", n, &s.log)
	}
}

// TestMalformed checks that the client learns that its request makes no sense,
// and the log why.
func TestMalformed(t *testing.T) {
	s := start(t, newMemory())
	answer := s.send(t, "PATCH /v2/members/fghij", "secret", `{"name":1}`)
	if !strings.HasPrefix(answer, "HTTP/1.1 400 ") || !strings.HasSuffix(answer, "\r\n\r\n"+`{"message":"400: Bad Request","code":0}`) {
		t.Errorf("have %s", answer)
	}
	s.Close()
	if !strings.Contains(s.log.String(), "level=WARN") || !strings.Contains(s.log.String(), "json: cannot unmarshal number") {
		t.Errorf("the log has no cause:\n%s", &s.log)
	}
}

// TestForeignAnswer checks what the client makes of an answer that is not from
// the API: it waits for that too, and does not take it for an error of the API.
func TestForeignAnswer(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "2")
		w.WriteHeader(http.StatusBadGateway)
		_, _ = io.WriteString(w, "<html>Bad Gateway</html>")
	}))
	defer proxy.Close()
	var waited time.Duration
	c := client{base: proxy.URL, sleep: func(_ context.Context, d time.Duration) error { waited += d; return nil }}
	_, err := c.member(t.Context(), "fghij")
	var unknown *pkerr.UnknownError
	if !errors.As(err, &unknown) || unknown.Status != 502 || waited != 4*time.Second {
		t.Errorf("have %v after waiting %v", err, waited)
	}
	if says := explain(err); !strings.HasPrefix(says, "The service does not work: ") {
		t.Errorf("have %q", says)
	}
}

// TestConversation checks what a run without an argument shows.
func TestConversation(t *testing.T) {
	var out strings.Builder
	s := start(t, newMemory())
	if err := converse(&out, s.Listener.Addr().String(), s.client("").sleep); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"GET /v2/members/abcde HTTP/1.1\n", "\nHTTP/1.1 404 Not Found\n", "\nX-PluralKit-Version: 44f244b\n",
		"\n{\"message\":\"Member 'abcde' not found.\",\"code\":20003}\n", "client: There is no member", "client: Shorten the name by 50 characters.", "client: wait for 19ms\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}
