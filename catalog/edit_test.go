package catalog_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
)

func TestAddMember(t *testing.T) {
	for name, c := range map[string]struct{ in, after, want string }{
		"at the end":       {"errors:\n  A: {}\n", "", "errors:\n  A: {}\n  NEW:\n    status: 404\n"},
		"behind another":   {"errors:\n  A:\n    status: 400 # A\n    # end of A\n  # B\n  B: {}\nname: x\n", "A", "errors:\n  A:\n    status: 400 # A\n    # end of A\n  NEW:\n    status: 404\n  # B\n  B: {}\nname: x\n"},
		"between blanks":   {"errors:\n    A: {}\n\n    # B\n    B: {}\n\nnotes: []\n", "B", "errors:\n    A: {}\n\n    # B\n    B: {}\n\n    NEW:\n      status: 404\n\nnotes: []\n"},
		"unknown":          {"errors:\n  A: {}\n", "Z", "errors:\n  A: {}\n  NEW:\n    status: 404\n"},
		"no such key":      {"name: x\n", "", "name: x\n\nerrors:\n  NEW:\n    status: 404\n"},
		"nothing in it":    {"errors: {}\nname: x\n", "", "errors:\n  NEW:\n    status: 404\nname: x\n"},
		"after a text":     {"errors:\n  A:\n    doc: |\n      Text.\n\n      # Not a comment.\n\n# The end.\n", "", "errors:\n  A:\n    doc: |\n      Text.\n\n      # Not a comment.\n  NEW:\n    status: 404\n\n# The end.\n"},
		"without new line": {"errors:\n  A: {}", "A", "errors:\n  A: {}\n  NEW:\n    status: 404\n"},
	} {
		have, err := catalog.AddMember("errors.yaml", []byte(c.in), "errors", c.after, "NEW:\n  status: 404")
		if err != nil || string(have) != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, have, c.want)
		}
	}
	for _, text := range []string{"errors: {A: {}}\n", "{errors: {}}\n", "errors: [\n"} {
		if have, err := catalog.AddMember("errors.yaml", []byte(text), "errors", "", "NEW: {}"); err == nil {
			t.Errorf("%q: got %q", text, have)
		}
	}
}

func TestRemoveMember(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"the last":       {"errors:\n  A: {}\n  # OLD\n  OLD:\n    status: 1\nname: x\n", "errors:\n  A: {}\nname: x\n"},
		"the first":      {"errors:\n  OLD: {}\n  A: {}\n", "errors:\n  A: {}\n"},
		"between blanks": {"errors:\n  A: {}\n\n  # OLD\n  OLD: {}\n\n  # B\n  B: {}\n", "errors:\n  A: {}\n\n  # B\n  B: {}\n"},
		"the only one":   {"errors:\n  OLD: {}\nname: x\n", "errors: {}\nname: x\n"},
	} {
		have, err := catalog.RemoveMember("errors.yaml", []byte(c.in), "errors", "OLD")
		if err != nil || string(have) != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, have, c.want)
		}
	}
	for _, text := range []string{"errors: {OLD: {}}\n", "errors:\n  A: {}\n", "name: x\n", "errors: [\n"} {
		if have, err := catalog.RemoveMember("errors.yaml", []byte(text), "errors", "OLD"); err == nil {
			t.Errorf("%q: got %q", text, have)
		}
	}
}

func TestScalar(t *testing.T) {
	for _, text := range []string{
		"Order {id} does not exist.", "plain", "a: b", "a #b", "", " a", "yes", "null", "~", "1", "1.5e3", "2024-01-01", "- a", "a\nb", "\u00e9\u2028x", "it's \"so\"",
		"@a", "%", "a:", "#", "*a", "&a", "!t", "C:\\x", "é 名前", "\U0001f600", "\u200e", "<<", "=", ".5", "+1",
	} {
		for _, form := range []string{"message: %", "message: %  # comment"} {
			src := "errgen: 1\nname: x\nerrors:\n  A:\n    status: 400\n    title: T\n    doc" + strings.TrimPrefix(strings.Replace(form, "%", catalog.Scalar(text), 1), "message") + "\n"
			cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(src)}}, "errors.yaml")
			if err != nil {
				if text != "\u200e" { // no catalogue may have it
					t.Errorf("%q: %v", text, err)
				}
				continue
			}
			if have := cat.Entries[0].Doc; have != text {
				t.Errorf("%q is read as %q", text, have)
			}
		}
	}
}
