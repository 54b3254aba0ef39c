package gopkg

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// FuzzHeaders looks for values that make other headers, or other values, than
// the one that they are.
func FuzzHeaders(f *testing.F) {
	for _, seed := range []string{
		"", "a, b", "a\tb", " a ", "a\r\nSet-Cookie: x=1", "a\rX: y", "a\nX: y", "a\r\n b", "a\x1bb", "a\u202eb", "a\xff", "a\x00b", "a\x7f", "é", strings.Repeat("a", maxHeader+1),
	} {
		f.Add(seed)
	}
	outer := forms[0].headers
	f.Cleanup(func() { forms[0].headers = outer })
	f.Fuzz(func(t *testing.T, value string) {
		forms[0].headers = func(w *writer, _ *answer) {
			w.string(value)
			w.header("X-Text", false)
		}
		a := &answer{err: &Error{kind: ErrThingLocked}}
		h := make(http.Header)
		a.setHeaders(h, nowhere{h})
		var b bytes.Buffer
		if err := h.Write(&b); err != nil {
			t.Fatal(err)
		}
		const others = "Content-Type: application/json\r\nX-Content-Type-Options: nosniff\r\n"
		sent := b.String() == others+"X-Text: "+strings.Trim(value, " \t")+"\r\n"
		if left := b.String() == others; sent == left || sent != (len(a.w.faults) == 0) {
			t.Errorf("%q becomes %q, faults %q", value, &b, a.w.faults)
		}
		for _, c := range []byte(value) {
			if sent && c != '\t' && (c < ' ' || c > '~') {
				t.Errorf("%q is sent", value)
			}
		}
		if sent && len(value) > maxHeader {
			t.Errorf("%d bytes are sent", len(value))
		}
	})
}

// A nowhere is a writer whose answers nobody reads.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header         { return n.header }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}

func BenchmarkWrite(b *testing.B) {
	r := httptest.NewRequest("GET", "/", nil)
	w := nowhere{make(http.Header)}
	answers := map[string]func(){
		"hand": func() {
			body, err := json.Marshal(handBody{"THING_NOT_FOUND", "Thing 'abcde' was not found among 12345.", "abcde", 12345})
			if err != nil {
				b.Fatal(err)
			}
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("X-Content-Type-Options", "nosniff")
			w.Header().Del("Content-Length")
			w.WriteHeader(http.StatusNotFound)
			if _, err := w.Write(body); err != nil {
				b.Fatal(err)
			}
		},
		"errgen": func() { Responder{}.Write(w, r, NewThingNotFound("abcde", 12345)) },
	}
	for _, name := range []string{"hand", "errgen"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				clear(w.header)
				w.header.Set("Date", "now")
				w.header.Set("X-Frame-Options", "deny")
				w.header.Set("Cache-Control", "no-cache")
				answers[name]()
			}
		})
	}
}
