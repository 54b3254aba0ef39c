package openapi

import (
	"fmt"
	"strings"
	"unicode"
)

// A writer writes YAML in blocks. Text of a catalogue only gets into it in
// double quotes, where every character stands for itself or is escaped, so that
// no text can end its place.
type writer struct {
	strings.Builder
	depth  int
	isItem bool // the next line begins an item of a list
}

// line begins a line.
func (w *writer) line() {
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	if w.isItem {
		w.indent(w.depth - 1)
		w.WriteString("- ")
		w.isItem = false
		return
	}
	w.indent(w.depth)
}

func (w *writer) indent(depth int) {
	for range depth {
		w.WriteString("  ")
	}
}

// key begins a member. A long key has a mark of its own: YAML parsers
// look for a colon in 1,024 characters only.
func (w *writer) key(name string) {
	w.line()
	if len(name) > maxKey {
		w.WriteString("? ")
		w.quote(name)
		w.line()
	} else {
		w.scalar(name)
	}
	w.WriteByte(':')
}

// maxKey is the greatest length of a key that is short even if each of its bytes
// is escaped.
const maxKey = 100

// word writes a member whose value is a word, a number or a boolean of ours.
func (w *writer) word(name, value string) {
	w.key(name)
	w.WriteString(" " + value)
}

// text writes a member whose value is a text.
func (w *writer) text(name, value string) {
	w.key(name)
	w.WriteString(" ")
	w.quote(value)
}

// note writes a text unless it is empty.
func (w *writer) note(name, value string) {
	if value != "" {
		w.text(name, value)
	}
}

// mapping writes a member whose value has the members that body writes.
func (w *writer) mapping(name string, body func()) {
	w.key(name)
	w.block("{}", body)
}

// list writes a member whose value has the items that body writes.
func (w *writer) list(name string, body func()) {
	w.key(name)
	w.block("[]", body)
}

// block writes what stands below a key, or what is empty.
func (w *writer) block(empty string, body func()) {
	before := w.Len()
	w.depth++
	body()
	w.depth--
	if w.Len() == before {
		w.WriteString(" " + empty)
	}
}

// item writes an item that has members.
func (w *writer) item(body func()) {
	w.isItem = true
	before := w.Len()
	w.depth++
	body()
	w.depth--
	if w.Len() == before {
		w.depth++
		w.line()
		w.depth--
		w.WriteString("{}")
	}
}

// itemWord writes an item that is a word, a number or a boolean of ours.
func (w *writer) itemWord(value string) {
	w.isItem = true
	w.depth++
	w.line()
	w.depth--
	w.WriteString(value)
}

// itemText writes an item that is a text.
func (w *writer) itemText(value string) {
	w.itemWord("")
	w.quote(value)
}

// isPlainKey reports whether a key needs no quotes: whether it is a name that
// YAML 1.1 and 1.2 take for a text.
func isPlainKey(s string) bool {
	for i := range len(s) {
		c := s[i]
		isLetter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == '$'
		if !isLetter && (i == 0 || (c < '0' || c > '9') && c != '.' && c != '-') {
			return false
		}
	}
	return s != "" && (len(s) > len("false") || !otherValues[strings.ToLower(s)])
}

// otherValues are the words that YAML 1.1 or 1.2 takes for something else than
// a text, in lower case.
var otherValues = map[string]bool{
	"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true,
}

// scalar writes a key.
func (w *writer) scalar(s string) {
	if isPlainKey(s) {
		w.WriteString(s)
		return
	}
	w.quote(s)
}

// quote writes a text in double quotes. What nobody sees is escaped, and so is
// what changes the direction of the text after it.
func (w *writer) quote(s string) {
	w.WriteByte('"')
	if isSimple(s) {
		w.WriteString(s)
		w.WriteByte('"')
		return
	}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.WriteByte('\\')
			w.WriteRune(r)
		case r == '\n':
			w.WriteString(`\n`)
		case r == '\t':
			w.WriteString(`\t`)
		case r >= ' ' && r < 0x7f || r > 0x7f && unicode.IsPrint(r):
			w.WriteRune(r)
		case r <= 0xff:
			fmt.Fprintf(w, `\x%02x`, r)
		case r <= 0xffff:
			fmt.Fprintf(w, `\u%04x`, r)
		default:
			fmt.Fprintf(w, `\U%08x`, r)
		}
	}
	w.WriteByte('"')
}

// isSimple reports whether a text is ASCII that needs no escape, as most is.
func isSimple(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
