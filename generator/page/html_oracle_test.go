package page_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// parsed returns the tree of a page as browsers read it.
func parsed(t testing.TB, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// elements returns the elements of a tree that are wanted, in their order.
func elements(n *html.Node, wanted func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range n.Descendants() {
		if n.Type == html.ElementNode && wanted(n) {
			found = append(found, n)
		}
	}
	return found
}

func named(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(names, n.Data) }
}

// only returns the element with a name, of which there is one.
func only(t testing.TB, n *html.Node, name string) *html.Node {
	t.Helper()
	found := elements(n, named(name))
	if len(found) != 1 {
		t.Fatalf("the page has %d elements %s, want 1", len(found), name)
	}
	return found[0]
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasClass(class string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(strings.Fields(attribute(n, "class")), class) }
}

// charactersOf returns the characters of a tree, runs of white space as one blank.
func charactersOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// shapeOf returns what a tree consists of but for its texts: elements with their
// attributes. Values are left out that are texts, that are made of the name of
// a type, and that are the places of tags in the order of the alphabet.
func shapeOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.CommentNode {
			b.WriteString("<!---->")
		}
		if n.Type == html.ElementNode {
			b.WriteString("\n<" + n.Data)
			for _, a := range n.Attr {
				b.WriteString(" " + a.Key)
				if a.Key != "aria-label" && !strings.Contains(a.Val, "type_") && strings.Trim(a.Val, "01 ") != "" {
					b.WriteString("=" + a.Val)
				}
			}
			b.WriteString(">")
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if n.Type == html.ElementNode {
			b.WriteString("</>")
		}
	}
	walk(n)
	return b.String()
}
