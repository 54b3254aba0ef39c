package sample_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

const root = "../.."

func load(t testing.TB, name string) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(os.DirFS(root), name)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// A wireCase says which entries give an exact answer, and from what.
type wireCase struct {
	File      string
	Catalogue string
	Locale    string
	wireError
	Errors     []wireError // if there are several
	Middleware map[string]string
}

type wireError struct {
	Entry      string
	Instance   string
	Fields     map[string]any
	Retry      string
	Violations []struct {
		Rule, Message, Query, Header string
		Path                         []any
		Fields                       map[string]any
	}
	Rate *struct {
		Scope            string
		Limit, Remaining int64
		Reset            int64
	}
}

// TestWire compares answers with those that real systems and standards give.
func TestWire(t *testing.T) {
	cases := append(readCases(t, "testdata/wire/cases.json"), readCases(t, "testdata/wire/standards/cases.json")...)
	seen := map[string]bool{}
	for _, c := range cases {
		seen[c.File] = true
		t.Run(c.File, func(t *testing.T) {
			file := "testdata/catalogues/" + c.Catalogue + "/errors.yaml"
			if strings.HasSuffix(c.Catalogue, ".yaml") {
				file = "testdata/wire/standards/" + c.Catalogue
			}
			cat := load(t, file)
			got := httpText(sample.Make(cat, sample.Request{Locale: c.Locale}, c.occurrences(t, cat)...), c.Middleware)
			want, err := os.ReadFile(filepath.Join(root, "testdata/wire", c.File))
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	files, err := filepath.Glob(filepath.Join(root, "testdata/wire/*.http"))
	if err != nil || len(files) == 0 {
		t.Fatal("no answers", err)
	}
	for _, f := range files {
		if !seen[filepath.Base(f)] {
			t.Errorf("%s has no case", f)
		}
	}
}

func readCases(t *testing.T, name string) []wireCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	var cases []wireCase
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.UseNumber()
	if err := dec.Decode(&cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// httpText returns an answer as the files have it. A header of middleware comes
// after the content type.
func httpText(a sample.Answer, middleware map[string]string) string {
	var b strings.Builder
	fmt.Fprintln(&b, a.Status)
	for _, h := range a.Headers {
		fmt.Fprintf(&b, "%s: %s\n", h.Name, h.Value)
		if h.Name == "Content-Type" {
			for name, value := range middleware {
				fmt.Fprintf(&b, "%s: %s\n", name, value)
			}
		}
	}
	return b.String() + "\n" + string(a.Body) + "\n"
}

func (c wireCase) occurrences(t *testing.T, cat *catalog.Catalog) []sample.Occurrence {
	t.Helper()
	all := c.Errors
	if len(all) == 0 {
		all = []wireError{c.wireError}
	}
	var out []sample.Occurrence
	for _, e := range all {
		out = append(out, e.occurrence(t, cat))
	}
	return out
}

func (w wireError) occurrence(t *testing.T, cat *catalog.Catalog) sample.Occurrence {
	t.Helper()
	o := sample.Occurrence{Entry: entry(t, cat, w.Entry), Fields: example(w.Fields), Instance: w.Instance}
	if w.Retry != "" {
		var err error
		if o.Delay, err = time.ParseDuration(w.Retry); err != nil {
			t.Fatal(err)
		}
	}
	if r := w.Rate; r != nil {
		o.Rate = &sample.Rate{Scope: r.Scope, Limit: r.Limit, Remaining: r.Remaining, Reset: time.Unix(r.Reset, 0)}
	}
	for _, v := range w.Violations {
		o.Violations = append(o.Violations, sample.Violation{
			Rule: rule(cat, v.Rule), Message: v.Message, Fields: example(v.Fields), Path: valueOf(v.Path).Items, Query: v.Query, Header: v.Header,
		})
	}
	return o
}

func entry(t *testing.T, cat *catalog.Catalog, name string) *catalog.Entry {
	t.Helper()
	for _, e := range cat.Entries {
		if e.Name == name {
			return e
		}
	}
	t.Fatalf("no entry %s", name)
	return nil
}

// rule returns the rule of a name, nil if there is none.
func rule(cat *catalog.Catalog, name string) *catalog.Rule {
	for _, r := range cat.Rules {
		if r.Name == name {
			return r
		}
	}
	return nil
}

func example(values map[string]any) catalog.Example {
	return valueOf(values).Members
}

// valueOf returns a value of JSON as one of a catalogue.
func valueOf(v any) catalog.Value {
	switch v := v.(type) {
	case nil:
		return catalog.Value{}
	case bool:
		return catalog.Value{Kind: catalog.BoolValue, Text: fmt.Sprint(v)}
	case string:
		return catalog.Value{Kind: catalog.TextValue, Text: v}
	case json.Number:
		return catalog.Value{Kind: catalog.NumberValue, Text: v.String()}
	case []any:
		out := catalog.Value{Kind: catalog.ListValue}
		for _, item := range v {
			out.Items = append(out.Items, valueOf(item))
		}
		return out
	case map[string]any:
		out := catalog.Value{Kind: catalog.MapValue}
		for name, item := range v {
			out.Members = append(out.Members, catalog.Member{Name: name, Value: valueOf(item)})
		}
		slices.SortFunc(out.Members, func(a, b catalog.Member) int { return strings.Compare(a.Name, b.Name) })
		return out
	}
	panic(fmt.Sprintf("%T", v))
}
