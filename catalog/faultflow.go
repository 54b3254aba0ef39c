package catalog

import (
	"strings"
	"unicode/utf8"
)

// quoted moves over a quoted text, which may go over several lines. It reports
// whether the text is sound.
func (s *faultScanner) quoted() bool {
	start, quoteMark := s.i, s.text[s.i]
	for i := start + 1; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '\\' && quoteMark == '"':
			if !s.escape(i) {
				return false
			}
			i++
		case c == quoteMark && quoteMark == '\'' && strings.HasPrefix(s.text[i+1:], "'"):
			i++
		case c == quoteMark:
			s.i = i + 1
			return true
		}
	}
	s.fail(start, "EG0105", "closing quote is missing", "end the text with "+s.text[start:start+1])
	return false
}

// escape checks the escape sequence at offset i of a text in double quotes.
func (s *faultScanner) escape(i int) bool {
	rest := s.text[i+1:]
	switch {
	case rest == "" || !strings.ContainsRune("0abt\tnvfre \"/\\N_LPxuU\n", rune(rest[0])):
		s.fail(i, "EG0105", "unknown escape sequence", `write \\ for a backslash, or use single quotes`)
	case rest[0] == 'x' && !hexDigits(rest[1:], 2), rest[0] == 'u' && !hexDigits(rest[1:], 4), rest[0] == 'U' && !hexDigits(rest[1:], 8):
		s.fail(i, "EG0105", "escape sequence lacks digits", `write \\ for a backslash, or use single quotes`)
	case rest[0] == 'u' && strings.EqualFold(rest[1:2], "d") && strings.ContainsAny(rest[2:3], "89abcdefABCDEF"):
		s.fail(i, "EG0105", "escape sequence is half of a surrogate pair", `write the character itself, or \U and eight digits`)
	default:
		return true
	}
	return false
}

func hexDigits(s string, n int) bool {
	return len(s) >= n && strings.Trim(s[:n], "0123456789abcdefABCDEF") == ""
}

// afterQuoted checks that nothing but a comment follows a quoted value.
func (s *faultScanner) afterQuoted() {
	rest := s.text[s.i:s.lineEnd(s.i)]
	switch trimmed := strings.TrimLeft(rest, " \t"); {
	case trimmed == "" || trimmed[0] == '#' && trimmed != rest:
		s.i = s.lineEnd(s.i) + 1
	default:
		s.fail(s.i+len(rest)-len(trimmed), "EG0105", "text after the closing quote", quoteHelp)
	}
}

// flowValue moves over { } or [ ] and checks that nothing follows.
func (s *faultScanner) flowValue() {
	start := s.i
	if !s.flow() {
		return
	}
	rest := strings.TrimLeft(s.text[s.i:s.lineEnd(s.i)], " \t")
	if rest != "" && rest[0] != '#' {
		s.afterBracket(start)
		return
	}
	s.i = s.lineEnd(s.i) + 1
}

// afterBracket reports a text that goes on after the brackets that begin at
// start.
func (s *faultScanner) afterBracket(start int) {
	help := bracesHelp
	if strings.HasPrefix(s.text[start:], "[]") {
		help = "write list(string), not []string; " + bracesHelp
	}
	s.fail(start, "EG0105", "text after the closing bracket", help)
}

// flow moves behind the bracket that closes the one at s.i.
func (s *faultScanner) flow() bool {
	var brackets []int
	value := true // a value may start here
	for s.i < len(s.text) {
		c := s.text[s.i]
		switch {
		case c == '{' || c == '[':
			brackets = append(brackets, s.i)
			value = true
		case c == '}' || c == ']':
			if s.text[brackets[len(brackets)-1]] != c-2 {
				s.fail(s.i, "EG0105", "closing bracket "+quote(string(c))+" does not match", "the open one is "+quote(s.text[brackets[len(brackets)-1]:][:1]))
				return false
			}
			open := brackets[len(brackets)-1]
			brackets = brackets[:len(brackets)-1]
			if len(brackets) == 0 {
				s.i++
				return true
			}
			if !s.endsInFlow(s.i + 1) {
				s.afterBracket(open)
			}
			value = false
		case (c == '"' || c == '\'') && value:
			if !s.quoted() {
				return false
			}
			if !s.endsInFlow(s.i) {
				s.fail(s.i, "EG0105", "text after the closing quote", quoteHelp)
			}
			value = false
			continue
		case c == '#' && (s.text[s.i-1] == ' ' || s.text[s.i-1] == '\n'):
			s.i = s.lineEnd(s.i)
			continue
		default:
			value = s.flowText(c, value)
		}
		if s.found != nil {
			return false
		}
		s.i++
	}
	open := brackets[len(brackets)-1]
	s.fail(open, "EG0105", "closing bracket is missing", "end with "+quote(string(s.text[open]+2))+", or put a text that starts with "+quote(s.text[open:open+1])+" in quotes")
	return false
}

// endsInFlow reports whether what stands at offset i may follow a value in a
// flow collection.
func (s *faultScanner) endsInFlow(i int) bool {
	rest := strings.TrimLeft(s.text[i:], " \t\n")
	return rest == "" || strings.ContainsRune(",]}:#", rune(rest[0]))
}

// flowText looks at one character of a plain text, or between texts, in a flow
// collection. It reports whether a value may start after it.
func (s *faultScanner) flowText(c byte, value bool) bool {
	next, _ := utf8.DecodeRuneInString(s.text[s.i+1:])
	switch {
	case c == ',' || c == ' ' && value || c == '\n':
		return true
	case c == ':' && strings.ContainsRune(" \n,]}", next):
		return true
	case c == '?' && next == ':':
		s.fail(s.i, "EG0105", "a key cannot end with a question mark here", "for an optional member write "+s.wordBefore(s.i)+"~")
	case c == '?' && (!value || next != ' '):
		s.fail(s.i, "EG0105", "a question mark cannot stand in a flow map or list without quotes", "put the text in quotes; alternatives are written $a // $b")
	case c == '$' && next == '{':
		s.fail(s.i, "EG0105", "${…} cannot stand in a flow map without quotes", `put the text in quotes: "${…}"`)
	case value && strings.ContainsRune("%@`", rune(c)):
		s.fail(s.i, "EG0105", "a plain value cannot start with "+quote(string(c)), "put the value in quotes")
	case value && c == '*':
		s.flowAlias()
	}
	return false
}

// wordBefore returns the word that ends before offset i, for a help text.
func (s *faultScanner) wordBefore(i int) string {
	start := i
	for start > 0 && (s.text[start-1] >= 'a' && s.text[start-1] <= 'z' || s.text[start-1] >= 'A' && s.text[start-1] <= 'Z' || s.text[start-1] == '_') {
		start--
	}
	if start == i {
		return "key"
	}
	return s.text[start:i]
}

func (s *faultScanner) flowAlias() {
	name := strings.FieldsFunc(s.text[s.i+1:s.lineEnd(s.i)], func(r rune) bool { return strings.ContainsRune(" ,]}\t", r) })
	if len(name) == 0 || !s.anchors[name[0]] {
		s.fail(s.i, "EG0105", "alias has no anchor before it", "define it with &name, or put a text that starts with * in quotes")
	}
}
