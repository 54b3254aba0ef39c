package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/output"
)

// testTree returns a tree that holds the given files.
func testTree(files map[string]string) *tree {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return &tree{dir: "/repo", cwd: "/repo", fsys: fsys, texts: map[string][]string{}, titles: map[string]string{}}
}

func printed(t *testing.T, r *report, o reportOptions) string {
	t.Helper()
	if err := o.validate(); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := o.print(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const userYAML = `errgen: 1
# 2
# 3
# 4
# 5
errors:
  A:
    status: 404
    mesage: "User {id} not found"
  B: {code: A}
`

// sampleReport has one of everything, out of order.
func sampleReport() *report {
	tree := testTree(map[string]string{"errors/user.yaml": userYAML})
	at := func(line, col int) catalog.Pos { return catalog.Pos{File: "errors/user.yaml", Line: line, Col: col} }
	r := &report{
		outputs: 12,
		command: "errgen generate ./...",
		changes: []change{{done: "wrote", path: "docs/a.md"}},
		drifts: []drift{
			{state: output.Stale, path: "apierr/errors.go", reason: "2 entries changed: A, B", diff: []string{"diff a b", "--- a", "+++ b", "@@ -1 +1 @@", "-old", "+new"}},
			{state: output.Missing, path: "docs/errors/billing.md"},
			{state: output.Orphan, path: "docs/legacy.md", reason: "no catalogue writes it any more"},
		},
	}
	r.warn(tree, catalog.Diagnostics{
		{
			Rule: "EG0203", Pos: at(10, 13), Width: 1, Message: `code "A" is used twice`, Help: "write codes: {shared: true}",
			Related: []catalog.Related{{Pos: at(7, 3), Message: `entry "A" has it too`}},
		},
		{Rule: "EG0102", Pos: at(9, 5), Width: 6, Message: `unknown key "mesage"`, Label: `did you mean "message"?`, Help: "allowed keys: message, status"},
		{Rule: "EG0301", Severity: catalog.Warning, Pos: catalog.Pos{File: "errors/user.yaml"}, Message: "file is odd"},
		{Rule: "EG0108", Pos: catalog.Pos{File: "gone.yaml", Line: 1, Col: 1}, Message: "file cannot be read", Label: "no label without a line"},
		{Rule: "EG0501", Message: "nobody knows where"},
	})
	return r
}

// TestReport compares every format with its file in testdata.
func TestReport(t *testing.T) {
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			have := printed(t, sampleReport(), reportOptions{format: f.name})
			golden := "testdata/report." + f.name
			if *update {
				if err := os.WriteFile(golden, []byte(have), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if have != string(want) {
				t.Errorf("have\n%s\nwant\n%s", have, want)
			}
		})
	}
}

func TestReportTextStopsAtMaxProblems(t *testing.T) {
	have := printed(t, sampleReport(), reportOptions{format: "text", maxProblems: 2})
	if n := strings.Count(have, "more: errgen explain"); n != 2 {
		t.Errorf("%d problems shown, want 2:\n%s", n, have)
	}
	if !strings.Contains(have, "\nand 3 more\n") {
		t.Errorf("the others are not counted:\n%s", have)
	}
}

// TestReportTextSkipsByteOrderMark: columns do not count it.
func TestReportTextSkipsByteOrderMark(t *testing.T) {
	r := &report{}
	r.warn(testTree(map[string]string{"a.yaml": "\ufefferrgen: 2\r\n"}), catalog.Diagnostics{{Rule: "EG0111", Pos: catalog.Pos{File: "a.yaml", Line: 1, Col: 9}}})
	if have := printed(t, r, reportOptions{format: "text"}); !strings.Contains(have, "\n1 | errgen: 2\n  |         ^\n") {
		t.Errorf("have\n%s", have)
	}
}

func TestReportDropsRepetitions(t *testing.T) {
	r := sampleReport()
	n := len(r.problems)
	r.problems = append(r.problems, r.problems...)
	r.sort()
	if len(r.problems) != n {
		t.Errorf("%d problems, want %d", len(r.problems), n)
	}
}

func TestReportTextPaintsOnlyWhenAsked(t *testing.T) {
	plain := printed(t, sampleReport(), reportOptions{format: "text"})
	painted := printed(t, sampleReport(), reportOptions{format: "text", palette: true})
	if strings.Contains(plain, "\x1b") {
		t.Errorf("escape sequences without colour:\n%q", plain)
	}
	bare := regexp.MustCompile("\x1b\\[[0-9;]+m").ReplaceAllString(painted, "")
	if painted == plain || bare != plain {
		t.Errorf("colour changes more than colour: have\n%s\nwant\n%s", bare, plain)
	}
}

func TestReportJSONIsOneObject(t *testing.T) {
	var have struct {
		Version  int
		Problems []struct {
			Rule, File   string
			Line, Column int
		}
		Drifts []struct{ State string }
	}
	if err := json.Unmarshal([]byte(printed(t, sampleReport(), reportOptions{format: "json"})), &have); err != nil {
		t.Fatal(err)
	}
	if have.Version != 1 || len(have.Problems) != 5 || len(have.Drifts) != 3 {
		t.Errorf("have %+v", have)
	}
}

// hostileTexts are texts that terminals and CI systems act on.
var hostileTexts = []string{
	"\x1b[31mred", "\x1b]0;pwned\a", "\x1b]52;c;cm0gLXJmIC8=\a", "\u009b31m", "evil\b\b\b\bgood", "\u202egpj.exe", "\u2066x",
	"::set-env name=PATH::/srv", "\n::error::x", "a\r::error::x", "  ::stop-commands::x", "##[set-output name=x]y", "x ##[error]y",
	"section_start:0:x\r\x1b[0K", "##vso[task.setvariable variable=x]y", "text ##vso[task.x]y", "##teamcity[message text='x']", "##VSO[task.x]",
	"a\xffb", "\xed\xa0\x80", "a\tb", "a\u2028::error::", "a\x00b", "a\x7fb", "a" + strings.Repeat("\u0301", 400), strings.Repeat("x", 5000),
}

// TestReportNeutralisesTexts puts hostile text into every place that can hold
// text of somebody else, in every format.
func TestReportNeutralisesTexts(t *testing.T) {
	for _, f := range formats {
		for _, text := range hostileTexts {
			have := printed(t, hostileReport(text), reportOptions{format: f.name})
			if f.name == "github" {
				have = withoutAnnotations(have)
			}
			if fault := actedOn(have); fault != "" {
				t.Errorf("%s: %q: %s in\n%q", f.name, text, fault, have)
			}
		}
	}
}

// annotated matches a command that the format for GitHub means to give.
var annotated = regexp.MustCompile(`(?m)^::(error|warning|notice) [^:\n]*::`)

// withoutAnnotations returns a report without the commands that are meant. What a
// text brings stands behind them.
func withoutAnnotations(report string) string { return annotated.ReplaceAllString(report, "finding ") }

func hostileReport(text string) *report {
	name := strings.NewReplacer("/", "", "\x00", "").Replace(text)
	tree := testTree(map[string]string{name: "a\n" + text + "\n" + text + "b", "plain.yaml": text + "\n" + text})
	pos := catalog.Pos{File: name, Line: 2, Col: 2}
	r := &report{outputs: 1, command: new(inputOptions).generateCommand([]string{text})}
	r.warn(tree, catalog.Diagnostics{
		{Rule: "EG0102", Pos: pos, Width: 3, Message: text, Label: text, Help: text, Related: []catalog.Related{{Pos: pos, Message: text}}},
		{Rule: "EG0102", Pos: catalog.Pos{File: "plain.yaml", Line: 2, Col: 1}, Message: "x"},
	})
	b := &batch{tree: tree}
	d := output.Drift{Path: name, State: output.Edited, Old: []byte("  " + text + "\n" + text), New: []byte(text + "\nx\n")}
	r.change(b, d, "wrote")
	r.drifts = append(r.drifts, newDrift(b, d, true))
	return r
}

// ciCommand matches a line that a CI system acts on: GitHub skips blanks before
// "::" and, like Azure and TeamCity, finds "##name[" anywhere.
var ciCommand = regexp.MustCompile(`(?mi)^\s*::|^section_|##[a-z]*\[`)

// actedOn says what in a report would not be read as plain text.
func actedOn(report string) string {
	if !utf8.ValidString(report) {
		return "invalid UTF-8"
	}
	for _, r := range report {
		if r != '\n' && r != '\t' && !unicode.IsPrint(r) {
			return "the character " + string(clean(string(r)))
		}
	}
	if command := ciCommand.FindString(report); command != "" {
		return "a command of a CI system: " + command
	}
	return ""
}
