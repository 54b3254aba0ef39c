package htmlpage_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/htmlpage"
	"github.com/errgen/errgen/generator/page"
)

var update = flag.Bool("update", false, "rewrite the wanted page")

// load returns the catalogue of a file.
func load(t testing.TB, root, name string) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(os.DirFS(root), name)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func render(t testing.TB, cat *catalog.Catalog, out catalog.DocOutput) []byte {
	t.Helper()
	data, err := htmlpage.Render(page.Make(cat, out, func(e *catalog.Entry) string { return "Err" + e.Name }))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// pageFile writes the page of a catalogue to disk and returns its address.
func pageFile(t testing.TB, cat *catalog.Catalog) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "errors.html")
	if err := os.WriteFile(file, render(t, cat, catalog.DocOutput{}), 0o644); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(file)
}

// fixed are the parts that all pages share, and their hashes.
var fixed = regexp.MustCompile(`(?s)<(style|script)>.*?</(style|script)>|sha256-[^']*`)

func TestGolden(t *testing.T) {
	got := fixed.ReplaceAll(render(t, load(t, "testdata", "small.yaml"), catalog.DocOutput{}), []byte("<$1>…</$1>"))
	if *update {
		if err := os.WriteFile("testdata/small.html", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/small.html")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("testdata/small.html is not what is generated; see the change with: go test ./generator/htmlpage -run Golden -update && git diff")
	}
}

// The policy must name the style and the script by their hashes, and the page
// must have no other.
func TestPolicy(t *testing.T) {
	data := string(render(t, load(t, "testdata", "small.yaml"), catalog.DocOutput{}))
	policy, _, _ := strings.Cut(data[strings.Index(data, `content="`):], ">")
	for _, name := range []string{"style", "script"} {
		_, text, _ := strings.Cut(data, "<"+name+">")
		text, rest, _ := strings.Cut(text, "</"+name+">")
		if strings.Contains(strings.ToLower(rest), "<"+name) {
			t.Errorf("the page has two elements %s", name)
		}
		sum := sha256.Sum256([]byte(text))
		if want := name + "-src &#39;sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "&#39;"; !strings.Contains(strings.ReplaceAll(policy, "'", "&#39;"), want) {
			t.Errorf("the policy %s does not have %s", policy, want)
		}
	}
	if strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the policy is %s", policy)
	}
	if found := regexp.MustCompile(` (on[a-z]+|style)=|https?://[a-z.]+/[^"< ]*\.(js|css|png|woff2?)`).FindString(data); found != "" {
		t.Errorf("the page has %s", found)
	}
}

// Texts that need no parser must come out as the parser would have them.
func TestSimpleTexts(t *testing.T) {
	for src, want := range map[string]string{
		"Plain & simple.":                    "Plain &amp; simple.",
		"Check the `id` of a \"thing\".":     "Check the <code>id</code> of a &#34;thing&#34;.",
		"Look: `<a>` and `b`":                "Look: <code>&lt;a&gt;</code> and <code>b</code>",
		"One *two* **three** ~~four~~":       "One <em>two</em> <strong>three</strong> <del>four</del>",
		"See [it](https://a.test/?a=1&b=2).": `See <a href="https://a.test/?a=1&amp;b=2">it</a>.`,
		"No [link](javascript:alert(1)).":    "No [link](javascript:alert(1)).",
		"No <b>tag</b>":                      "No &lt;b&gt;tag&lt;/b&gt;",
		"Two ``a`b`` ticks":                  "Two <code>a`b</code> ticks",
		"- [x] done\n- [ ] open":             "<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>",
		"| a | b |\n|:--|--:|\n| c | d |":    `<th align="left">a</th>`,
		"# Heading":                          "<h2>Heading</h2>",
		"A \u202e sign":                      "A \\u202e sign",
	} {
		cat := load(t, "testdata", "small.yaml")
		cat.Doc = src
		if data := string(render(t, cat, catalog.DocOutput{})); !strings.Contains(data, want) {
			t.Errorf("%q does not come out as %s", src, want)
		}
	}
}
