package gopkg

// This file reads JSON from strangers. What it makes is small and flat, and
// numbers stay as they are written.

const (
	maxBody  = 1 << 20 // bytes of a body that are read
	maxDepth = 500     // levels of arrays and objects
)

// kinds is a set of kinds of JSON values. A token has one.
type kinds uint8

const (
	isNull kinds = 1 << iota
	isBool
	isInt      // a number without fraction and exponent
	isFraction // any other number
	isText
	isArray
	isObject
)

// A token is a value of a document, or the name of a member. What is in an
// array or in an object follows it: the items, or name and value of each member.
type token struct {
	kind       kinds
	isOdd      bool   // a text that has escapes, or bytes that are not UTF-8
	isName     bool   // of a member
	start, end uint32 // in the document; those of a text are inside of the quotes
	next       uint32 // index of the token after the value and all in it
}

// A parser makes tokens of a document (RFC 8259). Its methods append tokens and
// report whether there was what they look for; the tokens are not part of it, so
// that they need no allocation where they are few.
type parser struct {
	src   string
	pos   int
	fault string // what is wrong at pos
}

// document parses a whole document.
func (p *parser) document(b []token) (tokens []token, ok bool) {
	b, ok = p.value(b, 0)
	if ok && p.peek() != 0 || ok && p.pos < len(p.src) {
		return b, p.fail("text after the document")
	}
	return b, ok
}

func (p *parser) fail(fault string) bool {
	p.fault = fault
	return false
}

// peek goes over white space and returns the next byte, or 0 at the end.
func (p *parser) peek() byte {
	for ; p.pos < len(p.src); p.pos++ {
		if c := p.src[p.pos]; c > ' ' || c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
	}
	return 0
}

// value parses a value.
func (p *parser) value(b []token, depth int) ([]token, bool) {
	switch c := p.peek(); c {
	case '"':
		return p.text(b)
	case '{', '[':
		if depth == maxDepth {
			return b, p.fail("nested too deeply")
		}
		at := len(b)
		t := token{kind: isArray, start: uint32(p.pos)}
		b = append(b, t)
		p.pos++
		ok := false
		if c == '[' {
			b, ok = p.items(b, depth+1)
		} else {
			t.kind = isObject
			b, ok = p.members(b, depth+1)
			ok = ok && p.differ(b, at)
		}
		t.end, t.next = uint32(p.pos), uint32(len(b))
		b[at] = t
		return b, ok
	case 't':
		return p.word(b, "true", isBool)
	case 'f':
		return p.word(b, "false", isBool)
	case 'n':
		return p.word(b, "null", isNull)
	}
	return p.number(b)
}

// items parses what is in an array, and its end.
func (p *parser) items(b []token, depth int) ([]token, bool) {
	if p.peek() == ']' {
		p.pos++
		return b, true
	}
	for {
		var ok bool
		if b, ok = p.value(b, depth); !ok {
			return b, false
		}
		switch p.peek() {
		case ',':
			p.pos++
		case ']':
			p.pos++
			return b, true
		default:
			return b, p.fail("want a comma or the end of the array")
		}
	}
}

// members parses what is in an object, and its end.
func (p *parser) members(b []token, depth int) ([]token, bool) {
	if p.peek() == '}' {
		p.pos++
		return b, true
	}
	for {
		var ok bool
		if b, ok = p.member(b, depth); !ok {
			return b, false
		}
		switch p.peek() {
		case ',':
			p.pos++
		case '}':
			p.pos++
			return b, true
		default:
			return b, p.fail("want a comma or the end of the object")
		}
	}
}

func (p *parser) member(b []token, depth int) ([]token, bool) {
	if p.peek() != '"' {
		return b, p.fail("want the name of a member")
	}
	b, ok := p.text(b)
	if !ok {
		return b, false
	}
	b[len(b)-1].isName = true
	if p.peek() != ':' {
		return b, p.fail("want a colon")
	}
	p.pos++
	return p.value(b, depth)
}

// few is the number of members up to which names are compared with each other.
const few = 8

// differ reports whether the members of an object have different names.
// Readers of JSON disagree on which of two counts, so neither does.
func (p *parser) differ(b []token, at int) bool {
	var names [few]string
	var all map[string]bool
	n := 0
	d := document{p.src, b}
	for i := at + 1; i < len(b); i = int(b[i+1].next) {
		name := d.string(i)
		if n == few {
			all = make(map[string]bool, 2*few)
			for _, before := range names {
				all[before] = true
			}
		}
		if n < few {
			for _, before := range names[:n] {
				if before == name {
					return p.fail("member that occurs twice")
				}
			}
			names[n] = name
		} else if all[name] {
			return p.fail("member that occurs twice")
		} else {
			all[name] = true
		}
		n++
	}
	return true
}
