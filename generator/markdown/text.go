package markdown

import (
	"iter"
	"strings"
)

// Text returns a constant text as plain text. It comes out as one line: white
// space at its ends is dropped and elsewhere becomes one blank, as it does
// when a page is shown. Addresses are shown as code, since GitHub makes links
// of them however they are escaped.
func Text(s string) Inline {
	s = strings.TrimSpace(collapse(Clean(s)))
	if !mayHoldAddress(s) {
		return Inline{escape(s, true)}
	}
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

// mayHoldAddress reports whether a word of s could be an address.
func mayHoldAddress(s string) bool {
	return strings.Contains(s, "//") || strings.Contains(s, "@") || hasWWW(s)
}

// isAddress reports whether a renderer could make a link of word.
func isAddress(word string) bool {
	at := strings.IndexByte(word, '@')
	_, host, _ := strings.Cut(word, "//")
	return at > 0 && at < len(word)-1 || host != "" || hasWWW(word)
}

// hasWWW reports whether s has the sign of a host without a scheme.
func hasWWW(s string) bool {
	for i := 3; i < len(s); i++ {
		if s[i] == '.' && strings.EqualFold(s[i-3:i], "www") {
			return true
		}
	}
	return false
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
	s = oneLine(Clean(s))
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
