package main

import (
	"errors"
	"testing"
)

func TestMakeWords(t *testing.T) {
	have, err := makeWords("/repo/api", []string{"/repo/x y.yaml", "/repo/api/a#b:$c.yaml", "/repo/x y.yaml"})
	want := `a\#b\:$$c.yaml ../x\ y.yaml`
	if err != nil || joinNonEmpty(" ", have...) != want {
		t.Errorf("have %q, %v, want %s", have, err, want)
	}
}

// TestMakeWordsCannotAddRules: a line break or a pattern in a name would.
func TestMakeWordsCannotAddRules(t *testing.T) {
	for _, name := range []string{"a\nall:\n\tx", "%.yaml", `a\`, "a\x1b"} {
		_, err := makeWords("/repo", []string{"/repo/" + name})
		if usage := (usageError{}); !errors.As(err, &usage) {
			t.Errorf("%q: have %v, want a usage error", name, err)
		}
	}
}

// TestIsRule: only a depfile is replaced by one.
func TestIsRule(t *testing.T) {
	for content, want := range map[string]bool{
		"":                          true,
		"a b: \\\n  c.yaml\n":       true,
		"a: \\\n  c.yaml \\\n  d\n": true,
		"a: b\n":                    true,
		"errgen: 1\nname: x\n":      false,
		"package x\n":               false,
		"a: b\nall:\n\tx\n":         false,
	} {
		if have := isRule([]byte(content)); have != want {
			t.Errorf("%q: have %v, want %v", content, have, want)
		}
	}
}
