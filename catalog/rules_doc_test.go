package catalog_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

var update = flag.Bool("update", false, "rewrite docs/rules.md")

// TestRulesPage compares docs/rules.md with the table of rules.
func TestRulesPage(t *testing.T) {
	const file = "../docs/rules.md"
	var b strings.Builder
	b.WriteString("# Rules\n\nWhat the diagnostics of errgen mean. `errgen explain ID` prints the same. " +
		"The examples of faulty catalogues are in `testdata/invalid`.\n")
	for _, r := range catalog.DiagnosticRules {
		fmt.Fprintf(&b, "\n## %s: %s\n\n%s\n", r.ID, r.Title, r.Doc)
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != b.String() {
		t.Errorf("%s is not up to date; run go test ./catalog -update", file)
	}
}
