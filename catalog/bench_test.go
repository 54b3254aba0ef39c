package catalog_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
)

// large returns a catalogue of n entries with two fields each.
func large(n int) []byte {
	var b strings.Builder
	b.WriteString("errgen: 1\nname: large\ngroups:\n  all: {title: All of them}\ndefaults: {group: all}\nerrors:\n")
	for i := range n {
		fmt.Fprintf(&b, `  RESOURCE_%05[1]d_NOT_FOUND:
    code: E%05[1]d
    status: 404
    message: Resource '{resource_id:string}' of kind %[1]d not found after {attempts:int} attempts.
    doc: The resource does not exist, or the caller may not see it.
    causes:
      - The identifier is wrong
      - The resource was deleted
`, i)
	}
	return []byte(b.String())
}

// BenchmarkLoad reports the time per entry as well: it must not grow with the
// size of the catalogue.
func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{1_000, 5_000, 50_000} {
		fsys := fstest.MapFS{"errors.yaml": {Data: large(n)}}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(fsys["errors.yaml"].Data)))
			for b.Loop() {
				if _, err := catalog.Load(fsys, "errors.yaml"); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/entry")
		})
	}
}
