package markdown

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// Link returns label, which is a [Text] or [Code], as a link to target, or label
// alone if a page must not link to target; see [Linkable].
func Link(label Inline, target string) Inline {
	if label.Empty() || !Linkable(target) {
		return label
	}
	if label.md == "x" || label.md == "X" {
		// At the start of an item, some renderers take [x] for a ticked box.
		label.md = fmt.Sprintf("&#%d;", label.md[0])
	}
	return Inline{"[" + label.md + "](" + destination(target) + ")"}
}

// Linkable reports whether a page may link to target: an http or https address
// without user and password, a mail address, a path, or a fragment. Whatever
// a browser could read in another way is refused.
func Linkable(target string) bool {
	if target == "" || strings.ContainsFunc(target, misleads) || strings.HasPrefix(target, "//") {
		return false
	}
	u, err := url.Parse(target)
	if err != nil || u.User != nil {
		return false
	}
	switch u.Scheme {
	case "":
		return true
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// misleads reports whether r makes a browser see another address than a reader
// or a parser: browsers drop control characters and read a backslash as a
// slash.
func misleads(r rune) bool {
	return r == '\\' || r == unicode.ReplacementChar || unicode.IsSpace(r) || isHidden(r) || r == '\t' || r == '\n'
}

// destination returns a target with the characters escaped that could end it
// or be markup.
func destination(target string) string {
	if !strings.ContainsAny(target, "()<>[]{}`\"^&") {
		return target
	}
	var b strings.Builder
	for i := range len(target) {
		switch c := target[i]; c {
		case '(', ')', '<', '>', '[', ']', '{', '}', '`', '"', '^':
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		case '&':
			if after := target[i+1:]; after != "" && (after[0] == '#' || isAlphanumeric(after[0])) && strings.Contains(after, ";") {
				b.WriteString("&amp;") // else it could begin an entity
				continue
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// idRune returns r if it may stand in an identifier, else -1.
func idRune(r rune) rune {
	if r == '-' || r == '_' || r == '.' || r == ':' || unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}
