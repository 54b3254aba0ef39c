package catalog_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/compat"
)

func TestFormat(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"canonical": {"errgen: 1\nname: x\n", "errgen: 1\nname: x\n"},
		"order of keys": {
			"errgen: 1\nerrors:\n  B:\n    message: M\n    status: 400\n  A:\n    fields:\n      z: int\n      a: {doc: D, type: int}\n    code: a\nname: x\n",
			"errgen: 1\nname: x\nerrors:\n  B:\n    status: 400\n    message: M\n  A:\n    code: a\n    fields:\n      z: int\n      a: {type: int, doc: D}\n"},
		"comments and blank lines": {
			"# A licence.\n\n\n#head\nerrgen: 1   #version\n\n\nerrors:\n\n  # About A.\n  A:\n    # Why M.\n    message: M   # it is\n\n    # Why 400.\n    status: 400\n    # The end of A.\n\n  # About B.\n  B: {}\n# The end.\n\n\nname: x\n\n\n",
			"# A licence.\n\n# head\nerrgen: 1 # version\n# The end.\n\nname: x\n\nerrors:\n  # About A.\n  A:\n    # Why 400.\n    status: 400\n    # Why M.\n    message: M # it is\n    # The end of A.\n\n  # About B.\n  B: {}\n"},
		"indentation": {
			"errgen: 1\nname: x\ninclude:\n- a.yaml\n-   b.yaml\nerrors:\n      A:\n          message: M\n          causes:\n          - one\n          -   two\n              words\n",
			"errgen: 1\nname: x\ninclude:\n  - a.yaml\n  - b.yaml\nerrors:\n  A:\n    message: M\n    causes:\n      - one\n      - two\n          words\n"},
		"texts of several lines": {
			"errgen: 1\nname: x\nerrors:\n    A:\n        doc: |\n            One.\n\n\n              # No comment.  \n            Two.\n        message: \"a\n\n          b\"\n        causes:\n        - |-\n           x\n          \n           y\n    B:\n        doc: |+\n            Kept.\n\n\n    C: {}\n",
			"errgen: 1\nname: x\nerrors:\n  A:\n    message: \"a\n\n      b\"\n    doc: |\n        One.\n\n\n          # No comment.  \n        Two.\n    causes:\n      - |-\n         x\n        \n         y\n  B:\n    doc: |+\n        Kept.\n\n\n  C: {}\n"},
		"braces": {
			"errgen: 1\nname: x\nerrors:\n  A: { message: 'it''s, {x:int}',status:   400 ,fields: {x: {optional: true,type: int}}, } #A\n  B: {tags: [ a,b ], internal: true, \"code\": \"b }\"}\n",
			"errgen: 1\nname: x\nerrors:\n  A: {status: 400, message: 'it''s, {x:int}', fields: {x: {type: int, optional: true}}} # A\n  B: {\"code\": \"b }\", tags: [a, b], internal: true}\n"},
		"braces over several lines": {
			"errgen: 1\nname: x\nerrors:\n    A: {\n      status: 400,   # four\n      message: M}\n",
			"errgen: 1\nname: x\nerrors:\n  A: {\n    status: 400,   # four\n    message: M}\n"},
		"maps in a list": {
			"errgen: 1\nname: x\nlinks:\n-   url: https://a\n    text: A\n\n# B\n-\n  text: B\n- {url: https://c, text: C}\n",
			"errgen: 1\nname: x\nlinks:\n  - text: A\n    url: https://a\n\n  # B\n  -\n    text: B\n  - {text: C, url: https://c}\n"},
		"bodies keep their order": {
			"errgen: 1\nname: x\nenvelopes:\n   e:\n      body:\n         z: 1\n         code: $code\n         a: {z: 1,a: 2}\n",
			"errgen: 1\nname: x\nenvelopes:\n  e:\n    body:\n      z: 1\n      code: $code\n      a: {z: 1, a: 2}\n"},
		"aliases": {
			"errgen: 1\nname: x\nerrors:\n  A: &a\n     message: M\n     status: 400\n  B: *a\n  C: {causes: [&c x, *c], status: 400}\n",
			"errgen: 1\nname: x\nerrors:\n  A: &a\n     message: M\n     status: 400\n  B: *a\n  C: {causes: [&c x, *c], status: 400}\n"},
		"aliases before their anchors": {
			"errgen: 1\nenvelopes: {e: {body: &b {a: 1}}}\nname:    x\nconst: {c: *b}\n",
			"errgen: 1\nenvelopes: {e: {body: &b {a: 1}}}\nname: x\nconst: {c: *b}\n"},
		"line ends and marks": {"\ufefferrgen: 1\r\nname: x", "errgen: 1\nname: x\n"},
		"a translation":       {"translation: de\nerrors:\n  A:\n    title: T\n    message: M\n", "translation: de\nerrors:\n  A:\n    message: M\n    title: T\n"},
		"a document":          {"---\nerrgen: 1\nname: x\n...\n", "---\nerrgen: 1\nname: x\n...\n"},
		"nothing but braces":  {"{errgen: 1, name: x}\n", "{errgen: 1, name: x}\n"},
		"keys in a wide text": {"errgen: 1\nname: x\nerrors:\n  A: {message: 名前 é, code: \"😀\"}\n", "errgen: 1\nname: x\nerrors:\n  A: {code: \"😀\", message: 名前 é}\n"},
	} {
		have, err := catalog.Format("errors.yaml", []byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if string(have) != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, have, c.want)
		}
		checkFormat(t, name, have)
	}
}

