package catalog_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// A docExample is a YAML block of docs/language.md. A comment before it says
// what has to stand around it and which rule it breaks.
type docExample struct {
	wrong, part, text string
}

var docBlock = regexp.MustCompile("(?s)(?:<!-- (?:wrong (EG\\d+) ?)?([a-z]*) -->\n)?```yaml\n(.*?)```")

// catalogue returns the example as a whole catalogue.
func (e docExample) catalogue() string {
	indent := func(n int) string {
		lines := strings.TrimRight(e.text, "\n")
		return strings.Repeat(" ", n) + strings.ReplaceAll(lines, "\n", "\n"+strings.Repeat(" ", n)) + "\n"
	}
	const head = "errgen: 1\nname: example\n"
	switch e.part {
	case "errors":
		return head + "errors:\n" + indent(2)
	case "envelope":
		return head + "envelopes:\n  e:\n" + indent(4) + "errors: {A: {message: M, envelope: e}}\n"
	}
	return e.text
}

// TestDocExamples loads every example of the language reference.
func TestDocExamples(t *testing.T) {
	page, err := os.ReadFile("../docs/language.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := docBlock.FindAllStringSubmatch(string(page), -1)
	if len(blocks) < 15 {
		t.Fatalf("found %d examples", len(blocks))
	}
	for _, m := range blocks {
		e := docExample{wrong: m[1], part: m[2], text: m[3]}
		ds := problems(t, []byte(e.catalogue()))
		switch {
		case e.wrong == "" && len(ds) > 0:
			t.Errorf("%v\n%s", ds, e.text)
		case e.wrong != "" && (len(ds) != 1 || ds[0].Rule != e.wrong):
			t.Errorf("want %s alone, have %v\n%s", e.wrong, []catalog.Diagnostic(ds), e.text)
		}
	}
}
