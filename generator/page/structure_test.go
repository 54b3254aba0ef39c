package page_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// Each link within a page must lead to one place, which no other comes before.
func TestLinksLeadToTheirPlace(t *testing.T) {
	cats := map[string]*catalog.Catalog{"rich": load(t, "testdata", "rich.yaml")}
	for _, system := range []string{"fanfare", "pluralkit", "pterodactyl", "wispanel"} {
		cats[system] = load(t, "../..", "testdata/catalogues/"+system+"/errors.yaml")
	}
	for name, cat := range cats {
		t.Run(name, func(t *testing.T) { checkLinks(t, page.Render(cat, catalog.DocOutput{}, goName)) })
	}
}

func checkLinks(t *testing.T, md []byte) {
	t.Helper()
	o := outlineOf(md)
	places := slices.Clone(o.slugs)
	for _, a := range o.anchors {
		if id, ok := strings.CutPrefix(a, `<a id="`); ok {
			places = append(places, strings.TrimSuffix(id, `">`))
		}
	}
	for _, target := range o.links {
		id, ok := strings.CutPrefix(target, "#")
		if !ok {
			continue
		}
		n := 0
		for _, p := range places {
			if p == id {
				n++
			}
		}
		own := slices.Contains(o.slugs, id) && slices.Contains(o.anchors, `<a id="`+id+`">`)
		if n != 1 && !(n == 2 && own && followsAnchor(md, id)) {
			t.Errorf("link to #%s has %d places", id, n)
		}
	}
	for i, slug := range o.slugs {
		if slices.Contains(o.slugs[:i], slug) {
			t.Errorf("two headings have the identifier %s", slug)
		}
	}
}

// followsAnchor reports whether the heading whose identifier is id stands
// right below the anchor id.
func followsAnchor(md []byte, id string) bool {
	_, after, _ := strings.Cut(string(md), `<a id="`+id+`"></a>`)
	heading, _, _ := strings.Cut(strings.TrimLeft(after, "\n"), "\n")
	o := outlineOf([]byte(heading))
	return len(o.slugs) == 1 && o.slugs[0] == id
}

