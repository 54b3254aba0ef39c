package errs

import (
	"bufio"
	_ "embed"
	"net/http"
	"strings"
	"testing"
)

// This file is added to generated packages of the APIs of others. It reads the
// answers in the file beside it, of which each is
//
//	=== what it is
//	HTTP/1.1 404 Not Found
//	Content-Type: application/json
//
//	{"error": "…"}
//	--- want
//	what Describe says of the error

//go:embed answers.txt
var answers string

// Check reads answers as a client of the API does.
func Check(t *testing.T) {
	for _, part := range strings.Split("\n"+answers, "\n=== ")[1:] {
		name, part, _ := strings.Cut(part, "\n")
		t.Run(name, func(t *testing.T) {
			answer, want, ok := strings.Cut(part, "\n--- want\n")
			if !ok {
				t.Fatal("it does not say what to want")
			}
			have, want := Describe(Decode(parseAnswer(t, answer))), strings.TrimSpace(want)
			if have != want {
				t.Errorf("have\n%s\nwant\n%s", have, want)
			}
		})
	}
}

// parseAnswer returns an answer as a client gets it.
func parseAnswer(t *testing.T, text string) *http.Response {
	t.Helper()
	head, body, _ := strings.Cut(text, "\n\n")
	head = strings.TrimSuffix(head, "\n")
	raw := strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n" + body
	res, err := http.ReadResponse(bufio.NewReader(strings.NewReader(raw)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return res
}
