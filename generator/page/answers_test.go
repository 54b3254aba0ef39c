package page_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
	"github.com/errgen/errgen/generator/sample"
)

// codeBlocks returns the text of the blocks of code in a language.
func codeBlocks(md []byte, lang string) []string {
	var blocks []string
	_ = ast.Walk(oracle.Parser().Parse(text.NewReader(md)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if block, ok := n.(*ast.FencedCodeBlock); ok && entering && string(block.Language(md)) == lang {
			blocks = append(blocks, string(block.Lines().Value(md)))
		}
		return ast.WalkContinue, nil
	})
	return blocks
}

// The page must have the answer to each example of each entry: the same bytes,
// but for blanks between the members of long bodies.
func TestAnswersAreExact(t *testing.T) {
	names := []string{"valid/envelopes-constructs.yaml", "valid/envelopes-references.yaml", "valid/envelopes-text.yaml", "valid/violations.yaml"}
	for _, system := range []string{"fanfare", "pluralkit", "pterodactyl", "wispanel"} {
		names = append(names, "catalogues/"+system+"/errors.yaml")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			cat := load(t, "../..", "testdata/"+name)
			have := codeBlocks(page.Render(cat, catalog.DocOutput{}, goName), "http")
			for _, e := range cat.Entries {
				for _, o := range sample.Examples(e) {
					a := sample.Make(cat, sample.Request{}, o)
					if !slices.ContainsFunc(have, func(block string) bool { return isAnswer(block, a) }) {
						t.Errorf("no block has the answer of %s: %d %q %s", e.Name, a.Status, a.Headers, a.Body)
					}
				}
			}
		})
	}
}

// isAnswer reports whether a block of code shows an answer.
func isAnswer(block string, a sample.Answer) bool {
	var head strings.Builder
	if a.Status != 0 {
		head.WriteString(strings.TrimRight(fmt.Sprintf("HTTP/1.1 %d %s", a.Status, http.StatusText(a.Status)), " ") + "\n")
	}
	for _, h := range a.Headers {
		head.WriteString(h.Name + ": " + h.Value + "\n")
	}
	if a.Body == nil {
		return block == head.String()
	}
	body, ok := strings.CutPrefix(block, head.String()+"\n")
	var compact bytes.Buffer
	switch want := string(a.Body) + "\n"; {
	case !ok:
		return false
	case len(a.Body) <= 100 || strings.Contains(string(a.Body), "\n") || !strings.HasPrefix(want, "{") && !strings.HasPrefix(want, "["):
		return body == strings.TrimSuffix(want, "\n\n")+"\n" || body == want
	default:
		return strings.Contains(body, "\n  ") && json.Compact(&compact, []byte(body)) == nil && compact.String() == string(a.Body)
	}
}

func TestPagesThatAreNotAboutHTTP(t *testing.T) {
	cat := load(t, "../..", "testdata/valid/status-none.yaml")
	md := string(page.Render(cat, catalog.DocOutput{}, goName))
	for _, word := range []string{"How to read", "Example answer", "```http", "HTTP"} {
		if strings.Contains(md, word) {
			t.Errorf("the page has %q:\n%s", word, md)
		}
	}
}

// What the catalogue never sends needs no explanation.
func TestWhatIsNeverSentIsLeftOut(t *testing.T) {
	cat := load(t, "../..", "testdata/valid/smallest.yaml")
	for _, e := range cat.Entries {
		e.Status = 404
	}
	md := string(page.Render(cat, catalog.DocOutput{}, goName))
	for _, word := range []string{"`errors`", "`errors[].detail`", "violation"} {
		if strings.Contains(md, word) {
			t.Errorf("the page has %q:\n%s", word, md)
		}
	}
	md = string(page.Render(load(t, "../..", "testdata/valid/envelopes-text.yaml"), catalog.DocOutput{}, goName))
	for word, want := range map[string]bool{"rpc.ErrorInfo`": true, "rpc.RequestInfo`": true, "rpc.BadRequest`": false, "rpc.Help`": false, "rpc.LocalizedMessage`": false, "details[].domain`": false} {
		if strings.Contains(md, word) != want {
			t.Errorf("page has %q: %v", word, !want)
		}
	}
}

