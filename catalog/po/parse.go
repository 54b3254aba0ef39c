package po

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSize is the largest size of a file in bytes.
const MaxSize = 16 << 20

// A Fault says what keeps a file from being read.
type Fault struct {
	Line    int    // from 1
	Message string // lower case, without a final period
}

// Error returns the line and the message.
func (f Fault) Error() string { return fmt.Sprintf("line %d: %s", f.Line, f.Message) }

// Parse reads a file. Obsolete entries (#~) are left out. The error is a [Fault].
func Parse(data []byte) (*File, error) {
	if len(data) > MaxSize {
		return nil, Fault{1, fmt.Sprintf("file is larger than %d MiB", MaxSize>>20)}
	}
	if bytes.HasPrefix(bytes.TrimSpace(data[:min(len(data), 64)]), []byte("<")) {
		return nil, Fault{1, "file is XML, want a PO file of gettext"}
	}
	p := parser{file: &File{}, lines: map[string]int{}}
	p.reset()
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		p.line++
		if err := p.read(line); err != nil {
			return nil, err
		}
	}
	if err := p.finish(); err != nil {
		return nil, err
	}
	if !p.hasHeader {
		return nil, Fault{1, `file has no header: want msgid "" first`}
	}
	return p.file, nil
}

// A parser reads the lines of a file.
type parser struct {
	file      *File
	hasHeader bool
	lines     map[string]int // of contexts

	line     int
	entry    Entry
	seen     []string                    // keywords of the entry, in order
	text     map[string]*strings.Builder // by keyword
	into     *strings.Builder            // what a further text belongs to
	previous *strings.Builder            // msgid behind #|
	behind   bool                        // a further text behind #| belongs to previous
}

// reset forgets the entry.
func (p *parser) reset() {
	p.entry, p.seen, p.text, p.into, p.previous, p.behind = Entry{}, nil, map[string]*strings.Builder{}, nil, nil, false
}

func (p *parser) fault(format string, args ...any) error {
	return Fault{p.line, fmt.Sprintf(format, args...)}
}

// read reads a line.
func (p *parser) read(line string) error {
	if err := p.check(line); err != nil {
		return err
	}
	line = strings.TrimSpace(line)
	switch {
	case line == "":
		return p.finish()
	case line[0] == '#':
		return p.comment(line)
	}
	return p.statement(line)
}

// check refuses bytes that are no text.
func (p *parser) check(line string) error {
	if !utf8.ValidString(line) {
		return p.fault("line is not UTF-8")
	}
	for _, r := range line {
		if unicode.IsControl(r) && r != '\t' {
			return p.fault("line has the control character %U", r)
		}
	}
	return nil
}

// keyword splits a line into a keyword, if there is one, and a text in quotes.
func (p *parser) keyword(line string) (keyword, rest string, err error) {
	i := strings.IndexByte(line, '"')
	if i < 0 {
		return "", "", p.fault("want a keyword and a text in quotes, have %s", short(line))
	}
	return strings.TrimSpace(line[:i]), line[i:], nil
}

// statement reads a keyword with a text, or a further text.
func (p *parser) statement(line string) error {
	keyword, rest, err := p.keyword(line)
	if err != nil {
		return err
	}
	if err := p.begin(keyword); err != nil {
		return err
	}
	text, err := p.unquote(rest)
	if err == nil {
		p.into.WriteString(text)
	}
	return err
}

