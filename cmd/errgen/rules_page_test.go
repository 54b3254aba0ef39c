package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// This file keeps docs/rules.md in step with the table of rules. A section of
// the page has a faulty catalogue, which is written by hand, and what errgen
// says about it, which -update writes.

const rulesPage = "../../docs/rules.md"

const rulesHead = `# Rules

Every diagnostic of errgen has the identifier of the rule that was broken. This page has all rules, each with a faulty
catalogue and what errgen says about it. ` + "`errgen explain EG0102`" + ` prints the text of a rule.

| Rules | What they are about |
| --- | --- |
| EG01xx | bytes, YAML, and the shape of a catalogue |
| EG02xx | the meaning of entries, fields, codes, groups and texts |
| EG03xx | envelopes |
| EG04xx | names in Go |
| EG05xx | the files to write |
`

// A ruleSection is what is written by hand about a rule: blocks of code, and a
// comment with the name of the file before those that are not the catalogue.
type ruleSection string

var (
	sectionHead = regexp.MustCompile(`(?m)^## (EG\d{4}): .*$`)
	exampleFile = regexp.MustCompile("(?s)(?:<!-- file: (\\S+) -->\n)?```(?:yaml|xml|markdown)\n(.*?)```\n")
)

// sectionsOf returns the sections of the page by rule.
func sectionsOf(page string) map[string]ruleSection {
	sections := map[string]ruleSection{}
	heads := sectionHead.FindAllStringSubmatchIndex(page, -1)
	for i, h := range heads {
		body := page[h[1]:]
		if i+1 < len(heads) {
			body = page[h[1]:heads[i+1][0]]
		}
		blocks := exampleFile.FindAllString(body, -1)
		sections[page[h[2]:h[3]]] = ruleSection(strings.Join(blocks, "\n"))
	}
	return sections
}

// TestRulesDocumented compares the page with the rules and with what errgen
// says about its examples.
func TestRulesDocumented(t *testing.T) {
	have, err := os.ReadFile(rulesPage)
	if err != nil {
		t.Fatal(err)
	}
	sections := sectionsOf(string(have))
	var want strings.Builder
	want.WriteString(rulesHead)
	for _, r := range catalog.DiagnosticRules {
		example := sections[r.ID]
		fmt.Fprintf(&want, "\n## %s: %s\n\n%s\n", r.ID, r.Title, r.Doc)
		if example == "" {
			t.Errorf("%s has no example: write a faulty catalogue below it, in a block of yaml, and run again with -update", r.ID)
			continue
		}
		said := example.run(t)
		if ids := reported.FindAllStringSubmatch(said, -1); len(ids) != 1 || ids[0][1] != r.ID {
			t.Errorf("the example of %s breaks another rule, or several:\n%s", r.ID, said)
		}
		fmt.Fprintf(&want, "\n%s\n```text\n%s```\n", example, said)
	}
	if *update {
		if err := os.WriteFile(rulesPage, []byte(want.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if string(have) != want.String() {
		t.Errorf("%s is not up to date; run go test ./cmd/errgen -update", rulesPage)
	}
}

var reported = regexp.MustCompile(`(?m)^\S+ (?:error|warning)\[(EG\d{4})\]: `)

// run returns what errgen says about the files of an example.
func (s ruleSection) run(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{"go.mod": "module example.com/shop\n"}
	for _, m := range exampleFile.FindAllStringSubmatch(string(s), -1) {
		name := m[1]
		if name == "" {
			name = "errors.yaml"
		}
		files[name] = m[2]
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr strings.Builder
	session := &session{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, dir: dir}
	if code := run([]string{"generate", "--dry-run", "--quiet", "errors.yaml"}, session); code > exitFindings {
		t.Fatalf("exit code %d: %s\n%s", code, &stderr, s)
	}
	return strings.TrimRight(stdout.String(), "\n") + "\n"
}
