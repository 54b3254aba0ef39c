package custom

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file has the functions that write comments and identifiers.

// commentEnds close the comments that need it.
var commentEnds = map[string]string{"/*": " */", "<!--": " -->"}

// commentStarts are the comments that there are.
var commentStarts = []string{"//", "///", "#", "--", ";", ";;", "%", "'", "/*", "<!--"}

// unending keeps a text inside of a comment: what would end it in one of the
// languages, and escapes that some of them read even there.
var unending = strings.NewReplacer("*/", "* /", "/*", "/ *", "--", "- -", "?>", "? >", "%>", "% >", "</", "< /", `\u`, `\ u`)

// comment returns a text as comments, each on a line of its own.
func (r *run) comment(start string, v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	known := false
	for _, c := range commentStarts {
		known = known || c == start
	}
	if !known {
		return "", fmt.Errorf("comment: want one of %s, have %q", strings.Join(commentStarts, " "), start)
	}
	lines := splitLines(s)
	for i, line := range lines {
		line = unending.Replace(strings.TrimRight(line, " \t"))
		line = strings.ReplaceAll(line, "--", "- -") // what is left of three hyphens
		if strings.HasSuffix(line, `\`) || strings.HasSuffix(line, "??/") {
			line += " ." // C joins a line that ends in a backslash with the next one
		}
		if line != "" {
			line = " " + line
		}
		lines[i] = start + line + commentEnds[start]
	}
	return r.joined(lines, "\n")
}

// identifier returns a text as an identifier of a language: what cannot stand in
// one becomes an underscore, and a word of the language gets one at its end.
func (r *run) identifier(name string, v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	l, ok := languages[name]
	if !ok || l.keywords == "" {
		return "", problem{fmt.Sprintf("identifier: unknown language %q", name), orNearest(name, withKeywords())}
	}
	s = strings.Map(identifierRune, s)
	if s == "" || '0' <= s[0] && s[0] <= '9' {
		s = "_" + s
	}
	if l.isKeyword(s) {
		s += "_"
	}
	return r.made(s)
}

func identifierRune(c rune) rune {
	if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' {
		return c
	}
	return '_'
}

// orNearest says what could be meant, or else what there is.
func orNearest(have string, names []string) string {
	if near := catalog.Nearest(have, names, 1); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return "want one of " + strings.Join(names, ", ")
}
