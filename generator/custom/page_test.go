package custom

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/export"
)

const templatesPage = "../../docs/templates.md"

// pageData returns the data of the examples of the page.
func pageData(t *testing.T, page string) export.Catalog {
	t.Helper()
	return dataOf(t, blocksOf(page, "catalogue")[0])
}

func dataOf(t *testing.T, text string) export.Catalog {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return export.New(cat, catalog.DocOutput{}, export.Names{})
}

func readTemplatesPage(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(templatesPage)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// blocksOf returns the blocks of code with a mark.
func blocksOf(page, mark string) []string {
	var blocks []string
	for _, m := range regexp.MustCompile("(?s)<!-- "+mark+" -->\n```\\w+\n(.*?)```\n").FindAllStringSubmatch(page, -1) {
		blocks = append(blocks, m[1])
	}
	return blocks
}

// TestTemplatesOfThePage runs each template of the page and compares what it makes
// with what stands below it.
func TestTemplatesOfThePage(t *testing.T) {
	page := readTemplatesPage(t)
	data := pageData(t, page)
	found := 0
	for _, m := range regexp.MustCompile("(?s)<!-- template -->\n```text\n(.*?)```\n.*?<!-- (result|fault) -->\n```text\n(.*?)```\n").FindAllStringSubmatch(page, -1) {
		found++
		out, err := Render(m[1], data)
		have := strings.TrimSpace(string(out))
		if f, ok := err.(*Fault); ok && m[2] == "fault" {
			have = fmt.Sprintf("%d:%d: %s; %s", f.Line, f.Col, f.Message, f.Help)
		} else if err != nil {
			t.Errorf("%v in\n%s", err, m[1])
			continue
		}
		if want := strings.TrimSpace(m[3]); have != want {
			t.Errorf("want\n%s\nhave\n%s", want, have)
		}
	}
	if found < 3 {
		t.Fatalf("%d templates only", found)
	}
}

var functionRow = regexp.MustCompile("(?m)^\\| `(\\w+)` \\| .* \\| `([^`]+)` \\| `([^`]+)` \\|$")

// TestFunctionsOfThePage runs the example of each function, and looks whether the page
// has them all.
func TestFunctionsOfThePage(t *testing.T) {
	page := readTemplatesPage(t)
	data := pageData(t, page)
	documented := map[string]bool{"fail": true, "call": true}
	for _, m := range functionRow.FindAllStringSubmatch(page, -1) {
		name, example, want := m[1], m[2], m[3]
		if documented[name] {
			t.Errorf("%s is there twice", name)
		}
		documented[name] = true
		out, err := Render(example, data)
		if err != nil {
			t.Errorf("%s: %v", example, err)
		} else if have := strings.TrimSuffix(string(out), "\n"); have != want {
			t.Errorf("%s gives %s, the page says %s", example, have, want)
		}
		if !strings.Contains(example, name) {
			t.Errorf("%s: the example does not show it", name)
		}
	}
	for name := range newRun(data, 0).functions() {
		if !documented[name] && !strings.HasPrefix(name, ownPrefix) {
			t.Errorf("%s is not on the page", name)
		}
	}
	for _, name := range withKeywords() {
		if !strings.Contains(page, "`"+name+"`") {
			t.Errorf("the page does not say that identifier knows %s", name)
		}
	}
}
