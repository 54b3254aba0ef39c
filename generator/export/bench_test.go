package export_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/export"
)

// manyEntries returns a catalogue of n entries with two fields, a cause and an
// answer each.
func manyEntries(tb testing.TB, n int) *catalog.Catalog {
	var b strings.Builder
	b.WriteString("errgen: 1\nname: large\nlocale: en\ngroups: {things: {title: Things}}\nerrors:\n")
	for i := range n {
		fmt.Fprintf(&b, `  THING_%d_NOT_FOUND:
    status: 404
    group: things
    message: Thing {id} of {count} does not exist.
    doc: The thing with this number was never there, or *somebody* removed it.
    causes: The identifier is wrong
    fields: {id: {type: string, doc: Identifier, example: abc}, count: int}
`, i)
	}
	return load(tb, fstest.MapFS{"errors.yaml": {Data: []byte(b.String())}})
}

func load(tb testing.TB, fsys fstest.MapFS) *catalog.Catalog {
	tb.Helper()
	cat, err := catalog.Load(fsys, "errors.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	return cat
}

func BenchmarkJSON(b *testing.B) {
	for _, n := range []int{1000, 5000} {
		cat := manyEntries(b, n)
		b.Run(fmt.Sprintf("new-%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				export.New(cat, catalog.DocOutput{}, export.Names{})
			}
		})
		data := export.NewDocument(export.New(cat, catalog.DocOutput{}, export.Names{}))
		b.Run(fmt.Sprintf("json-%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				text, err := data.JSON()
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(text)))
			}
		})
	}
}
