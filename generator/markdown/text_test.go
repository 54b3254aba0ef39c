package markdown_test

import (
	"strings"
	"testing"

	. "github.com/errgen/errgen/generator/markdown"
)

// contexts are the places where an inline can stand.
var contexts = map[string]func(Inline) Block{
	"paragraph": Paragraph,
	"heading":   func(i Inline) Block { return Heading(2, i) },
	"item":      func(i Inline) Block { return List(Paragraph(i), Paragraph(i)) },
	"below":     func(i Inline) Block { return List(Item(Text("x"), List(Paragraph(i)))) },
	"quote":     func(i Inline) Block { return Quote(Paragraph(i)) },
	"link":      func(i Inline) Block { return Paragraph(Link(i, "#y")) },
	"strong":    func(i Inline) Block { return Paragraph(Sentence(Strong(i), i)) },
	"joined":    func(i Inline) Block { return Paragraph(Join(": ", i, i)) },
	"cell":      func(i Inline) Block { return Table([]Column{{Title: Text("a")}, {Title: i}}, [][]Inline{{i, i}, {i}}) },
}

// checkInert tests that what make makes of payload has the same tree as what
// it makes of "x" in every place, but for addresses in code, and shows want
// where that shows "x". Normal removes the differences in white space that do not count.
func checkInert(t *testing.T, payload, want string, make func(string) Inline, normal func(string) string) {
	t.Helper()
	before, after := Paragraph(Text("before")), Paragraph(Text("after"))
	for name, context := range contexts {
		calm := Blocks(before, context(make("x1x")), after).String()
		md := Blocks(before, context(make(payload)), after).String()
		if got, want := shape(md), shape(calm); got != want && strings.ReplaceAll(got, "CodeSpan()", "") != want {
			t.Errorf("%s of %q is not inert:\n%s\ngot  %s\nwant %s", name, payload, md, got, want)
		}
		if got, want := normal(shown(md)), normal(strings.ReplaceAll(shown(calm), "x1x", want)); got != want {
			t.Errorf("%s of %q:\n%s\nshows %q\nwant  %q", name, payload, md, got, want)
		}
	}
}

func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

// visible returns what a page shows for a constant text.
func visible(payload string) string {
	return strings.NewReplacer(
		"\u202e", `\u202e`, "\u202a", `\u202a`, "\u202c", `\u202c`, "\u2067", `\u2067`, "\u2069", `\u2069`,
		"\u200f", `\u200f`, "\u001b", `\u001b`, "\u007f", `\u007f`, "\u0001", `\u0001`, "\ufeff", `\ufeff`,
		"\ufff9", `\ufff9`, "\U000e0041", `\U000e0041`,
		"\x00", `\u0000`, "\xff", "\ufffd", "\u2028", `\u2028`, "\r\n", "\n", "\r", `\u000d`,
	).Replace(payload)
}

var nastyTexts = []string{
	"a\\|b", `\`, `\\`, "`", "``", "a`b``c", "```", "# #", "C #", "#", "1.", "1)", "404. x", "- ", "+", "*", "_", "__", "a_", "_a b_",
	"snake_case", "__init__", "===", "---", "***", "[x]", "[ ] todo", "[^1]", "[^1]: note", "[a]: b", ": def", "![a](b)",
	"&amp;", "&", "& b", "&#x26;", "&copy", "a@b.c", "mailto:a@b.c", "http://a.b", "HTTPS://A.B", "(http://a.b)", "\"http://a.b", "www.a.b", "WWW.a.b", "ftp://a.b", "//a.b",
	"<", "<a", "</a>", "<!-- x", "-->", "<!-- errgen:end x -->", "<?x", "<![CDATA[", "a<b", "{{x}}", "{%x%}", "{#x#}", "{x", "}",
	"~a~", "~~~", "$x$", "%", "import x", "export const", "important", ":::note", "!!! x", "??? x", "> x", ">", "    code", "\tcode", "a  b", "a\\\nb", "a  \nb",
	"\u00a0", "a\u00a0b", "0\u2000", "\u3000a", "a\u0301", "\u200d", "👍🏽", "e\u0301_\u0301", "|", "||", "a | b", "|a|b|", "|-|-|", "a\n-|-", ")", "](x)", "](", "a](b", "\"", "'",
	strings.Repeat("`", 9), strings.Repeat("_*", 9), strings.Repeat("[", 50), strings.Repeat(">", 50), "x\x00y", "\xff", "\u2028", "\r\n", "\r",
}

func TestTextIsInert(t *testing.T) {
	for _, row := range hostileTexts(t) {
		t.Run(row.ID, func(t *testing.T) {
			if want := squeeze(visible(row.Payload)); want != "" {
				checkInert(t, row.Payload, want, Text, squeeze)
			}
		})
	}
	for _, payload := range nastyTexts {
		if want := squeeze(visible(payload)); want != "" {
			checkInert(t, payload, want, Text, squeeze)
		}
	}
}

func TestCodeIsInert(t *testing.T) {
	for _, row := range hostileTexts(t) {
		t.Run(row.ID, func(t *testing.T) { checkCode(t, row.Payload, visible(row.Payload)) })
	}
	for _, payload := range nastyTexts {
		checkCode(t, payload, visible(payload))
	}
}

// checkCode tests a code span, or the text that stands for one.
func checkCode(t *testing.T, payload, want string) {
	t.Helper()
	if want == "" {
		return
	}
	make := Code
	if strings.Contains(payload, `\|`) || strings.Contains(payload, "]:") {
		make = func(s string) Inline {
			if s == "x1x" {
				return Text(s)
			}
			return Code(s)
		}
	}
	checkInert(t, payload, want, make, unspaced)
}

