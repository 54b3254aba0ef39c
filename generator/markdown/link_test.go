package markdown_test

import (
	"strings"
	"testing"

	. "github.com/errgen/errgen/generator/markdown"
)

func TestLinkable(t *testing.T) {
	for target, want := range map[string]bool{
		"https://a.b/c?d=e&f#g": true, "http://a.b": true, "HTTPS://a.b": true, "mailto:a@b.c": true,
		"../docs/x.md#y": true, "/a/b": true, "#x": true, "x": true, "?a=b": true, "https://a.b/ü(1)": true,
		"":                   false,
		"//evil.test":        false,
		"///evil.test":       false,
		`\\evil.test`:        false,
		`/\evil.test`:        false,
		"https:///x":         false,
		"https:a.b":          false,
		"http://u@a.b":       false,
		"http://u:p@a.b":     false,
		"javascript:x":       false,
		"JaVaScRiPt:x":       false,
		" javascript:x":      false,
		"java\tscript:x":     false,
		"\x01javascript:x":   false,
		"data:text/html,x":   false,
		"file:///etc":        false,
		"vbscript:x":         false,
		"ftp://a.b":          false,
		"https://a.b/c d":    false,
		"https://a.b/\u202e": false,
		"https://a.b\u00a0":  false,
		"https://a.b/\xff":   false,
		"mailto:":            false,
		"a:b":                false,
		"http://[::1":        false,
	} {
		if got := Linkable(target); got != want {
			t.Errorf("Linkable(%q) = %t, want %t", target, got, want)
		}
	}
}

func TestLinkKeepsItsTarget(t *testing.T) {
	for target, want := range map[string]string{
		"https://a.b/c(d)":      "https://a.b/c%28d%29",
		"https://a.b/c)d(":      "https://a.b/c%29d%28",
		"https://a.b/?x=1&y=2":  "https://a.b/?x=1&amp;y=2",
		"https://a.b/?x&copy;y": "https://a.b/?x&amp;copy;y",
		"https://a.b/_x_*y*":    "https://a.b/_x_*y*",
		"https://a.b/a|b":       "https://a.b/a%7Cb",
		"https://a.b/{x}`":      "https://a.b/%7Bx%7D%60",
		"#order-not-found":      "#order-not-found",
	} {
		for name, context := range contexts {
			if name == "link" {
				continue // a link in a link is none
			}
			md := context(Link(Text("x"), target)).String()
			if got := rendered(md); !strings.Contains(got, `<a href="`+want+`">x</a>`) {
				t.Errorf("%s: link to %s is %s, which gives %s", name, target, md, got)
			}
		}
	}
}

func TestLinkWithoutTarget(t *testing.T) {
	for _, row := range hostileTexts(t) {
		md := Paragraph(Link(Text("x"), row.Payload)).String()
		if !Linkable(row.Payload) && md != "x" {
			t.Errorf("%s: link is %s, want its text", row.ID, md)
		}
		if got := shape(md); got != "Document(Paragraph())" && got != "Document(Paragraph(Link()))" {
			t.Errorf("%s: link is %s with the tree %s", row.ID, md, got)
		}
	}
}

func TestAnchor(t *testing.T) {
	for id, want := range map[string]string{
		"order-not-found": `<a id="order-not-found"></a>`,
		`x"><script>`:     `<a id="xscript"></a>`,
		"group_not-found": `<a id="group_not-found"></a>`,
	} {
		if got := Anchor(id).String(); got != want {
			t.Errorf("Anchor(%q) = %s, want %s", id, got, want)
		}
	}
}
