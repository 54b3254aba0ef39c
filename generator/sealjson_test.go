package generator_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator"
)

const exported = "{\n  \"a\": {\"b\": [1, 2]},\n  \"c\": \"x\"\n}\n"

// TestSealJSON: a sealed object is the object with one more member.
func TestSealJSON(t *testing.T) {
	for _, body := range []string{exported, `{"a":1}`, "{}", "\n{ }\n\n", "{\r\n\t\"a\": {}}", strings.Repeat(" ", 2000) + `{"a":"}"}`} {
		for _, source := range []string{"errors.yaml", "a\"\\b--\n\u2028/é.yaml", "", "/home/me/errors.yaml", strings.Repeat("long/", 400) + "errors.yaml"} {
			sealed := generator.Seal("out/errors.json", []byte(body), source)
			var want, have map[string]any
			if err := json.Unmarshal([]byte(body), &want); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(sealed, &have); err != nil {
				t.Fatalf("%v in\n%s", err, sealed)
			}
			delete(have, "x-generated")
			if len(have) != len(want) {
				t.Errorf("want %v, have %v", want, have)
			}
			if _, ok := generator.ReadSeal(sealed[:min(len(sealed), generator.HeadSize)]); !ok {
				t.Errorf("the start of %q is not known", sealed)
			}
			if seal, ok := generator.ReadSeal(sealed); !ok || !seal.Intact || bytes.Contains(sealed, []byte("home")) {
				t.Errorf("%+v of\n%s", seal, sealed)
			}
		}
	}
}

// TestSealJSONDrift: a change by hand breaks the seal, a file that was laid out anew
// is still known, and so is one with other line ends.
func TestSealJSONDrift(t *testing.T) {
	sealed := string(generator.Seal("out/errors.json", []byte(exported), "errors.yaml"))
	tests := []struct {
		what, content string
		ours, intact  bool
	}{
		{"as it was written", sealed, true, true},
		{"with CRLF", strings.ReplaceAll(sealed, "\n", "\r\n"), true, true},
		{"with a byte order mark", "\ufeff" + sealed, true, true},
		{"a value changed", strings.Replace(sealed, "2]", "3]", 1), true, false},
		{"a member added", strings.Replace(sealed, `"c"`, `"d": 1, "c"`, 1), true, false},
		{"the source changed", strings.Replace(sealed, "errors.yaml", "other.yaml", 1), true, true},
		{"the sum changed", strings.Replace(sealed, "sum=", "sum=0", 1), true, false},
		{"the end cut off", sealed[:len(sealed)-4], true, false},
		{"minified", minified(t, sealed), true, false},
		{"indented otherwise", strings.ReplaceAll(sealed, "\n  ", "\n    "), true, false},
		{"without the mark", exported, false, false},
		{"the mark further down", strings.Replace(sealed, "{\n", "{\n  \"z\": 1,\n", 1), false, false},
		{"the mark in another object", `{"a": ` + sealed + `}`, false, false},
		{"another key", strings.Replace(sealed, "x-generated", "generated", 1), false, false},
		{"another tool", strings.Replace(sealed, "by errgen", "by oapi", 1), false, false},
		{"an array", "[" + sealed + "]", false, false},
		{"nothing", "", false, false},
	}
	for _, test := range tests {
		seal, ours := generator.ReadSeal([]byte(test.content))
		if ours != test.ours || seal.Intact != test.intact {
			t.Errorf("%s: want %v and %v, have %v and %v", test.what, test.ours, test.intact, ours, seal.Intact)
		}
	}
}

func minified(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSealNeedsAnObject: other JSON has no room for the mark and stays as it is.
func TestSealNeedsAnObject(t *testing.T) {
	for _, body := range []string{"[1]", `"{"`, "1", "{", ""} {
		if got := generator.Seal("errors.json", []byte(body), "errors.yaml"); string(got) != body {
			t.Errorf("%s became %s", body, got)
		}
	}
}
