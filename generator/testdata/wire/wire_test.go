package wire

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	fanfare "wire/fanfare/errs"
	pluralkit "wire/pluralkit/errs"
	pterodactyl "wire/pterodactyl/errs"
	wispanel "wire/wispanel/errs"
)

// TestAnswers compares what a server sends with the exact answers of the four
// systems: the status, the headers that the catalogue decides, and the body.
func TestAnswers(t *testing.T) {
	reset := time.Unix(1763900000, 0)
	generic := func(remaining int) pluralkit.Rate {
		return pluralkit.Rate{Scope: "generic_get", Limit: 10, Remaining: remaining, Reset: reset}
	}
	tests := map[string]func(http.ResponseWriter, *http.Request){
		"pterodactyl-404": answer(pterodactyl.Responder{}.Write, pterodactyl.ErrNotFound),
		"pterodactyl-422": answer(pterodactyl.Responder{}.Write, pterodactyl.NewValidation(
			pterodactyl.RequiredViolation(pterodactyl.Path("name"), "name"), pterodactyl.EmailViolation(pterodactyl.Path("email"), "email"))),
		"pterodactyl-429": answer(pterodactyl.Responder{}.Write, pterodactyl.NewRateLimited(42*time.Second).
			WithRate(pterodactyl.Rate{Limit: 256, Reset: reset.Add(42 * time.Second)})),
		"wispanel-panel-401": answer(wispanel.Responder{}.Write, wispanel.ErrPanelBadCredentials),
		"wispanel-admin-422": answer(wispanel.Responder{}.Write, wispanel.NewAdminValidationFailed(
			wispanel.RequiredViolation(wispanel.Path("version"), "version"))),
		"wispanel-license-422": answer(wispanel.Responder{}.Write, wispanel.NewLicenseInvalidRequest(
			wispanel.SizeViolation(wispanel.Path("hardware_id"), "hardware id", 64))),
		"wispanel-bare-401":   answer(wispanel.Responder{}.Write, wispanel.ErrDownloadInvalidLicense),
		"pluralkit-20003":     answer(pluralkit.Responder{}.Write, pluralkit.NewMemberNotFoundWithRef("abcde").WithRate(generic(9))),
		"pluralkit-401-code0": answer(pluralkit.Responder{}.Write, pluralkit.ErrGenericAuthError),
		"pluralkit-40001": answer(pluralkit.Responder{}.Write, pluralkit.NewModelParseError(
			pluralkit.TooLongViolation(pluralkit.Path("name"), 150, 100), pluralkit.InvalidViolation(pluralkit.Path("birthday")))),
		"pluralkit-429": answer(pluralkit.Responder{}.Write, pluralkit.NewRateLimited(19*time.Millisecond).WithRate(generic(0))),
		"fanfare-422": answer(fanfare.Responder{}.Write, fanfare.NewValidationError(
			fanfare.RequiredViolation(fanfare.Path("email"), "string", "undefined"))),
		"fanfare-429": answer(fanfare.Responder{}.Write, fanfare.NewRateLimited(30*time.Second).
			WithRate(fanfare.Rate{Limit: 1000, Reset: time.Unix(1701424860, 0)})),
	}
	for name, handler := range tests {
		t.Run(name, func(t *testing.T) { compare(t, name, handler) })
	}
}

func answer(write func(http.ResponseWriter, *http.Request, error), err error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { write(w, r, err) }
}

func compare(t *testing.T, name string, handler http.HandlerFunc) {
	text, err := os.ReadFile("answers/" + name + ".http")
	if err != nil {
		t.Fatal(err)
	}
	head, body, _ := strings.Cut(string(text), "\n\n")
	want := strings.Split(head, "\n")
	lines, sent := rawGet(t, handler)
	if !strings.HasPrefix(lines[0], "HTTP/1.1 "+want[0]) {
		t.Errorf("have %s, want status %s", lines[0], want[0])
	}
	for _, h := range want[1:] {
		if !strings.HasPrefix(h, "X-PluralKit-Version") && !contains(lines, h) { // that one comes from middleware
			t.Errorf("no header %q in %q", h, lines)
		}
	}
	if body = strings.TrimSuffix(body, "\n"); sent != body {
		t.Errorf("have %s\nwant %s", sent, body)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// rawGet returns the lines of the head and the body of an answer as they go
// over the wire.
func rawGet(t *testing.T, handler http.Handler) (head []string, body string) {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(bufio.NewReader(conn))
	if err != nil {
		t.Fatal(err)
	}
	h, b, _ := strings.Cut(string(all), "\r\n\r\n")
	return strings.Split(h, "\r\n"), b
}
