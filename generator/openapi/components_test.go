package openapi_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/openapi"
	"github.com/errgen/errgen/generator/sample"
)

// components returns the components of one kind.
func components(doc map[string]any, kind string) map[string]any {
	return doc["components"].(map[string]any)[kind].(map[string]any)
}

func keys(m map[string]any) string { return strings.Join(slices.Sorted(maps.Keys(m)), " ") }

// TestNames: the name of an entry stays, what else there is gives way.
func TestNames(t *testing.T) {
	cat := parsed(t, `errgen: 1
name: shop
types: {own: {fields: {a: string}}, part: {fields: {a: string}}}
rules: {odd: {fields: {n: int}}, even: {}}
envelopes: {own: {body: {a: $fields, b: {$each: $violations, $as: {r: $v.rule, $spread: $v.fields}}, c~: {$tree: $violations, $as: 1}}}}
defaults: {envelope: own, status: 404}
errors:
  a:b: {fields: {x: own, y: part}}
  a/b: {go: {name: AB2}}
  own: {}
  A404: {violations: true}
  own.tree: {}
`)
	doc := rendered(t, metaSchema(t), cat, catalog.DocOutput{})
	if have, want := keys(components(doc, "schemas")), "A404 a-b-3a8e75c1 a.b own own-envelope own-tree own-type own.tree own.violation part"; have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
	if have, want := keys(components(doc, "responses")), "404 A404 a-b-3a8e75c1 a.b own own.tree"; have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
}

// TestFilters: only what the output asks for is in the document, and nothing
// that is internal.
func TestFilters(t *testing.T) {
	const text = `errgen: 1
name: shop
errors:
  A: {status: 404, message: A., tags: [x]}
  B: {status: 409, message: B., tags: [y]}
  C: {status: 409, message: C., internal: true, tags: [x]}
  D: {message: No answer., tags: [x]}
  E: {status: 404, message: E., deprecated: {use: C}}
`
	for _, test := range []struct {
		out  catalog.DocOutput
		want string
	}{
		{catalog.DocOutput{}, "404 409 A B E"},
		{catalog.DocOutput{Tags: []string{"x"}}, "404 A"},
		{catalog.DocOutput{Statuses: []int{409}}, "409 B"},
		{catalog.DocOutput{Statuses: []int{410}}, ""},
	} {
		cat := parsed(t, text)
		doc := rendered(t, metaSchema(t), cat, test.out)
		if have := keys(components(doc, "responses")); have != test.want {
			t.Errorf("%+v: have %s, want %s", test.out, have, test.want)
		}
		if page := string(openapi.Render(cat, test.out)); strings.Contains(page, "C.") || strings.Contains(page, "`C`") {
			t.Errorf("%+v: the internal entry is in\n%s", test.out, page)
		}
	}
}

// TestExamplesAreExact compares the examples with the answers, for the
// catalogues of real systems.
func TestExamplesAreExact(t *testing.T) {
	meta := metaSchema(t)
	count := 0
	for _, name := range []string{"fanfare", "pluralkit", "pterodactyl", "wispanel"} {
		cat := load(t, "testdata/catalogues/"+name+"/errors.yaml")
		examples := components(rendered(t, meta, cat, catalog.DocOutput{}), "examples")
		for _, e := range cat.Entries {
			if e.Internal || e.Envelope == nil || e.Envelope.Body == nil {
				continue
			}
			body := sample.Make(cat, sample.Request{}, sample.Examples(e)[0]).Body
			var want any = string(body)
			if !e.Envelope.Text() {
				want = fromJSON(t, body)
			}
			key := strings.NewReplacer(":", ".", "/", ".").Replace(e.Name)
			have := examples[key].(map[string]any)["value"]
			if !reflect.DeepEqual(have, want) {
				t.Errorf("%s: have %v, want %v", e.Name, have, want)
			}
			count++
		}
	}
	if count < 80 {
		t.Errorf("compared %d examples only", count)
	}
}

// TestNumbersAreExact: no number goes through a float.
func TestNumbersAreExact(t *testing.T) {
	cat := parsed(t, `errgen: 1
name: shop
codes: int
envelopes: {own: {body: {code: $code, fixed: 1.50, $spread: $fields}}}
errors:
  A: {code: 9007199254740991, status: 404, envelope: own, fields: {a: {type: uint64, example: 18446744073709551615}, b: {type: float, example: 1e21}}}
`)
	text := string(openapi.Render(cat, catalog.DocOutput{}))
	for _, want := range []string{"const: 9007199254740991\n", "code: 9007199254740991\n", "a: 18446744073709551615\n", "b: 1e+21\n", "const: 1.50\n", "fixed: 1.50\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// TestDiscriminator: it is there where a member at the top tells all entries of
// a status apart, and leads to their schemas.
func TestDiscriminator(t *testing.T) {
	for _, test := range []struct{ codes, body, a, b, want string }{
		{"string", "{code: $code}", "", "", "code"},
		{"string", "{c: $code, $spread: $fields}", "", "", "c"},
		{"string", "{code~: $code}", "", "", "code"},
		{"string", "{code~: $code}", "code: null", "", ""},
		{"string", "{error: {code: $code}}", "", "", ""},
		{"string", "$code", "", "", ""},
		{"int", "{code: $code}", "code: 1", "code: 2", ""},
		{"{shared: true}", "{code: $code}", "", "code: A", ""},
	} {
		cat := parsed(t, fmt.Sprintf(`errgen: 1
name: shop
codes: %s
envelopes: {own: {body: %s}}
defaults: {envelope: own, status: 404}
errors: {A: {%s}, B: {%s}}
`, test.codes, test.body, test.a, test.b))
		doc := rendered(t, metaSchema(t), cat, catalog.DocOutput{})
		schema := components(doc, "responses")["404"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)["schema"]
		have := ""
		if d, ok := schema.(map[string]any)["discriminator"].(map[string]any); ok {
			have = d["propertyName"].(string)
			if mapping, _ := json.Marshal(d["mapping"]); string(mapping) != `{"A":"#/components/schemas/A","B":"#/components/schemas/B"}` {
				t.Errorf("%s: %s", test.body, mapping)
			}
		}
		if have != test.want {
			t.Errorf("%+v: have %q", test, have)
		}
	}
}