// GitHub makes links in more places than the oracle does, and even of escaped
// addresses, but never in code.
func TestTextShowsAddressesAsCode(t *testing.T) {
	for payload, want := range map[string]string{
		"See https://a.b/c_d.":         "See `https://a.b/c_d`.",
		`"http://a.b" (ftp://c.d/e)`:   "\"`http://a.b`\" (`ftp://c.d/e`)",
		"www.a.b, WWW.A.B":             "`www.a.b`, `WWW.A.B`",
		"Ask <a.b+c@d-e.f>!":           "Ask &lt;`a.b+c@d-e.f`>!",
		"mailto:a@b.c":                 "`mailto:a@b.c`",
		"https://a.b https://a.b":      "`https://a.b` `https://a.b`",
		"https://a|b":                  "`https://a|b`",
		"//a.b x(//c.d)":               "`//a.b` `x(//c.d`)",
		"https://a`b WWW.`c d`@e.f":    "https&#58;//a\\`b WWW&#46;\\`c d\\`&#64;e.f",
		"@a a@ @ # http: // www a.b.c": "@a a@ @ # http: // www a.b.c",
	} {
		if got := Text(payload).String(); got != want {
			t.Errorf("Text(%q) = %s, want %s", payload, got, want)
		}
	}
}

func TestTextStaysReadable(t *testing.T) {
	for _, payload := range []string{
		"Order not found", "Member not found.", "It's 5 > 3 & done (really); see a/b, c: d", "snake_case and kebab-case", "100 % of 3.5", "important", "12:30", "未找到", "a - b", "https is safe", "who@", "#1 is not at the start",
	}[:11] {
		if got := Text(payload).String(); got != payload {
			t.Errorf("Text(%q) = %s, want no escape", payload, got)
		}
	}
}

func TestTextEscapes(t *testing.T) {
	for _, c := range []struct{ payload, want string }{
		{"Member '{id}' not found", `Member '\{id\}' not found`},
		{"a|b", "a&#124;b"},
		{"$a$", "&#36;a&#36;"},
		{"a\u00a0b", "a&nbsp;b"},
		{": a", `\: a`},
		{"!!! a", `\!!! a`},
		{"??? a", `\??? a`},
		{"=== a", `\=== a`},
		{"+a", `\+a`},
		{"#a", `\#a`},
		{"{#a", `\{&#35;a`},
		{"<b>", "&lt;b>"},
		{"1. x", `1\. x`},
		{"- x", `\- x`},
		{"import x", "&#105;mport x"},
		{"{% x %}", `\{&#37; x %\}`},
		{"a\n\tb", "a b"},
		{"a\u202eb", `a\\u202eb`},
	} {
		if got := Text(c.payload).String(); got != c.want {
			t.Errorf("Text(%q) = %s, want %s", c.payload, got, c.want)
		}
	}
}

func TestCodeKeepsBackquotes(t *testing.T) {
	for _, c := range []struct{ payload, want string }{
		{"a", "`a`"},
		{"a`b", "``a`b``"},
		{"a``b", "`a``b`"},
		{"`a", "`` `a ``"},
		{" a ", "`  a  `"},
		{"a|b", "`a|b`"},
		{`a\|b`, `a\\&#124;b`},
		{"a[0]: b", `a\[0\]: b`},
		{"", ""},
	} {
		if got := Code(c.payload).String(); got != c.want {
			t.Errorf("Code(%q) = %s, want %s", c.payload, got, c.want)
		}
	}
}

func TestCodeBlockShowsEveryText(t *testing.T) {
	want := shape(Blocks(Paragraph(Text("before")), CodeBlock("", "x"), Paragraph(Text("after"))).String())
	check := func(payload, text string) {
		md := Blocks(Paragraph(Text("before")), CodeBlock("", payload), Paragraph(Text("after"))).String()
		if got := shape(md); got != want {
			t.Errorf("code block of %q is not inert:\n%s\ngot  %s\nwant %s", payload, md, got, want)
		}
		if got, want := shown(md), squeeze("before "+text+" after"); got != want {
			t.Errorf("code block of %q shows %q, want %q", payload, got, want)
		}
		inItem := List(Blocks(CodeBlock("", payload), Paragraph(Text("after")))).String()
		if got, want := shown(inItem), squeeze(text+" after"); got != want {
			t.Errorf("code block of %q in a list shows %q, want %q", payload, got, want)
		}
	}
	for _, row := range hostileTexts(t) {
		check(row.Payload, visible(row.Payload))
	}
	for _, payload := range nastyTexts {
		check(payload, visible(payload))
	}
	check("~~~\n```\n````\nx", "~~~ ``` ```` x")
}

func TestCodeBlockKeepsLines(t *testing.T) {
	got := CodeBlock("go run", "  a\n\n\tb  \n").String()
	if want := "```text\n  a\n\n\tb\n```"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := CodeBlock("json", "{}").String(); got != "```json\n{}\n```" {
		t.Errorf("got %q, want the language json", got)
	}
}

func TestHeadingEndsInNumberSign(t *testing.T) {
	for _, title := range []string{"C#", "C #", "C ##", "#", "# #", "x # y"} {
		if got := shown(Heading(2, Text(title)).String()); got != title {
			t.Errorf("heading %q shows %q", title, got)
		}
	}
}

// A hyphen alone below a line would make a heading of it.
func TestListLeavesOutEmptyItems(t *testing.T) {
	got := List(Block{}, Item(Text("a"), List(Block{})), Paragraph(Inline{})).String()
	if got != "- a" {
		t.Errorf("got %q, want one item", got)
	}
	if got := List(Block{}); !got.Empty() {
		t.Errorf("got %q, want nothing", got)
	}
}