// Titles that would catch the links to something else must give way.
func TestHeadingsGiveWay(t *testing.T) {
	group := &catalog.Group{Name: "g", Anchor: "g", Texts: catalog.Texts{Title: "Not found", Doc: "# Conflict\n\n# All errors"}}
	entry := func(name, title string, status int, g *catalog.Group) *catalog.Entry {
		return &catalog.Entry{Name: name, Anchor: catalog.Anchor(name), Status: status, Group: g, Texts: catalog.Texts{Title: title}}
	}
	cat := &catalog.Catalog{
		Name: "x", Doc: "# Notes", Groups: []*catalog.Group{group},
		Entries: []*catalog.Entry{
			entry("NOT_FOUND", "Not found", 404, group),
			entry("CONFLICT", "All errors", 409, group),
			entry("NOTES", "Conflict", 400, nil),
			entry("OTHER", "Conflict", 400, nil),
			entry("ALL_ERRORS", "Conflict", 0, nil),
		},
		Notes: []catalog.Note{{Title: "Contents", Doc: "x"}},
	}
	md := page.Render(cat, catalog.DocOutput{}, goName)
	checkLinks(t, md)
	want := []string{
		"# X errors", "## Contents", "## All errors (reference)", "## Not found (group)", "### Not found",
		"### All errors (409)", "## Other errors", "### Conflict (400)", "### Conflict (OTHER)", "### Conflict (ALL_ERRORS)",
		"## Notes (reference)", "### Contents (note)",
	}
	if got := outlineOf(md).headings; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestInternalEntriesAreLeftOut(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	for _, out := range []catalog.DocOutput{{}, {Groups: []string{"secret"}}, {Statuses: []int{500}}, {Columns: catalog.Columns}} {
		md := string(page.Render(cat, out, goName))
		for _, word := range []string{"`DEBUG`", "ErrDEBUG", "#debug", "Debug", "Secret", "dump"} {
			if strings.Contains(md, word) {
				t.Errorf("page of %+v has %q, which is internal", out, word)
			}
		}
	}
}

// What only internal entries use is as internal as they are.
func TestWhatInternalEntriesUseIsLeftOut(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	secret, limit := &catalog.Rule{Name: "hush"}, &catalog.RateLimit{Name: "hush", Scope: "hush", Limit: 1}
	common, unused := &catalog.Rule{Name: "common"}, &catalog.RateLimit{Name: "unused", Scope: "unused", Limit: 1}
	cat.Rules = append(cat.Rules, secret, common)
	cat.RateLimits = append(cat.RateLimits, limit, unused)
	for _, e := range cat.Entries {
		if e.Internal {
			e.Rules, e.RateLimit = []*catalog.Rule{secret, common}, limit
		} else if e.Violations {
			e.Rules = append(slices.Clone(e.Rules), common)
		}
	}
	md := string(page.Render(cat, catalog.DocOutput{}, goName))
	if strings.Contains(md, "hush") || !strings.Contains(md, "`common`") || !strings.Contains(md, "unused") {
		t.Error("the page has what only an internal entry uses, or lacks what others use")
	}
}

func TestFilters(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	for name, c := range map[string]struct {
		out  catalog.DocOutput
		want []string
	}{
		"group":        {catalog.DocOutput{Groups: []string{"refunds"}}, []string{"refund-failed"}},
		"parent group": {catalog.DocOutput{Groups: []string{"orders"}}, []string{"order-not-found", "order-locked", "order-paid", "order-paid-too", "refund-failed"}},
		"tag":          {catalog.DocOutput{Tags: []string{"public", "x"}}, []string{"order-not-found"}},
		"status":       {catalog.DocOutput{Statuses: []int{404, 429}}, []string{"order-not-found", "too-many"}},
		"both":         {catalog.DocOutput{Groups: []string{"orders"}, Statuses: []int{422, 429}}, []string{"order-paid-too"}},
		"none":         {catalog.DocOutput{Tags: []string{"x"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			md := page.Render(cat, c.out, goName)
			checkLinks(t, md)
			var got []string
			for _, e := range cat.Entries {
				if strings.Contains(string(md), `<a id="`+e.Anchor+`">`) {
					got = append(got, e.Anchor)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if strings.Contains(string(md), "Planned") {
				t.Error("a filtered page has an empty group")
			}
		})
	}
}

func TestEveryColumnHasContent(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	cat.Entries[0].Owner = "team"
	for _, name := range catalog.Columns {
		md := string(page.Render(cat, catalog.DocOutput{Columns: []string{name}}, goName))
		_, table, _ := strings.Cut(md, "## All errors\n\n")
		lines := strings.SplitN(table, "\n", 4)
		if len(lines) < 4 || strings.Count(lines[2], "|") != 2 || strings.Trim(lines[2], "| ") == "" {
			t.Errorf("column %s gives the table\n%.300s", name, table)
		}
	}
}

// Without an answer for a column in any entry, the page does not ask.
func TestColumnsWithoutContentAreLeftOut(t *testing.T) {
	cat := &catalog.Catalog{Name: "x", Entries: []*catalog.Entry{{Name: "a", Anchor: "a", Texts: catalog.Texts{Title: "A"}}}}
	md := string(page.Render(cat, catalog.DocOutput{}, goName))
	if want := "## All errors\n\n| Message  |\n| -------- |\n| [A](#a) |\n"; !strings.Contains(md, strings.ReplaceAll(want, "Message  |\n| --------", "Message |\n| -------")) {
		t.Errorf("got\n%s\nwant a table of messages", md)
	}
}

func TestPageForm(t *testing.T) {
	md := string(page.Render(load(t, "testdata", "rich.yaml"), catalog.DocOutput{}, goName))
	if !strings.HasSuffix(md, "\n") || strings.HasSuffix(md, "\n\n") {
		t.Errorf("page ends in %q, want one line break", md[len(md)-3:])
	}
	if i := strings.Index(md, "\n\n\n"); i >= 0 {
		t.Errorf("page has two blank lines after %q", md[max(0, i-40):i])
	}
	for line := range strings.SplitSeq(md, "\n") {
		if strings.TrimRight(line, " \t") != line {
			t.Errorf("line %q ends in a blank", line)
		}
	}
	if n := strings.Count(md, "\n# "); n != 1 {
		t.Errorf("page has %d titles, want 1", n)
	}
}

// MDX reads an HTML comment as a mistake.
func TestPageForMDX(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	md := string(page.Render(cat, catalog.DocOutput{Out: "docs/errors.mdx"}, goName))
	if !strings.HasPrefix(md, "# ") || strings.Contains(md, "<!--") {
		t.Errorf("page begins with %.80q, want its title", md)
	}
}

func TestStatusPhrases(t *testing.T) {
	for status := 100; status < 600; status++ {
		cat := &catalog.Catalog{Name: "x", Entries: []*catalog.Entry{{Name: "a", Anchor: "a", Status: status}}}
		want := strings.TrimSpace(fmt.Sprintf("**Status:** %d %s", status, http.StatusText(status)))
		if md := string(page.Render(cat, catalog.DocOutput{}, goName)); !strings.Contains(md, want+" ·") {
			t.Errorf("page of status %d lacks %q", status, want)
		}
	}
}

// A page must grow with its entries, not with their square.
func TestPageIsLinear(t *testing.T) {
	size := func(n int) int { return len(page.Render(manyEntries(n), catalog.DocOutput{}, goName)) }
	if few, many := size(100), size(1000); many > 11*few {
		t.Errorf("1,000 entries take %d bytes, 100 take %d", many, few)
	}
}
