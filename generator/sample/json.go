package sample

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/errgen/errgen/catalog"
)

// write returns the body of an envelope: JSON, or a text.
func write(env *catalog.Envelope, v value) []byte {
	w := writer{enc: env.Encode}
	if env.Text() {
		w.WriteString(v.plain())
	} else {
		w.value(v, 0)
	}
	if env.Encode.Newline {
		w.WriteByte('\n')
	}
	return []byte(w.String())
}

// A writer writes JSON (RFC 8259).
type writer struct {
	strings.Builder
	enc catalog.Encoding
}

// value writes a value that stands in depth objects and arrays.
func (w *writer) value(v value, depth int) {
	switch v.kind {
	case absent:
		w.WriteString("null")
	case literal:
		w.WriteString(v.text)
	case list:
		w.block("[]", len(v.items), depth, func(i int) { w.value(v.items[i], depth+1) })
	case object:
		w.block("{}", len(v.members), depth, func(i int) {
			w.quote(v.members[i].name)
			w.WriteByte(':')
			if w.enc.Indent > 0 {
				w.WriteByte(' ')
			}
			w.value(v.members[i].value, depth+1)
		})
	default:
		w.quote(v.plain())
	}
}

// block writes n items in brackets. Those of an empty block stay together.
func (w *writer) block(brackets string, n, depth int, item func(int)) {
	w.WriteByte(brackets[0])
	for i := range n {
		if i > 0 {
			w.WriteByte(',')
		}
		w.line(depth + 1)
		item(i)
	}
	if n > 0 {
		w.line(depth)
	}
	w.WriteByte(brackets[1])
}

func (w *writer) line(depth int) {
	if w.enc.Indent > 0 {
		w.WriteString("\n" + strings.Repeat(" ", depth*w.enc.Indent))
	}
}

// shortEscapes are the characters that have an escape of their own.
var shortEscapes = map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

func (w *writer) quote(s string) {
	w.WriteByte('"')
	for _, r := range s { // U+FFFD for what is not valid UTF-8
		short, special := shortEscapes[r]
		switch {
		case special:
			w.WriteString(short)
		case r == '/' && w.enc.EscapeSlash:
			w.WriteString(`\/`)
		case r < ' ', w.enc.EscapeHTML && strings.ContainsRune("<>&", r), w.enc.EscapeASCII && r > 0x7f:
			w.escape(r)
		default:
			w.WriteRune(r)
		}
	}
	w.WriteByte('"')
}

// escape writes a character in hexadecimal, as two surrogates if it needs them.
func (w *writer) escape(r rune) {
	for _, unit := range utf16.Encode([]rune{r}) {
		fmt.Fprintf(w, `\u%04x`, unit)
	}
}
