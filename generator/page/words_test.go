package page_test

import (
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// pageOf returns the page of a catalogue with one entry.
func pageOf(e *catalog.Entry) string {
	e.Name, e.Anchor = "NAME", "name"
	return string(page.Render(&catalog.Catalog{Name: "x", Entries: []*catalog.Entry{e}}, catalog.DocOutput{}, goName))
}

func TestRetryAdvice(t *testing.T) {
	for retry, want := range map[catalog.Retry]string{
		{Kind: catalog.RetryNever}:                                           "**Retry:** no; the same request would fail again.",
		{Kind: catalog.RetryYes}:                                             "**Retry:** yes, after a while; wait longer after each attempt.",
		{Kind: catalog.RetryAfter}:                                           "**Retry:** yes, after the delay that the answer gives.",
		{Kind: catalog.RetryDelay, Delay: 90 * time.Second}:                  "**Retry:** yes, after 1 minute 30 seconds.",
		{Kind: catalog.RetryDelay, Delay: 49*time.Hour + 2*time.Millisecond}: "**Retry:** yes, after 2 days 1 hour 2 milliseconds.",
		{Kind: catalog.RetryDelay, Delay: 1500 * time.Microsecond}:           "**Retry:** yes, after 1.5ms.",
		{Kind: catalog.RetryDelay}:                                           "**Retry:** yes, after 0s.",
	} {
		if md := pageOf(&catalog.Entry{Retry: retry}); !strings.Contains(md, want) {
			t.Errorf("page of %v lacks %q:\n%s", retry, want, md)
		}
	}
	if md := pageOf(&catalog.Entry{}); strings.Contains(md, "Retry") {
		t.Errorf("page speaks of retrying, the catalogue does not:\n%s", md)
	}
}

func TestCodeRanges(t *testing.T) {
	for r, want := range map[catalog.CodeRange]string{
		{From: 0, To: 0, Text: "0..0"}:               "**Codes:** 0\n",
		{From: -5, To: 20, Text: "-5..20"}:           "**Codes:** \\-5 to 20\n",
		{Prefix: "E", From: 1, To: 9, Text: "E1..9"}: "**Codes:** E1 to 9\n",
	} {
		cat := &catalog.Catalog{Name: "x", Groups: []*catalog.Group{{Name: "g", Anchor: "g", Codes: &r}}}
		if md := string(page.Render(cat, catalog.DocOutput{}, goName)); !strings.Contains(md, want) {
			t.Errorf("page of the range %s lacks %q:\n%s", r.Text, want, md)
		}
	}
}

func TestExampleValues(t *testing.T) {
	text := func(s string) catalog.Value { return catalog.Value{Kind: catalog.TextValue, Text: s} }
	number := catalog.Value{Kind: catalog.NumberValue, Text: "1e3"}
	for want, v := range map[string]catalog.Value{
		"`a b`":             text("a b"),
		"`\"\"`":            text(""),
		"`1e3`":             number,
		"`true`":            {Kind: catalog.BoolValue, Text: "true"},
		"`null`":            {Kind: catalog.NullValue},
		"`[\"a\\n\", 1e3]`": {Kind: catalog.ListValue, Items: []catalog.Value{text("a\n"), number}},
		"`{\"k\": [null]}`": {Kind: catalog.MapValue, Members: []catalog.Member{{Name: "k", Value: catalog.Value{Kind: catalog.ListValue, Items: []catalog.Value{{}}}}}},
	} {
		if md := pageOf(&catalog.Entry{Fields: []*catalog.Field{{Name: "f", Example: &v}}}); !strings.Contains(md, "| "+want+" ") {
			t.Errorf("page lacks the example %s:\n%s", want, md)
		}
	}
}

func TestTypeNames(t *testing.T) {
	of := func(k catalog.Kind, elem *catalog.FieldType) *catalog.FieldType {
		return &catalog.FieldType{Kind: k, Elem: elem}
	}
	for want, typ := range map[string]*catalog.FieldType{
		"| string ": of(catalog.String, nil), "| bool ": of(catalog.Bool, nil), "| int ": of(catalog.Int, nil), "| int64 ": of(catalog.Int64, nil),
		"| uint64 ": of(catalog.Uint64, nil), "| float ": of(catalog.Float, nil), "| time ": of(catalog.Time, nil), "| duration ": of(catalog.Duration, nil), "| any ": of(catalog.Any, nil),
		"| list of map of int ": of(catalog.List, of(catalog.Map, of(catalog.Int, nil))),
	} {
		if md := pageOf(&catalog.Entry{Fields: []*catalog.Field{{Name: "f", Type: *typ}}}); !strings.Contains(md, want) {
			t.Errorf("page lacks the type %q:\n%s", want, md)
		}
	}
}

func TestHeadlines(t *testing.T) {
	long, words := "a"+strings.Repeat("ü", 100), strings.Repeat("a word ", 30)
	for title, want := range map[string]string{
		"Not found.":    "### Not found\n",
		"Not found ...": "### Not found ...\n",
		"Two\nlines":    "### Two lines\n",
		long:            "### a" + strings.Repeat("ü", 59) + "…\n",
		words:           "### " + strings.Repeat("a word ", 16) + "a word…\n",
	} {
		if md := pageOf(&catalog.Entry{Texts: catalog.Texts{Title: title}}); !strings.Contains(md, want) {
			t.Errorf("page lacks the heading %q:\n%s", want, md)
		}
	}
}

// A code that says the title already stands alone in the heading.
func TestHeadingOfTitleAndCode(t *testing.T) {
	entry := func(code string) *catalog.Entry {
		return &catalog.Entry{Code: catalog.Code{Set: true, Text: code}, Texts: catalog.Texts{Title: "Not found"}}
	}
	for code, want := range map[string]string{
		"Not found":              "### `Not found`\n",
		"":                       "### Not found\n",
		"404":                    "### `404`: Not found\n",
		strings.Repeat("x", 200): "### Not found\n",
	} {
		if md := pageOf(entry(code)); !strings.Contains(md, want) {
			t.Errorf("page of the code %q lacks the heading %q:\n%s", code, want, md)
		}
	}
}

func TestTextsSaidTwiceAreLeftOut(t *testing.T) {
	text := catalog.Template{{Text: "Gone."}}
	md := pageOf(&catalog.Entry{Texts: catalog.Texts{Message: text, UserMessage: text}})
	if strings.Contains(md, "User message") {
		t.Errorf("page repeats the message for users:\n%s", md)
	}
	if strings.Contains(md, "Code") {
		t.Errorf("page speaks of codes, the catalogue has none:\n%s", md)
	}
}

// In the table a message that is a value alone says less than the title.
func TestMessagesInTheTable(t *testing.T) {
	field := catalog.Segment{Kind: catalog.FieldValue, Field: &catalog.Field{Name: "f"}}
	for want, message := range map[string]catalog.Template{
		"[Title](#name)":       {field, {Text: " - "}},
		"[Message](#name)":     {{Text: "Message"}},
		"[not \\{f\\}](#name)": {{Text: "not "}, field},
	} {
		if md := pageOf(&catalog.Entry{Texts: catalog.Texts{Title: "Title", Message: message}}); !strings.Contains(md, want) {
			t.Errorf("table lacks %s:\n%s", want, md)
		}
	}
}
