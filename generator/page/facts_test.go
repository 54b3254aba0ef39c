package page_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// published are the parts of facts whose texts must be on the page; notText
// are the members of their items that are no texts of the documents. See
// testdata/facts/README.md.
var (
	published = []string{"entries", "statuses", "rate_limits", "members", "tables", "links", "sections", "texts"}
	notText   = map[string]bool{
		"id": true, "entry": true, "code": true, "status": true, "table": true, "rule": true, "rate_limit": true,
		"fields": true, "violations": true,
	}
)

// Everything that the published error documents of the four systems say must
// stand on the pages that are made from their catalogues.
func TestPagesHaveAllFacts(t *testing.T) {
	for system, texts := range map[string]int{"fanfare": 90, "pluralkit": 100, "pterodactyl": 120, "wispanel": 50} {
		t.Run(system, func(t *testing.T) {
			cat := load(t, "../..", "testdata/catalogues/"+system+"/errors.yaml")
			md := page.Render(cat, catalog.DocOutput{}, goName)
			facts := readFacts(t, system)
			have, n := withoutQuotes(shown(t, md)), 0
			for _, part := range published {
				eachText(facts[part], part, func(path, want string) {
					n++
					if !strings.Contains(have, withoutQuotes(squeeze(want))) {
						t.Errorf("%s: the page does not have %q", path, want)
					}
				})
			}
			if n < texts {
				t.Errorf("found %d texts in the facts, want at least %d: their format has changed", n, texts)
			}
			checkRows(t, cat, string(md))
			checkRateLimits(t, facts, string(md))
		})
	}
}

func readFacts(t *testing.T, system string) map[string]any {
	t.Helper()
	data, err := os.ReadFile("../../testdata/facts/" + system + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var facts map[string]any
	if err := json.Unmarshal(data, &facts); err != nil {
		t.Fatal(err)
	}
	return facts
}

// eachText calls check for each text in value that must be on the page.
func eachText(value any, path string, check func(path, text string)) {
	switch value := value.(type) {
	case string:
		check(path, value)
	case []any:
		for i, item := range value {
			eachText(item, path+"["+strconv.Itoa(i)+"]", check)
		}
	case map[string]any:
		for name, member := range value {
			if !notText[name] {
				eachText(member, path+"."+name, check)
			}
		}
	}
}

// checkRows tests that each entry has its place, and a row with its code and
// its status that leads there.
func checkRows(t *testing.T, cat *catalog.Catalog, md string) {
	t.Helper()
	for _, e := range cat.Entries {
		if n := strings.Count(md, `<a id="`+e.Anchor+`"></a>`); n != 1 {
			t.Errorf("entry %s has %d places on the page, want 1", e.Name, n)
		}
		row := regexp.MustCompile(`(?m)^\|.*\]\(#` + regexp.QuoteMeta(e.Anchor) + `\).*$`).FindString(md)
		if e.Code.Text != "" && !strings.Contains(row, "`"+e.Code.Text+"`") || e.Status != 0 && !strings.Contains(row, "| "+strconv.Itoa(e.Status)+" ") {
			t.Errorf("entry %s has the row %q, want code %s and status %d", e.Name, row, e.Code.Text, e.Status)
		}
	}
}

// checkRateLimits tests that each rate limit has a row with its scope and its
// number.
func checkRateLimits(t *testing.T, facts map[string]any, md string) {
	t.Helper()
	md = strings.ReplaceAll(md, `\`, "")
	for _, r := range facts["rate_limits"].([]any) {
		r := r.(map[string]any)
		row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(r["scope"].(string)) + ` +\| ` + strconv.Itoa(int(r["limit"].(float64))) + ` +\|`)
		if !row.MatchString(md) {
			t.Errorf("rate limit %v has no row", r)
		}
	}
}

func withoutQuotes(s string) string { return strings.ReplaceAll(s, "`", "") }
