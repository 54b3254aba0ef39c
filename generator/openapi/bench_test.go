package openapi_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/openapi"
)

func BenchmarkRender(b *testing.B) {
	for _, n := range []int{1000, 5000} {
		cat := manyEntries(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.SetBytes(int64(len(openapi.Render(cat, catalog.DocOutput{}))))
			}
		})
	}
}

// manyEntries returns a catalogue of n entries with two fields and a line of
// documentation each; one in ten has violations of 20 rules.
func manyEntries(b *testing.B, n int) *catalog.Catalog {
	b.Helper()
	var s strings.Builder
	s.WriteString("errgen: 1\nname: large\nrules:\n")
	for i := range 20 {
		fmt.Fprintf(&s, "  rule_%d: {message: '{path} is not {n:int}'}\n", i)
	}
	s.WriteString("errors:\n")
	for i := range n {
		fmt.Fprintf(&s, "  THING_%d_NOT_FOUND:\n    status: 404\n    message: Thing {id} does not exist.\n    doc: The thing was never there, or somebody removed it.\n", i)
		fmt.Fprintf(&s, "    fields: {id: {type: string, doc: Identifier of the thing., example: abc}, count: int}\n    violations: %t\n", i%10 == 0)
	}
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(s.String())}}, "errors.yaml")
	if err != nil {
		b.Fatal(err)
	}
	return cat
}
