package openapi

import (
	"bytes"
	"encoding/json"
)

// A body is what is left to read of a JSON text. That is valid: package sample
// wrote it. It is read here, since encoding/json would lose the order of members
// or take as long as all the rest of a document.
type body struct{ text []byte }

// next returns the first character of the next value, member or end.
func (b *body) next() byte {
	b.text = bytes.TrimLeft(b.text, " \n,:")
	return b.text[0]
}

// word reads a number, a boolean or null.
func (b *body) word() string {
	n := bytes.IndexAny(b.text, ",]} \n")
	if n < 0 {
		n = len(b.text)
	}
	word := b.text[:n]
	b.text = b.text[n:]
	return string(word)
}

// string reads a text.
func (b *body) string() string {
	n := 1
	for b.text[n] != '"' {
		if b.text[n] == '\\' {
			n++
		}
		n++
	}
	quoted := b.text[:n+1]
	b.text = b.text[n+1:]
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted[1:n])
	}
	var s string
	_ = json.Unmarshal(quoted, &s) // valid, see body
	return s
}

// value writes the next value of a body after a key or the mark of an item.
func (d *document) value(b *body) {
	switch b.next() {
	case '{':
		d.nested(b, "{}")
	case '[':
		d.nested(b, "[]")
	case '"':
		d.WriteByte(' ')
		d.quote(b.string())
	default:
		d.WriteString(" " + b.word())
	}
}

// nested writes an object or an array, which is empty if it has nothing between
// its brackets.
func (d *document) nested(b *body, brackets string) {
	b.text = b.text[1:]
	d.block(brackets, func() {
		for b.next() != brackets[1] {
			if brackets[0] == '{' {
				d.key(b.string())
			} else {
				d.line()
				d.WriteByte('-')
			}
			d.value(b)
		}
	})
	b.text = b.text[1:]
}
