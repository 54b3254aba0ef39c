package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file makes texts inert. Punctuation that CommonMark, GitHub or MDX could
// take for markup is escaped with a backslash where every renderer knows that
// escape, else with an entity. What needs no escape has none, so that the
// source of a page stays readable.

// escape returns s as Markdown that shows s. Each of its lines begins a line
// of the page, the first one if lineStart is set.
func escape(s string, lineStart bool) string {
	if isPlain(s) && (!lineStart || markerLen(s) == 0) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i > 0 || lineStart {
			mark := markerLen(line)
			b.WriteString(escapeMarker(line[:mark]))
			escapeLine(&b, line, mark)
		} else {
			escapeLine(&b, line, 0)
		}
	}
	return b.String()
}

// isPlain reports whether s has no character that may need an escape.
func isPlain(s string) bool {
	for i := range len(s) {
		if mayNeedEscape[s[i]] {
			return false
		}
	}
	return true
}

// mayNeedEscape has the bytes that [escapeLine] looks at. 0xc2 is the first of
// a space that does not break.
var mayNeedEscape = [256]bool{
	'\\': true, '`': true, '*': true, '_': true, '{': true, '}': true, '[': true, ']': true, '<': true, '&': true,
	'|': true, '~': true, '$': true, ':': true, '@': true, '.': true, '%': true, '#': true, '\n': true, 0xc2: true,
}

// escapeLine writes the part of line from the byte at start.
func escapeLine(b *strings.Builder, line string, start int) {
	for i := start; i < len(line); i++ {
		switch c := line[i]; c {
		case '\\', '`', '*', '[', ']', '{', '}':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '_':
			n := len(line) - i - len(strings.TrimLeft(line[i:], "_"))
			b.WriteString(escapeUnderscores(line, i, n))
			i += n - 1
		default:
			b.WriteString(escapeByte(line, i))
		}
	}
}

// escapeUnderscores returns the run of n underscores of line at i. Within a
// word they are never markup.
func escapeUnderscores(line string, i, n int) string {
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+n:])
	if isWordRune(before) && isWordRune(after) {
		return line[i : i+n]
	}
	return strings.Repeat(`\_`, n)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// escapeByte returns the byte of line at i, as an entity if it needs one.
func escapeByte(line string, i int) string {
	switch before, after := line[:i], line[i+1:]; line[i] {
	case '<':
		return "&lt;"
	case '|':
		return "&#124;"
	case '~':
		return "&#126;"
	case '$':
		return "&#36;" // GitHub sets math between two of them
	case '&':
		if after != "" && (after[0] == '#' || isAlphanumeric(after[0])) {
			return "&amp;"
		}
	case ':':
		if strings.HasPrefix(after, "//") {
			return "&#58;" // else GitHub makes a link
		}
	case '.':
		if n := len(before); n >= 3 && strings.EqualFold(before[n-3:], "www") {
			return "&#46;"
		}
	case '@':
		if before != "" && after != "" && isAlphanumeric(after[0]) {
			return "&#64;"
		}
	case '%', '#':
		if strings.HasSuffix(before, "{") {
			return fmt.Sprintf("&#%d;", line[i]) // Liquid and Jinja have statements in {% %}
		}
	case '\xc2':
		if strings.HasPrefix(after, "\xa0") {
			return "&nbsp;"
		}
	case '\xa0':
		if strings.HasSuffix(before, "\xc2") {
			return ""
		}
	}
	return line[i : i+1]
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// markerLen returns the length of what a line begins with that would make it
// another block than a paragraph, here or in an extension of Markdown.
func markerLen(line string) int {
	if line == "" {
		return 0
	}
	if strings.IndexByte("#+-=:!?>", line[0]) >= 0 || isStatement(line) {
		return 1
	}
	digits := 0
	for digits < len(line) && '0' <= line[digits] && line[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits == len(line) || line[digits] != '.' && line[digits] != ')' {
		return 0
	}
	if after := line[digits+1:]; after == "" || after[0] == ' ' {
		return digits + 1
	}
	return 0
}

// isStatement reports whether MDX could take line for an import or export.
func isStatement(line string) bool {
	after, ok := strings.CutPrefix(line, "import")
	if !ok {
		after, ok = strings.CutPrefix(line, "export")
	}
	return ok && (after == "" || !isAlphanumeric(after[0]))
}

// escapeMarker returns a marker so that it is plain text.
func escapeMarker(mark string) string {
	switch {
	case mark == "":
		return ""
	case mark == ">":
		return "&gt;"
	case 'a' <= mark[0] && mark[0] <= 'z':
		return fmt.Sprintf("&#%d;", mark[0])
	}
	return mark[:len(mark)-1] + `\` + mark[len(mark)-1:]
}