// checkFormat checks that formatting changes nothing.
func checkFormat(t *testing.T, name string, text []byte) {
	t.Helper()
	again, err := catalog.Format(name, text)
	if err != nil || string(again) != string(text) {
		t.Errorf("%s: formatted again: %v\n%s", name, err, again)
	}
}

func TestFormatFaults(t *testing.T) {
	for _, text := range []string{"", "errgen: [1\n", "a: 1\na: 2\n", "\xff\xfe"} {
		if _, err := catalog.Format("errors.yaml", []byte(text)); err == nil {
			t.Errorf("%q was formatted", text)
		} else if _, ok := catalog.AsDiagnostics(err); !ok {
			t.Errorf("%q: got %v, want diagnostics", text, err)
		}
	}
}

// TestFormatCorpus formats all catalogues of the repository. They mean the same
// after that.
func TestFormatCorpus(t *testing.T) {
	count := 0
	err := filepath.WalkDir("../testdata", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		formatted, err := catalog.Format(name, data)
		if err != nil {
			if _, ok := catalog.AsDiagnostics(err); !ok {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		}
		count++
		checkFormat(t, name, formatted)
		if a, b := comments(string(data)), comments(string(formatted)); a != b {
			t.Errorf("%s: has %d comments, and had %d", name, b, a)
		}
		old, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: data}}, "errors.yaml")
		if err != nil {
			return nil
		}
		now, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: formatted}}, "errors.yaml")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if changes := compat.Compare(old, now); len(changes) > 0 {
			t.Errorf("%s: %v", name, changes[0])
		}
		return nil
	})
	if err != nil || count < 60 {
		t.Errorf("formatted %d files: %v", count, err)
	}
}

func comments(text string) int {
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") || strings.Contains(line, " #") {
			n++
		}
	}
	return n
}

func FuzzFormat(f *testing.F) {
	files, err := filepath.Glob("../testdata/valid/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("errgen: 1\nname: x\nerrors:\n- - a\n  - ? b\n    : |+\n      c\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		formatted, err := catalog.Format("errors.yaml", data)
		if _, ok := catalog.AsDiagnostics(err); ok {
			return
		}
		if err != nil {
			t.Fatal(errors.Join(err, errors.New(string(data))))
		}
		checkFormat(t, "errors.yaml", formatted)
	})
}
