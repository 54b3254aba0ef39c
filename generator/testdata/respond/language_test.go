package respond

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"respond/api"
	"respond/statuses"
)

// TestAcceptLanguage checks which language an answer has. NOT_FOUND is in en,
// de, de-CH and pt-BR.
func TestAcceptLanguage(t *testing.T) {
	long := strings.Repeat("x,", 10_000)
	tests := []struct {
		accept []string
		want   string
	}{
		{nil, "en"}, {[]string{""}, "en"}, {[]string{"de"}, "de"}, {[]string{"DE"}, "de"}, {[]string{"pt-br"}, "pt-BR"}, {[]string{"pt"}, "en"},
		// More general languages, one part after the other.
		{[]string{"de-AT"}, "de"}, {[]string{"de-CH-1996"}, "de-CH"}, {[]string{"de-Latn-DE-x-private"}, "de"}, {[]string{"deu"}, "en"}, {[]string{"d"}, "en"},
		// Weights, in any notation and order.
		{[]string{"en, de;q=0.9"}, "en"}, {[]string{"en;q=0.8, de;q=0.9"}, "de"}, {[]string{"en;q=0.8,de;q=0.81"}, "de"}, {[]string{"fr, de ; Q=0.2 , en;q=0.1"}, "de"},
		{[]string{"de;q=0.001"}, "de"}, {[]string{"de;q=0.5, pt-BR;q=0.5"}, "de"}, {[]string{"pt-BR;q=0.5, de;q=0.5"}, "pt-BR"}, {[]string{"en;q=0.1, de;q=1.000"}, "de"},
		{[]string{"fr;q=1", "de;q=0.3, en;q=0.2"}, "de"}, {[]string{"de;q=1."}, "de"}, {[]string{"de;q=0."}, "en"},
		// Languages that are not wanted.
		{[]string{"de;q=0"}, "en"}, {[]string{"de-AT, de;q=0"}, "en"}, {[]string{"de;q=0, de-CH"}, "de-CH"}, {[]string{"de-CH;q=0, de"}, "de"},
		{[]string{"en;q=0, de;q=0.1"}, "de"}, {[]string{"en;q=0"}, "en"}, {[]string{"de;q=0.000, pt-BR;q=0.1"}, "pt-BR"},
		// Any language.
		{[]string{"*"}, "en"}, {[]string{"de, *"}, "de"}, {[]string{"*, de"}, "en"}, {[]string{"*;q=0.5, de"}, "de"}, {[]string{"fr, *;q=0.1"}, "en"},
		{[]string{"en;q=0, *"}, "de"}, {[]string{"en;q=0, de;q=0, *"}, "pt-BR"}, {[]string{"en;q=0.1, *;q=0.5"}, "de"}, {[]string{"en;q=0.1, de;q=0.2, *;q=0.5"}, "pt-BR"},
		{[]string{"*;q=0"}, "en"}, {[]string{"*;q=0, de;q=0.1"}, "de"}, {[]string{"en;q=0, *;q=0"}, "en"}, {[]string{"en;q=0, de;q=0, pt-BR;q=0, *;q=0.1"}, "en"},
		// What is malformed does not count.
		{[]string{"de;q=foo"}, "en"}, {[]string{"de;q=2, pt-BR;q=0.1"}, "pt-BR"}, {[]string{"de;q=1.1"}, "en"}, {[]string{"de;q=0.1234"}, "en"}, {[]string{"de;q=-1"}, "en"},
		{[]string{"de;q=NaN"}, "en"}, {[]string{"de;q=0.x"}, "en"}, {[]string{"de;q=+0.5"}, "en"}, {[]string{"de;q"}, "en"}, {[]string{"de;"}, "en"}, {[]string{";q=1,,de"}, "de"}, {[]string{"de;q=0.5;q=1"}, "en"},
		{[]string{"\xff, de;q=0.1"}, "de"}, {[]string{"-, --, -de, de;q=0.1"}, "de"},
		// What is too much is not looked at.
		{[]string{long + "de"}, "en"}, {[]string{"de," + long}, "de"}, {[]string{"de-" + strings.Repeat("x-", 1<<19) + "x, pt-BR;q=0.1"}, "pt-BR"}, {[]string{strings.Repeat("-", 1<<19)}, "en"},
	}
	messages := map[string]string{"en": "A 1 does not exist.", "de": "A 1 gibt es nicht.", "de-CH": "A 1 gits nöd.", "pt-BR": "A 1 não existe."}
	for _, test := range tests {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header["Accept-Language"] = test.accept
		w := httptest.NewRecorder()
		api.Responder{}.Write(w, r, api.NewNotFound("A", "1"))
		if have := w.Header().Get("Content-Language"); have != test.want {
			t.Errorf("%.60q: have %s, want %s", test.accept, have, test.want)
		}
		if want := fmt.Sprintf(`"message":%q`, messages[test.want]); !strings.Contains(w.Body.String(), want) || !strings.Contains(w.Body.String(), `"locale":"`+test.want+`"`) {
			t.Errorf("%.60q: have %s, want %s", test.accept, w.Body, want)
		}
	}
}

