package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator/output"
)

// plant writes files into a new directory and returns it.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const some = "errgen: 1\n"

func TestFindCatalogues(t *testing.T) {
	files := map[string]string{
		"go.mod":                          "module x\n",
		"errors.yaml":                     some,
		"a/errors.yaml":                   some,
		"a/user.errors.yaml":              some,
		"a/part.errors.yaml":              "errors: {}\n",
		"b/x.errors.yaml":                 some,
		"b/errors.yml":                    some,
		"many/x.errors.yaml":              some,
		"many/y.errors.yaml":              some,
		"nested/go.mod":                   "module y\n",
		"nested/deep/er/none.txt":         "",
		"testdata/errors.yaml":            some,
		"_old/errors.yaml":                some,
		".hidden/errors.yaml":             some,
		"node_modules/errors.yaml":        some,
		"vendor/errors.yaml":              some,
		"other/errors.yaml":               "name: other\n",
		"other/errors.yaml.errors.yaml/x": "",
		"odd/-.yaml":                      some,
	}
	dir := plant(t, files)
	for _, test := range []struct {
		name string
		in   string // working directory
		args string
		want string // paths, or the error after !
	}{
		{"here", ".", "", "errors.yaml"},
		{"single other name", "b", "", "b/x.errors.yaml"},
		{"errors.yaml first", "a", "", "a/errors.yaml"},
		{"above", "other", "", "errors.yaml"},
		{"not above the module", "nested/deep/er", "", "!no catalogue in . or above, up to ../.."},
		{"several here", "many", "", "!. holds several catalogues: x.errors.yaml, y.errors.yaml"},
		{"file", ".", "odd/-.yaml", "odd/-.yaml"},
		{"file that does not start like one", ".", "other/errors.yaml", "other/errors.yaml"},
		{"directory", ".", "b", "b/x.errors.yaml"},
		{"directory with several", ".", "many", "!many holds several catalogues: many/x.errors.yaml, many/y.errors.yaml"},
		{"directory without", ".", "other", "!no catalogue in other"},
		{"missing", ".", "nowhere", "!no such file or directory: nowhere"},
		{"empty", ".", "''", "!an argument is empty"},
		{"each once", ".", "errors.yaml . ./errors.yaml", "errors.yaml"},
		{"below", ".", "./...", "a/errors.yaml a/user.errors.yaml b/x.errors.yaml errors.yaml many/x.errors.yaml many/y.errors.yaml"},
		{"below a directory", ".", "a/...", "a/errors.yaml a/user.errors.yaml"},
		{"below a skipped directory", ".", "testdata/...", "testdata/errors.yaml"},
		{"below the working directory", "b", "...", "b/x.errors.yaml"},
		{"nothing below", ".", "nested/...", "!no catalogue below nested"},
		{"nowhere below", ".", "nowhere/...", "!no catalogue below nowhere"},
		{"dots are no pattern in a name", ".", "a...", "!no such file or directory: a..."},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := findCatalogues(filepath.Join(dir, test.in), arguments(test.args))
			if message, ok := strings.CutPrefix(test.want, "!"); ok {
				if usage := (usageError{}); !errors.As(err, &usage) || !strings.HasPrefix(err.Error(), message) {
					t.Errorf("have error %v, want %s", err, message)
				}
				return
			}
			var have []string
			for _, file := range found {
				have = append(have, relative(dir, file))
			}
			if err != nil || !slices.Equal(have, strings.Fields(test.want)) {
				t.Errorf("have %v, %v, want %s", have, err, test.want)
			}
		})
	}
}

// TestFindStaysHere: outside of any module and repository, nothing above the
// working directory is looked at.
func TestFindStaysHere(t *testing.T) {
	dir := plant(t, map[string]string{"errors.yaml": some, "sub/x": ""})
	if _, ok := output.Top(dir); ok {
		t.Skip("the temporary directory lies in a module or repository")
	}
	if found, err := findCatalogues(filepath.Join(dir, "sub"), nil); err == nil {
		t.Errorf("have %v, want an error", found)
	}
}

func TestStartsCatalogue(t *testing.T) {
	for text, want := range map[string]bool{
		"errgen: 1\n":                   true,
		"\ufefferrgen: 1\r\n":           true,
		"# licence\n\n---\nerrgen: 1\n": true,
		"--- \nerrgen: 1\n":             true,
		"%YAML 1.1\n---\nerrgen: 1\n":   true,
		"{errgen: 1, name: x}":          true,
		`{"errgen": 1}`:                 true,
		"'errgen' : 1":                  true,
		"errgen:":                       true,
		"name: x\nerrgen: 1\n":          false,
		"errgenerate: 1\n":              false,
		"translation: de\n":             false,
		"":                              false,
		"# only a comment":              false,
		strings.Repeat("#\n", 40_000) + "errgen: 1\n": false,
		strings.Repeat("x", 1<<20):                    false,
	} {
		have, err := startsCatalogue(strings.NewReader(text))
		if have != want || err != nil {
			t.Errorf("%.40q: have %v, %v, want %v", text, have, err, want)
		}
	}
}

// arguments splits a command line; ” is an empty argument.
func arguments(line string) []string {
	args := strings.Fields(line)
	for i, arg := range args {
		if arg == "''" {
			args[i] = ""
		}
	}
	return args
}
