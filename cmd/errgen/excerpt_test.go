package main

import (
	"strings"
	"testing"
)

// TestExcerptMarksThePlace checks that the mark stands under the code points that
// are meant, whatever stands before them.
func TestExcerptMarksThePlace(t *testing.T) {
	for _, test := range []struct {
		name       string
		line       string
		col, width int
		want       string // line and mark
	}{
		{"plain", "status: 404", 9, 3, "status: 404\n        ^^^"},
		{"first", "status: 404", 1, 6, "status: 404\n^^^^^^"},
		{"width at least one", "a: b", 4, 0, "a: b\n   ^"},
		{"width cut at the end", "a: b", 4, 9, "a: b\n   ^"},
		{"behind the end", "a: b", 9, 1, "a: b\n    ^"},
		{"empty line", "", 1, 1, "\n^"},
		{"wide before", "名前: x", 5, 1, "名前: x\n      ^"},
		{"wide marked", "a: 名前", 4, 2, "a: 名前\n   ^^^^"},
		{"half-width kana", "ｱ: x", 4, 1, "ｱ: x\n   ^"},
		{"emoji", "🙂: x", 4, 1, "🙂: x\n    ^"},
		{"combining", "e\u0301a: x", 5, 1, "e\u0301a: x\n   ^"},
		{"Hangul vowels join", "\u1100\u1161: x", 5, 1, "\u1100\u1161: x\n    ^"},
		{"tab", "\tx: y", 2, 1, "    x: y\n    ^"},
		{"tab within a stop", "ab\tx", 4, 1, "ab  x\n    ^"},
		{"control", "a\x1b[31mb", 7, 1, "a\\x1b[31mb\n         ^"},
		{"bidi", "a\u202eb", 2, 1, "a\\u202eb\n ^^^^^^"},
		{"not UTF-8", "a\xffb", 3, 1, "a\\xffb\n     ^"},
		{"no-break space", "a:\u00a0b", 3, 1, "a:\\u00a0b\n  ^^^^^^"},
		{"command", "x ##vso[a]b", 11, 1, "x #\\x23vso[a]b\n             ^"},
		{"heading", "## Title [a]", 4, 5, "## Title [a]\n   ^^^^^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := newExcerpt(test.line, test.col, test.width)
			if have := e.line + "\n" + e.pad + e.mark; have != test.want {
				t.Errorf("have\n%s\nwant\n%s", have, test.want)
			}
		})
	}
}

// TestExcerptIsCut checks that a long line is cut around the place.
func TestExcerptIsCut(t *testing.T) {
	line := strings.Repeat("a", 300) + "X" + strings.Repeat("b", 300)
	e := newExcerpt(line, 301, 1)
	if n := columns(e.line); n > excerptCells+2 {
		t.Errorf("%d columns", n)
	}
	if !strings.HasPrefix(e.line, "…a") || !strings.HasSuffix(e.line, "b…") {
		t.Errorf("the cuts are not shown: %s", e.line)
	}
	if have := strings.IndexRune(strings.Replace(e.line, "…", ".", 1), 'X'); have != len(e.pad) {
		t.Errorf("mark at %d, want %d", len(e.pad), have)
	}
	if end := newExcerpt(line, 601, 1); !strings.HasSuffix(end.line, "b") || len(end.pad) != columns(end.line)-1 {
		t.Errorf("last character: %d blanks before the mark of\n%s", len(end.pad), end.line)
	}
	if marks := newExcerpt("a"+strings.Repeat("\u0301", 5000), 1, 1); len(marks.line) > 4*excerptCells {
		t.Errorf("%d bytes of combining marks", len(marks.line))
	}
}
