package lint_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/lint"
)

// cases are catalogues by rule, less their first two lines. Lines with a finding
// of the rule end with "# want" and a part of its message.
var cases = map[string][]string{
	"EG0601": {`
rules:
  max:
    message: 'at most {max:int}'
    fields:
      max: int
      unit: string
      lost: string # want field "lost" of rule "max" is in no text and in no envelope
envelopes:
  e: {headers: {X-Shop: $field.shop}, body: {m: $message, id: $field.id, v: {$each: $violations, $as: [$v.message, $v.field.unit]}}}
errors:
  A:
    envelope: e
    status: 400
    message: 'M {told}'
    violations: [max]
    headers: {X-Own: $field.own}
    fields:
      told: string
      id: string
      shop: string
      own: string
      lost: string # want field "lost" of entry "A" is in no text and not in envelope "e"
`, `
envelopes:
  e: {body: $fields}
errors:
  A:
    envelope: e
    status: 400
    message: M
    fields:
      sent: string
      hidden: {type: string, sensitive: true} # want "hidden"
`},
	"EG0602": {`
groups:
  g: {remedies: [Try again]}
statuses:
  503: {doc: Come back later.}
errors:
  A: {status: 500, message: M} # want entry "A" has status 500 and neither a description nor causes nor remedies
  B: {status: 500, message: M, remedies: [Try again]}
  C: {status: 500, message: M, group: g}
  D: {status: 503, message: M}
  E: {status: 404, message: M}
`},
	"EG0603": {`
errors:
  A: {status: 500, message: M} # want has no description
  B: {status: 500, message: M, doc: D}
`},
	"EG0604": {`
errors:
  A: {status: 500, message: M} # want has no causes
  B: {status: 500, message: M, causes: [C]}
`},
	"EG0605": {`
errors:
  A: {status: 500, message: M} # want has no remedies
  B: {status: 500, message: M, remedies: [R]}
`},
	"EG0606": {`
errors:
  A: {status: 400, message: One a.}
  B: {status: 400, message: One b.}
  C: {status: 400, message: One c.}
  D: {status: 400, message: One d.}
  E: {status: 400, message: One e.}
  F: {status: 400, message: One f.}
  G: {status: 400, message: One g.}
  H: {status: 400, message: One h.}
  I: {status: 400, message: One i.}
  J: {status: 400, message: '{x:string} is free'}
  K: {status: 400, message: Wait ...} # want has a message that does not end with a full stop; 9 others have one that ends with a full stop
`, `
errors:
  A: {status: 400, message: One a}
  B: {status: 400, message: One b}
  C: {status: 400, message: One c}
  D: {status: 400, message: one d}
`, `
errors:
  A: {status: 400, message: one a}
  B: {status: 400, message: one b}
  C: {status: 400, message: one c}
  D: {status: 400, message: one d}
  E: {status: 400, message: one e}
  F: {status: 400, message: one f}
  G: {status: 400, message: one g}
  H: {status: 400, message: one h}
  I: {status: 400, message: one i}
  J: {status: 400, message: One j} # want begins with a capital; 9 others have one that begins with a small letter
`},
	"EG0607": {`
errors:
  A: {status: 400, message: M}
  B: {status: 400, message: M} # want entry "B" has the message of entry "A"
  C: {status: 400, message: 'M {x:string}'}
  D: {status: 400, message: 'M {x:string}'}
`, `
codes: {shared: true}
errors:
  A: {code: x, status: 400, message: M}
  B: {code: x, status: 409, message: M}
`},
	"EG0608": {`
codes: {type: int}
errors:
  A: {code: 0, status: 400, message: M} # want has the code "0", which many languages take for none
  B: {code: 1, status: 400, message: N}
  C: {code: null, status: 400, message: O}
`, `
errors:
  A: {code: '', status: 400, message: M} # want has the code ""
  B: {code: '0', status: 400, message: N}
`},
	"EG0609": {`
defaults: {envelope: e}
envelopes:
  e:
    content_type: application/problem+json; charset=utf-8
    body:
      title: $title
      errors: {$group: $violations, $by: $v.path|dot, $as: $v.message} # want has an object in errors, where clients of "application/problem+json; charset=utf-8" expect an array
  f:
    content_type: application/problem+json
    body: {errors: {$each: $violations, $as: $v.message}}
  g: {body: {errors: {$group: $violations, $by: $v.path|dot, $as: $v.message}}}
errors:
  A: {status: 400, message: M}
  B: {status: 400, message: N, envelope: f}
  C: {status: 400, message: O, envelope: g}
`},
	"EG0610": {`
envelopes:
  e:
    body:
      status: $attr.status # want envelope "e" has a member "status" whose value is not $status
      $spread: {statusCode: 400} # want has a member "statusCode"
  f: {body: {status: $status, statusCode: error}}
  g: {body: {status: fail, http_status: $status|string}}
errors:
  A: {status: 400, message: M, envelope: e, attr: {status: 400}}
  B: {status: 400, message: N, envelope: f}
  C: {status: 400, message: O, envelope: g}
`},
	"EG0611": {`
envelopes:
  e: {body: {wait: $retry|s}} # want envelope "e" has the delay before a retry in its body and not in the header Retry-After
  f: {headers: {retry-after~: $retry|s}, body: {wait: $retry|s}}
  g: {body: {wait: $retry|s}}
errors:
  A: {status: 429, message: M, envelope: e, retry: 1s}
  B: {status: 429, message: N, envelope: f, retry: 1s}
  C: {status: 429, message: O, envelope: g, retry: 1s, headers: {Retry-After~: $retry|s}}
`},
	"EG0612": {`
envelopes:
  e: {body: {m: $message}}
  f: {body: {m: $message, id: $field.id}}
errors:
  A: {status: 400, message: 'M {id:string}', envelope: e} # want field "id" of entry "A" reaches clients in the message only
  B: {status: 400, message: 'N {id:string}', envelope: f}
  C: {status: 400, message: 'O {id:string}'}
`},
	"EG0613": {`
locale: en
errors:
  A: {status: 400, message: M, user_message: U, translations: {de: {message: D, user_message: V}, fr: {message: F}}} # want entry "A" has no user_message in "fr"
  B: {status: 400, message: N, translations: {fr: {message: G}}} # want entry "B" has no message in "de"
  C: {status: 400, message: O, internal: true}
`},
	"EG0614": {`
errors:
  A: {status: 400, message: M}
retired:
  B: {} # want retired entry "B" names no replacement and gives no reason
  C: {use: A}
  D: {doc: Nobody sent it.}
`},
	"EG0615": {`
errors:
  A: {status: 400, message: M}
  B: {status: 400, message: N, deprecated: {use: A}}
  C: {status: 400, message: O, deprecated: {use: B}} # want entry "C" is replaced by entry "B", which is deprecated too
retired:
  D: {use: B} # want retired entry "D" is replaced by entry "B"
  E: {use: A}
`},
	"EG0616": {`
const:
  used: a
  own: b
  lost: c # want constant "lost" is not used
types:
  Used: {fields: {inner: list(Inner)}}
  Inner: {fields: {a: int}}
  Lost: {fields: {a: int}} # want type "Lost" is not used
rules:
  used: {message: u}
  lost: {message: l} # want rule "lost" is not used
groups:
  used: {}
  around: {}
  lost: {} # want group "lost" is not used
  waiting: {codes: w_1..w_9}
envelopes:
  used: {body: {c: $const.used, f: $fields}}
  lost: {body: {m: $message}} # want envelope "lost" is not used
defaults: {envelope: used}
errors:
  A: {status: 400, message: M, violations: [used], group: used, fields: {x: {type: Used, optional: true}}, headers: {X: $const.own}}
  B: {status: 400, message: N, group: around}
`, `
rules:
  any: {message: u}
errors:
  A: {status: 400, message: M, violations: true}
`},
	"EG0617": {`
types:
  Account: {fields: {password: string}} # want field "password" of "type Account"
errors:
  A:
    status: 400
    message: M
    fields:
      user_password: string # want field "user_password" of "entry A" has the name of a secret and is not sensitive
      accessToken: string
      access_token: {type: string, sensitive: true}
      password_length: int
      password: int
      compassion: string
      account: {type: Account, optional: true}
`},
	"EG0618": {`
errors:
  A: {status: 429, message: M} # want entry "A" has status 429 and no retry advice
  B: {status: 503, message: N, retry: true}
  C: {status: 503, message: O, retry: false}
  D: {status: 400, message: P}
`},
}

