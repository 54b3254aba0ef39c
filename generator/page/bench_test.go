package page_test

import (
	"fmt"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

func BenchmarkRender(b *testing.B) {
	for _, n := range []int{1000, 5000, 25000} {
		cat := manyEntries(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.SetBytes(int64(len(page.Render(cat, catalog.DocOutput{}, goName))))
			}
		})
	}
}

// manyEntries returns a catalogue of n entries with two fields, a line of
// documentation, a cause and a remedy each.
func manyEntries(n int) *catalog.Catalog {
	cat := &catalog.Catalog{Name: "large"}
	for g := range n / 100 {
		name := fmt.Sprintf("group_%d", g)
		cat.Groups = append(cat.Groups, &catalog.Group{Name: name, Anchor: catalog.Anchor(name), Texts: catalog.Texts{Title: catalog.Sentence(name)}})
	}
	for i := range n {
		name := fmt.Sprintf("THING_%d_NOT_FOUND", i)
		fields := []*catalog.Field{
			{Name: "id", Doc: "Identifier of the thing in `snake_case`.", Example: &catalog.Value{Kind: catalog.TextValue, Text: "abc"}},
			{Name: "count", Type: catalog.FieldType{Kind: catalog.Int}},
		}
		cat.Entries = append(cat.Entries, &catalog.Entry{
			Name: name, Anchor: catalog.Anchor(name), Code: catalog.Code{Set: true, Text: name}, Status: 404,
			Texts: catalog.Texts{
				Title:    catalog.Sentence(name),
				Message:  catalog.Template{{Text: "Thing "}, {Kind: catalog.FieldValue, Field: fields[0]}, {Text: " does not exist."}},
				Doc:      "The thing with this number was never there, or somebody removed it. See *the guide* for what to do.",
				Causes:   []string{"The identifier is wrong, or the thing was removed"},
				Remedies: []string{"Check the `id` and send the request again"},
			},
			Fields: fields, Group: cat.Groups[i/100],
		})
	}
	return cat
}
