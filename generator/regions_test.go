package generator_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// inPages returns outputs for a region of a page each.
func inPages(docs ...catalog.DocOutput) *catalog.Outputs {
	for i := range docs {
		if docs[i].Format == "" {
			docs[i].Format = "markdown"
		}
		docs[i].Pos = catalog.Pos{File: "api/errors.yaml", Line: i + 1, Col: 1}
	}
	return &catalog.Outputs{Docs: docs}
}

// regionOf returns the one region that is generated.
func regionOf(t *testing.T, cat *catalog.Catalog, outputs *catalog.Outputs) generator.File {
	t.Helper()
	files, err := generator.Generate(cat, generator.Options{Outputs: outputs})
	if err != nil {
		t.Fatal(err)
	}
	var found []generator.File
	for _, f := range files {
		if f.Region != "" {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("have %d regions", len(found))
	}
	return found[0]
}

func TestRegion(t *testing.T) {
	f := regionOf(t, shop(2, false), inPages(catalog.DocOutput{Out: "../docs/guide/README.md", Region: "errors"}))
	const want = `
| Code          | Status | Message                 |
| ------------- | ------ | ----------------------- |
| ` + "`ORDER_00000`" + ` | 409    | The order was rejected. |
| ` + "`ORDER_00001`" + ` | 409    | The order was rejected. |

`
	if f.Path != "docs/guide/README.md" || f.Region != "errors" || f.Source != "../../api/errors.yaml" || string(f.Content) != want {
		t.Errorf("have %s#%s from %s:\n%s\nwant\n%s", f.Path, f.Region, f.Source, f.Content, want)
	}
}

// Rows link to the page that describes the entry.
func TestRegionLinks(t *testing.T) {
	for _, test := range []struct {
		what, url, want string
		docs            []catalog.DocOutput
	}{
		{"no page", "", "| `ORDER_00000` |", nil},
		{"address", "https://a.b/e#order-00000", "[`ORDER_00000`](https://a.b/e#order-00000)", nil},
		{"page", "https://a.b/e", "[`ORDER_00000`](../docs/my%20errors.md#order-00000)", []catalog.DocOutput{{Out: "../docs/my errors.md"}}},
		{"page above", "", "[`ORDER_00000`](../errors.md#order-00000)", []catalog.DocOutput{{Out: "../errors.md"}}},
		{"page beside it", "", "[`ORDER_00000`](errors.mdx#order-00000)", []catalog.DocOutput{{Out: "./x/../errors.mdx"}}},
		{"page of other entries", "", "[`ORDER_00000`](b.md#order-00000)", []catalog.DocOutput{{Out: "a.md", Statuses: []int{404}}, {Out: "b.md"}}},
	} {
		t.Run(test.what, func(t *testing.T) {
			cat := shop(1, false)
			cat.Entries[0].DocsURL = test.url
			outputs := inPages(append(test.docs, catalog.DocOutput{Out: "README.md", Region: "errors"})...)
			if f := regionOf(t, cat, outputs); !strings.Contains(string(f.Content), test.want) {
				t.Errorf("want %s in\n%s", test.want, f.Content)
			}
		})
	}
}

func TestRegionColumns(t *testing.T) {
	cat := shop(3, false)
	cat.Groups = []*catalog.Group{{Name: "orders", Anchor: "orders", Texts: catalog.Texts{Title: "Orders"}}}
	cat.Entries[0].Group, cat.Entries[0].Tags = cat.Groups[0], []string{"x"}
	cat.Entries[1].Internal = true
	f := regionOf(t, cat, inPages(catalog.DocOutput{Out: "a.md", Region: "errors", Columns: []string{"name", "group", "go"}}))
	const want = `
| Name          | Group  | Go              |
| ------------- | ------ | --------------- |
| ` + "`ORDER_00000`" + ` | Orders | ` + "`ErrOrder00000`" + ` |
| ` + "`ORDER_00002`" + ` |        | ` + "`ErrOrder00002`" + ` |

`
	if string(f.Content) != want {
		t.Errorf("have\n%s\nwant\n%s", f.Content, want)
	}
	f = regionOf(t, cat, inPages(catalog.DocOutput{Out: "a.md", Region: "errors", Tags: []string{"y"}}))
	if want := "\nThere are no errors.\n\n"; string(f.Content) != want {
		t.Errorf("have %q, want %q", f.Content, want)
	}
}

// Lines that markdownlint takes for too long are let pass, and nothing else.
func TestRegionLetsLongLinesPass(t *testing.T) {
	for _, test := range []struct {
		what, out, region string
		message           int
		first, last       string
	}{
		{"short", "a.md", "e", 10, "| Code", " |"},
		{"just fits", "a.md", "e", 51, "| Code", " |"},
		{"long row", "a.md", "e", 52, "<!-- markdownlint-capture -->", "<!-- markdownlint-restore -->"},
		{"long marker", "a.md", strings.Repeat("e", 60), 10, "| Code", "<!-- markdownlint-disable-next-line MD013 -->"},
		{"both", "a.md", strings.Repeat("e", 60), 60, "<!-- markdownlint-capture -->", "<!-- markdownlint-disable-next-line MD013 -->"},
		{"MDX", "a.mdx", "e", 60, "| Code", " |"},
	} {
		cat := shop(1, false)
		cat.Entries[0].Message = catalog.Template{{Text: strings.Repeat("m", test.message)}}
		f := regionOf(t, cat, inPages(catalog.DocOutput{Out: test.out, Region: test.region}))
		text := strings.TrimSpace(string(f.Content))
		if !strings.HasPrefix(text, test.first) || !strings.HasSuffix(text, test.last) {
			t.Errorf("%s: have\n%s", test.what, text)
		}
	}
}

func TestSeveralRegionsOfAPage(t *testing.T) {
	outputs := inPages(catalog.DocOutput{Out: "a.md", Region: "z"}, catalog.DocOutput{Out: "b.md"}, catalog.DocOutput{Out: "./a.md", Region: "a"})
	files, err := generator.Generate(shop(1, false), generator.Options{Outputs: outputs})
	if err != nil {
		t.Fatal(err)
	}
	have := ""
	for _, f := range files {
		have += fmt.Sprintf("%s#%s ", f.Path, f.Region)
	}
	if want := "api/a.md#a api/a.md#z api/b.md# "; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}

func TestImpossibleRegions(t *testing.T) {
	for _, test := range []struct {
		what string
		docs []catalog.DocOutput
		want string
	}{
		{"region and whole page", []catalog.DocOutput{{Out: "a.md"}, {Out: "a.md", Region: "e"}},
			`api/errors.yaml:2:1: error[EG0502]: two outputs write the file "api/a.md"`},
		{"names of a page that differ in case", []catalog.DocOutput{{Out: "A.md", Region: "e"}, {Out: "a.md", Region: "f"}},
			`api/errors.yaml:2:1: error[EG0502]: two outputs write the file "api/a.md"`},
		{"one region twice", []catalog.DocOutput{{Out: "a.md", Region: "e"}, {Out: "a.md", Region: "e"}},
			`api/errors.yaml:2:1: error[EG0502]: two outputs write the file "api/a.md"`},
		{"no page", []catalog.DocOutput{{Out: "a.txt", Region: "e"}},
			`api/errors.yaml:1:1: error[EG0503]: "a.txt" is not the path of a page that can have regions`},
		{"outside", []catalog.DocOutput{{Out: "../../a.md", Region: "e"}},
			`api/errors.yaml:1:1: error[EG0504]: path "../../a.md" leaves the module or repository of the catalogue`},
		{"a file of the catalogue", []catalog.DocOutput{{Out: "more.md", Region: "e"}},
			`api/errors.yaml:1:1: error[EG0502]: output "api/more.md" is a file of the catalogue`},
	} {
		_, err := generator.Generate(shop(1, false), generator.Options{Outputs: inPages(test.docs...)})
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: have %v, want %s", test.what, err, test.want)
		}
	}
}
