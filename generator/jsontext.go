package generator

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
)

// This file writes constants as the generated package writes values.

// quoteJSON returns a JSON text with the escapes of an envelope.
func quoteJSON(s string, enc catalog.Encoding) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s { // bytes that are not UTF-8 are U+FFFD here
		b.WriteString(escaped(r, enc))
	}
	b.WriteByte('"')
	return b.String()
}

// shortEscapes are the escape sequences of RFC 8259 that are not \uXXXX.
var shortEscapes = map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

// escaped returns a character as it stands in a JSON text.
func escaped(r rune, enc catalog.Encoding) string {
	short, ok := shortEscapes[r]
	switch {
	case ok:
		return short
	case r == '/' && enc.EscapeSlash:
		return `\/`
	case r < ' ', enc.EscapeHTML && strings.ContainsRune("<>&", r), enc.EscapeASCII && r >= utf8.RuneSelf && r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	case enc.EscapeASCII && r >= utf8.RuneSelf:
		r -= 0x10000
		return fmt.Sprintf(`\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
	}
	return string(r)
}

// valueJSON returns a constant of the catalogue as compact JSON.
func valueJSON(v catalog.Value, enc catalog.Encoding) string {
	var items []string
	switch v.Kind {
	case catalog.NullValue:
		return "null"
	case catalog.TextValue:
		return quoteJSON(v.Text, enc)
	case catalog.ListValue:
		for _, item := range v.Items {
			items = append(items, valueJSON(item, enc))
		}
		return "[" + strings.Join(items, ",") + "]"
	case catalog.MapValue:
		for _, m := range v.Members {
			items = append(items, quoteJSON(m.Name, enc)+":"+valueJSON(m.Value, enc))
		}
		return "{" + strings.Join(items, ",") + "}"
	}
	return v.Text
}

// plainValue returns a constant of the catalogue as text. It has the order of
// the catalogue.
func plainValue(v catalog.Value) string {
	var parts []string
	for _, item := range v.Items {
		parts = append(parts, plainValue(item))
	}
	for _, m := range v.Members {
		parts = append(parts, m.Name+": "+plainValue(m.Value))
	}
	return v.Text + strings.Join(parts, ", ")
}
