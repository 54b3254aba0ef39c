//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A writer appends a body: JSON, or text where plain is set. Everything is
// written once, inside out. A value that is absent is written as null, and
// what may be left out is cut off again when it turns out to be empty.
type writer struct {
	b        []byte
	start    int // where the body begins in b
	encoding encoding
	depth    int
	plain    bool // write the text of values, not JSON
	absent   bool // a value of the text that is being written was absent
	texts    bool // write the values of maps as texts
	faults   []string
}

// An encoding says how JSON is written.
type encoding struct {
	escapeHTML  bool // <, > and & as \u003c, \u003e and \u0026
	escapeSlash bool // / as \/
	escapeASCII bool // all else than ASCII as \uXXXX
	indent      int  // blanks per level; 0 for the compact form
	newline     bool // a final line feed
}

// open begins an object or an array.
func (w *writer) open(bracket byte) {
	w.b = append(w.b, bracket)
	w.depth++
}

// close ends an object or an array. The brackets of an empty one stay together.
func (w *writer) close(bracket byte) {
	w.depth--
	if !w.justOpened() {
		w.line()
	}
	w.b = append(w.b, bracket)
}

func (w *writer) justOpened() bool {
	if len(w.b) == w.start {
		return true
	}
	last := w.b[len(w.b)-1]
	return last == '{' || last == '['
}

// item begins an item of an array or a member of an object.
func (w *writer) item() {
	if !w.justOpened() {
		w.b = append(w.b, ',')
	}
	w.line()
}

// line begins a line of the indented form.
func (w *writer) line() {
	if w.encoding.indent == 0 {
		return
	}
	w.b = append(w.b, '\n')
	for range w.depth * w.encoding.indent {
		w.b = append(w.b, ' ')
	}
}

// key begins a member. Its name is in quotes, escaped, and has its colon.
func (w *writer) key(quoted string) {
	w.item()
	w.b = append(w.b, quoted...)
}

// member begins a member whose name comes from data.
func (w *writer) member(name string) {
	w.item()
	w.quote(name)
	w.b = append(w.b, ':')
	if w.encoding.indent > 0 {
		w.b = append(w.b, ' ')
	}
}

// isEmpty reports whether what was written since an offset is no value: absent,
// null, "", [] or {}. Zero and false are values.
func (w *writer) isEmpty(since int) bool {
	switch v := w.b[since:]; len(v) {
	case 0:
		return true
	case 2:
		return !w.plain && (v[0] == '"' || v[0] == '[' || v[0] == '{') && (v[1] == '"' || v[1] == ']' || v[1] == '}')
	case 4:
		return !w.plain && string(v) == "null"
	}
	return false
}

// omit cuts off what was written since before if the value, which begins later,
// is empty.
func (w *writer) omit(before, value int) {
	if w.isEmpty(value) {
		w.b = w.b[:before]
	}
}

// omitAbsent is omit for an item of an array: only an absent one is left out.
func (w *writer) omitAbsent(before, value int) {
	if string(w.b[value:]) == "null" {
		w.b = w.b[:before]
	}
}

// null writes that there is no value.
func (w *writer) null() {
	if w.plain {
		w.absent = true
		return
	}
	w.b = append(w.b, "null"...)
}

// raw writes a constant that is escaped already.
func (w *writer) raw(s string) { w.b = append(w.b, s...) }

// string writes a text.
func (w *writer) string(s string) {
	if w.plain {
		w.b = append(w.b, s...)
		return
	}
	w.quote(s)
}

// present writes a text, or null if it is empty.
func (w *writer) present(s string) {
	if s == "" {
		w.null()
		return
	}
	w.string(s)
}

func (w *writer) int(v int64) { w.b = strconv.AppendInt(w.b, v, 10) }

func (w *writer) uint(v uint64) { w.b = strconv.AppendUint(w.b, v, 10) }

func (w *writer) bool(v bool) { w.b = strconv.AppendBool(w.b, v) }

// float writes a number in its shortest form. JSON has no NaN and no
// infinities: they are null, and reported.
func (w *writer) float(v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		w.fault("number " + strconv.FormatFloat(v, 'g', -1, 64))
		w.null()
		return
	}
	w.b = appendFloat(w.b, v)
}

// fault notes a value that cannot be written.
func (w *writer) fault(what string) { w.faults = append(w.faults, what) }

// A text is a text that is being written as a whole.
type text struct {
	start         int
	plain, absent bool
}

