package region

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
)

// This file finds markers, and what was meant to be one.

// The words of the two markers of a region.
const (
	beginWord = "begin"
	endWord   = "end"
)

// marker returns a marker as a comment. Says is what an end marker says about
// the body; it may be empty.
func (f form) marker(word, name, says string) string {
	text := "errgen:" + word + " " + name
	if says != "" {
		text += " " + says
	}
	return f.open + " " + text + " " + f.close
}

// A marker is one of the two markers of a region.
type marker struct {
	word string // beginWord or endWord
	name string
	says string // about the body; for an end marker only
	span
	wrong bool // reported already
}

// A finder finds the markers of a page.
type finder struct {
	page    []byte
	form    form
	bom     int    // length of the byte order mark
	code    []bool // of the bytes of the page
	markers []marker
	faults  Faults
}

// find finds markers and faults, in the order of the page.
func (f *finder) find() {
	for at := f.bom; at < len(f.page); {
		next := f.nextComment(at)
		if next < 0 {
			f.bareWords(at, len(f.page))
			return
		}
		f.bareWords(at, next)
		at = f.comment(next)
	}
}

// nextComment returns where the next comment of either form begins, or -1. In
// code and after a backslash there is none.
func (f *finder) nextComment(at int) int {
	for at < len(f.page) {
		next := opening.FindIndex(f.page[at:])
		if next == nil {
			return -1
		}
		start := at + next[0]
		if !f.code[start] && (start == 0 || f.page[start-1] != '\\') {
			return start
		}
		at += next[1]
	}
	return -1
}

var opening = regexp.MustCompile(`<!--|\{/\*`)

// comment looks at the comment that begins at start and returns where it ends.
func (f *finder) comment(start int) int {
	as := markup
	if f.page[start] == '{' {
		as = mdx
	}
	inside := start + len(as.open)
	length := bytes.Index(f.page[inside:], []byte(as.close))
	if length < 0 || bytes.Contains(f.page[inside:inside+length], []byte(as.open)) {
		// Without an end of its own the comment is at most the rest of its line.
		if meant, ok := meaning(string(f.page[inside:f.lineEnd(inside)])); ok {
			f.misspelt(meant, span{start, f.lineEnd(inside)}, "region marker in a comment that is not closed")
			return f.lineEnd(inside)
		}
		return inside
	}
	end := inside + length + len(as.close)
	f.look(span{start, end}, string(f.page[inside:inside+length]), as)
	return end
}

// exact matches the text of a marker in its comment.
var exact = regexp.MustCompile(`^ errgen:(?:(begin) (` + namePattern + `)|(end) (` + namePattern + `)(?: (sum=[0-9a-f]+(?: source=\S+)?))?) $`)

// namePattern matches the name of a region.
const namePattern = `[A-Za-z0-9][A-Za-z0-9._-]*`

// look looks at the text of a comment.
func (f *finder) look(s span, text string, as form) {
	meant, ok := meaning(text)
	if !ok {
		return
	}
	parts := exact.FindStringSubmatch(text)
	switch {
	case as != f.form:
		f.misspelt(meant, s, "region marker in a comment that this format does not have")
	case parts == nil:
		f.misspelt(meant, s, "misspelt region marker")
	case !f.isAlone(s):
		f.wrong(meant, s, "region marker that is not alone on its line", "put it on a line of its own, or into code if it is an example")
	default:
		f.markers = append(f.markers, marker{parts[1] + parts[3], parts[2] + parts[4], parts[5], s, false})
	}
}

// misspelt reports what is not written as the marker that is meant.
func (f *finder) misspelt(meant marker, s span, what string) {
	f.wrong(meant, s, what, "write "+f.form.marker(meant.word, meant.name, ""))
}

// wrong reports what is meant as a marker. It is also taken for that one, so
// that the other one of its region is not reported.
func (f *finder) wrong(meant marker, s span, what, help string) {
	f.fault(s, what, help)
	meant.span, meant.wrong = s, true
	f.markers = append(f.markers, meant)
}