var wanted = regexp.MustCompile(`# want (.*)$`)

func TestRules(t *testing.T) {
	for _, r := range lint.Rules {
		if len(cases[r.ID]) == 0 && r.ID != "EG0600" {
			t.Errorf("%s has no case", r.ID)
		}
		for _, text := range cases[r.ID] {
			text = "errgen: 1\nname: shop" + text
			compareFindings(t, r.ID, text)
		}
	}
}

// compareFindings compares what a rule finds with the marks in a catalogue.
func compareFindings(t *testing.T, rule, text string) {
	t.Helper()
	found := lint.Check(load(t, text), func(r catalog.DiagnosticRule) bool { return r.ID == rule })
	for i, line := range strings.Split(text, "\n") {
		m := wanted.FindStringSubmatch(line)
		n := slices.IndexFunc(found, func(f lint.Finding) bool { return f.Pos.Line == i+1 && m != nil && strings.Contains(f.Message, m[1]) })
		switch {
		case m == nil:
		case n < 0:
			t.Errorf("%s: line %d: nothing about %q\n%v", rule, i+1, m[1], found)
		default:
			if f := found[n]; f.Subject == "" || f.Width < 1 || f.Severity != catalog.Warning || f.Rule != rule {
				t.Errorf("%s: line %d: incomplete finding %+v", rule, i+1, f)
			}
			found = slices.Delete(found, n, n+1)
		}
	}
	for _, f := range found {
		t.Errorf("%s: not wanted: %v", rule, f.Error())
	}
}

// TestSubjects checks that a finding is told from all others by its rule and its
// subject.
func TestSubjects(t *testing.T) {
	for _, name := range []string{"pterodactyl", "wispanel", "pluralkit", "fanfare"} {
		cat, err := catalog.Load(os.DirFS("../.."), "testdata/catalogues/"+name+"/errors.yaml")
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, f := range lint.Check(cat, func(catalog.DiagnosticRule) bool { return true }) {
			if key := f.Rule + " " + f.Subject; seen[key] && f.Rule != "EG0606" {
				t.Errorf("%s: two findings are %s", name, key)
			} else {
				seen[key] = true
			}
		}
		if len(seen) == 0 {
			t.Errorf("%s: nothing found", name)
		}
	}
}

func TestRuleByID(t *testing.T) {
	for _, r := range lint.Rules {
		if have, ok := lint.RuleByID(r.ID); !ok || have.Title != r.Title {
			t.Errorf("%s: got %v, %v", r.ID, have, ok)
		}
	}
	if _, ok := lint.RuleByID("EG9999"); ok {
		t.Error("an unknown rule was found")
	}
	if !slices.IsSortedFunc(lint.Rules, func(a, b catalog.DiagnosticRule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("rules are not sorted")
	}
}

func load(t *testing.T, text string) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatalf("%v\n%s", fmt.Errorf("load: %w", err), text)
	}
	return cat
}
