package markdown

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file makes constant texts inert. Punctuation that CommonMark, GitHub or
// MDX could take for markup is escaped with a backslash where every renderer
// knows that escape, else with an entity. What needs no escape has none, so
// that the source of a page stays readable.

// Text returns a constant text as plain text. It comes out as one line: white
// space at its ends is dropped and elsewhere becomes one blank, as it does
// when a page is shown. Addresses are shown as code, since GitHub makes links
// of them however they are escaped.
func Text(s string) Inline {
	s = strings.TrimSpace(collapse(clean(s)))
	var b strings.Builder
	done := 0
	for start, end := range addresses(s) {
		b.WriteString(escape(s[done:start], done == 0))
		b.WriteString(codeSpan(s[start:end]))
		done = end
	}
	b.WriteString(escape(s[done:], done == 0))
	return Inline{b.String()}
}

// addresses yields where the words of s stand that are addresses of pages or
// of mail boxes, less the punctuation around them.
func addresses(s string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		end := 0
		for word := range strings.SplitAfterSeq(s, " ") {
			start := end
			end += len(word)
			core := strings.Trim(word, " .,;:!?()<>[]{}\"'*_~")
			if !isAddress(core) || strings.ContainsAny(core, "`\\") || strings.Contains(core, "]:") {
				continue
			}
			at := start + strings.Index(word, core)
			if !yield(at, at+len(core)) {
				return
			}
		}
	}
}

// isAddress reports whether a renderer could make a link of word.
func isAddress(word string) bool {
	if at := strings.IndexByte(word, '@'); at > 0 && at < len(word)-1 {
		return true
	}
	if _, host, ok := strings.Cut(word, "//"); ok && host != "" {
		return true
	}
	return strings.Contains(strings.ToLower(word), "www.")
}

// collapse makes one blank of each run of blanks, tabs and line breaks, and
// drops those at the ends of s.
func collapse(s string) string {
	if isCollapsed(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, isBlank), " ")
}

// isCollapsed reports whether [collapse] has nothing to do.
func isCollapsed(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		if c := s[i]; c == '\t' || c == '\n' || c == ' ' && before == ' ' {
			return false
		}
		before = s[i]
	}
	return s == "" || before != ' '
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }

// Code returns a constant text as a code span, on one line. The few texts that
// no code span can show everywhere come out as plain text: tables have no way
// to write a bar after a backslash, and a paragraph that begins with [`a]: b`]
// would be the definition of a link.
func Code(s string) Inline {
	s = oneLine(clean(s))
	if strings.Contains(s, `\|`) || strings.Contains(s, "]:") {
		return Text(s)
	}
	return Inline{codeSpan(s)}
}

// codeSpan returns s, which has no line break, as a code span.
func codeSpan(s string) string {
	if s == "" {
		return ""
	}
	ticks := "`"
	if !strings.Contains(s, ticks) && !isPadded(s) {
		return ticks + s + ticks
	}
	for runs := runLengths(s, '`'); runs[len(ticks)]; {
		ticks += "`"
	}
	if s[0] == '`' || s[len(s)-1] == '`' || isPadded(s) {
		s = " " + s + " "
	}
	return ticks + s + ticks
}

// isPadded reports whether a code span would lose a blank at both ends of s.
func isPadded(s string) bool {
	return s[0] == ' ' && s[len(s)-1] == ' ' && strings.Trim(s, " ") != ""
}

// oneLine replaces line breaks and tabs by blanks.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
}

// clean returns s as valid UTF-8 with LF line ends. Characters that cannot be
// seen but change how others are seen or read come out as their escapes.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	for _, r := range s { // U+FFFD for what is not valid
		if !isHidden(r) {
			b.WriteRune(r)
		} else if r <= 0xffff {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// isClean reports whether [clean] has nothing to do.
func isClean(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		} else if c >= utf8.RuneSelf {
			return utf8.ValidString(s) && !strings.ContainsFunc(s, isHidden)
		}
	}
	return true
}

// isHidden reports whether r is a control character, a control of the writing
// direction, a separator that editors take for a line break, or a tag.
func isHidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(hidden, r)
}

var hidden = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x061c, 0x061c, 1}, {0x200e, 0x200f, 1}, {0x2028, 0x202e, 1}, {0x2066, 0x2069, 1},
		{0xfeff, 0xfeff, 1}, {0xfff9, 0xfffb, 1},
	},
	R32: []unicode.Range32{{0xe0000, 0xe007f, 1}},
}

