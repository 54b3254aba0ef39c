package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// decode returns the characters that a text stands for.
func decode(n *ast.Text, source []byte) string {
	value := n.Segment.Value(source)
	if n.IsRaw() || !strings.ContainsAny(string(value), `\&`) {
		return string(value)
	}
	return unescape(value)
}

// unescape resolves backslashes and entities as a Markdown renderer does.
func unescape(value []byte) string {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '\\' && i+1 < len(value) && util.IsPunct(value[i+1]):
			i++
			b.WriteByte(value[i])
		case c == '&':
			entity := entityAt(value[i:])
			b.WriteString(resolve(entity))
			i += len(entity) - 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// entityAt returns what value, which begins with an ampersand, has of the form
// of an entity: all of it, or the ampersand.
func entityAt(value []byte) []byte {
	const longest = 34
	for i, c := range value[1:min(len(value), longest)] {
		if c == ';' {
			return value[:i+2]
		}
		if c != '#' && !isAlphanumeric(c) {
			break
		}
	}
	return value[:1]
}

// resolve returns the characters that an entity stands for, or what is no
// entity as it is.
func resolve(entity []byte) string {
	return Clean(string(util.ResolveEntityNames(util.ResolveNumericReferences(entity))))
}

// plain returns the characters of the inlines of n.
func (w *writer) plain(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			b.WriteString(decode(t, w.source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
