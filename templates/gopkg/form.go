//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import "unicode/utf8"

// A form is the form of the answers of some entries: an envelope with headers of
// the entries' own.
type form struct {
	contentType string
	status      int16                  // of every answer; 0 for that of the entry
	body        func(*writer, *answer) // writes the body; nil for no body
	headers     func(*writer, *answer) // writes the headers; nil for none
	escape      escapes
	indent      uint8 // blanks per level; 0 for the compact form
	newline     bool  // a final line feed
	text        bool  // the body is a text, not JSON
	several     bool  // several errors fit in one body
	original    bool  // messages stay in the language of the catalogue
}

// form returns the form of the answers of k.
func (k Kind) form() *form {
	if !k.isEntry() {
		return &noEntry
	}
	return &forms[k.wire().form]
}

// finish completes the body that begins at an offset of b.
func (f *form) finish(b []byte, start int) []byte {
	switch {
	case f.text && !utf8.Valid(b[start:]):
		b = appendValid(b[:start], string(b[start:]))
	case f.indent > 0 && !f.text:
		end := len(b)
		b = appendIndented(b, b[start:end], int(f.indent))
		b = append(b[:start], b[end:]...)
	}
	if f.newline {
		b = append(b, '\n')
	}
	return b
}
