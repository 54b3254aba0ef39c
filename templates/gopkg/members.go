//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import "slices"

// This file works on JSON that the writer has written, so it is compact and
// sound.

// spread makes members of the object around it of those of the value since an
// offset, less those whose names, in quotes, are taken. A value that is no object
// gives none.
func (w *writer) spread(since int, taken ...string) {
	if len(taken) > 0 {
		w.keep(since, func(name []byte) bool { return !slices.Contains(taken, string(name)) })
	}
	v := w.b[since:]
	switch {
	case len(v) <= len("{}") || v[0] != '{':
		if !w.isEmpty(since) {
			w.fault("field " + w.field + ", which is no object")
		}
		w.b = w.b[:since]
	case w.b[since-1] == '{':
		w.b = append(w.b[:since], v[1:len(v)-1]...)
	default:
		v[0] = ','
		w.b = w.b[:len(w.b)-1]
	}
}

// unique leaves the first of members with the same name in the object that
// begins at an offset.
func (w *writer) unique(since int) {
	seen := make(map[string]bool)
	w.keep(since, func(name []byte) bool {
		isFirst := !seen[string(name)]
		seen[string(name)] = true
		return isFirst
	})
}

// keep leaves the members for whose names, in quotes, ok returns true in the
// object that begins at an offset.
func (w *writer) keep(since int, ok func(name []byte) bool) {
	doc := w.b[since:]
	if len(doc) <= len("{}") || doc[0] != '{' {
		return
	}
	end := 1 // of what stays
	for i := 1; i < len(doc); {
		colon := textEnd(doc, i)
		next := valueEnd(doc, colon+1)
		if ok(doc[i:colon]) {
			end += copy(doc[end:], doc[i:next])
			doc[end] = ','
			end++
		}
		i = next + 1
	}
	end = max(end, len("{}"))
	doc[end-1] = '}'
	w.b = w.b[:since+end]
}

// textEnd returns the offset after the text that begins at i.
func textEnd(doc []byte, i int) int {
	for i++; doc[i] != '"'; i++ {
		if doc[i] == '\\' {
			i++
		}
	}
	return i + 1
}

// valueEnd returns the offset after the value that begins at i.
func valueEnd(doc []byte, i int) int {
	for depth := 0; ; i++ {
		switch doc[i] {
		case '"':
			i = textEnd(doc, i) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
	}
}

// appendIndented appends a document with a line for each member and item, and
// so many blanks for each level. The brackets of an empty one stay together.
func appendIndented(b, doc []byte, blanks int) []byte {
	level := 0
	for i := 0; i < len(doc); {
		switch c := doc[i]; c {
		case '"':
			end := textEnd(doc, i)
			b = append(b, doc[i:end]...)
			i = end
			continue
		case '{', '[':
			b = append(b, c)
			if next := doc[i+1]; next == '}' || next == ']' {
				b = append(b, next)
				i++
			} else {
				level++
				b = appendLine(b, level*blanks)
			}
		case '}', ']':
			level--
			b = append(appendLine(b, level*blanks), c)
		case ',':
			b = appendLine(append(b, c), level*blanks)
		case ':':
			b = append(b, ": "...)
		default:
			b = append(b, c)
		}
		i++
	}
	return b
}

func appendLine(b []byte, blanks int) []byte {
	b = append(b, '\n')
	for range blanks {
		b = append(b, ' ')
	}
	return b
}
