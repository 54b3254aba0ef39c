package page_test

import (
	"fmt"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// In "marked" the texts of each entry have emphasis and come with a cause and a
// remedy; most of the time goes into reading and writing that Markdown.
func BenchmarkRender(b *testing.B) {
	for _, n := range []int{1000, 5000, 25000} {
		plain, marked := manyEntries(n), manyEntries(n)
		for _, e := range marked.Entries {
			e.Doc += " See *the guide*."
			e.Causes = []string{"The identifier is wrong, or the thing was removed"}
			e.Remedies = []string{"Check the `id` and send the request again"}
		}
		for name, cat := range map[string]*catalog.Catalog{"plain": plain, "marked": marked} {
			b.Run(fmt.Sprintf("%s-%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					b.SetBytes(int64(len(page.Render(cat, catalog.DocOutput{}, goName))))
				}
			})
		}
	}
}

// manyEntries returns a catalogue of n entries with two fields and a line of
// documentation each.
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
				Title:   catalog.Sentence(name),
				Message: catalog.Template{{Text: "Thing "}, {Kind: catalog.FieldValue, Field: fields[0]}, {Text: " does not exist."}},
				Doc:     "The thing with this number was never there, or somebody removed it.",
			},
			Fields: fields, Group: cat.Groups[i/100],
		})
	}
	return cat
}
