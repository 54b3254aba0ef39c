package page_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
)

// described is a catalogue whose answers name the address of their description.
const described = `errgen: 1
name: shop
docs_url: "https://docs.example.com/errors#{anchor}"
envelopes:
  api: {body: {code: $code, help: $docs_url}}
defaults: {envelope: api}
groups:
  g: {title: ORDER_NOT_FOUND}
errors:
  ORDER_NOT_FOUND: {status: 404, message: Gone., title: Orders}
  orders.not-found: {status: 404, message: Gone., code: "1", group: g}
  HTTPServerError2: {status: 500, message: "All errors"}
  io/ReadTimeout: {status: 504, title: Contents}
`

var (
	helpLine   = regexp.MustCompile(`"help": ?"https://docs\.example\.com/errors#([^"]*)"`)
	anchorHere = regexp.MustCompile(`<a id="([^"]+)"></a>`)
)

// anchorsOf returns the anchors of the entries of a page and those that the
// example answers name, each sorted and once.
func anchorsOf(t *testing.T, text string) (here, named []string) {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": &fstest.MapFile{Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	md := string(page.Render(cat, catalog.DocOutput{}, goName))
	for _, m := range anchorHere.FindAllStringSubmatch(md, -1) {
		if !strings.HasPrefix(m[1], "group_") {
			here = append(here, m[1])
		}
	}
	for _, m := range helpLine.FindAllStringSubmatch(md, -1) {
		named = append(named, m[1])
	}
	slices.Sort(here)
	slices.Sort(named)
	return here, slices.Compact(named)
}

// The address in an answer leads to the entry on the page.
func TestAnswersNameTheAnchorsOfThePage(t *testing.T) {
	here, named := anchorsOf(t, described)
	if len(here) != 4 || !slices.Equal(here, named) {
		t.Errorf("the page has %q, answers name %q", here, named)
	}
}

// Anchors depend on nothing but names.
func TestAnchorsStay(t *testing.T) {
	before, _ := anchorsOf(t, described)
	head, entries, _ := strings.Cut(described, "errors:\n")
	lines := strings.SplitAfter(entries, "\n")
	slices.Reverse(lines)
	changed := head + "errors:\n" + strings.Join(lines, "")
	for _, c := range [][2]string{
		{"title: Orders", "title: Contents, doc: '# All errors'"}, {"Gone.", "Not there."}, {`code: "1"`, "code: ORDER_NOT_FOUND_2"}, {"status: 500", "status: 503"},
		{"ORDER_NOT_FOUND: {status: 404,", "ORDER_NOT_FOUND: {status: 404, group: g,"}, {"title: ORDER_NOT_FOUND", "title: io/ReadTimeout"},
	} {
		if !strings.Contains(changed, c[0]) {
			t.Fatalf("there is no %q to change", c[0])
		}
		changed = strings.ReplaceAll(changed, c[0], c[1])
	}
	if after, named := anchorsOf(t, changed); !slices.Equal(before, after) || !slices.Equal(after, named) {
		t.Errorf("have %q and %q, want %q", after, named, before)
	}
}
