package htmlpage

import (
	"bufio"
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/errgen/errgen/generator/markdown"
)

// A prose writes the Markdown of authors. What it reads is what package
// markdown makes of their texts: there HTML, images and links that a page must
// not have are plain text already. Its renderer would leave them out.
type prose struct {
	goldmark.Markdown
	text *bytes.Buffer // what was rendered
	out  *bufio.Writer // to it; the renderer would make a new one for each text
}

func newProse() prose {
	var text bytes.Buffer
	return prose{text: &text, out: bufio.NewWriter(&text), Markdown: goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)), // the policy allows no style
			extension.Strikethrough,
		),
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(extension.NewTaskCheckBoxParser(), 0))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(boxes{}, 0))),
	)}
}

// blocks returns a text below a heading of a level.
func (p prose) blocks(src string, level int) string {
	md := markdown.Prose(src, level, nil).String()
	if simple, ok := simple(md); ok {
		return "<p>" + simple + "</p>\n"
	}
	source := []byte(md)
	return p.rendered(source, p.parse(source))
}

// line returns a text on one line.
func (p prose) line(src string) string {
	md := markdown.ProseLine(src).String()
	if simple, ok := simple(md); ok {
		return simple
	}
	source := []byte(md)
	paragraph := p.parse(source).FirstChild()
	if paragraph == nil || paragraph.Kind() != ast.KindParagraph || paragraph.NextSibling() != nil {
		return escape(md)
	}
	var b strings.Builder
	for n := paragraph.FirstChild(); n != nil; n = n.NextSibling() {
		b.WriteString(p.rendered(source, n))
	}
	return b.String()
}

func (p prose) parse(source []byte) ast.Node { return p.Parser().Parse(text.NewReader(source)) }

// rendered returns a node in HTML. Writing to memory cannot fail.
func (p prose) rendered(source []byte, n ast.Node) string {
	p.text.Reset()
	_ = p.Renderer().Render(p.out, source, n)
	_ = p.out.Flush()
	return p.text.String()
}

// simple returns md in HTML if it is one line of plain text and code, as most
// texts are. It saves them the way through the parser.
func simple(md string) (string, bool) {
	if md == "" || !isLetter(md[0]) {
		return "", false
	}
	var b strings.Builder
	isCode := false
	for part := range strings.SplitSeq(md, "`") {
		switch {
		case !isCode && !strings.ContainsAny(part, "\\*_[]<>&|~\n"):
			b.WriteString(escape(part))
		case isCode && part != "" && part[0] != ' ' && !strings.ContainsAny(part, "\\|\n"):
			b.WriteString("<code>" + escape(part) + "</code>")
		default:
			return "", false
		}
		isCode = !isCode
	}
	return b.String(), isCode // after the last part, which is text
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// boxes draws the boxes of a list of tasks as characters: controls would need
// names.
type boxes struct{}

// RegisterFuncs registers the function that draws.
func (boxes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(extast.KindTaskCheckBox, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		box := "☐ "
		if n.(*extast.TaskCheckBox).IsChecked {
			box = "☑ "
		}
		if entering {
			_, _ = w.WriteString(box)
		}
		return ast.WalkContinue, nil
	})
}
