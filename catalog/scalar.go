package catalog

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scalar returns a text as YAML on one line that is read as that text: as it is,
// or in double quotes if it needs them.
func Scalar(s string) string {
	if isPlainScalar(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r) && r != utf8.RuneError:
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isPlainScalar reports whether a text needs no quotes, also in braces.
func isPlainScalar(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.ContainsAny(s, "{}[],#&*!|>%@`\"'\\") || strings.Contains(s, ": ") || strings.HasSuffix(s, ":") {
		return false
	}
	for _, r := range s {
		if !unicode.IsPrint(r) || r == utf8.RuneError {
			return false
		}
	}
	first := s[0]
	return first != '-' && first != '?' && first != ':' && first != '~' && first != '=' && first != '<' && !isOtherScalar(s)
}

// isOtherScalar reports whether YAML may read a text as something else: a number, a
// boolean, null, a time.
func isOtherScalar(s string) bool {
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf":
		return true
	}
	return s[0] >= '0' && s[0] <= '9' || s[0] == '.' || s[0] == '+'
}