// TestOnlyLanguagesThatAreThere checks that an answer does not claim a language
// in which it says nothing.
func TestOnlyLanguagesThatAreThere(t *testing.T) {
	invalid := api.NewInvalid(api.TooLongViolation(api.Path("a")))
	tests := []struct {
		err          error
		accept, want string
	}{
		{api.ErrInternal, "de", "de"}, {api.ErrInternal, "pt-BR, de;q=0.1", "de"}, {api.ErrInternal, "pt-BR", "en"}, {api.ErrInternal, "de-CH", "de"},
		{api.ErrConflict, "de, pt-BR", "en"}, {api.ErrConflict, "en;q=0, *", "en"}, {api.ErrInternal, "en;q=0, *", "de"},
		{invalid, "nl", "nl"}, {invalid, "de", "de"}, {invalid, "pt-BR", "en"}, {api.NewInvalid(), "nl", "en"},
		{api.NewInvalid(api.Invalid(api.Path("a"), "Odd.")), "nl", "en"},
		{errors.Join(api.ErrFirst, api.ErrInternal), "de", "de"}, {errors.Join(api.ErrConflict, api.ErrInternal), "de", "en"},
		{errors.New("unknown"), "de", "de"},
	}
	for _, test := range tests {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept-Language", test.accept)
		w := httptest.NewRecorder()
		api.Responder{}.Write(w, r, test.err)
		if have := w.Header().Get("Content-Language"); have != test.want || w.Header().Get("Vary") != "Accept-Language" {
			t.Errorf("%v, %q: have %v, want %s: %s", test.err, test.accept, w.Header(), test.want, w.Body)
		}
	}
}

// TestLocale checks that the program's choice comes first.
func TestLocale(t *testing.T) {
	for tag, want := range map[string]string{"de": "de", "DE-at": "de", "pt-BR": "pt-BR", "fr": "en", "en": "en", "": "en", "*": "en", "\x00": "en", strings.Repeat("-", 1<<19): "en"} {
		rs := api.Responder{Locale: func(*http.Request) string { return tag }}
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept-Language", "de-CH")
		w := httptest.NewRecorder()
		rs.Write(w, r, api.NewNotFound("A", "1"))
		if have := w.Header().Get("Content-Language"); have != want {
			t.Errorf("%.20q: have %s, want %s", tag, have, want)
		}
		if b := string(rs.Append(nil, r, api.NewNotFound("A", "1"))); b != w.Body.String() {
			t.Errorf("%.20q: appended %s", tag, b)
		}
	}
}

// TestNoTranslations checks that a catalogue without them says nothing about
// languages.
func TestNoTranslations(t *testing.T) {
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Accept-Language", "de")
	w := httptest.NewRecorder()
	statuses.Responder{Locale: func(*http.Request) string { return "de" }}.Write(w, r, statuses.ErrS404)
	if w.Header()["Content-Language"] != nil || w.Header()["Vary"] != nil {
		t.Errorf("have %v", w.Header())
	}
}
