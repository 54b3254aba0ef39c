package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// This file makes text that somebody else wrote fit to print. Catalogues, file
// names and generated files may hold anything; a terminal must not act on it
// and a CI system must not read a line of it as a command.

// visible returns the text that shows the code point at s[i], and its size in
// s: itself if it is printable, else its Go escape.
func visible(s string, i int) (text string, size int) {
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == utf8.RuneError && size == 1:
		return `\x` + hexByte(s[i]), size
	case r == '#' && i > 0 && s[i-1] == '#' && startsCommand(s[i+1:]):
		return `\x23`, size
	case unicode.IsPrint(r):
		return s[i : i+size], size
	}
	quoted := strconv.QuoteRune(r)
	return quoted[1 : len(quoted)-1], size
}

func hexByte(b byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[b>>4], digits[b&15]})
}

// startsCommand reports whether rest, read after "##", makes a command of it:
// GitHub reads "##[", Azure "##vso[" and TeamCity "##teamcity[" anywhere in a
// line.
func startsCommand(rest string) bool {
	name := strings.TrimLeftFunc(rest, unicode.IsLetter)
	return strings.HasPrefix(name, "[")
}

// clean returns s on one line of printable characters.
func clean(s string) string {
	return cleanKeeping(s, "")
}

// cleanKeeping is [clean] that leaves the ASCII characters in kept alone.
func cleanKeeping(s, kept string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		text, size := visible(s, i)
		if size == 1 && strings.IndexByte(kept, s[i]) >= 0 {
			text = s[i : i+1]
		}
		b.WriteString(text)
		i += size
	}
	return b.String()
}

// cleanPath returns a path that may begin a line: one that would read as a
// command of GitHub or GitLab there begins with "./".
func cleanPath(path string) string {
	path = clean(filepath.ToSlash(path))
	for _, start := range []string{" ", "::", "##", "section_"} {
		if strings.HasPrefix(path, start) {
			return "./" + path
		}
	}
	return path
}

// cleanDiff returns a line of a unified diff. The first character says what
// the line is; GitHub skips blanks before a command.
func cleanDiff(line string) string {
	line = cleanKeeping(line, "\t")
	if text := strings.TrimLeft(line, " \t"); strings.HasPrefix(text, "::") {
		return line[:len(line)-len(text)] + `\x3a` + text[1:]
	}
	return line
}

// columns returns the number of columns that s takes on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// runeColumns follows wcwidth: marks that join the character before take no
// column, wide characters of East Asian scripts and emoji two.
func runeColumns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me), isJamoTail(r):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// isJamoTail reports whether r is a vowel or a final consonant that joins a
// Hangul syllable.
func isJamoTail(r rune) bool {
	return r >= 0x1160 && r <= 0x11ff || r >= 0xd7b0 && r <= 0xd7ff
}
