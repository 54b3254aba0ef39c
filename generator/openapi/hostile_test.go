package openapi_test

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/openapi"
)

// hostileTexts are texts that have broken generators.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	var texts []string
	for _, name := range []string{"texts", "markdown", "comments"} {
		b, err := os.ReadFile("../../testdata/hostile/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			var row struct {
				Payload, Base64 string
				Payloads        []string
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			decoded, err := base64.StdEncoding.DecodeString(row.Base64)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(append(texts, row.Payload, string(decoded)), row.Payloads...)
		}
	}
	return append(texts, "a: b", "- a", "? a", "|\n a", ">-", "&a", "*a", "!!a b", "%YAML 1.1", "---", "...", "{a: 1}", "[a]", "#", "a #b", "'", "\"", "\\", "\\x41", "<<",
		"\u0085", "\u2028", "\ufeff", "\ufffe", "\U0010ffff", "\xff\xfe", "\x00", "\t", " ", "~", "0x1", "1:30", "2024-01-02", "=", ".inf")
}

// places are where texts of a catalogue get into a document.
var places = map[string]func(c *catalog.Catalog, s string){
	"title of catalogue": func(c *catalog.Catalog, s string) { c.Title = s },
	"doc of catalogue":   func(c *catalog.Catalog, s string) { c.Doc = s },
	"doc of envelope":    func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Doc = s },
	"name of member":     func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[0].Key = s },
	"constant":           func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[0].Node.Value.Text = s },
	"content type":       func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.ContentType = "x/y; z=" + s },
	"code":               func(c *catalog.Catalog, s string) { c.Entries[0].Code.Text = s },
	"title":              func(c *catalog.Catalog, s string) { c.Entries[0].Title = s },
	"doc":                func(c *catalog.Catalog, s string) { c.Entries[0].Doc = s },
	"message":            func(c *catalog.Catalog, s string) { c.Entries[0].Message = catalog.Template{{Text: s}} },
	"cause":              func(c *catalog.Catalog, s string) { c.Entries[0].Causes = []string{s} },
	"deprecation":        func(c *catalog.Catalog, s string) { c.Entries[0].Deprecated = &catalog.Deprecation{Since: s, Doc: s} },
	"doc of field":       func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Doc = s },
	"allowed value":      func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Enum[0].Text = s },
	"example":            func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Example.Text = s },
	"attr":               func(c *catalog.Catalog, s string) { c.Entries[0].Attrs[0].Value.Text = s },
	"doc of status":      func(c *catalog.Catalog, s string) { c.Statuses[0].Doc = s },
	"title of status":    func(c *catalog.Catalog, s string) { c.Statuses[0].Title = s },
	"doc of type":        func(c *catalog.Catalog, s string) { c.Types[0].Doc = s },
}

const placesCatalogue = `errgen: 1
name: shop
title: Shop
statuses: {404: {title: x, doc: x}}
types: {Part: {doc: x, fields: {name: string}}}
envelopes:
  own: {body: {constant: x, code: $code, about: $message, kind: $attr.kind, $spread: $fields}}
errors:
  GONE:
    status: 404
    message: x
    envelope: own
    attr: {kind: x}
    fields: {id: {type: string, doc: x, enum: [x], example: x}, part: Part}
  OTHER: {status: 404, message: y, envelope: own, attr: {kind: y}}
`

// TestHostileTexts puts each text in all places, and where that gives another
// document than "x" in each of them: but for the text it is the one with "x".
func TestHostileTexts(t *testing.T) {
	meta := metaSchema(t)
	want := map[string]string{}
	for place := range places {
		want[place] = written(t, "x", place)
	}
	all := slices.Collect(maps.Keys(places))
	together := written(t, "x", all...)
	for _, text := range hostileTexts(t) {
		if text == "" || written(t, text, all...) == together {
			continue
		}
		for place := range places {
			have := written(t, text, place)
			if isProse := strings.HasPrefix(place, "doc") || place == "cause" || place == "deprecation" || place == "title of status"; isProse && len(have) < len(want[place]) {
				continue // nothing is left of it
			}
			if at := differing(have, want[place]); at >= 0 {
				t.Errorf("%s %q:\nhave %.200s\nwant %.200s", place, text, have[at:], want[place][at:])
			}
		}
	}
	for place, put := range places {
		cat := parsed(t, placesCatalogue)
		put(cat, strings.Join(hostileTexts(t), " "))
		if rendered(t, meta, cat, catalog.DocOutput{}); t.Failed() {
			t.Fatal(place)
		}
	}
}

// written returns the document with a text in some places, and all texts in it
// replaced.
func written(t *testing.T, text string, in ...string) string {
	t.Helper()
	cat := parsed(t, placesCatalogue)
	for _, place := range in {
		places[place](cat, text)
	}
	return asJSON(t, skeleton(fromYAML(t, openapi.Render(cat, catalog.DocOutput{})), string([]rune(text))))
}

// skeleton returns a document with all its texts replaced, also where the text
// that was put into it is a key.
func skeleton(v any, text string) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, value := range v {
			if name == text || name == "x/y; z="+text {
				name = "text"
			}
			out[name] = skeleton(value, text)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = skeleton(v[i], text)
		}
		return out
	case string:
		return "text"
	}
	return v
}

// differing returns where two texts begin to differ, or -1.
func differing(a, b string) int {
	if a == b {
		return -1
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