// answerPlaces are the places of texts in envelopes and in what they send.
var answerPlaces = map[string]func(c *catalog.Catalog, s string){
	"content type":    func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.ContentType = s },
	"header":          func(c *catalog.Catalog, s string) { c.Entries[0].Headers[0].Name = s },
	"value of header": func(c *catalog.Catalog, s string) { c.Entries[0].Headers[0].Values[0].Value.Text = s },
	"key":             func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[0].Key = s },
	"constant":        func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[0].Node.Value.Text = s },
	"message":         func(c *catalog.Catalog, s string) { c.Entries[0].Message = literal(s) },
	"alternative":     func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[2].Node.Nodes[1].Value.Text = s },
	"piece of text":   func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[3].Node.Nodes[0].Value.Text = s },
	"leaf":            func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[4].Node.Leaf = s },
	"text body":       func(c *catalog.Catalog, s string) { c.Entries[1].Envelope.Body.Value.Text = s },
}

// answering returns a catalogue with envelopes that say something in each of
// [answerPlaces].
func answering() *catalog.Catalog {
	constant := func(s string) *catalog.Node {
		return &catalog.Node{Value: catalog.Value{Kind: catalog.TextValue, Text: s}}
	}
	ref := func(name string) *catalog.Node { return &catalog.Node{Op: catalog.OpRef, Ref: catalog.Ref{Name: name}} }
	json := &catalog.Envelope{Name: "json", ContentType: "application/json", Doc: "t", Headers: []catalog.Header{{Name: "X", Values: []*catalog.Node{constant("t")}}}}
	json.Body = &catalog.Node{Op: catalog.OpMap, Members: []catalog.NodeMember{
		{Key: "a", Node: constant("t")},
		{Key: "m", Node: ref("message")},
		{Key: "i", Node: &catalog.Node{Op: catalog.OpFirst, Nodes: []*catalog.Node{ref("request_id"), constant("t")}}},
		{Key: "c", Node: &catalog.Node{Op: catalog.OpConcat, Nodes: []*catalog.Node{constant("t"), ref("name")}}},
		{Key: "t", Node: &catalog.Node{Op: catalog.OpTree, Ref: catalog.Ref{Name: "violations"}, Leaf: "l", As: ref("v.message")}},
	}}
	plain := &catalog.Envelope{Name: "plain", ContentType: "text/plain", Body: constant("t")}
	cat := fullCatalogue()
	cat.Envelopes = []*catalog.Envelope{json, plain}
	cat.Entries[0].Envelope, cat.Entries[0].Headers = json, json.Headers
	cat.Entries[1].Envelope = plain
	return cat
}

func TestAnswersAreInert(t *testing.T) {
	render := func(s string) outline {
		cat := answering()
		for _, put := range answerPlaces {
			put(cat, s)
		}
		return outlineOf(page.Render(cat, catalog.DocOutput{}, func(*catalog.Entry) string { return "" }))
	}
	// A message with line breaks or back-quotes stands in a block.
	calm := []string{render("x").shape, render("x\nx").shape}
	fences := hostileText{ID: "fences", Payload: "a\n```\n# b\n````\n~~~\n<div>\n\n- c"}
	for _, row := range append(hostileTexts(t), fences) {
		if row.Payload == "" {
			continue
		}
		t.Run(row.ID, func(t *testing.T) {
			if got := render(row.Payload).shape; !slices.Contains(calm, got) {
				t.Errorf("the page is changed:\ngot%s\nwant%s", got, calm[0])
			}
		})
	}
}

func TestAnswersAreShown(t *testing.T) {
	const hostile = "a|b *c* <d> {e} & f_g [i](j) ``` ~~~"
	for place, put := range answerPlaces {
		cat := answering()
		put(cat, hostile)
		md := page.Render(cat, catalog.DocOutput{}, func(*catalog.Entry) string { return "" })
		if !strings.Contains(shown(t, md), hostile) {
			t.Errorf("%s: the page does not show %s:\n%s", place, hostile, md)
		}
	}
}

func TestDocOfEnvelopeStaysInItsPlace(t *testing.T) {
	cat := answering()
	cat.Entries[0].Envelope.Doc = "see *this*"
	if md := page.Render(cat, catalog.DocOutput{}, goName); !strings.Contains(string(md), "see _this_") {
		t.Errorf("the page does not have the text:\n%s", md)
	}
	calm := outlineOf(page.Render(cat, catalog.DocOutput{}, func(*catalog.Entry) string { return "" }))
	for _, row := range hostileTexts(t) {
		cat.Entries[0].Envelope.Doc = row.Payload
		o := outlineOf(page.Render(cat, catalog.DocOutput{}, func(*catalog.Entry) string { return "" }))
		if !slices.Equal(o.anchors, calm.anchors) || !isWithin(calm.headings, o.headings) {
			t.Errorf("%s: the page is changed:\ngot  %q %q\nwant %q %q", row.ID, o.anchors, o.headings, calm.anchors, calm.headings)
		}
	}
}
