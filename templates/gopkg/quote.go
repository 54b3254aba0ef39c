//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"encoding/binary"
	"unicode/utf8"
)

// An escapes says which characters of a JSON text are escaped.
type escapes uint8

const (
	escapeNeeded  escapes = 1 << iota // those that RFC 8259 wants escaped; always set
	escapeHTML                        // <, > and & as \u003c, \u003e and \u0026
	escapeSlash                       // / as \/
	escapeASCII                       // all else than ASCII as \uXXXX
	stopAtEscapes                     // for what is escaped already: stop at backslashes
)

// special has the characters from blank to DEL that some escapes are about.
var special = [96]escapes{
	'"' - ' ': escapeNeeded, '\\' - ' ': escapeNeeded | stopAtEscapes, '/' - ' ': escapeSlash,
	'<' - ' ': escapeHTML, '>' - ' ': escapeHTML, '&' - ' ': escapeHTML,
}

// appendQuoted appends a JSON text (RFC 8259, section 7). Bytes that are not
// UTF-8 become U+FFFD.
func appendQuoted(b []byte, s string, esc escapes) []byte {
	start := len(b) + 1
	return append(escapeSince(append(append(b, '"'), s...), start, esc), '"')
}

// escapeSince escapes what stands in b since an offset.
func escapeSince(b []byte, since int, esc escapes) []byte {
	end := len(b)
	plain := since + plainLen(b[since:], esc)
	if plain == end {
		return b
	}
	b = appendEscaped(b, b[plain:], esc)
	return append(b[:plain], b[end:]...)
}

// plainLen returns how many bytes at the beginning of s need no look.
func plainLen(s []byte, esc escapes) int {
	i := 0
	if esc == escapeNeeded {
		for i+8 <= len(s) && isPlain(binary.LittleEndian.Uint64(s[i:])) {
			i += 8
		}
		if last := len(s) - 8; last >= 0 && i > last && isPlain(binary.LittleEndian.Uint64(s[last:])) {
			return len(s)
		}
	}
	for ; i < len(s); i++ {
		if c := s[i] - ' '; c >= 96 || special[c]&esc != 0 {
			return i
		}
	}
	return i
}

// appendEscaped appends what stands between the quotes of a JSON text. It may
// be at the end of b.
func appendEscaped(b, s []byte, esc escapes) []byte {
	for {
		n := plainLen(s, esc)
		b = append(b, s[:n]...)
		if n == len(s) {
			return b
		}
		if c := s[n]; c < utf8.RuneSelf {
			b, s = appendEscape(b, c), s[n+1:]
			continue
		}
		r, size := utf8.DecodeRune(s[n:])
		b, s = appendRune(b, r, esc), s[n+size:]
	}
}

// appendEscape appends the escape sequence of an ASCII character.
func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\', '/':
		return append(b, '\\', c)
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return appendUnit(b, rune(c))
}

// appendRune appends a character that is no ASCII.
func appendRune(b []byte, r rune, esc escapes) []byte {
	switch {
	case esc&escapeASCII == 0:
		return utf8.AppendRune(b, r)
	case r < 0x10000:
		return appendUnit(b, r)
	}
	r -= 0x10000
	return appendUnit(appendUnit(b, 0xd800+r>>10), 0xdc00+r&0x3ff)
}

// appendUnit appends a unit of UTF-16 as \uXXXX.
func appendUnit(b []byte, u rune) []byte {
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[u>>12&15], hex[u>>8&15], hex[u>>4&15], hex[u&15])
}

// appendDocument appends a sound JSON document with the escapes of an envelope.
// Escape sequences in it stay as they are, but for the two that encoding/json
// writes and nobody needs.
func appendDocument(b, doc []byte, esc escapes) []byte {
	esc = esc&^escapeNeeded | stopAtEscapes // quotes are those around texts
	for {
		n := plainLen(doc, esc)
		b = append(b, doc[:n]...)
		if n == len(doc) {
			return b
		}
		switch c := doc[n]; {
		case c == '\\' && isSeparator(doc[n:]):
			b, doc = appendRune(b, 0x2020+rune(doc[n+5]-'0'), esc), doc[n+6:]
		case c == '\\':
			b, doc = append(b, doc[n:n+2]...), doc[n+2:]
		case c < utf8.RuneSelf:
			b, doc = appendEscape(b, c), doc[n+1:]
		default:
			r, size := utf8.DecodeRune(doc[n:])
			b, doc = appendRune(b, r, esc), doc[n+size:]
		}
	}
}

// isSeparator reports whether s begins with \u2028 or \u2029.
func isSeparator(s []byte) bool {
	return len(s) >= 6 && (string(s[:6]) == `\u2028` || string(s[:6]) == `\u2029`)
}

// appendValid appends a text in which bytes that are not UTF-8 are U+FFFD.
func appendValid(b []byte, s string) []byte {
	for _, r := range s {
		b = utf8.AppendRune(b, r)
	}
	return b
}
