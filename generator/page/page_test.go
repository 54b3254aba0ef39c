package page_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

var update = flag.Bool("update", false, "rewrite the wanted pages")

// load returns the catalogue of a file below the directory of the package or
// the root of the module.
func load(t testing.TB, root, name string) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(os.DirFS(root), name)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func goName(e *catalog.Entry) string { return "Err" + e.Name }

func TestGolden(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	for name, out := range map[string]catalog.DocOutput{
		"rich.md":    {},
		"columns.md": {Columns: catalog.Columns, Groups: []string{"orders"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := page.Render(cat, out, goName)
			file := "testdata/" + name
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what is generated; see the change with: go test ./generator/page -update && git diff", file)
			}
		})
	}
}