// begin begins a text that is made of several values or that is written as
// text though it is none.
func (w *writer) begin() text {
	t := text{len(w.b), w.plain, w.absent}
	if !w.plain {
		w.b = append(w.b, '"')
	}
	w.plain, w.absent = true, false
	return t
}

// piece says that the value since an offset is a part of the text that must
// not be empty.
func (w *writer) piece(since int) {
	if len(w.b) == since {
		w.absent = true
	}
}

// end ends a text: null if a value was absent.
func (w *writer) end(t text) {
	absent := w.absent
	w.plain, w.absent = t.plain, t.absent
	switch {
	case absent:
		w.b = w.b[:t.start]
		w.null()
	case w.plain:
	case w.plainLength(w.b[t.start+1:]) == len(w.b)-t.start-1:
		w.b = append(w.b, '"')
	default:
		s := string(w.b[t.start+1:])
		w.b = w.b[:t.start]
		w.quote(s)
	}
}

// plainLength returns how many bytes at the start of a text need no escape.
func (w *writer) plainLength(s []byte) int {
	some := w.encoding.escapeSlash || w.encoding.escapeHTML
	for i, c := range s {
		if c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf || some && w.special(c) {
			return i
		}
	}
	return len(s)
}

// special reports whether an ASCII character needs an escape.
func (w *writer) special(c byte) bool {
	switch c {
	case '"', '\\':
		return true
	case '/':
		return w.encoding.escapeSlash
	case '<', '>', '&':
		return w.encoding.escapeHTML
	}
	return c < ' '
}

// quote writes a JSON text (RFC 8259, section 7). Bytes that are not UTF-8
// become U+FFFD.
func (w *writer) quote(s string) {
	start := len(w.b) + 1
	w.b = append(append(w.b, '"'), s...)
	if w.plainLength(w.b[start:]) == len(s) {
		w.b = append(w.b, '"')
		return
	}
	w.b = w.b[:start]
	w.escape(s)
}

// escape writes the text of a JSON text, with escapes, and the closing quote.
func (w *writer) escape(s string) {
	b := w.b
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if w.special(c) {
				b = w.appendEscape(append(b, s[start:i]...), c)
				start = i + 1
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if w.encoding.escapeASCII || r == utf8.RuneError && size == 1 {
			b = w.appendRune(append(b, s[start:i]...), r)
			start = i + size
		}
		i += size
	}
	w.b = append(append(b, s[start:]...), '"')
}

// appendEscape appends the escape sequence of an ASCII character.
func (w *writer) appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\', '/':
		return append(b, '\\', c)
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return appendUnit(b, uint16(c))
}

// appendRune appends a character that is no ASCII, escaped if the encoding
// says so.
func (w *writer) appendRune(b []byte, r rune) []byte {
	switch {
	case !w.encoding.escapeASCII:
		return utf8.AppendRune(b, r)
	case r < 0x10000:
		return appendUnit(b, uint16(r))
	}
	r -= 0x10000
	return appendUnit(appendUnit(b, uint16(0xd800+r>>10)), uint16(0xdc00+r&0x3ff))
}

// appendUnit appends \uXXXX.
func appendUnit(b []byte, u uint16) []byte {
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
}

// cut takes away what was written since an offset.
func (w *writer) cut(since int) { w.b = w.b[:since] }

// drop takes away what was written since an offset. It reports whether that was
// a value.
func (w *writer) drop(since int) bool {
	empty := w.isEmpty(since)
	w.cut(since)
	return !empty
}

// asText writes a value as a text, or null if it is absent.
func (w *writer) asText(write func()) {
	t := w.begin()
	write()
	w.end(t)
}

// spread writes the members of an object into the object around it. Names in
// taken stand there already: the first stays.
func (w *writer) spread(write func(), taken ...string) {
	before := len(w.b)
	w.depth--
	write()
	w.depth++
	object := string(w.b[before:])
	w.cut(before)
	if len(object) < 3 || object[0] != '{' {
		return // nothing, or null
	}
	dec := json.NewDecoder(strings.NewReader(object))
	_, _ = dec.Token() // the brace
	for dec.More() {
		name, _ := dec.Token()
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return // the document is sound: it was written here
		}
		if s, _ := name.(string); !contains(taken, s) {
			taken = append(taken, s)
			w.member(s)
			w.b = append(w.b, value...)
		}
	}
}
