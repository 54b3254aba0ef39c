package page_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/htmlpage"
	"github.com/errgen/errgen/generator/markdown"
	"github.com/errgen/errgen/generator/page"
)

// This file tests the document of a catalogue as it is written in HTML.

func htmlOf(t testing.TB, cat *catalog.Catalog, out catalog.DocOutput) []byte {
	t.Helper()
	data, err := htmlpage.Render(page.Make(cat, out, goName))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// published has the catalogues that pages are checked with.
func publishedCatalogues(t *testing.T) map[string]*catalog.Catalog {
	t.Helper()
	cats := map[string]*catalog.Catalog{"rich": load(t, "testdata", "rich.yaml")}
	for _, system := range []string{"fanfare", "pluralkit", "pterodactyl", "wispanel"} {
		cats[system] = load(t, "../..", "testdata/catalogues/"+system+"/errors.yaml")
	}
	return cats
}

func TestHTMLHasWhatMarkdownHas(t *testing.T) {
	for name, cat := range publishedCatalogues(t) {
		t.Run(name, func(t *testing.T) {
			md := squeeze(shown(t, page.Render(cat, catalog.DocOutput{}, goName)))
			have := withoutQuotes(charactersOf(only(t, parsed(t, htmlOf(t, cat, catalog.DocOutput{})), "main")))
			for _, e := range cat.Entries {
				for _, text := range slices.Concat([]string{e.Title, e.Name, e.Code.Text, e.Since, e.Severity}, e.Tags) {
					if strings.Contains(md, text) && !strings.Contains(have, squeeze(text)) {
						t.Errorf("the page does not have %q of %s", text, e.Name)
					}
				}
			}
		})
	}
}

func TestHTMLHasAllFacts(t *testing.T) {
	for _, system := range []string{"fanfare", "pluralkit", "pterodactyl", "wispanel"} {
		t.Run(system, func(t *testing.T) {
			cat := load(t, "../..", "testdata/catalogues/"+system+"/errors.yaml")
			have := withoutQuotes(charactersOf(only(t, parsed(t, htmlOf(t, cat, catalog.DocOutput{})), "main")))
			facts := readFacts(t, system)
			for _, part := range published {
				eachText(facts[part], part, func(path, want string) {
					if !strings.Contains(have, withoutQuotes(squeeze(want))) {
						t.Errorf("%s: the page does not have %q", path, want)
					}
				})
			}
		})
	}
}

// Both pages must have the same places, and links must lead to one of them.
func TestHTMLHasTheSameAnchors(t *testing.T) {
	for name, cat := range publishedCatalogues(t) {
		t.Run(name, func(t *testing.T) {
			tree := parsed(t, htmlOf(t, cat, catalog.DocOutput{}))
			ids := map[string]int{}
			for _, n := range elements(tree, func(n *html.Node) bool { return attribute(n, "id") != "" }) {
				ids[attribute(n, "id")]++
			}
			o := outlineOf(page.Render(cat, catalog.DocOutput{}, goName))
			for _, a := range o.anchors {
				if id, ok := strings.CutPrefix(a, `<a id="`); ok && ids[strings.TrimSuffix(id, `">`)] != 1 {
					t.Errorf("the page does not have the place %s", a)
				}
			}
			for id, n := range ids {
				if n != 1 {
					t.Errorf("the page has %d places %s", n, id)
				}
			}
			for _, link := range elements(tree, named("a")) {
				if id, ok := strings.CutPrefix(attribute(link, "href"), "#"); ok && ids[id] != 1 {
					t.Errorf("link to #%s has %d places", id, ids[id])
				}
			}
		})
	}
}

// Headings must not leave out a level, and a table must have a row for each
// entry in the order of the entries: the search goes by that.
func TestHTMLIsInOrder(t *testing.T) {
	for name, cat := range publishedCatalogues(t) {
		t.Run(name, func(t *testing.T) {
			tree := parsed(t, htmlOf(t, cat, catalog.DocOutput{}))
			level := 0
			for _, h := range elements(tree, named("h1", "h2", "h3", "h4", "h5", "h6")) {
				next, _ := strconv.Atoi(h.Data[1:])
				if next > level+1 || next == 1 && level != 0 || charactersOf(h) == "" {
					t.Errorf("heading %q of level %d follows one of level %d", charactersOf(h), next, level)
				}
				level = next
			}
			whole := elements(tree, hasClass("whole"))[0]
			table := elements(whole, hasClass("index"))[0]
			rows := elements(elements(table, named("tbody"))[0], named("tr"))
			entries := elements(whole, hasClass("entry"))
			if len(rows) != len(entries) || len(rows) == 0 {
				t.Fatalf("there are %d rows for %d entries", len(rows), len(entries))
			}
			for i, row := range rows {
				links := elements(row, named("a"))
				if want := "#" + attribute(entries[i], "id"); len(links) != 1 || attribute(links[0], "href") != want {
					t.Errorf("row %d does not lead to %s", i, want)
				}
			}
		})
	}
}

// Each entry must have the values of the filters that choose it.
func TestFiltersOfHTML(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	tree := parsed(t, htmlOf(t, cat, catalog.DocOutput{}))
	entries := elements(tree, hasClass("entry"))
	var got []string
	for _, s := range elements(tree, named("select")) {
		for _, o := range elements(s, named("option")) {
			n := 0
			for _, e := range entries {
				if slices.Contains(strings.Fields(attribute(e, "data-"+attribute(s, "name"))), attribute(o, "value")) {
					n++
				}
			}
			if title := charactersOf(o); attribute(o, "value") == "" {
				got = append(got, title)
			} else if got = append(got, title); !strings.HasSuffix(title, "("+strconv.Itoa(n)+")") {
				t.Errorf("option %q chooses %d entries", title, n)
			}
		}
	}
	want := []string{
		"Status", "4xx Client errors (7)", "400 Bad Request (2)", "404 Not Found (1)", "409 Conflict (2)", "422 Unprocessable Entity (1)",
		"429 Too Many Requests (1)", "5xx Server errors (2)", "500 Internal Server Error (1)", "502 Bad Gateway (1)",
		"Group", "Orders (5)", "Refunds (1)", "Rate limits (1)", "Other errors (3)", "Tag", "orders (1)", "public (1)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestInternalEntriesAreNotInHTML(t *testing.T) {
	cat := load(t, "testdata", "rich.yaml")
	for _, out := range []catalog.DocOutput{{}, {Groups: []string{"secret"}}, {Statuses: []int{500}}, {Columns: catalog.Columns}} {
		text := string(htmlOf(t, cat, out))
		for _, word := range []string{">DEBUG<", "ErrDEBUG", "#debug", "Debug", "Secret", "dump"} {
			if strings.Contains(text, word) {
				t.Errorf("page of %+v has %q, which is internal", out, word)
			}
		}
	}
}

func TestConstantTextsAreInertInHTML(t *testing.T) {
	for name, render := range map[string]func(s string) *catalog.Catalog{
		"places": func(s string) *catalog.Catalog {
			cat := fullCatalogue()
			everywhere(plainPlaces)(cat, s)
			return cat
		},
		"answers": func(s string) *catalog.Catalog {
			cat := answering()
			for _, put := range answerPlaces {
				put(cat, s)
			}
			return cat
		},
	} {
		shape := func(s string) string {
			return shapeOf(parsed(t, htmlOf(t, render(s), catalog.DocOutput{Columns: catalog.Columns})))
		}
		// A message with line breaks or back-quotes stands in a block, a long code not in a heading.
		calm := []string{shape("x"), shape("x\nx"), shape(strings.Repeat("x", 200))}
		for _, row := range hostileTexts(t) {
			if row.Payload == "" {
				continue
			}
			t.Run(name+"/"+row.ID, func(t *testing.T) {
				if got := shape(row.Payload); !slices.Contains(calm, got) {
					t.Errorf("the page is changed:\ngot%s\nwant%s", got, calm[0])
				}
			})
		}
	}
}

func TestConstantTextsAreShownInHTML(t *testing.T) {
	const text = `a|b *c* <d> {e} & f_g "h" [i](j)`
	for place, put := range plainPlaces {
		want := text
		if place == "example in list" {
			want = strings.ReplaceAll(text, `"`, `\"`) // in the notation of JSON
		}
		cat := fullCatalogue()
		put(cat, text)
		if have := charactersOf(parsed(t, htmlOf(t, cat, catalog.DocOutput{Columns: catalog.Columns}))); !strings.Contains(have, want) {
			t.Errorf("%s: the page does not show %s:\n%s", place, want, have)
		}
	}
}

// proseElements are what an author's Markdown may become, with the attributes
// that it may have.
var proseElements = map[string][]string{
	"p": nil, "ul": nil, "ol": {"start"}, "li": nil, "code": {"class"}, "pre": nil, "em": nil, "strong": nil, "del": nil, "a": {"href"}, "br": nil, "hr": nil,
	"blockquote": nil, "table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"align"}, "td": {"align"},
	"h1": nil, "h2": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil,
}

func TestProseStaysInItsPlaceInHTML(t *testing.T) {
	put := everywhere(prosePlaces)
	render := func(s string) *html.Node {
		cat := fullCatalogue()
		put(cat, s)
		return parsed(t, htmlOf(t, cat, catalog.DocOutput{Columns: catalog.Columns}))
	}
	skeleton := func(tree *html.Node) (kept []string) {
		for _, n := range elements(tree, func(*html.Node) bool { return true }) {
			if _, ok := proseElements[n.Data]; !ok || len(n.Attr) > 0 && n.Data != "a" && n.Data != "ol" && n.Data != "code" {
				kept = append(kept, n.Data+" "+attribute(n, "id")+attribute(n, "class"))
			}
		}
		return kept
	}
	calm := skeleton(render("x"))
	for _, row := range hostileTexts(t) {
		if row.Payload == "" {
			continue
		}
		t.Run(row.ID, func(t *testing.T) {
			tree := render(row.Payload)
			if got := skeleton(tree); !slices.Equal(got, calm) {
				t.Errorf("the page is changed:\ngot  %q\nwant %q", got, calm)
			}
			for _, a := range elements(tree, named("a")) {
				if target := attribute(a, "href"); !strings.HasPrefix(target, "#") && !markdown.Linkable(target) {
					t.Errorf("the page links to %s", target)
				}
			}
		})
	}
}

func TestAddressesAreInertInHTML(t *testing.T) {
	for place, put := range urlPlaces {
		for _, row := range hostileTexts(t) {
			cat := fullCatalogue()
			put(cat, row.Payload)
			for _, n := range elements(parsed(t, htmlOf(t, cat, catalog.DocOutput{})), func(*html.Node) bool { return true }) {
				for _, a := range n.Attr {
					if a.Key == "href" && (strings.HasPrefix(a.Val, "//") || strings.Contains(a.Val, ":") && !strings.HasPrefix(a.Val, "http") && a.Val != "data:,") {
						t.Errorf("%s as %s links to %s", row.ID, place, a.Val)
					}
				}
			}
		}
	}
}
