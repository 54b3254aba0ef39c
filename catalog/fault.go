package catalog

import (
	"regexp"
	"strings"
)

// This file finds what makes a text no YAML. It runs only after the YAML
// library has refused the text, so it may guess: what it looks for are the
// mistakes that people make in catalogues, each with its exact place and the
// way out.

// A fault is what makes a file no YAML.
type fault struct {
	pos     Pos
	width   int
	rule    string
	message string
	help    string
}

// findFault returns the first fault of src. line and text are what the library
// says, used when the text does not show the mistake.
func findFault(src *source, line int, text string) fault {
	s := faultScanner{src: src, text: src.text, anchors: map[string]bool{}}
	for s.found == nil && s.i < len(s.text) {
		s.scanLine()
	}
	if s.found != nil {
		return *s.found
	}
	first := len(src.line(line)) - len(strings.TrimLeft(src.line(line), " \t"))
	return fault{
		pos:     Pos{src.file, line, first + 1},
		rule:    "EG0105",
		message: "not valid YAML: " + quote(text),
		help:    "look at this line and the one before it: quotes, colons and indentation",
	}
}

// A faultScanner goes through a text line by line, and through quoted texts and
// flow collections as a whole.
type faultScanner struct {
	src     *source
	text    string
	i       int // offset of the next character
	found   *fault
	content bool // a line with content was seen
	indents []int
	parent  int  // indentation of the last key
	open    bool // the last line ended with a key or a dash, so a value may follow
	inPlain bool // the last line had a plain value, so it may go on
	anchors map[string]bool
}

// fail records the first fault.
func (s *faultScanner) fail(offset int, rule, message, help string) {
	if s.found == nil {
		s.found = &fault{pos: s.src.posAt(min(offset, len(s.text))), width: 1, rule: rule, message: message, help: help}
	}
}

// lineEnd returns the offset of the end of the line that i is in.
func (s *faultScanner) lineEnd(i int) int {
	if j := strings.IndexByte(s.text[i:], '\n'); j >= 0 {
		return i + j
	}
	return len(s.text)
}

// scanLine looks at one line that does not belong to a quoted text, a block
// text or a flow collection.
func (s *faultScanner) scanLine() {
	start, end := s.i, s.lineEnd(s.i)
	line := s.text[start:end]
	trimmed := strings.TrimLeft(line, " \t")
	indent := len(line) - len(strings.TrimLeft(line, " "))
	switch {
	case trimmed == "" || trimmed[0] == '#':
		s.i = end + 1
	case indent < len(line)-len(trimmed):
		s.fail(start+indent, "EG0105", "tab in indentation", "indent with blanks only")
	case s.marker(start, line):
		s.i = end + 1
	default:
		s.checkIndent(start, indent)
		s.content = true
		s.i = start + indent
		s.scanItem(indent)
	}
}

// marker handles the lines that separate documents.
func (s *faultScanner) marker(start int, line string) bool {
	switch {
	case strings.HasPrefix(line, "%") && !s.content:
		s.fail(start, "EG0107", "YAML directives are not allowed", "remove the line")
	case line == "---" || strings.HasPrefix(line, "--- ") || line == "..." || strings.HasPrefix(line, "... "):
		if s.content && strings.TrimSpace(s.text[s.lineEnd(start):]) != "" {
			s.fail(start, "EG0107", "file has a second YAML document", "one file is one document: move it to a file of its own")
		}
	default:
		return false
	}
	return true
}

// checkIndent compares the indentation of a line with the open ones above it.
func (s *faultScanner) checkIndent(start, indent int) {
	n := len(s.indents)
	for n > 0 && s.indents[n-1] > indent {
		n--
	}
	closed := n < len(s.indents)
	s.indents = s.indents[:n]
	switch {
	case n > 0 && s.indents[n-1] == indent:
	case closed && n > 0:
		s.fail(start+indent, "EG0105", "indentation matches no line above", "align the line with the keys that it belongs to")
	case n == 0 || s.open:
		s.indents = append(s.indents, indent)
	}
}

// scanItem looks at "- " prefixes, a key and its value.
func (s *faultScanner) scanItem(indent int) {
	continued := s.inPlain && len(s.indents) > 0 && indent > s.indents[len(s.indents)-1]
	s.open, s.inPlain = false, false
	for strings.HasPrefix(s.text[s.i:], "- ") {
		step := 2 + len(s.text[s.i+2:]) - len(strings.TrimLeft(s.text[s.i+2:], " "))
		s.i += step
		indent += step
		s.indents = append(s.indents, indent)
	}
	if s.i >= len(s.text) || s.text[s.i] == '\n' || s.text[s.i:s.lineEnd(s.i)] == "-" {
		s.open = true
		s.i = s.lineEnd(s.i) + 1
		return
	}
	s.parent = indent
	if continued {
		s.plain(true)
		return
	}
	if s.key() {
		s.value()
	}
}

// plainKey matches a key without quotes and its colon.
var plainKey = regexp.MustCompile("^[^\\s\"'\\[\\]{}#&*!|>%@`,?-](?:[^:#\\n]|:[^\\s]|[^\\s]#)*?:(?: |$)")

