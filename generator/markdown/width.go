package markdown

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// displayWidth returns how many columns s takes in an editor with a font of
// fixed width, by the rules that Prettier pads tables with.
func displayWidth(s string) int {
	n := 0
	for s != "" {
		if c := s[0]; c < utf8.RuneSelf {
			if c >= ' ' && c != 0x7f {
				n++
			}
			s = s[1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		if end := emojiLen(s, r, size); end > size {
			n, s = n+2, s[end:]
			continue
		}
		n, s = n+runeWidth(r), s[size:]
	}
	return n
}

// runeWidth returns the columns of a rune outside ASCII that stands alone.
func runeWidth(r rune) int {
	if unicode.IsControl(r) || unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

const (
	joiner         = '\u200d' // joins emoji to one
	emojiVariation = '\ufe0f' // asks for the colourful form
)

// emojiLen returns the length of the emoji of several runes that s begins
// with, or size, the length of r, if there is none.
func emojiLen(s string, r rune, size int) int {
	if !unicode.Is(unicode.So, r) {
		return size
	}
	end := size
	for {
		next, n := utf8.DecodeRuneInString(s[end:])
		switch {
		case next == emojiVariation || 0x1f3fb <= next && next <= 0x1f3ff:
			end += n
		case next == joiner:
			_, joined := utf8.DecodeRuneInString(s[end+n:])
			end += n + joined
		default:
			return end
		}
	}
}
