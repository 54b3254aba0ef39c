package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// A lineContext says what stands around the inlines that are written.
type lineContext struct {
	single   bool // all on one line
	cell     bool // may stand in a table
	link     bool // in the text of a link
	emphasis bool // in emphasis
	inner    bool // not at the start of a line
}

// A lineWriter writes inlines. Texts that follow each other are collected and
// escaped together, because what needs an escape depends on both neighbours.
type lineWriter struct {
	*writer
	lineContext
	out  strings.Builder
	text strings.Builder
}

// line returns the inlines of a block.
func (w *writer) line(n ast.Node, ctx lineContext) string {
	l := &lineWriter{writer: w, lineContext: ctx}
	l.children(n)
	return l.finish()
}

// finish returns what was written, without white space at its ends.
func (l *lineWriter) finish() string {
	l.flush(true)
	return strings.Trim(l.out.String(), " \n")
}

func (l *lineWriter) children(n ast.Node) {
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > maxDepth {
		l.tooDeep = true
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.inline(c)
	}
}

func (l *lineWriter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		l.textNode(n)
	case *ast.String:
		l.text.Write(n.Value)
	case *ast.CodeSpan:
		l.code(n)
	case *ast.Emphasis:
		l.emphasize(n)
	case *extast.Strikethrough:
		l.markup(l.nested(n, false), "~~")
	case *ast.Link:
		l.linkTo(n, string(n.Destination), "")
	case *ast.Image:
		l.linkTo(n, string(n.Destination), "!")
	case *ast.AutoLink:
		l.autoLink(n)
	case *ast.RawHTML:
		l.text.Write(n.Segments.Value(l.source))
	case *extast.TaskCheckBox:
		l.checkBox(n.IsChecked)
	default:
		l.children(n)
	}
}

func (l *lineWriter) textNode(n *ast.Text) {
	l.text.WriteString(decode(n, l.source))
	switch {
	case n.HardLineBreak() && !l.single && n.NextSibling() != nil:
		l.flush(true)
		l.out.WriteString("\\\n")
	case n.HardLineBreak() || n.SoftLineBreak():
		l.text.WriteByte('\n')
	}
}

// flush writes the collected text. Last says that nothing or a line break
// follows.
func (l *lineWriter) flush(last bool) {
	if l.text.Len() == 0 {
		return
	}
	s := l.text.String()
	l.text.Reset()
	if l.single {
		s = oneLine(s)
	}
	written := l.out.String()
	atStart := !l.inner && (written == "" || strings.HasSuffix(written, "\n"))
	s = squeeze(s)
	if atStart {
		s = strings.TrimLeft(s, " \n")
	}
	if last {
		s = strings.TrimRight(s, " \n")
	}
	l.out.WriteString(escape(s, atStart))
}

// squeeze makes one blank of several, and drops blanks around line breaks.
func squeeze(s string) string {
	if isCollapsed(strings.Trim(s, " ")) && !strings.Contains(s, "  ") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = collapse(line)
		if i == 0 && strings.IndexFunc(line, isBlank) == 0 {
			lines[i] = " " + lines[i]
		}
		if i == len(lines)-1 && lines[i] != " " && line != "" && isBlank(rune(line[len(line)-1])) {
			lines[i] += " "
		}
	}
	return strings.Join(lines, "\n")
}

func (l *lineWriter) code(n *ast.CodeSpan) {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(l.source))
		}
	}
	s := oneLine(b.String())
	if l.cell && strings.Contains(s, `\|`) {
		l.text.WriteString(s) // tables have no way to write it in code
		return
	}
	l.flush(false)
	l.out.WriteString(codeSpan(s))
}

// nested returns the inlines of n, which stand within others.
func (l *lineWriter) nested(n ast.Node, emphasis bool) string {
	ctx := l.lineContext
	ctx.inner = true
	ctx.emphasis = ctx.emphasis || emphasis
	return l.line(n, ctx)
}

// markup writes content between two marks.
func (l *lineWriter) markup(content, mark string) {
	l.flush(false)
	if content != "" {
		l.out.WriteString(mark + content + mark)
	}
}

func (l *lineWriter) emphasize(n *ast.Emphasis) {
	l.flush(false)
	content := l.nested(n, n.Level == 1)
	mark := "**"
	if n.Level == 1 {
		mark = l.emphasisMark(n)
	}
	l.markup(content, mark)
}

// emphasisMark returns the mark of emphasis: an underscore, which can be none
// within a word, or an asterisk.
func (l *lineWriter) emphasisMark(n *ast.Emphasis) string {
	before, _ := utf8.DecodeLastRuneInString(l.out.String())
	after := ' '
	if t, ok := n.NextSibling().(*ast.Text); ok {
		after, _ = utf8.DecodeRuneInString(decode(t, l.source))
	}
	if l.emphasis || isPartOfWord(before) || isPartOfWord(after) {
		return "*"
	}
	return "_"
}

func isPartOfWord(r rune) bool {
	return r != utf8.RuneError && !unicode.IsSpace(r) && !unicode.IsPunct(r) && !(r < utf8.RuneSelf && util.IsPunct(byte(r)))
}

// linkTo writes a link to destination. An image becomes a link to it; a link
// that a page must not have is shown as it was written.
func (l *lineWriter) linkTo(n ast.Node, destination, prefix string) {
	target := unescape([]byte(destination))
	ctx := l.lineContext
	ctx.inner, ctx.link = true, true
	label := l.line(n, ctx)
	if l.link || label == "" || !Linkable(target) {
		l.text.WriteString(prefix + "[")
		l.children(n)
		l.text.WriteString("](" + target + ")")
		return
	}
	l.flush(false)
	l.out.WriteString(Link(Inline{bareAddress.Replace(label)}, target).md)
}

func (l *lineWriter) autoLink(n *ast.AutoLink) {
	label := string(n.Label(l.source))
	target := string(n.URL(l.source))
	switch {
	case n.AutoLinkType == ast.AutoLinkEmail, strings.HasPrefix(target, "ftp:"):
		l.text.WriteString(label)
	case l.link || !Linkable(target):
		l.text.WriteString("<" + label + ">")
	default:
		l.flush(false)
		l.out.WriteString(Link(Inline{bareAddress.Replace(escape(label, false))}, target).md)
	}
}

// bareAddress undoes the escapes that keep an address from being a link:
// within a link it is none.
var bareAddress = strings.NewReplacer("&#58;//", "://", "&#46;", ".", "&#64;", "@")

func (l *lineWriter) checkBox(checked bool) {
	box := "[ ] "
	if checked {
		box = "[x] "
	}
	if l.single {
		l.text.WriteString(box) // a box can only be at the start of an item
	} else {
		l.out.WriteString(box)
	}
}
