package errgentest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/errgentest"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

const shop = `errgen: 1
name: shop
generate:
  go: {out: shoperrs}
  docs: [{format: markdown, out: errors.md}]
errors:
  ORDER_NOT_FOUND: {status: 404, message: There is no such order.}
`

// A listener is a test that keeps what is reported.
type listener struct {
	testing.TB
	said []string
}

func (l *listener) Helper() {}

func (l *listener) Errorf(format string, args ...any) {
	l.said = append(l.said, fmt.Sprintf(format, args...))
}

func TestFresh(t *testing.T) {
	tests := []struct {
		what, file, text string // written over what was generated
		want             []string
	}{
		{"nothing changed", "", "", nil},
		{"another text", "api/errors.yaml", strings.Replace(shop, "404", "410", 1), []string{
			`"api/errors.md" is stale; errgen check says more`,
			`"api/shoperrs/errors.gen.go" is stale; errgen check says more`,
		}},
		{"another output", "api/errors.yaml", strings.Replace(shop, "errors.md", "shop.md", 1), []string{
			`"api/errors.md" is orphan; errgen check says more`,
			`"api/shop.md" is missing; errgen check says more`,
		}},
		{"a page of somebody else", "api/errors.md", "by hand", []string{
			"errors.yaml: api/errors.md was not written by errgen; move it away or choose another path",
		}},
		{"a mistake", "api/errors.yaml", strings.Replace(shop, "status", "staus", 1), []string{
			`errors.yaml: api/errors.yaml:7:21: error[EG0102]: unknown key "staus" in entry "ORDER_NOT_FOUND"; did you mean "status"?`,
		}},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			dir := generated(t)
			if test.file != "" {
				write(t, filepath.Join(dir, test.file), test.text)
			}
			t.Chdir(filepath.Join(dir, "api"))
			l := &listener{TB: t}
			errgentest.Fresh(l, "errors.yaml")
			if !slices.Equal(l.said, test.want) {
				t.Errorf("have %q\nwant %q", l.said, test.want)
			}
		})
	}
}

// TestFreshNowhere: outside of a module there is no place for generated files.
func TestFreshNowhere(t *testing.T) {
	dir := t.TempDir()
	if _, ok := output.Top(dir); ok {
		t.Skip("the temporary directory lies in a module or repository")
	}
	write(t, filepath.Join(dir, "errors.yaml"), shop)
	l := &listener{TB: t}
	errgentest.Fresh(l, filepath.Join(dir, "errors.yaml"))
	if len(l.said) != 1 || !strings.HasSuffix(l.said[0], "want a go.mod or .git above it: generated files stay below") {
		t.Errorf("have %q", l.said)
	}
}

// generated returns the top of a module with a catalogue and what it asks for.
func generated(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/shop\n")
	write(t, filepath.Join(dir, "api/errors.yaml"), shop)
	cat, err := catalog.Load(os.DirFS(dir), "api/errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Generate(cat, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := output.Write(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
