package sample_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

var update = flag.Bool("update", false, "rewrite the wanted answers")

// examples returns the answers that the documentation of a catalogue shows.
func examples(cat *catalog.Catalog) string {
	var b strings.Builder
	for _, e := range cat.Entries {
		for _, o := range sample.Examples(e) {
			fmt.Fprintf(&b, "--- %s\n%s", e.Name, httpText(sample.Make(cat, sample.Request{}, o), nil))
		}
	}
	return b.String()
}

// TestExamples compares the examples of the catalogues that show what envelopes
// and fields can be with those that were read and found right.
func TestExamples(t *testing.T) {
	for _, name := range []string{"envelopes-constructs", "envelopes-references", "envelopes-text", "fields-types", "fields-optional", "fields-sensitive", "retry", "violations"} {
		t.Run(name, func(t *testing.T) {
			got, file := examples(load(t, "testdata/valid/"+name+".yaml")), "testdata/"+name+".txt"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s is not what is made; see the change with: go test ./generator/sample -update && git diff", file)
			}
		})
	}
}

// TestExamplesAreJSON makes all examples of all catalogues.
func TestExamplesAreJSON(t *testing.T) {
	var files []string
	for _, pattern := range []string{"testdata/catalogues/*/errors.yaml", "testdata/valid/*.yaml", "testdata/valid/includes/errors.yaml", "testdata/wire/standards/*.yaml"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		name, err := filepath.Rel(root, file)
		if err != nil {
			t.Fatal(err)
		}
		cat := load(t, filepath.ToSlash(name))
		for _, e := range cat.Entries {
			for _, o := range sample.Examples(e) {
				if a := sample.Make(cat, sample.Request{}, o); a.Body != nil && !e.Envelope.Text() && !json.Valid(a.Body) {
					t.Errorf("%s, %s: body is no JSON: %s", name, e.Name, a.Body)
				}
			}
		}
	}
}

func TestPlainValues(t *testing.T) {
	const src = `errgen: 1
name: plain
envelopes: {all: {body: $fields}, limit: {body: [$rate.policy, $rate.remaining, $rate.reset]}}
rate_limits: {hourly: {limit: 5, window: 1h}}
defaults: {envelope: all}
types:
  Money: {fields: {amount: int, currency: {type: string, enum: [EUR, USD]}, unit: {type: string, optional: true, example: c}}}
  Node: {fields: {label: string, price: {type: Money, example: {amount: 5, currency: EUR}}, cost: Money, children: list(Node), named: map(Node), above: {type: Node, optional: true}}}
errors:
  PLAIN:
    fields:
      s: string
      b: bool
      i: int
      l: int64
      u: uint64
      f: float
      t: time
      d: duration
      a: any
      e: {type: string, enum: [low, high]}
      es: {type: list(string), enum: [low, high]}
      ls: list(string)
      ll: list(list(int))
      m: map(bool)
      n: Node
      ns: list(Node)
      o: {type: string, optional: true}
      oe: {type: string, optional: true, example: shown}
  LIMITED: {status: 429, rate_limit: hourly, envelope: limit}
  GIVEN:
    fields: {a: {type: string, example: x}, b: {type: int, example: 7}, c: {type: int, optional: true, example: 8}, d: string}
    examples: [{a: first}, {a: second, c: 9, d: D}]
`
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(src)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const node = `{"label":"label","price":{"amount":5,"currency":"EUR"},"cost":{"amount":1,"currency":"EUR"},"children":[],"named":{}}`
	want := []string{
		`{"s":"s","b":true,"i":1,"l":1,"u":1,"f":1,"t":"2024-01-02T15:04:05Z","d":"30s","a":"a","e":"low","es":["low"],"ls":["ls"],"ll":[[1]],"m":{"key":true},"n":` + node + `,"ns":[` + node + `],"oe":"shown"}`,
		`["hourly",0,"2024-01-02T16:04:05Z"]`,
		`{"a":"first","b":7,"d":"d"}`,
		`{"a":"second","b":7,"c":9,"d":"D"}`,
	}
	var got []string
	for _, e := range cat.Entries {
		for _, o := range sample.Examples(e) {
			got = append(got, string(sample.Make(cat, sample.Request{}, o).Body))
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