// meaning returns the marker that the text of a comment may be meant as.
func meaning(text string) (marker, bool) {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) > 2 && strings.EqualFold(words[0], "err") && strings.EqualFold(words[1], "gen") {
		words = append([]string{words[0] + words[1]}, words[2:]...)
	}
	if len(words) < 2 || catalog.Nearest(words[0], []string{"errgen"}, 1) == nil {
		return marker{}, false
	}
	word, after := meantWord(words[1]), strings.Index(text, words[1])+len(words[1])
	isProse := !strings.Contains(text[:after], ":") && (len(words) > 3 || !isWord(words[1])) // as in "errgen ends here"
	if word == "" || isProse {
		return marker{}, false
	}
	name := nameAt.FindString(text[after:])
	if name == "" {
		name = "NAME"
	}
	return marker{word: word, name: name}, true
}

var nameAt = regexp.MustCompile(namePattern)

// otherWords are what people and other tools call the two markers.
var otherWords = map[string]string{
	"start": beginWord, "region": beginWord, "stop": endWord, "finish": endWord, "endregion": endWord,
}

// meantWord returns the word of a marker that s is like, or nothing.
func meantWord(s string) string {
	s = strings.ToLower(s)
	if word, ok := otherWords[s]; ok {
		return word
	}
	if near := catalog.Nearest(s, []string{beginWord, endWord}, 1); near != nil {
		return near[0]
	}
	return ""
}

// isWord reports whether s is a word of markers, not only like one.
func isWord(s string) bool {
	s = strings.ToLower(s)
	return s == beginWord || s == endWord || otherWords[s] != ""
}

// bare matches a line that would be a marker if it were a comment.
var bare = regexp.MustCompile(`(?m)^[^\w\n]*\berrgen:(begin|end)[ \t]+(` + namePattern + `)[^\w\n]*$`)

// bareWords finds markers without a comment between two places of the page.
func (f *finder) bareWords(from, to int) {
	for _, m := range bare.FindAllSubmatchIndex(f.page[from:to], -1) {
		s := f.trim(span{from + m[0], from + m[1]})
		if f.code[from+m[2]] || f.page[s.from] == '\\' {
			continue
		}
		meant := marker{word: string(f.page[from+m[2] : from+m[3]]), name: string(f.page[from+m[4] : from+m[5]])}
		f.misspelt(meant, s, "region marker that is no comment")
	}
}

// trim returns s without white space at its ends.
func (f *finder) trim(s span) span {
	text := f.page[s.from:s.to]
	left := len(text) - len(bytes.TrimLeftFunc(text, unicode.IsSpace))
	return span{s.from + left, s.from + left + len(bytes.TrimSpace(text))}
}

// isAlone reports whether nothing else stands on the line of s.
func (f *finder) isAlone(s span) bool {
	return len(bytes.TrimSpace(f.page[f.lineStart(s.from):s.from])) == 0 && len(bytes.TrimSpace(f.page[s.to:f.lineEnd(s.to)])) == 0
}

// lineStart returns where the line of a place begins, after a byte order mark.
func (f *finder) lineStart(at int) int {
	return max(bytes.LastIndexByte(f.page[:at], '\n')+1, f.bom)
}

// lineEnd returns where the line of a place ends, before its line ending.
func (f *finder) lineEnd(at int) int {
	n := bytes.IndexByte(f.page[at:], '\n')
	if n < 0 {
		return len(f.page)
	}
	return at + len(bytes.TrimSuffix(f.page[at:at+n], []byte("\r")))
}

// lineAfter returns where the line after that of a place begins.
func (f *finder) lineAfter(at int) int {
	if n := bytes.IndexByte(f.page[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(f.page)
}

// line returns the number of the line of a place, from 1.
func (f *finder) line(at int) int { return bytes.Count(f.page[:at], []byte("\n")) + 1 }

// fault reports what is wrong with a part of the page.
func (f *finder) fault(s span, what, help string) {
	text := f.page[s.from:s.to]
	first, _, _ := bytes.Cut(text, []byte("\n"))
	f.faults = append(f.faults, Fault{
		Line: f.line(s.from), Col: utf8.RuneCount(f.page[f.lineStart(s.from):s.from]) + 1,
		Width:   utf8.RuneCount(bytes.TrimRight(first, "\r")),
		Message: what, Help: help,
	})
}
