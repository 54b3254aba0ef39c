package page_test

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// plainPlaces are the places of constant texts. In each of them a text must
// change nothing but itself.
var plainPlaces = map[string]func(c *catalog.Catalog, s string){
	"title of catalogue": func(c *catalog.Catalog, s string) { c.Title = s },
	"code":               func(c *catalog.Catalog, s string) { c.Entries[0].Code.Text = s },
	"title":              func(c *catalog.Catalog, s string) { c.Entries[0].Title = s },
	"title without code": func(c *catalog.Catalog, s string) { c.Entries[1].Title = s },
	"message":            func(c *catalog.Catalog, s string) { c.Entries[0].Message = literal(s) },
	"user message":       func(c *catalog.Catalog, s string) { c.Entries[0].UserMessage = literal(s) },
	"translated message": func(c *catalog.Catalog, s string) { c.Entries[0].Translations[0].Message = literal(s) },
	"translated title":   func(c *catalog.Catalog, s string) { c.Entries[0].Translations[0].Title = s },
	"tag":                func(c *catalog.Catalog, s string) { c.Entries[0].Tags = []string{"a", s} },
	"severity":           func(c *catalog.Catalog, s string) { c.Entries[0].Severity = s },
	"since":              func(c *catalog.Catalog, s string) { c.Entries[0].Since = s },
	"owner":              func(c *catalog.Catalog, s string) { c.Entries[0].Owner = s },
	"deprecated since":   func(c *catalog.Catalog, s string) { c.Entries[1].Deprecated.Since = s },
	"text of link":       func(c *catalog.Catalog, s string) { c.Entries[0].Links[0].Text = s },
	"text of mention":    func(c *catalog.Catalog, s string) { c.Links[1].Text = s },
	"example": func(c *catalog.Catalog, s string) {
		c.Entries[0].Fields[1].Example.Text = s
	},
	"example in list": func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Example.Items[0].Text = s },
	"default":         func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Default.Text = s },
	"enum":            func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Enum[0].Text = s },
	"name of field":   func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Name = s },
	"name of type":    func(c *catalog.Catalog, s string) { c.Types[0].Name = s },
	"title of group":  func(c *catalog.Catalog, s string) { c.Groups[0].Title = s },
	"range of group":  func(c *catalog.Catalog, s string) { c.Groups[0].Codes.Text = s },
	"title of status": func(c *catalog.Catalog, s string) { c.Statuses[0].Title = s },
	"name of rule":    func(c *catalog.Catalog, s string) { c.Rules[0].Name = s },
	"message of rule": func(c *catalog.Catalog, s string) { c.Rules[0].Message = literal(s) },
	"scope":           func(c *catalog.Catalog, s string) { c.RateLimits[0].Scope = s },
	"name of limit":   func(c *catalog.Catalog, s string) { c.RateLimits[0].Scope, c.RateLimits[0].Name = "", s },
	"name of retired": func(c *catalog.Catalog, s string) { c.Retired[0].Name = s },
	"code of retired": func(c *catalog.Catalog, s string) { c.Retired[0].Code.Text = s },
	"retired since":   func(c *catalog.Catalog, s string) { c.Retired[0].Since = s },
	"title of table":  func(c *catalog.Catalog, s string) { c.Tables[0].Title = s },
	"column of table": func(c *catalog.Catalog, s string) { c.Tables[0].Columns[1] = s },
	"title of note":   func(c *catalog.Catalog, s string) { c.Notes[0].Title = s },
}

// prosePlaces are the places of texts in Markdown. In each of them a text must
// stay within its place.
var prosePlaces = map[string]func(c *catalog.Catalog, s string){
	"doc of catalogue":  func(c *catalog.Catalog, s string) { c.Doc = s },
	"doc":               func(c *catalog.Catalog, s string) { c.Entries[0].Doc = s },
	"cause":             func(c *catalog.Catalog, s string) { c.Entries[0].Causes[1] = s },
	"remedy":            func(c *catalog.Catalog, s string) { c.Entries[0].Remedies[0] = s },
	"deprecation":       func(c *catalog.Catalog, s string) { c.Entries[1].Deprecated.Doc = s },
	"translated doc":    func(c *catalog.Catalog, s string) { c.Entries[0].Translations[0].Doc = s },
	"translated remedy": func(c *catalog.Catalog, s string) { c.Entries[0].Translations[0].Remedies = []string{s} },
	"doc of field":      func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Doc = s },
	"doc of type":       func(c *catalog.Catalog, s string) { c.Types[0].Doc = s },
	"doc of group":      func(c *catalog.Catalog, s string) { c.Groups[0].Doc = s },
	"cause of group":    func(c *catalog.Catalog, s string) { c.Groups[0].Causes[0] = s },
	"doc of status":     func(c *catalog.Catalog, s string) { c.Statuses[0].Doc = s },
	"remedy of status":  func(c *catalog.Catalog, s string) { c.Statuses[0].Remedies[0] = s },
	"doc of rule":       func(c *catalog.Catalog, s string) { c.Rules[0].Doc = s },
	"doc of rate limit": func(c *catalog.Catalog, s string) { c.RateLimits[0].Doc = s },
	"doc of retired":    func(c *catalog.Catalog, s string) { c.Retired[0].Doc = s },
	"cell of table":     func(c *catalog.Catalog, s string) { c.Tables[0].Rows[0][0] = s },
	"doc of note":       func(c *catalog.Catalog, s string) { c.Notes[0].Doc = s },
}