// escape returns s as Markdown that shows s. Each of its lines begins a line
// of the page, the first one if lineStart is set.
func escape(s string, lineStart bool) string {
	if isPlain(s) && (!lineStart || markerLen(s) == 0) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i > 0 || lineStart {
			mark := markerLen(line)
			b.WriteString(escapeMarker(line[:mark]))
			escapeLine(&b, line, mark)
		} else {
			escapeLine(&b, line, 0)
		}
	}
	return b.String()
}

// isPlain reports whether s has no character that may need an escape.
func isPlain(s string) bool {
	for i := range len(s) {
		if mayNeedEscape[s[i]] {
			return false
		}
	}
	return true
}

// mayNeedEscape has the bytes that [escapeLine] looks at. 0xc2 is the first of
// a space that does not break.
var mayNeedEscape = [256]bool{
	'\\': true, '`': true, '*': true, '_': true, '{': true, '}': true, '[': true, ']': true, '<': true, '&': true,
	'|': true, '~': true, '$': true, ':': true, '@': true, '.': true, '%': true, '#': true, '\n': true, 0xc2: true,
}

// escapeLine writes the part of line from the byte at start.
func escapeLine(b *strings.Builder, line string, start int) {
	for i := start; i < len(line); i++ {
		switch c := line[i]; c {
		case '\\', '`', '*', '[', ']', '{', '}':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '_':
			n := len(line) - i - len(strings.TrimLeft(line[i:], "_"))
			b.WriteString(escapeUnderscores(line, i, n))
			i += n - 1
		default:
			b.WriteString(escapeByte(line, i))
		}
	}
}

// escapeUnderscores returns the run of n underscores of line at i. Within a
// word they are never markup.
func escapeUnderscores(line string, i, n int) string {
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+n:])
	if isWordRune(before) && isWordRune(after) {
		return line[i : i+n]
	}
	return strings.Repeat(`\_`, n)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// escapeByte returns the byte of line at i, as an entity if it needs one.
func escapeByte(line string, i int) string {
	switch before, after := line[:i], line[i+1:]; line[i] {
	case '<':
		return "&lt;"
	case '|':
		return "&#124;"
	case '~':
		return "&#126;"
	case '$':
		return "&#36;" // GitHub sets math between two of them
	case '&':
		if after != "" && (after[0] == '#' || isAlphanumeric(after[0])) {
			return "&amp;"
		}
	case ':':
		if strings.HasPrefix(after, "//") {
			return "&#58;" // else GitHub makes a link
		}
	case '.':
		if n := len(before); n >= 3 && strings.EqualFold(before[n-3:], "www") {
			return "&#46;"
		}
	case '@':
		if before != "" && after != "" && isAlphanumeric(after[0]) {
			return "&#64;"
		}
	case '%', '#':
		if strings.HasSuffix(before, "{") {
			return fmt.Sprintf("&#%d;", line[i]) // Liquid and Jinja have statements in {% %}
		}
	case '\xc2':
		if strings.HasPrefix(after, "\xa0") {
			return "&nbsp;"
		}
	case '\xa0':
		if strings.HasSuffix(before, "\xc2") {
			return ""
		}
	}
	return line[i : i+1]
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// markerLen returns the length of what a line begins with that would make it
// another block than a paragraph, here or in an extension of Markdown.
func markerLen(line string) int {
	if line == "" {
		return 0
	}
	if strings.IndexByte("#+-=:!?>", line[0]) >= 0 || isStatement(line) {
		return 1
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits == 0 || digits == len(line) || line[digits] != '.' && line[digits] != ')' {
		return 0
	}
	if after := line[digits+1:]; after == "" || after[0] == ' ' {
		return digits + 1
	}
	return 0
}

// isStatement reports whether MDX could take line for an import or export.
func isStatement(line string) bool {
	after, ok := strings.CutPrefix(line, "import")
	if !ok {
		after, ok = strings.CutPrefix(line, "export")
	}
	return ok && (after == "" || !isAlphanumeric(after[0]))
}

// escapeMarker returns a marker so that it is plain text.
func escapeMarker(mark string) string {
	switch {
	case mark == "":
		return ""
	case mark == ">":
		return "&gt;"
	case 'a' <= mark[0] && mark[0] <= 'z':
		return fmt.Sprintf("&#%d;", mark[0])
	}
	return mark[:len(mark)-1] + `\` + mark[len(mark)-1:]
}
