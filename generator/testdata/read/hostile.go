package errs

import (
	"errors"
	"math/rand/v2"
	"net/http/httptest"
	"strings"
	"testing"
)

// This file is added to generated packages beside property.go.

// testHostileAnswers reads answers that something was done to.
func testHostileAnswers(t *testing.T) {
	for k := range All() {
		for i := range 100 {
			g := random{Rand: rand.New(rand.NewPCG(3, uint64(k)<<32|uint64(i)))}
			sent := send(g.responder(), httptest.NewRequest("GET", "/", nil), g.error(k))
			body := sent.Body.String()
			for range 1 + g.IntN(3) {
				body = g.damaged(body)
			}
			use(t, DecodeBody(sent.Code, sent.Header(), []byte(body)), body)
		}
	}
}

// use does with an error that was read what clients and servers do.
func use(t *testing.T, err error, body string) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%q: %v", body, p)
		}
	}()
	if err.Error() == "" || Describe(err) == "" {
		t.Errorf("%q: the error says nothing", body)
	}
	if u := (*UnknownError)(nil); errors.As(err, &u) && string(u.Body) != body {
		t.Errorf("%q: the body is %q", body, u.Body)
	}
	Responder{}.Append(nil, nil, err)
}

// damaged returns a body with something done to it.
func (g random) damaged(body string) string {
	i, j := g.IntN(len(body)+1), g.IntN(len(body)+1)
	i, j = min(i, j), max(i, j)
	pieces := []string{
		"", "null", "{}", "[]", `""`, "0", "-1", "1e400", "true", `"\ud800"`, "\xff", `\u0000`, ",", "}", "]", `"code":1,`, `"":{},`, strings.Repeat("[", 600), strings.Repeat("9", 400),
	}
	piece := pieces[g.IntN(len(pieces))]
	switch g.IntN(5) {
	case 0:
		return body[:i] + piece
	case 1:
		return body[:i] + piece + body[j:]
	case 2:
		return body[:i] + body[i:j] + body[i:]
	case 3: // instead of a value
		if start := strings.IndexAny(body[i:], ":["); start >= 0 {
			i += start + 1
			if end := strings.IndexAny(body[i:], ",}]"); end >= 0 {
				return body[:i] + piece + body[i+end:]
			}
		}
	}
	return body[:i] + piece + body[i:]
}