// key moves behind a key and its colon. It reports whether there is one and a
// value may follow.
func (s *faultScanner) key() bool {
	line := s.text[s.i:s.lineEnd(s.i)]
	if m := plainKey.FindString(line); m != "" {
		s.i += len(m)
		return true
	}
	switch line[0] {
	case '"', '\'':
		return s.quotedKey()
	case '{', '[':
		return true
	case '}', ']':
		s.fail(s.i, "EG0105", "closing bracket "+quote(line[:1])+" has no opening one", "remove it, or put the text in quotes")
	case '%', '@', '`':
		s.fail(s.i, "EG0105", "a key cannot start with "+quote(line[:1]), "put the key in quotes")
	case '?':
		s.fail(s.i, "EG0107", "keys with ? are not allowed", "write the key as a plain text; for an optional member write a~:")
	default:
		s.noKey(line)
	}
	return false
}

// noKey handles a line that has no "key: value". It may be a list item or go on
// with a text, so only the clear mistakes are faults.
func (s *faultScanner) noKey(line string) {
	at := s.i
	s.i = s.lineEnd(s.i) + 1
	if m := missingBlank.FindString(line); m != "" {
		s.fail(at+len(m)-1, "EG0105", "no blank after the colon", "write "+quote(m+" …"))
		return
	}
	if len(s.indents) > 0 && s.text[max(at-2, 0):at] != "- " {
		s.fail(at, "EG0105", "line is neither a key with a value nor a list item", "write key: value, or put a text that goes over several lines in quotes or behind |")
	}
}

var missingBlank = regexp.MustCompile(`^[A-Za-z_][\w.~-]*:`)

// quotedKey moves behind a quoted text and the colon after it.
func (s *faultScanner) quotedKey() bool {
	if !s.quoted() {
		return false
	}
	rest := strings.TrimLeft(s.text[s.i:s.lineEnd(s.i)], " ")
	switch {
	case strings.HasPrefix(rest, ":"):
		s.i = s.lineEnd(s.i) - len(rest) + 1
		return true
	case rest != "" && rest[0] != '#':
		s.fail(s.i, "EG0105", "text after the closing quote", quoteHelp)
	}
	s.i = s.lineEnd(s.i) + 1
	return false
}

const quoteHelp = `put the whole text in quotes; a quote inside is written '' in '…' and \" in "…"`

// value looks at what stands after a key and its colon.
func (s *faultScanner) value() {
	s.skipProperties()
	line := s.text[s.i:s.lineEnd(s.i)]
	if line == "" || line[0] == '#' {
		s.open = true
		s.i = s.lineEnd(s.i) + 1
		return
	}
	switch line[0] {
	case '"', '\'':
		if s.quoted() {
			s.afterQuoted()
		}
	case '{', '[':
		s.flowValue()
	case '|', '>':
		s.block(line)
	case '*':
		s.alias(line)
	case '%', '@', '`':
		s.fail(s.i, "EG0105", "a plain value cannot start with "+quote(line[:1]), "put the value in quotes")
	case '}', ']', ',':
		s.fail(s.i, "EG0105", "a plain value cannot start with "+quote(line[:1]), "put the value in quotes")
	default:
		s.plainValue(line)
	}
}

// skipProperties moves over blanks, anchors and tags.
func (s *faultScanner) skipProperties() {
	for {
		s.i += len(s.text[s.i:]) - len(strings.TrimLeft(s.text[s.i:], " \t"))
		word := s.text[s.i:s.lineEnd(s.i)]
		if j := strings.IndexByte(word, ' '); j >= 0 {
			word = word[:j]
		}
		if len(word) < 2 || word[0] != '&' && word[0] != '!' {
			return
		}
		s.anchors[word[1:]] = true
		s.i += len(word)
	}
}

func (s *faultScanner) alias(line string) {
	name := strings.FieldsFunc(line[1:], func(r rune) bool { return strings.ContainsRune(" ,]}\t", r) })
	if len(name) == 0 || !s.anchors[name[0]] {
		s.fail(s.i, "EG0105", "alias has no anchor before it", "define it with &name, or put a text that starts with * in quotes")
	}
	s.i = s.lineEnd(s.i) + 1
}

func (s *faultScanner) plainValue(line string) {
	if strings.HasPrefix(line, "- ") {
		s.fail(s.i, "EG0105", "a list item cannot stand behind its key", "begin the list on the next line, or put the text in quotes")
	}
	s.plain(false)
}

// plain looks at a text without quotes. continued says that the line goes on
// with the text of the line before.
func (s *faultScanner) plain(continued bool) {
	end := s.lineEnd(s.i)
	line := s.text[s.i:end]
	if j := strings.Index(line, " #"); j >= 0 {
		line = line[:j]
	}
	j := strings.Index(line, ": ")
	if j < 0 && strings.HasSuffix(line, ":") {
		j = len(line) - 1
	}
	switch {
	case j >= 0 && continued:
		s.fail(s.i, "EG0105", "the line is part of the text of the line above", "check the indentation, or put a text with a colon in quotes")
	case j >= 0:
		s.fail(s.i+j, "EG0105", "a colon and a blank stand inside a plain value", "put the value in quotes")
	}
	s.inPlain = true
	s.i = end + 1
}

var blockHeader = regexp.MustCompile(`^[|>][-+0-9]*\s*(#.*)?$`)

// block moves over a block text.
func (s *faultScanner) block(header string) {
	if !blockHeader.MatchString(header) {
		s.fail(s.i, "EG0105", "text after "+quote(header[:1]), "begin the text on the next line, or put it in quotes")
		return
	}
	s.i = s.lineEnd(s.i) + 1
	for s.i < len(s.text) {
		line := s.text[s.i:s.lineEnd(s.i)]
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.TrimSpace(line) != "" && indent <= s.parent {
			return
		}
		s.i = s.lineEnd(s.i) + 1
	}
}
