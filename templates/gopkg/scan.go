package gopkg

import (
	"strings"
	"unicode/utf8"
)

// This file reads the values of JSON that have nothing in them.

// add appends a token that has nothing in it.
func add(b []token, kind kinds, isOdd bool, start, end int) []token {
	return append(b, token{kind: kind, isOdd: isOdd, start: uint32(start), end: uint32(end), next: uint32(len(b) + 1)})
}

func (p *parser) word(b []token, word string, kind kinds) ([]token, bool) {
	start := p.pos
	if !strings.HasPrefix(p.src[start:], word) {
		return b, p.fail("want a value")
	}
	p.pos += len(word)
	return add(b, kind, false, start, p.pos), true
}

// number parses a number.
func (p *parser) number(b []token) ([]token, bool) {
	start, kind := p.pos, isInt
	p.skip('-', '-')
	first := p.pos
	if !p.digits() {
		return b, p.fail("want a value")
	}
	if p.src[first] == '0' && p.pos > first+1 {
		return b, p.fail("number with a leading zero")
	}
	if p.skip('.', '.') {
		kind = isFraction
		if !p.digits() {
			return b, p.fail("want a digit")
		}
	}
	if p.skip('e', 'E') {
		kind = isFraction
		p.skip('+', '-')
		if !p.digits() {
			return b, p.fail("want a digit")
		}
	}
	return add(b, kind, false, start, p.pos), true
}

// skip goes over one of two bytes. It reports whether it is there.
func (p *parser) skip(one, other byte) bool {
	if p.pos == len(p.src) || p.src[p.pos] != one && p.src[p.pos] != other {
		return false
	}
	p.pos++
	return true
}

// digits goes over digits. It reports whether there are any.
func (p *parser) digits() bool {
	start := p.pos
	for p.pos < len(p.src) && '0' <= p.src[p.pos] && p.src[p.pos] <= '9' {
		p.pos++
	}
	return p.pos > start
}

// text parses a text, which begins at pos.
func (p *parser) text(b []token) ([]token, bool) {
	start, isOdd, all := p.pos+1, false, byte(0)
	for i := start + p.plainLen(p.pos+1); i < len(p.src); i++ {
		c := p.src[i]
		all |= c
		switch {
		case c == '"':
			p.pos = i + 1
			isOdd = isOdd || all >= utf8.RuneSelf && !utf8.ValidString(p.src[start:i])
			return add(b, isText, isOdd, start, i), true
		case c == '\\':
			n := escapeLen(p.src[i:])
			if n == 0 {
				p.pos = i
				return b, p.fail("wrong escape")
			}
			isOdd = true
			i += n - 1
		case c < ' ':
			p.pos = i
			return b, p.fail("control character in a text")
		}
	}
	p.pos = len(p.src)
	return b, p.fail("text without an end")
}

// plainLen returns how many bytes from an offset need no look, in steps of eight.
func (p *parser) plainLen(from int) int {
	s := p.src[from:]
	for len(s) >= 8 {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if !isPlain(x) {
			break
		}
		s = s[8:]
	}
	return len(p.src) - from - len(s)
}

// escapeLen returns the length of the escape that s begins with, or 0.
func escapeLen(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if _, ok := unit(s); ok {
			return 6
		}
	}
	return 0
}
