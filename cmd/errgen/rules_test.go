package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// This file keeps the catalogue of rules true: docs/rules, of which docs/rules.md
// and the table of package catalog are made. The doc of a rule has a faulty
// catalogue, which is written by hand, and what errgen says about it, which -update
// writes.

// moduleTop is the directory of the module.
const moduleTop = "../.."

// rulesDir has the catalogue of rules.
const rulesDir = moduleTop + "/docs/rules"

// TestRulesExemplary: our own catalogue is as errgen wants catalogues to be.
func TestRulesExemplary(t *testing.T) {
	wantSilence(t, "lint", "--enable", "all", rulesDir)
	wantSilence(t, "fmt", "-l", rulesDir)
}

// exampleBlock matches the blocks of an example: files, with the names of all but
// the first before them, and what errgen says.
var exampleBlock = regexp.MustCompile("(?ms)(?:^In `(\\S+)`:\n\n)?^```(\\w+)\n(.*?)^```$")

// TestRuleExamples runs the example of each rule.
func TestRuleExamples(t *testing.T) {
	cat, err := catalog.Load(os.DirFS(moduleTop), "docs/rules/errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range slices.Backward(cat.Entries) { // so that -update moves no entry before its turn
		blocks := exampleBlock.FindAllStringSubmatch(e.Doc, -1)
		if len(blocks) < 2 || blocks[len(blocks)-1][2] != "text" {
			t.Errorf("%s: want a faulty catalogue and a block of text behind it", e.Name)
			continue
		}
		said := runExample(t, e, blocks[:len(blocks)-1])
		checkReport(t, e, said)
		switch shown := blocks[len(blocks)-1][3]; {
		case said == shown:
		case *update:
			replaceReport(t, e.Pos, said)
		default:
			t.Errorf("%s: errgen does not say what the example shows; run go test ./cmd/errgen -run TestRuleExamples -update\nhave\n%s\nwant\n%s", e.Name, said, shown)
		}
	}
}

// checkReport checks that the example breaks its rule and no other one.
func checkReport(t *testing.T, e *catalog.Entry, said string) {
	t.Helper()
	severity := map[string]string{"error": "error", "warning": "warn"}
	found := reported.FindAllStringSubmatch(said, -1)
	if len(found) != 1 || found[0][2] != e.Name || severity[found[0][1]] != e.Severity {
		t.Errorf("%s: want one finding of this rule with the severity %q:\n%s", e.Name, e.Severity, said)
	}
}

var reported = regexp.MustCompile(`(?m)^\S+ (error|warning)\[(EG\d{4})\]: `)

// runExample returns what errgen says about the files of an example.
func runExample(t *testing.T, rule *catalog.Entry, files [][]string) string {
	t.Helper()
	s, stdout, stderr := exampleSession(t)
	for _, f := range files {
		name := f[1]
		if name == "" {
			name = "errors.yaml"
		}
		if err := os.WriteFile(filepath.Join(s.dir, name), []byte(f[3]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"generate", "--dry-run", "--quiet", "errors.yaml"}
	if slices.Contains(rule.Tags, "lint") {
		args = []string{"lint", "--enable", rule.Name, "errors.yaml"}
	}
	if code := run(args, s); code > exitFindings {
		t.Fatalf("%s: exit code %d: %s", rule.Name, code, stderr)
	}
	return strings.TrimRight(stdout.String(), "\n") + "\n"
}

// exampleSession returns a session in a module of its own.
func exampleSession(t *testing.T) (s *session, stdout, stderr *strings.Builder) {
	t.Helper()
	stdout, stderr = &strings.Builder{}, &strings.Builder{}
	s = &session{stdin: strings.NewReader(""), stdout: stdout, stderr: stderr, getenv: func(string) string { return "" }, dir: t.TempDir()}
	if err := os.WriteFile(filepath.Join(s.dir, "go.mod"), []byte("module example.com/shop\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return s, stdout, stderr
}

// replaceReport writes what errgen says into the first block of text behind pos.
func replaceReport(t *testing.T, pos catalog.Pos, said string) {
	t.Helper()
	file := filepath.Join(moduleTop, pos.File)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	start := pos.Line + slices.IndexFunc(lines[pos.Line:], func(l string) bool { return strings.TrimSpace(l) == "```text" })
	indent := strings.Repeat(" ", strings.Index(lines[start], "`"))
	end := start + slices.Index(lines[start:], indent+"```\n")
	var report []string
	for line := range strings.Lines(said) {
		report = append(report, indent+line)
	}
	lines = slices.Replace(lines, start+1, end, report...)
	if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o666); err != nil {
		t.Fatal(err)
	}
}
