package typescript

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
	"github.com/errgen/errgen/generator/schema"
)

// This file writes texts of a catalogue, so that none can end its comment or its
// string.

// quoted returns a text as a string. What nobody sees is escaped, line
// separators too, and so is what changes the direction of the text after it.
func quoted(s string) string {
	if isSimple(s) {
		return `"` + s + `"`
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r >= ' ' && r < 0x7f || r > 0x7f && unicode.IsPrint(r):
			b.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\u{%x}`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isSimple reports whether a text is ASCII that needs no escape, as most is.
func isSimple(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

func isIdentifier(s string) bool {
	return s != "" && s[0] > '9' && strings.Map(identifierRune, s) == s
}

// key returns the name of a member. In a literal, one name is not that of a
// member unless it is in brackets.
func key(name string) string {
	switch {
	case name == "__proto__":
		return `["__proto__"]`
	case isIdentifier(name):
		return name
	}
	return quoted(name)
}

// comment writes paragraphs of Markdown as a comment for documentation (TSDoc),
// or nothing without text.
func (m *module) comment(indent string, paragraphs ...string) {
	var lines []string
	for _, p := range paragraphs {
		if p = commented(p); p == "" {
			continue
		}
		if lines != nil {
			lines = append(lines, "")
		}
		lines = append(lines, strings.Split(p, "\n")...)
	}
	switch len(lines) {
	case 0:
	case 1:
		m.WriteString(indent + "/** " + lines[0] + " */\n")
	default:
		m.WriteString(indent + "/**\n")
		for _, line := range lines {
			m.WriteString(strings.TrimRight(indent+" * "+line, " ") + "\n")
		}
		m.WriteString(indent + " */\n")
	}
}

// ownTags are the tags of TSDoc that errgen itself writes, at the beginning of a
// paragraph.
var ownTags = regexp.MustCompile(`^@(deprecated|packageDocumentation)\b`)

// tag matches what a reader of comments could take for a tag.
var tag = regexp.MustCompile(`(^|[^A-Za-z0-9_.+\\-])@([A-Za-z])`)

// commented returns text as it may stand in a comment. A backslash before @ and
// / is how Markdown writes a plain character.
func commented(text string) string {
	if isSimple(text) && !strings.Contains(text, "@") && !strings.Contains(text, "*/") {
		return text
	}
	own := ownTags.FindString(text)
	text = strings.Map(visible, text[len(own):])
	text = strings.ReplaceAll(text, "*/", `*\/`)
	return own + tag.ReplaceAllString(text, `$1\@$2`)
}

// visible returns r, or a negative number for what nobody sees.
func visible(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\u2028', r == '\u2029', unicode.IsSpace(r):
		return ' '
	case unicode.IsPrint(r):
		return r
	}
	return -1
}

// plain returns a text as Markdown that shows it character by character.
func plain(text string) string { return markdown.Text(text).String() }

// docOf returns an author's Markdown.
func docOf(src string) string { return markdown.Prose(src, 0, nil).String() }

// messageOf returns the message of an entry with its placeholders, unless it is
// the title.
func messageOf(e *catalog.Entry) string {
	var b strings.Builder
	for _, s := range e.Message {
		switch s.Kind {
		case catalog.FieldValue:
			b.WriteString("{" + s.Field.Name + "}")
		case catalog.PathValue:
			b.WriteString("{path}")
		default:
			b.WriteString(s.Text)
		}
	}
	if b.Len() == 0 || b.String() == e.Title {
		return ""
	}
	return "Message: " + markdown.Code(b.String()).String()
}

func deprecation(d *catalog.Deprecation) string {
	if d == nil {
		return ""
	}
	use := ""
	if d.Use != nil && !d.Use.Internal {
		use = "Use " + markdown.Code(d.Use.Name).String() + ". "
	}
	since := ""
	if d.Since != "" {
		since = "Since " + plain(d.Since) + ". "
	}
	return strings.TrimSpace("@deprecated " + since + use + markdown.ProseLine(d.Doc).String())
}

// memberText returns what a member is. JavaScript has one kind of numbers.
func (m *module) memberText(member schema.Member) string {
	text := ""
	switch {
	case member.Schema.None():
	case member.Field != nil && member.Field.Doc != "":
		text = docOf(member.Field.Doc)
	case member.Node != nil:
		text = m.nodeText(member.Node)
	}
	if n := member.Schema.Number; n != nil && member.Field != nil && n.Values == nil && isLarge(member.Field.Type.Kind) {
		text = strings.TrimSpace(text + "\n\nBeyond 2^53 it is rounded, as all numbers of JavaScript are.")
	}
	return text
}

// nodeText returns what the value of a template is. Many entries have the same.
func (m *module) nodeText(n *catalog.Node) string {
	text, known := m.meanings[n]
	if !known {
		if text = schema.Meaning(n); text != "" {
			text = plain(strings.ToUpper(text[:1])+text[1:]) + "."
		}
		m.meanings[n] = text
	}
	return text
}

// isLarge reports whether numbers of a kind need not be exact in JavaScript.
func isLarge(k catalog.Kind) bool { return k == catalog.Int64 || k == catalog.Uint64 }
