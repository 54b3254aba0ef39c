package read

import (
	"bufio"
	"bytes"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	fanfare "read/fanfare/errs"
	people "read/people/errs"
	pluralkit "read/pluralkit/errs"
	probs "read/probs/errs"
	pterodactyl "read/pterodactyl/errs"
	users "read/users/errs"
	wispanel "read/wispanel/errs"
)

// TestSeedAnswers reads the exact answers of the four systems and of three
// standards.
func TestSeedAnswers(t *testing.T) {
	tests := []struct {
		file   string
		decode func(*http.Response) error
		tell   func(error) string
		want   string
	}{
		{"pterodactyl-404", pterodactyl.Decode, pterodactyl.Describe, `not_found "The requested resource could not be found on the server."`},
		{"pterodactyl-422", pterodactyl.Decode, pterodactyl.Describe, `validation "The given data was invalid."; - name required "The name field is required." {Attribute:name}; ` +
			`- email email "The email must be a valid email address." {Attribute:email}`},
		{"pterodactyl-429", pterodactyl.Decode, pterodactyl.Describe, `rate_limited "Too Many Attempts."; retry 42s; rate ` + rate("", 256, 0, 1763900042)},
		{"wispanel-panel-401", wispanel.Decode, wispanel.Describe, `panel.bad_credentials "Invalid credentials"`},
		{"wispanel-admin-422", wispanel.Decode, wispanel.Describe, `admin.validation_failed "Validation failed"; - version required "The version field is required." {Attribute:version}`},
		{"wispanel-license-422", wispanel.Decode, wispanel.Describe, `license.invalid_request "Invalid request data"; - hardware_id size "The hardware id field must be 64 characters." {Attribute:hardware id Size:64}`},
		{"wispanel-bare-401", wispanel.Decode, wispanel.Describe, `download.invalid_license "Invalid license"`},
		{"pluralkit-20003", pluralkit.Decode, pluralkit.Describe, `MemberNotFoundWithRef "Member 'abcde' not found." {MemberRef:abcde}; rate ` + rate("generic_get", 10, 9, 1763900000)},
		{"pluralkit-40001", pluralkit.Decode, pluralkit.Describe, `ModelParseError "Error parsing JSON model"; - name too_long "Field name is too long." {ActualLength:150 MaxLength:100}; - birthday invalid "Field birthday is invalid."`},
		{"pluralkit-401-code0", pluralkit.Decode, pluralkit.Describe, `GenericAuthError "401: Missing or invalid Authorization header"`},
		{"pluralkit-429", pluralkit.Decode, pluralkit.Describe, `RateLimited "429: too many requests"; retry 19ms; rate ` + rate("generic_get", 10, 0, 1763900000)},
		{"fanfare-422", fanfare.Decode, fanfare.Describe, `validation_error "Validation failed"; - email required "Required field" {Expected:string Received:undefined}`},
		{"google-400", users.Decode, users.Describe, `INVALID_FIELD "Request contains an invalid argument."; - user.email EMAIL "must be an email address"; - user.age POSITIVE "must be positive"`},
		{"jsonapi-422", people.Decode, people.Describe, `INVALID_ATTRIBUTE "First name must contain at least two characters." {Min:2}; - data.attributes.firstName  "First name must contain at least two characters."; id "" "e-1"; and; ` +
			`TOO_SHORT ""; - data.attributes.lastName  ""`},
		{"rfc9457-403", probs.Decode, probs.Describe, `OUT_OF_CREDIT "Your current balance is 30, but that costs 50." {Balance:30 Accounts:[/account/12345 /account/67890]}; id "" "/account/12345/msgs/abc"`},
		{"fanfare-429", fanfare.Decode, fanfare.Describe, `rate_limited "Rate limit exceeded"; retry 30s; rate ` + rate("", 1000, 0, 1701424860)},
	}
	for _, test := range tests {
		if got := strings.ReplaceAll(test.tell(test.decode(answer(t, test.file))), "\n", "; "); got != test.want {
			t.Errorf("%s:\nhave %s\nwant %s", test.file, got, test.want)
		}
	}
}

func rate(scope string, limit, remaining int, reset int64) string {
	r := pluralkit.Rate{Scope: scope, Limit: limit, Remaining: remaining, Reset: time.Unix(reset, 0).UTC()}
	return fmt.Sprintf("%+v", r)
}

// answer returns an exact answer as a client gets it.
func answer(t *testing.T, name string) *http.Response {
	t.Helper()
	text, err := os.ReadFile("answers/" + name + ".http")
	if err != nil {
		t.Fatal(err)
	}
	head, body, _ := bytes.Cut(text, []byte("\n\n"))
	body = bytes.TrimSuffix(body, []byte("\n"))
	raw := "HTTP/1.1 " + strings.ReplaceAll(string(head), "\n", "\r\n") + "\r\n\r\n" + string(body)
	res, err := http.ReadResponse(bufio.NewReader(strings.NewReader(raw)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return res
}
