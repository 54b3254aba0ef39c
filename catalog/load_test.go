package catalog_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// TestValid loads every catalogue below testdata/valid and
// testdata/catalogues: the language takes all of them.
func TestValid(t *testing.T) {
	files := glob(t, "../testdata/valid/*.yaml", "../testdata/valid/*/errors.yaml", "../testdata/catalogues/*/errors.yaml")
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file), func(t *testing.T) {
			cat, err := catalog.Load(os.DirFS(filepath.Dir(file)), filepath.Base(file))
			reportAll(t, err)
			if err == nil && len(cat.Entries) == 0 {
				t.Error("catalogue has no entries")
			}
		})
	}
}

func glob(t testing.TB, patterns ...string) []string {
	t.Helper()
	var files []string
	for _, p := range patterns {
		found, err := filepath.Glob(p)
		if err != nil || len(found) == 0 {
			t.Fatalf("no file matches %s: %v", p, err)
		}
		files = append(files, found...)
	}
	return files
}

// reportAll fails the test with every diagnostic in err.
func reportAll(t *testing.T, err error) {
	t.Helper()
	ds, ok := catalog.AsDiagnostics(err)
	if !ok && err != nil {
		t.Error(err)
	}
	for _, d := range ds {
		t.Errorf("%v", d)
	}
}

// A want is a diagnostic that a faulty catalogue must give.
type want struct {
	line, col int // col is 0 if it does not matter
	re        *regexp.Regexp
	met       bool
}

var wantComment = regexp.MustCompile(`#\s*want(?:@(\d+)(?::(\d+))?)?((?:\s+"(?:[^"\\]|\\.)*")+)`)

var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// wants reads the comments # want "regexp" of a faulty catalogue. It blanks
// them, so that they are no part of what is tested.
func wants(t *testing.T, data []byte) ([]*want, []byte) {
	t.Helper()
	var out []*want
	lines := strings.SplitAfter(string(data), "\n")
	for i, line := range lines {
		m := wantComment.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return line[m[2*n]:m[2*n+1]]
		}
		for _, q := range quoted.FindAllString(group(3), -1) {
			pattern := strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`)
			w := &want{line: i + 1, re: regexp.MustCompile(pattern)}
			if group(1) != "" {
				fmt.Sscan(group(1), &w.line)
				fmt.Sscan(group(2), &w.col)
			}
			out = append(out, w)
		}
		lines[i] = strings.TrimRight(line[:m[0]], " ") + line[m[1]:]
		if group(1) == "" && strings.TrimSpace(lines[i]) == "" {
			t.Fatalf("line %d has a want but no content", i+1)
		}
	}
	return out, []byte(strings.Join(lines, ""))
}

// TestInvalid loads every catalogue below testdata/invalid, and plans the Go
// package of those below testdata/invalid/plan. Each diagnostic must be wanted
// on its line, and each want must be met.
func TestInvalid(t *testing.T) {
	for _, file := range glob(t, "../testdata/invalid/*.yaml", "../testdata/invalid/plan/*.yaml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			wants, data := wants(t, data)
			if len(wants) == 0 {
				t.Fatal("file wants no diagnostic")
			}
			for _, d := range problems(t, data) {
				meet(t, wants, d)
			}
			for _, w := range wants {
				if !w.met {
					t.Errorf("line %d: no diagnostic matches %q", w.line, w.re)
				}
			}
		})
	}
}

// problems returns the errors and warnings of a catalogue.
func problems(t *testing.T, data []byte) catalog.Diagnostics {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: data}}, "errors.yaml")
	if err == nil {
		_, err = generator.Generate(cat, generator.Options{})
	}
	if ds, ok := catalog.AsDiagnostics(err); ok {
		return ds
	}
	if err != nil {
		t.Fatal(err)
	}
	return cat.Warnings
}

func meet(t *testing.T, wants []*want, d catalog.Diagnostic) {
	t.Helper()
	text := d.Message + "; " + d.Label + "; " + d.Help
	for _, w := range wants {
		if !w.met && w.line == d.Pos.Line && w.re.MatchString(text) && (w.col == 0 || w.col == d.Pos.Col) {
			w.met = true
			return
		}
	}
	t.Errorf("not wanted: %v (help: %s)", d, d.Help)
}

// TestLoadMissing tells a file that does not exist from one that is wrong.
func TestLoadMissing(t *testing.T) {
	_, err := catalog.Load(fstest.MapFS{}, "errors.yaml")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("have %v, want fs.ErrNotExist", err)
	}
}

// TestLineEnds reads the same catalogue from LF, from CRLF and after a byte
// order mark.
func TestLineEnds(t *testing.T) {
	const text = "errgen: 1\nname: shop\nerrors:\n  A:\n    message: |\n      one\n      two\n"
	for _, data := range []string{text, strings.ReplaceAll(text, "\n", "\r\n"), "\ufeff" + text} {
		cat, err := catalog.Load(fstest.MapFS{"e.yaml": {Data: []byte(data)}}, "e.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := cat.Entries[0].Message.Constant(); got != "one\ntwo" {
			t.Errorf("have message %q", got)
		}
	}
}

// TestHostileDocuments feeds documents that break YAML readers. Each is refused
// with a place that lies in the document.
func TestHostileDocuments(t *testing.T) {
	for _, file := range glob(t, "../testdata/hostile/docs/*.yaml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range problems(t, data) {
				if d.Pos.Line < 1 || d.Pos.Col < 1 || d.Pos.Line > bytes.Count(data, []byte("\n"))+1 {
					t.Errorf("place %v is not in the document", d.Pos)
				}
				if strings.ContainsFunc(d.Error()+d.Help, func(r rune) bool { return r < ' ' || r == 0x7f }) {
					t.Errorf("control character in %q", d.Error())
				}
			}
		})
	}
}