// urlPlaces are the places of addresses.
var urlPlaces = map[string]func(c *catalog.Catalog, s string){
	"docs_url":      func(c *catalog.Catalog, s string) { c.Entries[0].DocsURL = s },
	"link of entry": func(c *catalog.Catalog, s string) { c.Entries[0].Links[0].URL = s },
	"link":          func(c *catalog.Catalog, s string) { c.Links[0].URL = s },
}

func literal(s string) catalog.Template { return catalog.Template{{Text: s}} }

// fullCatalogue returns a catalogue with a text in every place.
func fullCatalogue() *catalog.Catalog {
	group := &catalog.Group{
		Name: "g", Anchor: "g", Codes: &catalog.CodeRange{Text: "1..2", To: 1},
		Texts: catalog.Texts{Title: "Group", Doc: "t", Causes: []string{"t"}, Remedies: []string{"t"}},
	}
	item := &catalog.Type{Name: "item", Doc: "t", Fields: []*catalog.Field{{Name: "f"}}}
	text := catalog.Value{Kind: catalog.TextValue, Text: "t"}
	first := &catalog.Entry{
		Name: "FIRST", Anchor: "first", Code: catalog.Code{Set: true, Text: "F"}, Status: 404, Group: group,
		Texts: catalog.Texts{
			Title: "First", Message: literal("one"), UserMessage: literal("two"), Doc: "t", Causes: []string{"t", "t"}, Remedies: []string{"t"},
		},
		Translations: []catalog.Translation{{Locale: "de", Texts: catalog.Texts{Message: literal("t"), Title: "t", Doc: "t"}}},
		Fields: []*catalog.Field{{
			Name: "f", Doc: "t", Type: catalog.FieldType{Kind: catalog.List, Elem: &catalog.FieldType{Kind: catalog.Object, Object: item}},
			Example: &catalog.Value{Kind: catalog.ListValue, Items: []catalog.Value{text}}, Default: &catalog.Value{Kind: catalog.TextValue, Text: "t"}, Enum: []catalog.Value{text},
		}, {Name: "g", Example: &catalog.Value{Kind: catalog.TextValue, Text: "t"}}},
		Tags: []string{"t"}, Severity: "warn", Since: "1", Links: []catalog.Link{{Text: "l", URL: "https://a.b"}}, DocsURL: "https://a.b/c",
	}
	second := &catalog.Entry{
		Name: "SECOND", Anchor: "second", Texts: catalog.Texts{Title: "Second"}, Violations: true, Deprecated: &catalog.Deprecation{Since: "1", Use: first, Doc: "t"},
	}
	rule := &catalog.Rule{Name: "r", Texts: catalog.Texts{Message: literal("t"), Doc: "t"}, Fields: []*catalog.Field{{Name: "f", Doc: "t"}}}
	second.Rules = []*catalog.Rule{rule}
	return &catalog.Catalog{
		Name: "x", Title: "Title", Doc: "t", Groups: []*catalog.Group{group}, Types: []*catalog.Type{item},
		Entries: []*catalog.Entry{first, second}, Rules: []*catalog.Rule{rule, {Name: "s"}},
		Statuses:   []*catalog.Status{{Status: 404, Texts: catalog.Texts{Title: "t", Doc: "t", Causes: []string{"t"}, Remedies: []string{"t"}}}},
		RateLimits: []*catalog.RateLimit{{Name: "l", Scope: "t", Limit: 1, Doc: "t"}},
		Retired:    []*catalog.Retired{{Name: "R", Code: catalog.Code{Set: true, Text: "R"}, Since: "1", Use: first, Doc: "t"}},
		Tables:     []catalog.Table{{Title: "Table", Columns: []string{"a", "b"}, Rows: [][]string{{"t", "t"}, {"t", "t"}}}},
		Notes:      []catalog.Note{{Title: "Note", Doc: "t"}},
		Links:      []catalog.Link{{Text: "l", URL: "https://a.b"}, {Text: "m"}},
	}
}

