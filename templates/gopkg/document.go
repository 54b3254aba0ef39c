package gopkg

import (
	"unicode/utf16"
	"unicode/utf8"
)

// A document is a JSON document with its tokens.
type document struct {
	src    string
	tokens []token
}

// raw returns a value as it is written, a text without its quotes.
func (d *document) raw(at int) string {
	t := &d.tokens[at]
	return d.src[t.start:t.end]
}

// string returns a text.
func (d *document) string(at int) string {
	if d.tokens[at].isOdd {
		return unescaped(d.raw(at))
	}
	return d.raw(at)
}

// after returns the index of the token after a value and all in it.
func (d *document) after(at int) int { return int(d.tokens[at].next) }

// isEmpty reports whether a value is none: null, "", [] or {}.
func (d *document) isEmpty(at int) bool {
	switch t := &d.tokens[at]; t.kind {
	case isNull:
		return true
	case isText:
		return t.start == t.end
	case isArray, isObject:
		return t.next == uint32(at)+1
	}
	return false
}

// member returns the value of the named member of an object, or -1.
func (d *document) member(at int, name string) int {
	for i := at + 1; i < d.after(at); i = d.after(i + 1) {
		if d.string(i) == name {
			return i + 1
		}
	}
	return -1
}

// unit returns the UTF-16 code unit of \uXXXX at the start of s.
func unit(s string) (u rune, ok bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	for _, c := range []byte(s[2:6]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		u = u<<4 | rune(c)
	}
	return u, true
}

// unescaped returns what is written between the quotes of a text. Surrogates
// without their other half and bytes that are not UTF-8 become U+FFFD.
func unescaped(s string) string {
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		if s[0] != '\\' {
			r, size := utf8.DecodeRuneInString(s)
			b, s = utf8.AppendRune(b, r), s[size:]
			continue
		}
		n := escapeLen(s)
		if n == 2 {
			b = append(b, escaped(s[1]))
		} else {
			u, _ := unit(s)
			if utf16.IsSurrogate(u) {
				low, _ := unit(s[6:])
				if u = utf16.DecodeRune(u, low); u != utf8.RuneError {
					n = 12
				}
			}
			b = utf8.AppendRune(b, u)
		}
		s = s[n:]
	}
	return string(b)
}

// escaped returns the character that a letter after a backslash stands for.
func escaped(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c
}

// isSame reports whether two documents have the same value at two places.
func (d *document) isSame(at int, other *document, there int) bool {
	kind, otherKind := d.tokens[at].kind, other.tokens[there].kind
	switch {
	case kind&(isInt|isFraction) != 0 && otherKind&(isInt|isFraction) != 0:
		return isSameNumber(d.raw(at), other.raw(there))
	case kind != otherKind:
		return false
	case kind == isText:
		return d.string(at) == other.string(there)
	case kind == isArray:
		return d.hasSameItems(at, other, there)
	case kind == isObject:
		return d.hasSameMembers(at, other, there)
	}
	return d.raw(at) == other.raw(there)
}

func (d *document) hasSameItems(at int, other *document, there int) bool {
	i, j := at+1, there+1
	for ; i < d.after(at) && j < other.after(there); i, j = d.after(i), other.after(j) {
		if !d.isSame(i, other, j) {
			return false
		}
	}
	return i == d.after(at) && j == other.after(there)
}

func (d *document) hasSameMembers(at int, other *document, there int) bool {
	n := 0
	for i := at + 1; i < d.after(at); i = d.after(i + 1) {
		j := other.member(there, d.string(i))
		if j < 0 || !d.isSame(i+1, other, j) {
			return false
		}
		n++
	}
	for j := there + 1; j < other.after(there); j = other.after(j + 1) {
		n--
	}
	return n == 0
}
