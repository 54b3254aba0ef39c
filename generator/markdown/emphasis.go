package markdown

import "strings"

// writeEmphasis returns src as the writer would give it if that is plain: if
// nothing but simple code spans and emphasis of whole words with asterisks is
// markup in it. That is most of the markup of short texts, and saves them the
// way through the parser.
func writeEmphasis(src string) (string, bool) {
	if !strings.Contains(src, "*") {
		return src, isPlainProse(src)
	}
	if len(src) > maxProse {
		return "", false
	}
	var written, bare strings.Builder // with marks of ours, and without any
	isCode := false
	for part := range strings.SplitSeq(src, "`") {
		if isCode {
			written.WriteString("`" + part + "`")
			bare.WriteString("`" + part + "`")
		} else if !emphasizeWords(&written, &bare, part) {
			return "", false
		}
		isCode = !isCode
	}
	return written.String(), isPlainProse(bare.String())
}

// emphasizeWords writes a text with its emphasis, and reports whether that is
// simple: asterisks that stand between a blank and a letter or digit. Then no
// other asterisk can be taken for one of the pair.
func emphasizeWords(written, bare *strings.Builder, text string) bool {
	for {
		before, rest, found := strings.Cut(text, "*")
		written.WriteString(before)
		bare.WriteString(before)
		if !found {
			return true
		}
		mark, ours := "*", "_"
		if strings.HasPrefix(rest, "*") {
			rest, mark, ours = rest[1:], "**", "**"
		}
		words, after, closed := strings.Cut(rest, mark)
		if !closed || !opens(written.String()) || !isWords(words) || after != "" && strings.IndexByte(" \n.,;:!?)", after[0]) < 0 {
			return false
		}
		written.WriteString(ours + words + ours)
		bare.WriteString(words)
		text = after
	}
}

// opens reports whether emphasis may begin after a text.
func opens(text string) bool {
	return text == "" || strings.IndexByte(" \n(", text[len(text)-1]) >= 0
}

// isWords reports whether s begins and ends with a letter or digit and has no
// mark in it that could be part of the emphasis around it.
func isWords(s string) bool {
	return s != "" && isAlphanumeric(s[0]) && isAlphanumeric(s[len(s)-1]) && !strings.ContainsAny(s, "*\n")
}