// pageWith returns the page of a catalogue with s in one place.
func pageWith(put func(*catalog.Catalog, string), s string) []byte {
	cat := fullCatalogue()
	put(cat, s)
	return page.Render(cat, catalog.DocOutput{Columns: catalog.Columns}, func(*catalog.Entry) string { return "" })
}

type hostileText struct {
	ID, Payload, Must string
	URL               bool
}

func hostileTexts(t *testing.T) []hostileText {
	t.Helper()
	f, err := os.Open("../../testdata/hostile/markdown.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows []hostileText
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var row hostileText
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

// everywhere puts a text into all places at once.
func everywhere(places map[string]func(*catalog.Catalog, string)) func(*catalog.Catalog, string) {
	return func(c *catalog.Catalog, s string) {
		for _, place := range slices.Sorted(maps.Keys(places)) {
			places[place](c, s)
		}
		c.Entries[0].Code.Text += "c" // a heading leaves out a code that says the title
	}
}

func TestConstantTextsAreInert(t *testing.T) {
	put := everywhere(plainPlaces)
	// A message with line breaks or back-quotes stands in a block.
	calm := []string{outlineOf(pageWith(put, "x")).shape, outlineOf(pageWith(put, "x\nx")).shape}
	for _, row := range hostileTexts(t) {
		if row.Payload == "" {
			continue
		}
		t.Run(row.ID, func(t *testing.T) {
			md := pageWith(put, row.Payload)
			if got := outlineOf(md).shape; !slices.Contains(calm, got) {
				t.Errorf("the page is changed:\n%s\ngot%s\nwant%s", md, got, calm[0])
			}
		})
	}
}

func TestConstantTextsAreShown(t *testing.T) {
	const text = `a|b *c* <d> {e} & f_g "h" [i](j)`
	for place, put := range plainPlaces {
		want := text
		if place == "example in list" {
			want = strings.ReplaceAll(text, `"`, `\"`) // in the notation of JSON
		}
		if md := pageWith(put, text); !strings.Contains(shown(t, md), want) {
			t.Errorf("%s: the page does not show %s:\n%s", place, want, md)
		}
	}
}

func TestProseStaysInItsPlace(t *testing.T) {
	put := everywhere(prosePlaces)
	calm := outlineOf(pageWith(put, "x"))
	for _, row := range hostileTexts(t) {
		if row.Payload == "" {
			continue
		}
		t.Run(row.ID, func(t *testing.T) {
			md := pageWith(put, row.Payload)
			o := outlineOf(md)
			if !slices.Equal(o.anchors, calm.anchors) {
				t.Errorf("the places are changed:\n%s\ngot  %q\nwant %q", md, o.anchors, calm.anchors)
			}
			if !isWithin(calm.headings, o.headings) {
				t.Errorf("the headings are changed:\n%s\ngot  %q\nwant %q", md, o.headings, calm.headings)
			}
			if !slices.Equal(o.tables, calm.tables) {
				t.Errorf("the tables are changed:\n%s\ngot  %q\nwant %q", md, o.tables, calm.tables)
			}
			for _, target := range o.links {
				if !strings.HasPrefix(target, "#") && !strings.HasPrefix(target, "http") {
					t.Errorf("the page links to %s:\n%s", target, md)
				}
			}
		})
	}
}

// An author's text must be seen wherever it can stand.
func TestProseIsShown(t *testing.T) {
	for place, put := range prosePlaces {
		if md := pageWith(put, "see *this* `one`"); !strings.Contains(string(md), "see _this_ `one`") {
			t.Errorf("%s: the page does not have the text:\n%s", place, md)
		}
	}
}

// isWithin reports whether all items of want are in got in the same order.
func isWithin(want, got []string) bool {
	for _, s := range got {
		if len(want) > 0 && want[0] == s {
			want = want[1:]
		}
	}
	return len(want) == 0
}

func TestAddressesAreInert(t *testing.T) {
	for place, put := range urlPlaces {
		for _, row := range hostileTexts(t) {
			o := outlineOf(pageWith(put, row.Payload))
			if !slices.Equal(o.anchors, outlineOf(pageWith(put, "https://x.test")).anchors) {
				t.Errorf("%s as %s changes the page", row.ID, place)
			}
			for _, target := range o.links {
				if strings.HasPrefix(target, "//") || strings.Contains(target, ":") && !strings.HasPrefix(target, "http") {
					t.Errorf("%s as %s links to %s", row.ID, place, target)
				}
			}
		}
	}
}