// begin makes a keyword the one that texts belong to.
func (p *parser) begin(keyword string) error {
	switch keyword {
	case "":
		if p.into == nil {
			return p.fault("text has no keyword: want msgctxt, msgid or msgstr")
		}
		return nil
	case "msgctxt", "msgid", "msgstr":
	case "msgid_plural":
		return p.fault("entry has plural forms, which texts of a catalogue do not have")
	default:
		return p.fault("unknown keyword %s: want msgctxt, msgid or msgstr", short(keyword))
	}
	if slices.Contains(p.seen, "msgstr") && keyword != "msgstr" { // the next entry begins without a blank line
		if err := p.finish(); err != nil {
			return err
		}
	}
	want := map[string]string{"msgctxt": "", "msgid": "msgctxt", "msgstr": "msgid"}[keyword]
	last := ""
	if len(p.seen) > 0 {
		last = p.seen[len(p.seen)-1]
	}
	if last != want && (keyword != "msgid" || last != "") {
		return p.fault("%s stands behind %q: want msgctxt, msgid, msgstr in this order", keyword, last)
	}
	if keyword == "msgstr" {
		p.entry.Line = p.line
	}
	p.into = &strings.Builder{}
	p.text[keyword], p.seen = p.into, append(p.seen, keyword)
	return nil
}

// unescapes are the characters that may stand behind a backslash.
var unescapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'v': '\v', 'f': '\f', '"': '"', '\\': '\\'}

// unquote reads a text in quotes that is the whole of raw.
func (p *parser) unquote(raw string) (string, error) {
	if len(raw) < 2 || raw[0] != '"' || raw[len(raw)-1] != '"' {
		return "", p.fault("want a text in quotes, have %s", short(raw))
	}
	raw = raw[1 : len(raw)-1]
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; c {
		case '"':
			return "", p.fault(`text has a quote inside: want \"`)
		case '\\':
			i++
			if i == len(raw) || unescapes[raw[i]] == 0 {
				return "", p.fault(`text has an unknown escape: want \n, \t, \r, \v, \f, \" or \\`)
			}
			b.WriteByte(unescapes[raw[i]])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

// finish ends an entry.
func (p *parser) finish() error {
	if len(p.seen) == 0 { // comments before a blank line belong to nothing
		p.reset()
		return nil
	}
	if !slices.Contains(p.seen, "msgstr") {
		return p.fault("entry has no msgstr")
	}
	e := p.entry
	hasContext := p.text["msgctxt"] != nil
	if hasContext {
		e.Context = p.text["msgctxt"].String()
	}
	e.ID, e.Text = p.text["msgid"].String(), p.text["msgstr"].String()
	if p.previous != nil {
		e.Previous = p.previous.String()
	}
	p.reset()
	switch {
	case e.ID == "" && !hasContext:
		return p.header(e)
	case !p.hasHeader:
		return Fault{e.Line, `file has no header: want msgid "" first`}
	case e.Context == "":
		return Fault{e.Line, "text " + short(e.ID) + " has no context: want msgctxt, as errgen writes it"}
	case e.ID == "":
		return Fault{e.Line, "text " + short(e.Context) + " has an empty msgid"}
	case p.lines[e.Context] > 0:
		return Fault{e.Line, fmt.Sprintf("text %s stands twice; it is on line %d too", short(e.Context), p.lines[e.Context])}
	}
	p.lines[e.Context] = e.Line
	p.file.Entries = append(p.file.Entries, e)
	return nil
}

// header reads the fields of the header.
func (p *parser) header(e Entry) error {
	if p.hasHeader {
		return Fault{e.Line, "file has a second header"}
	}
	p.hasHeader = true
	p.file.Comments = e.Comments
	for line := range strings.SplitSeq(strings.TrimSuffix(e.Text, "\n"), "\n") {
		name, value, ok := strings.Cut(line, ":")
		if line != "" && !ok {
			return Fault{e.Line, "line of the header has no colon: " + short(line)}
		}
		if ok {
			p.file.Header = append(p.file.Header, Field{name, strings.TrimSpace(value)})
		}
	}
	_, charset, _ := strings.Cut(strings.ToLower(p.file.Get("Content-Type")), "charset=")
	if charset = strings.TrimSpace(charset); charset != "utf-8" {
		return Fault{e.Line, "header has Content-Type with charset " + short(charset) + ", want UTF-8"}
	}
	return nil
}

// short returns a text of the file for a message: in quotes and not long.
func short(s string) string {
	const most = 64
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
