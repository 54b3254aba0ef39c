package custom

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// This file has the functions that lay out text.

// lineBreaks are all characters that some language ends a line at.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

func splitLines(s string) []string { return strings.Split(lineBreaks.Replace(s), "\n") }

func (r *run) lines(v any) ([]string, error) {
	s, err := r.text(v)
	return splitLines(s), err
}

// indent moves all lines but empty ones to the right.
func (r *run) indent(by int, v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	blanks, err := padding(by)
	if err != nil {
		return "", err
	}
	lines := strings.Split(s, "\n")
	if err := r.room(len(s) + len(lines)*by); err != nil {
		return "", err
	}
	for i, line := range lines {
		if line != "" {
			lines[i] = blanks + line
		}
	}
	return r.made(strings.Join(lines, "\n"))
}

func padding(n int) (string, error) {
	if n < 0 || n > maxPad {
		return "", fmt.Errorf("want a number of columns from 0 to %d, have %d", maxPad, n)
	}
	return strings.Repeat(" ", n), nil
}

// wrap breaks lines between words, at width columns if it can.
func (r *run) wrap(width int, v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, line := range splitLines(s) {
		if i > 0 {
			b.WriteByte('\n')
		}
		column := 0
		for _, word := range strings.Fields(line) {
			n := utf8.RuneCountInString(word)
			if column > 0 && column+1+n > width {
				b.WriteByte('\n')
				column = 0
			} else if column > 0 {
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += n
		}
	}
	return r.made(b.String())
}

// pad returns a text with blanks behind it, for width columns in all.
func (r *run) pad(width int, v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	blanks, err := padding(max(0, width-utf8.RuneCountInString(s)))
	if err != nil {
		return "", err
	}
	return r.made(s + blanks)
}

func (r *run) replace(old, new string, v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	if err := r.room(len(s) + strings.Count(s, old)*len(new)); err != nil {
		return "", err
	}
	return r.made(strings.ReplaceAll(s, old, new))
}

func (r *run) repeat(n int, v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	if n < 0 || n > maxText {
		return "", fmt.Errorf("repeat: want a number from 0 to %d, have %d", maxText, n)
	}
	if err := r.room(n * len(s)); err != nil {
		return "", err
	}
	return r.made(strings.Repeat(s, n))
}

func (r *run) split(sep string, v any) ([]string, error) {
	s, err := r.text(v)
	if err != nil {
		return nil, err
	}
	parts := strings.Split(s, sep)
	return parts, r.step(len(parts))
}

func (r *run) contains(part string, v any) (bool, error) {
	s, err := r.text(v)
	return strings.Contains(s, part), err
}

func (r *run) hasPrefix(part string, v any) (bool, error) {
	s, err := r.text(v)
	return strings.HasPrefix(s, part), err
}

func (r *run) hasSuffix(part string, v any) (bool, error) {
	s, err := r.text(v)
	return strings.HasSuffix(s, part), err
}

// A Part is a piece of a message: a text, or the value of a field.
type Part struct {
	Text  string
	Field string // name; empty for a text
}

// parts takes a message apart at its placeholders. A brace that is neither doubled
// nor part of a placeholder is a text.
func (r *run) parts(v any) ([]Part, error) {
	s, err := r.text(v)
	if err != nil {
		return nil, err
	}
	var out []Part
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			out = append(out, Part{Text: text.String()})
		}
		text.Reset()
	}
	for s != "" {
		i := max(0, strings.IndexAny(s, "{}"))
		if i == 0 && s[0] != '{' && s[0] != '}' {
			i = len(s)
		}
		text.WriteString(s[:i])
		s = s[i:]
		name, rest, ok := placeholder(s)
		if ok {
			flush()
			out = append(out, Part{Field: name})
		} else if s != "" {
			text.WriteByte(s[0])
		}
		s = rest
	}
	flush()
	return out, r.step(len(out))
}

// placeholder returns the name in the placeholder that s begins with, and what is
// left of s after it. It reports false for a brace that is none; then what is left is
// what follows the brace, or both if there are two.
func placeholder(s string) (name, rest string, ok bool) {
	if len(s) < 2 {
		return "", "", false
	}
	if s[0] == s[1] {
		return "", s[2:], false
	}
	if end := strings.IndexAny(s[1:], "{}"); s[0] == '{' && end >= 0 && s[1+end] == '}' {
		return s[1 : 1+end], s[end+2:], true
	}
	return "", s[1:], false
}
