//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"math"
	"strconv"
	"time"
)

// A writer appends the body of an answer: compact JSON, or text where plain is
// set. Everything is written once, inside out. A value that is absent is written
// as null, and what may be left out is cut off again when it turns out to be
// empty.
type writer struct {
	b      []byte
	escape escapes
	plain  bool // write the text of values, not JSON
	absent bool // a value of the text that is being written was absent
	depth  int  // of a value that is made of others
	set    func(name, value string)
	field  string // what is being written, for faults
	faults []string
}

// raw writes what is JSON, or text, already.
func (w *writer) raw(s string) { w.b = append(w.b, s...) }

// comma separates what follows from what stands before it in the same object
// or array.
func (w *writer) comma() {
	if last := w.b[len(w.b)-1]; last != '{' && last != '[' {
		w.b = append(w.b, ',')
	}
}

// key begins a member. Its name is escaped and has its quotes and its colon.
func (w *writer) key(name string) {
	w.comma()
	w.raw(name)
}

// null writes that there is no value.
func (w *writer) null() {
	if w.plain {
		w.absent = true
		return
	}
	w.raw("null")
}

// string writes a text.
func (w *writer) string(s string) {
	if w.plain {
		w.raw(s)
		return
	}
	w.b = appendQuoted(w.b, s, w.escape)
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

// number writes a number, or null if it is 0.
func (w *writer) number(n int) {
	if n == 0 {
		w.null()
		return
	}
	w.int(int64(n))
}

func (w *writer) uint(v uint64) { w.b = strconv.AppendUint(w.b, v, 10) }

func (w *writer) bool(v bool) { w.b = strconv.AppendBool(w.b, v) }

// float writes a number in its shortest form. JSON has no NaN and no
// infinities: they are null, and reported.
func (w *writer) float(v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		w.refuse(strconv.FormatFloat(v, 'g', -1, 64))
		return
	}
	w.b = appendFloat(w.b, v)
}

// time writes an instant as RFC 3339, which has years of four digits only.
func (w *writer) time(t time.Time) {
	if y := t.Year(); !w.plain && (y < 0 || y > 9999) {
		w.refuse("year " + strconv.Itoa(y))
		return
	}
	x := w.begin()
	w.b = t.AppendFormat(w.b, time.RFC3339Nano)
	w.end(x)
}

// path writes a path as an array of texts and numbers.
func (w *writer) path(segments []segment) {
	w.raw("[")
	for i := range segments {
		w.comma()
		w.step(&segments[i])
	}
	w.raw("]")
}

// step writes a step of a path.
func (w *writer) step(s *segment) {
	if s.index >= 0 {
		w.int(int64(s.index))
	} else {
		w.string(s.key)
	}
}

// refuse writes null for a value that cannot be written, and reports it.
func (w *writer) refuse(what string) {
	w.fault(what + " in field " + w.field)
	w.null()
}

// fault reports something that cannot be sent.
func (w *writer) fault(what string) { w.faults = append(w.faults, what) }

// isEmpty reports whether what was written since an offset is no value: absent,
// null, "", [] or {}. Zero and false are values.
func (w *writer) isEmpty(since int) bool {
	v := w.b[since:]
	if w.plain || len(v) == 0 {
		return len(v) == 0
	}
	switch string(v) {
	case "null", `""`, "[]", "{}":
		return true
	}
	return false
}

// omit cuts off what was written since before, if the value that begins later
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

// cut takes away what was written since an offset, to write something else in
// its place.
func (w *writer) cut(since int) { w.b, w.absent = w.b[:since], false }

// drop takes away what was written since an offset. It reports whether that was
// a value.
func (w *writer) drop(since int) bool {
	empty := w.isEmpty(since)
	w.cut(since)
	return !empty
}

// header sets a header to what is written.
func (w *writer) header(name string, omit bool) {
	if len(w.b) > 0 || !omit {
		w.set(name, string(w.b))
	}
	w.cut(0)
}

// A text is a text that is being written piece by piece.
type text struct {
	start         int
	plain, absent bool // of the text around it
}

// begin begins a text that is made of several values, or of one that is none.
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
func (w *writer) piece(since int) { w.absent = w.absent || len(w.b) == since }

// end ends a text: null if a value was absent.
func (w *writer) end(t text) {
	absent := w.absent
	w.plain, w.absent = t.plain, t.absent
	switch {
	case absent:
		w.b = w.b[:t.start]
		w.null()
	case !w.plain:
		w.b = append(escapeSince(w.b, t.start+1, w.escape), '"')
	}
}
