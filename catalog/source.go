package catalog

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Limits on what is read. They keep a hostile catalogue from exhausting the
// machine; a catalogue of 100,000 entries stays below them.
const (
	maxFile   = 16 << 20 // bytes of one file
	maxTotal  = 64 << 20 // bytes of all files of a catalogue
	maxScalar = 1 << 20  // bytes of one text
)

// A source is the text of a file, with LF line ends and without byte order
// mark.
type source struct {
	file  string
	text  string
	lines []int // offset of the start of each line
}

// newSource checks the bytes of a file before YAML sees them. YAML libraries
// decode UTF-16, end lines at characters that no editor shows as line ends and
// report encoding faults without a place, so none of these gets through.
func newSource(file string, data []byte, report reporter) (*source, bool) {
	if len(data) > maxFile {
		report.file(file, "EG0108", "file is larger than %d MiB", maxFile>>20)
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if kind := foreignFormat(data); kind != "" {
		report.at(Pos{file, 1, 1}, "EG0101", "file is %s, want YAML in UTF-8", kind).help("name a catalogue, and save it as UTF-8 text")
		return nil, false
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	src := &source{file: file, text: text, lines: lineStarts(text)}
	return src, src.checkCharacters(report)
}

// foreignFormat names the formats that are often fed to YAML tools by mistake.
func foreignFormat(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return "UTF-16 or UTF-32"
	case bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
		return "compressed with gzip"
	case len(data) > 1 && (data[0] == 0) != (data[1] == 0):
		return "UTF-16 or UTF-32"
	case bytes.HasPrefix(bytes.TrimSpace(data[:min(len(data), 64)]), []byte("<?xml")):
		return "XML"
	}
	return ""
}

// lineStarts returns the offset of each line of text.
func lineStarts(text string) []int {
	starts := make([]int, 1, strings.Count(text, "\n")+1)
	for i := 0; ; {
		j := strings.IndexByte(text[i:], '\n')
		if j < 0 {
			return starts
		}
		i += j + 1
		starts = append(starts, i)
	}
}

// maxCharacterReports bounds the reports on one file: one wrong encoding
// usually spoils every other line.
const maxCharacterReports = 10

// checkCharacters reports every character that must not stand in a catalogue
// and every line of an unresolved merge conflict.
func (s *source) checkCharacters(report reporter) bool {
	bad := 0
	broken := -1 // end of the last bytes that are not UTF-8
	for i, size := 0, 0; i < len(s.text) && bad < maxCharacterReports; i += size {
		if c := s.text[i]; c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			size = 1
			continue
		}
		r, n := utf8.DecodeRuneInString(s.text[i:])
		size = n
		if r == utf8.RuneError && n == 1 {
			if broken == i {
				broken++
				continue // one report for bytes in a row
			}
			broken = i + 1
		}
		if what := badCharacter(r, n); what != "" {
			report.at(s.posAt(i), "EG0109", "%s is not allowed", what).help("%s", badCharacterHelp(r, n))
			bad++
		}
	}
	return bad == 0 && s.checkConflict(report)
}

// checkConflict reports the first conflict that a version control system left
// in the file.
func (s *source) checkConflict(report reporter) bool {
	for n := range s.lines {
		if line := s.line(n + 1); strings.HasPrefix(line, "<<<<<<< ") || strings.HasPrefix(line, ">>>>>>> ") {
			report.at(Pos{s.file, n + 1, 1}, "EG0101", "unresolved merge conflict").width(7).help("resolve the conflict and remove the markers")
			return false
		}
	}
	return true
}

// badCharacter says what r is if it must not stand in a catalogue: characters
// that end a line for some readers only, that change the direction of the text
// around them, or that terminals act on.
func badCharacter(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return "a byte that is not UTF-8"
	case r == '\n' || r == '\t':
		return ""
	case r == '\r':
		return "a carriage return without line feed"
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return fmt.Sprintf("the control character U+%04X", r)
	case r == 0x2028 || r == 0x2029:
		return fmt.Sprintf("the line separator U+%04X", r)
	case isBidiControl(r):
		return fmt.Sprintf("the invisible direction control U+%04X", r)
	case r == 0xfeff:
		return "a byte order mark inside the file"
	case r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef:
		return fmt.Sprintf("the noncharacter U+%04X", r)
	}
	return ""
}

// badEscape says what r is if it must not come out of an escape sequence. A
// line break of another system does no harm there: whoever reads the file sees
// how it is written.
func badEscape(r rune) string {
	switch r {
	case '\r', '\v', '\f', 0x2028, 0x2029:
		return ""
	}
	return badCharacter(r, utf8.RuneLen(max(r, 0)))
}

// hasBadEscape reports whether a text has a character that was reported where
// it was read.
func hasBadEscape(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return badEscape(r) != "" })
}

// Forbidden says which character of a text must not stand in a catalogue, not even
// as an escape sequence: those that make a text look different from what it is. It
// is empty if there is none.
func Forbidden(text string) string {
	for _, r := range text {
		if what := badEscape(r); what != "" {
			return what
		}
	}
	return ""
}

func badCharacterHelp(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return "save the file as UTF-8 text"
	case r == '\r':
		return "end every line with LF or CRLF"
	}
	return "remove the character"
}

// isBidiControl reports whether r changes the direction of text (CVE-2021-42574).
func isBidiControl(r rune) bool {
	return r == 0x061c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// line returns the text of line n, from 1, without its line end.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	text := s.text[s.lines[n-1]:]
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return text[:i]
	}
	return text
}

// offset returns the byte offset of a place. A place behind the end of its
// line is the end of the line.
func (s *source) offset(line, col int) int {
	if line < 1 || line > len(s.lines) {
		return len(s.text)
	}
	text := s.line(line)
	at := 0
	for n := 1; n < col && at < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return s.lines[line-1] + at
}

// posAt returns the place of a byte offset.
func (s *source) posAt(offset int) Pos {
	line := sort.SearchInts(s.lines, offset+1)
	return Pos{s.file, line, utf8.RuneCountInString(s.text[s.lines[line-1]:offset]) + 1}
}
