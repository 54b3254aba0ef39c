package markdown_test

import (
	"strings"
	"testing"

	. "github.com/errgen/errgen/generator/markdown"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

func TestProse(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"plain":          {"The order was not found.", "The order was not found."},
		"lines":          {"one\ntwo\n\nthree\n", "one\ntwo\n\nthree"},
		"emphasis":       {"*a* _b_ **c** __d__ a*b*c ~~e~~", "_a_ _b_ **c** **d** a*b*c ~~e~~"},
		"nested":         {"***a** b*", "_**a** b_"},
		"code":           {"Use `a|b` and ``c`d``.", "Use `a|b` and ``c`d``."},
		"code in braces": {"Set `{{x}}` or {x}.", `Set ` + "`{{x}}`" + ` or \{x\}.`},
		"list":           {"* a\n* b\n  1. c\n  2. d", "- a\n- b\n  1. c\n  2. d"},
		"loose list":     {"+ a\n\n  b\n+ c", "- a\n\n  b\n\n- c"},
		"two lists":      {"- a\n\n\n* b", "- a\n\n* b"},
		"tasks":          {"- [ ] a\n- [x] b", "- [ ] a\n- [x] b"},
		"ordered":        {"7) a\n8) b", "7. a\n8. b"},
		"two ordered":    {"1. a\n2) b", "1. a\n\n2) b"},
		"inner marker":   {"**- a** *1. b*", "**- a** _1. b_"},
		"in emphasis":    {"*a _b_ c*", "_a *b* c_"},
		"many blanks":    {"a   b \t *c*   d", "a b _c_ d"},
		"fence in item":  {"- a\n  ```\n  b\n  ```\n- c", "- a\n\n  ```text\n  b\n  ```\n\n- c"},
		"within words":   {"a*b* *c*d *e*", "a*b* *c*d _e_"},
		"blank on line":  {"a\\\n&#32;b", "a\\\nb"},
		"leading blank":  {"&#32;a *b*&#32;", "a _b_"},
		"bar in a cell":  {"a|b\n-|-\n`c\\\\|d`|e", "| a          | b   |\n| ---------- | --- |\n| c\\\\&#124;d | e   |"},
		"ended comment":  {"<!-- a\nb -->", "&lt;!-- a\nb -->"},
		"quote":          {"> a\n> - b", "> a\n>\n> - b"},
		"fence":          {"~~~go\nx := `a`\n~~~", "```go\nx := `a`\n```"},
		"open fence":     {"a\n```\nb", "a\n\n```text\nb\n```"},
		"long fence":     {"````\n```\n````", "````text\n```\n````"},
		"indented":       {"a\n\n    b <c>", "a\n\n```text\nb <c>\n```"},
		"table":          {"a|b\n:-|-:\n`x\\|y`|2\n3", "| a      |   b |\n| :----- | --: |\n| `x\\|y` |   2 |\n| 3      |     |"},
		"break":          {"a  \nb\\\nc", "a\\\nb\\\nc"},
		"rule":           {"a\n\n***\n\n- ***", "a\n\n---\n\n- ***"},
		"link":           {"[a](https://x.test/(1) \"t\") [b][c] <https://y.test>\n\n[c]: d.md", "[a](https://x.test/%281%29) [b](d.md) [https://y.test](https://y.test)"},
		"bare address":   {"See https://x.test/a_b, or www.y.test.", "See [https://x.test/a_b](https://x.test/a_b), or [www.y.test](http://www.y.test)."},
		"mail":           {"Ask me@x.test.", "Ask me&#64;x.test."},
		"image":          {"![a *b*](c.png) [![d](e.png)](f)", "[a _b_](c.png) [!\\[d\\](e.png)](f)"},
		"unsafe link":    {"[a *b*](javascript:c) <javascript:d>", `\[a _b_\](javascript:c) &lt;javascript:d>`},
		"inline HTML":    {"Use <name> or <b>x</b>.", "Use &lt;name> or &lt;b>x&lt;/b>."},
		"HTML":           {"<div>\n**x**\n\n</div>\n\ny", "&lt;div>\n\\*\\*x\\*\\*\n\n&lt;/div>\n\ny"},
		"comment":        {"<!-- errgen:end x -->", "&lt;!-- errgen:end x -->"},
		"open comment":   {"<!-- a\n\nb", "&lt;!-- a\n\nb"},
		"references":     {"[x] ![y] [^1] [[_TOC_]]", `\[x\] !\[y\] \[^1\] \[\[_TOC_\]\]`},
		"entities":       {"&copy; &lt;b&gt; &amp;lt; &nbsp;&#8238;", "© &lt;b> &amp;lt; &nbsp;\\\\u202e"},
		"no entities":    {"&notit; &x; &#xx; & &; &#0;", "&amp;notit; &amp;x; &amp;#xx; & &; \ufffd"},
		"escapes":        {`\*a\* \# \[b\] 1\. c`, `\*a\* # \[b\] 1. c`},
		"markers":        {"a\n\\# b\n\\- c", "a\n\\# b\n\\- c"},
		"headings":       {"# A\n### B\n## C\n# D\n\nE\n=", "#### A\n\n##### B\n\n##### C\n\n#### D\n\n#### E"},
		"deep heading":   {"# A\n## B\n### C\n#### D", "#### A\n\n##### B\n\n###### C\n\n**D**"},
		"taken heading":  {"# Taken\n## `taken`", "**Taken**\n\n`taken`"},
		"control":        {"a\u202eb\x00", `a\\u202eb\\u0000`},
		"ambiguous":      {"*a*\n\n+ - + ", "\\*a\\*\n\n\\+ - +"}, // would come out as a rule
		"deep":           {strings.Repeat("> ", 17) + "a", "&gt; " + strings.Repeat("> ", 16) + "a"},
		"deep code":      {strings.Repeat("> ", 17) + "    a", "&gt; " + strings.Repeat("> ", 16) + "a"},
		"long":           {"*a*" + strings.Repeat(" a", 1<<15), `\*a\*` + strings.Repeat(" a", 1<<15)},
		"empty":          {"\n \n", ""},
		"only reference": {"[a]: b", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := Prose(c.src, 3, func(slug string) bool { return slug != "taken" }).String()
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestProseLine(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"plain":      {"one\ntwo\n\nthree", "one two three"},
		"inlines":    {"*a* `b|c` [d](e) ~~f~~", "_a_ `b|c` [d](e) ~~f~~"},
		"list":       {"a:\n\n- b\n- c\n  - d", "a: b; c d"},
		"tasks":      {"- [ ] a", `\[ \] a`},
		"fence":      {"```\na\n  b\n```", "`a b`"},
		"heading":    {"# a\n\n# b", "a b"},
		"table":      {"a|b\n-|-\nc|d", "a b c d"},
		"break":      {"a\\\nb", "a b"},
		"HTML":       {"<br>a<br>\n\n<div>\nb", "&lt;br>a&lt;br> &lt;div> b"},
		"marker":     {"\\- a\n\n\\- b", `\- a - b`},
		"bar":        {`a | b \| c`, "a &#124; b &#124; c"},
		"bar fence":  {"    a\\|b", `a\\&#124;b`},
		"bar escape": {"`a\\|b`", `a\\&#124;b`},
		"reference":  {"[a]\n\n[a]: https://x.test", "[a](https://x.test)"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ProseLine(c.src).String(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// checkProse tests that an author's text stays what it is: between its
// neighbours, below its heading, and without anything that acts.
func checkProse(t *testing.T, src string) {
	t.Helper()
	body := Prose(src, 3, nil)
	md := Blocks(Heading(3, Text("before")), body, Paragraph(Text("after"))).String()
	source := []byte(md)
	doc := oracle.Parser().Parse(text.NewReader(source))
	if first := doc.FirstChild(); first.Kind() != ast.KindHeading {
		t.Errorf("%q changes what is before it:\n%s", src, md)
	}
	if last := doc.LastChild(); last.Kind() != ast.KindParagraph || string(last.Lines().Value(source)) != "after" {
		t.Errorf("%q changes what follows it:\n%s", src, md)
	}
	for n := doc.FirstChild().NextSibling(); n != nil; n = n.NextSibling() {
		checkNodes(t, n, src, md)
	}
	if again := Prose(body.String(), 3, nil); again != body {
		t.Errorf("%q is not settled:\n%s\n--- becomes\n%s", src, body, again)
	}
	if got, want := Prose(src+"\n\n*x*", 3, nil).String(), src+"\n\n_x_"; body.String() == src && src != "" && got != want {
		t.Errorf("%q stays as it is alone, but not before another paragraph:\n%s", src, got)
	}
	for line := range strings.SplitSeq(md, "\n") {
		if strings.TrimRight(line, " \t") != line {
			t.Errorf("%q gives the line %q, which ends in a blank", src, line)
		}
	}
	checkLine(t, src)
}

// checkNodes tests that nothing in n acts or stands out.
func checkNodes(t *testing.T, n ast.Node, src, md string) {
	t.Helper()
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Image, *ast.AutoLink:
			t.Errorf("%q gives a %s:\n%s", src, n.Kind(), md)
		case *ast.Heading:
			if n.Level <= 3 {
				t.Errorf("%q gives a heading of level %d:\n%s", src, n.Level, md)
			}
		case *ast.Link:
			if target := string(n.Destination); !Linkable(strings.ReplaceAll(target, "&amp;", "&")) {
				t.Errorf("%q links to %s:\n%s", src, target, md)
			}
		}
		return ast.WalkContinue, nil
	})
}

// checkLine tests that src fits into the cell of a table.
func checkLine(t *testing.T, src string) {
	t.Helper()
	line := ProseLine(src)
	if strings.ContainsAny(line.String(), "\n\t") {
		t.Errorf("%q is not on one line: %q", src, line)
	}
	columns := []Column{{Title: Text("a")}, {Title: Text("b")}}
	md := Table(columns, [][]Inline{{Text("x"), line}, {line, Text("y")}}).String()
	doc := oracle.Parser().Parse(text.NewReader([]byte(md)))
	checkNodes(t, doc, src, md)
	rows := 0
	for row := doc.FirstChild().FirstChild(); row != nil; row = row.NextSibling() {
		rows++
		if row.ChildCount() != 2 {
			t.Errorf("%q makes a row of %d cells, want 2:\n%s", src, row.ChildCount(), md)
		}
	}
	if rows != 3 || doc.FirstChild().NextSibling() != nil {
		t.Errorf("%q makes a table of %d rows, want 3 and nothing below:\n%s", src, rows, md)
	}
	if got, want := shown(Paragraph(line).String()), shown(md); !strings.HasPrefix(want, squeeze("a b x "+got)) {
		t.Errorf("%q in a table shows %q, want %q", src, want, got)
	}
}

func TestProseIsInert(t *testing.T) {
	for _, row := range hostileTexts(t) {
		t.Run(row.ID, func(t *testing.T) { checkProse(t, row.Payload) })
	}
	for _, src := range nastyTexts {
		checkProse(t, src)
	}
}

// Texts that mean the same as plain text and as Markdown must be shown as they
// are.
func TestProseShowsHonestTexts(t *testing.T) {
	for _, row := range hostileTexts(t) {
		if row.Must != "accept" || strings.Contains(row.Payload, "`") || strings.Contains(row.Payload, "://") {
			continue
		}
		if got, want := shown(Prose(row.Payload, 3, nil).String()), squeeze(row.Payload); got != want {
			t.Errorf("%s: Prose shows %q, want %q", row.ID, got, want)
		}
		if got, want := shown(Paragraph(ProseLine(row.Payload)).String()), squeeze(row.Payload); got != want {
			t.Errorf("%s: ProseLine shows %q, want %q", row.ID, got, want)
		}
	}
}

// HTML that an author wrote must be seen, not lost.
func TestProseShowsHTML(t *testing.T) {
	for _, row := range hostileTexts(t) {
		if !strings.HasPrefix(row.Payload, "<") || strings.Contains(row.Payload, "\n") {
			continue
		}
		if got := shown(Prose(row.Payload, 3, nil).String()); got != row.Payload {
			t.Errorf("%s: Prose shows %q, want %q", row.ID, got, row.Payload)
		}
	}
}

// Texts on which the parser would take minutes must be settled at once.
func TestProseIsBounded(t *testing.T) {
	for _, unit := range []string{"> ", "- ", "1. ", "[a](", "[a](<b", "*a_ ", "~~a ~", "`\\|`|", "[", "`a``", "a|b\n-|-\n", "<a "} {
		src := strings.Repeat(unit, 60000/len(unit))
		if got := Prose(src, 3, nil).String(); len(got) > 10*len(src) {
			t.Errorf("%q repeated gives %d bytes from %d", unit, len(got), len(src))
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, row := range hostileTexts(f) {
		f.Add(row.Payload)
	}
	for _, src := range nastyTexts {
		f.Add(src)
	}
	for _, src := range []string{
		"***a** b*", "- a\n  1. b\n\n     c\n- [x] d", "a|b\n-|-\n`c\\|d`|e", "> a\n>> b\n\n~~~\nc", "[a][b] ![c](d 'e')\n\n[b]: <f g>",
		"# a\n### b\n\n    c\n***\n<div>\nd", "a  \nb\\\nc", "&copy; &#0; &nbsp;*&nbsp;*", "1986\\. a\n10) b", "www.a.b http://c.d/(e) f@g.h",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		checkProse(t, s)
		if want := squeeze(shownPlain(s)); want != "" && !strings.Contains(want, "x1x") {
			checkInert(t, s, want, Text, squeeze)
			checkCode(t, s, want)
		}
	})
}

// shownPlain returns what a page shows for s, by the block of code that shows
// everything.
func shownPlain(s string) string { return shown(CodeBlock("", s).String()) }

// Texts that need no parser come out as those that go through it: a paragraph
// of HTML sends any text there.
func TestSimpleProseNeedsNoParser(t *testing.T) {
	pieces := []string{
		"*a*", "**b c**", "* a", "*a *", "*a*b", "a*b*", "(*a*)", "*a*.", "*a-b_c*", "*1. a*", "*a*!", "*a**", "***a***", "*a*_b_", "_c_", "__d__",
		"`x*y`", "`x`", "*`x`*", "*a*`x`", "`x`*a*", "x", "x_y", "*x y*", "*https*://a.b", "1. y", "-", "#", "*é*", "*a\nb*", "\n", "\n\n", "*a*\n*b*", "**a** *b*", "&", "*a&b;*", "<", "*", "**", "\\*a*",
	}
	const more, moreOut = "\n\n<x>", "\n\n&lt;x>"
	for _, a := range pieces {
		for _, b := range pieces {
			for _, sep := range []string{"", " ", "\n", ", "} {
				src := "w " + a + sep + b
				for _, src := range []string{src, src[2:], src + "."} {
					if src = strings.Trim(src, " \n"); strings.Contains(src, "<") || src == "" {
						continue
					}
					have, parsed := Prose(src, 1, nil).String(), Prose(src+more, 1, nil).String()
					if have+moreOut != parsed && have != "" {
						t.Errorf("%q: have %q, the parser gives %q", src, have, parsed)
					}
				}
			}
		}
	}
}
