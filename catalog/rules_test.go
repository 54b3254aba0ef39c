package catalog_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// TestRulesComplete compares the table of rules with the IDs that the code
// reports: every ID has a row, and every row is reported.
func TestRulesComplete(t *testing.T) {
	used := map[string]bool{}
	for _, dir := range []string{".", "lint", "../generator", "../cmd/errgen"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || file == "rules.gen.go" {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range regexp.MustCompile(`"EG\d{4}"`).FindAllString(string(src), -1) {
				used[strings.Trim(id, `"`)] = true
			}
		}
	}
	for id := range used {
		if _, ok := catalog.DiagnosticRuleByID(id); !ok {
			t.Errorf("%s is reported but has no row", id)
		}
	}
	for _, r := range catalog.DiagnosticRules {
		if !used[r.ID] {
			t.Errorf("%s has a row but is never reported", r.ID)
		}
		if r.Title == "" || r.Doc == "" || len(r.Causes) == 0 || len(r.Remedies) == 0 {
			t.Errorf("%s says too little", r.ID)
		}
	}
	if !slices.IsSortedFunc(catalog.DiagnosticRules, func(a, b catalog.DiagnosticRule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("rules are not sorted by ID")
	}
}
