package custom

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/errgen/errgen/generator/export"
)

// literal returns a constant in the language.
func (l language) literal(v export.Value) (string, error) {
	switch v.Kind {
	case export.Null:
		return l.word(l.null, "null")
	case export.Bool:
		if v.Text == "true" {
			return l.yes, nil
		}
		return l.no, nil
	case export.Number:
		return v.Text, nil
	case export.List:
		return l.listLiteral(v.Items)
	case export.Map:
		return l.objectLiteral(v.Members)
	}
	return l.quote(v.Text), nil
}

func (l language) word(s, what string) (string, error) {
	if s == "" {
		return "", fmt.Errorf("the language has no constant for %s", what)
	}
	return s, nil
}

func (l language) listLiteral(items []export.Value) (string, error) {
	if _, err := l.word(l.list, "a list"); err != nil {
		return "", err
	}
	parts := make([]string, len(items))
	for i, item := range items {
		var err error
		if parts[i], err = l.literal(item); err != nil {
			return "", err
		}
	}
	return l.list[:1] + strings.Join(parts, ", ") + l.list[1:], nil
}

func (l language) objectLiteral(members export.Members) (string, error) {
	if _, err := l.word(l.object, "a map"); err != nil {
		return "", err
	}
	parts := make([]string, len(members))
	for i, m := range members {
		value, err := l.literal(m.Value)
		if err != nil {
			return "", err
		}
		name := l.quote(m.Name)
		if m.Name == l.oddName && m.Name != "" {
			name = "[" + name + "]"
		}
		parts[i] = name + l.arrow + value
	}
	return l.object[:1] + strings.Join(parts, ", ") + l.object[1:], nil
}

// quote returns a text as a constant. What cannot be printed is written as an escape,
// so that a reader sees all that there is.
func (l language) quote(s string) string {
	var b strings.Builder
	b.WriteByte(l.quotes[0])
	for _, c := range s {
		escape, ok := l.escapes[c]
		switch {
		case ok:
			b.WriteString(escape)
		case l.other != nil && c != ' ' && !unicode.IsPrint(c):
			b.WriteString(l.other(c))
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte(l.quotes[1])
	if l.pair != "" {
		return strings.ReplaceAll(b.String(), l.pair[:2], l.pair[2:])
	}
	return b.String()
}

// utf16Escape returns \uXXXX, twice for a character beyond 16 bits.
func utf16Escape(c rune) string {
	if c > 0xffff {
		high, low := utf16.EncodeRune(c)
		return utf16Escape(high) + utf16Escape(low)
	}
	return fmt.Sprintf(`\u%04x`, c)
}

// longEscape returns \uXXXX or \UXXXXXXXX.
func longEscape(c rune) string {
	if c > 0xffff {
		return fmt.Sprintf(`\U%08x`, c)
	}
	return fmt.Sprintf(`\u%04x`, c)
}

// bracedEscape returns \u{X}.
func bracedEscape(c rune) string { return fmt.Sprintf(`\u{%x}`, c) }

// octalEscape returns the bytes of c as \ooo.
func octalEscape(c rune) string { return bytesOf(c, `\%03o`) }

// decimalEscape returns the bytes of c as \ddd.
func decimalEscape(c rune) string { return bytesOf(c, `\%03d`) }

func bytesOf(c rune, format string) string {
	var b strings.Builder
	for _, x := range utf8.AppendRune(nil, c) {
		fmt.Fprintf(&b, format, x)
	}
	return b.String()
}
