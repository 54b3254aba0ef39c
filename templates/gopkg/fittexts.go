package gopkg

import (
	"net/http"
	"strings"
)

// This file lays templates over texts, headers and whole answers.

// plain fits a text to a template of a text.
func (f *fitting) plain(b []note, s *shape, text string, in int32) ([]note, bool) {
	switch s.op {
	case readConstant:
		return b, text == s.text
	case readPieces:
		if text == "" { // a value is empty, and therefore the whole
			return b, true
		}
		before := len(b)
		b, ok := f.pieces(b, s.parts, text, in, true)
		if !ok {
			b, ok = f.pieces(b[:before], s.parts, text, in, false)
		}
		return b, ok
	}
	if !s.takes(text) {
		return b, false
	}
	return f.note(b, s, -1, text, in), true
}

// takes reports whether a text may stand for a value. Texts, and what may be of
// any kind, are not limited.
func (s *shape) takes(text string) bool {
	return s.kinds&isText != 0 || s.kinds&isInt == 0 || isInteger(text) || s.kinds&isFraction != 0 && isNumber(text)
}

// pieces fits a text to constants and references in a row. A reference takes
// the shortest text with which the whole fits. A code and an attr must be one of
// the catalogue if strict.
func (f *fitting) pieces(b []note, parts []shape, text string, in int32, strict bool) ([]note, bool) {
	if len(parts) == 0 {
		return b, text == ""
	}
	p, rest := &parts[0], parts[1:]
	if p.op == readConstant {
		if after, ok := strings.CutPrefix(text, p.text); ok {
			return f.pieces(b, rest, after, in, strict)
		}
		return b, false
	}
	if len(rest) == 0 {
		return f.piece(b, p, text, in, strict)
	}
	before := len(b)
	for end := 1; end <= len(text); end++ {
		i := strings.Index(text[end:], rest[0].text)
		if i < 0 {
			f.budget -= len(text) - end
			break
		}
		end += i
		if f.budget -= end + 1; f.budget < 0 {
			break
		}
		b, ok := f.piece(b[:before], p, text[:end], in, strict)
		if ok {
			if b, ok = f.pieces(b, rest, text[end:], in, strict); ok {
				return b, true
			}
		}
	}
	return b, false
}

func (f *fitting) piece(b []note, p *shape, text string, in int32, strict bool) ([]note, bool) {
	switch {
	case text == "":
		return b, false
	case strict && p.about == aboutCode && !isKnownCode(text):
		return b, false
	case strict && p.about == aboutAttr:
		if f.budget -= len(attrs); f.budget < 0 || !isKnownAttr(p.text, text) {
			return b, false
		}
	}
	return f.plain(b, p, text, in)
}

// headers fits the headers to a form. Each is a key of which it matters only
// whether its values are there: a value that may be left out and does not fit is
// not. Without any, the headers are not known.
func (f *fitting) headers(b []note, form *formShape, h http.Header, root int32) ([]note, bool) {
	for i := 0; i < len(form.headers) && h != nil; i++ {
		s := &form.headers[i]
		lines := h[s.name]
		if lines == nil && s.exact != "" {
			lines = h[s.exact]
		}
		fitting := 0
		for n := range s.values {
			var ok bool
			if b, ok = f.line(b, &s.values[n], lines, n, root); ok {
				fitting++
			}
		}
		if fitting < len(s.values) && !s.omit && !f.isLoose {
			return b, false
		}
		if fitting > 0 {
			f.known++
			f.unknown--
		}
	}
	return b, true
}

// line fits one of the lines of a header, best the nth.
func (f *fitting) line(b []note, s *shape, lines []string, n int, root int32) ([]note, bool) {
	before := len(b)
	if n < len(lines) {
		if b, ok := f.plain(b, s, lines[n], root); ok {
			return b, true
		}
	}
	for _, line := range lines {
		if b, ok := f.plain(b[:before], s, line, root); ok {
			return b, true
		}
		if s.op == readConstant && isListed(line, s.text) || s.op != readConstant && line == "" {
			return b[:before], true
		}
	}
	return b[:before], false
}

// isListed reports whether a text is in a list with commas: proxies join lines.
func isListed(line, text string) bool {
	for item := range strings.SplitSeq(line, ",") {
		if strings.TrimSpace(item) == text {
			return true
		}
	}
	return false
}

// body fits the body to the template of an envelope.
func (f *fitting) body(b []note, e *envelopeShape) (notes []note, root int32, ok bool) {
	root = int32(len(b))
	b = append(b, note{scope: -1, isScope: true})
	f.score = score{}
	switch {
	case e.body == nil:
		ok = strings.TrimSpace(f.src) == ""
	case e.media == "":
		if ok = f.isJSON; ok {
			b, ok = f.value(b, e.body, 0, root)
		}
	case f.media == "" || strings.EqualFold(f.media, e.media):
		text := f.src
		if e.line {
			text = strings.TrimSuffix(text, "\n")
		}
		if b, ok = f.plain(b, e.body, text, root); ok {
			f.known, f.unknown = max(min(1, len(text)), len(b)-int(root)-1), f.unnamed(e.body)
		}
	}
	b[root].at = int32(len(b))
	return b, root, ok
}

// unnamed returns how many members a body has, if it is JSON, that a template of
// a text does not name.
func (f *fitting) unnamed(s *shape) int {
	n := 0
	for at := range f.tokens {
		if f.isJSON && f.tokens[at].isName && !s.mentions(`"`+f.raw(at)+`"`) {
			n++
		}
	}
	return n
}

// mentions reports whether a constant of a template has a text in it.
func (s *shape) mentions(text string) bool {
	found := s.op == readConstant && strings.Contains(s.text, text)
	for i := range s.parts {
		found = found || s.parts[i].mentions(text)
	}
	return found
}
