package lint_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/lint"
)

func TestIgnore(t *testing.T) {
	const text = `errgen: 1
name: shop
codes: {type: int}
ignore:
  EG0608: the codes are older than the API
  EG0616: {rule max: the next release needs it, rule none: there is no such rule}
  EG0699: a slip of the pen
rules:
  max: {message: m}
  lost: {message: l}
  used: {message: u}
errors:
  A: {code: 0, status: 400, message: M, ignore: {EG0601: for logs, EG0605: it is obvious}, fields: {x: string}, violations: [used], envelope: e}
  B: {code: 1, status: 400, message: N, ignore: {EG0601: not there}, envelope: e}
  C: {code: 2, status: 400, message: O, fields: {x: string}, envelope: e}
envelopes: {e: {body: $code}}
`
	want := []string{
		`errors.yaml:6:3: warning[EG0600]: nothing to ignore: errgen lint does not find EG0616 in "rule none"`,
		`errors.yaml:7:3: warning[EG0600]: there is no rule EG0699 to ignore`,
		`errors.yaml:10:3: warning[EG0616]: rule "lost" is not used`,
		`errors.yaml:14:50: warning[EG0600]: nothing to ignore: errgen lint does not find EG0601 in "entry B"`,
		`errors.yaml:15:50: warning[EG0601]: field "x" of entry "C" is in no text and not in envelope "e"`,
	}
	var have []string
	for _, f := range lint.Check(load(t, text), func(r catalog.DiagnosticRule) bool { return !r.Off }) {
		have = append(have, f.Error())
	}
	if strings.Join(have, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}
