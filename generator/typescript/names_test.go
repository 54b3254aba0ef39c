package typescript_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/typescript"
)

var exported = regexp.MustCompile(`(?m)^export (?:interface|type|const|function) (\w+)`)

func namesOf(t *testing.T, text string, out catalog.DocOutput) string {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range exported.FindAllStringSubmatch(string(typescript.Render(cat, out)), -1) {
		names = append(names, m[1])
	}
	return strings.Join(names, " ")
}

// TestNames: no two things have one name, and none is a word of TypeScript.
func TestNames(t *testing.T) {
	const text = `errgen: 1
name: shop
types: {own: {fields: {a: string}}, Own_: {fields: {a: string}}}
rules: {odd: {fields: {n: int}}, even: {}}
envelopes:
  own: {body: {code: $code, a: $fields, b: {$each: $violations, $as: {r: $v.rule, $spread: $v.fields}}, c~: {$tree: $violations, $as: 1}}}
  o.w.n: {}
defaults: {envelope: own, status: 404}
errors:
  A_B: {fields: {x: own, y: Own_}}
  a.b: {go: {name: Other}}
  ERR_CLASS: {}
  Map: {violations: true}
  type: {}
  none: {envelope: o.w.n}
`
	const want = "OwnObject Own_Own_Object OwnTree OwnViolation OwnEnvelope ABBody ABError AB_a_b_108bf50cBody AB_a_b_108bf50cError ClassBody ClassError MapBody MapError TypeBody TypeError NoneError " +
		"ErrorAnswer ErrorCode codes isOwnEnvelope parse"
	if have := namesOf(t, text, catalog.DocOutput{}); have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
}

// TestFilters: only what the output asks for is in the module, and nothing that
// is internal.
func TestFilters(t *testing.T) {
	const text = `errgen: 1
name: shop
errors:
  A: {status: 404, message: A., tags: [x]}
  B: {status: 409, message: B., tags: [y]}
  C: {status: 409, message: C., internal: true, tags: [x]}
  D: {message: No answer., tags: [x]}
`
	const rest = " ErrorAnswer ErrorCode codes"
	for _, test := range []struct {
		out  catalog.DocOutput
		want string
	}{
		{catalog.DocOutput{}, "ProblemEnvelope ABody AError BBody BError" + rest + " isProblemEnvelope parse"},
		{catalog.DocOutput{Tags: []string{"x"}}, "ProblemEnvelope ABody AError" + rest + " isProblemEnvelope parse"},
		{catalog.DocOutput{Statuses: []int{410}}, strings.TrimSpace(rest) + " parse"},
	} {
		if have := namesOf(t, text, test.out); have != test.want {
			t.Errorf("%+v: have %s, want %s", test.out, have, test.want)
		}
	}
}
