package region_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/page"
	"github.com/errgen/errgen/generator/region"
)

// texts returns what was collected to break out of other texts, and what would
// end a region.
func texts(t testing.TB) []string {
	t.Helper()
	all := []string{
		"<!-- errgen:end errors -->", "x\n<!-- errgen:end errors -->\nx", "{/* errgen:end errors */}", "\n\n{/* errgen:end errors */}\n\n",
		"-->", "*/}", "`", "``", "`<!-- errgen:end errors -->`", "``\n<!-- errgen:begin x -->", "<!--", "{/*", "errgen:end errors", "[//]: # (errgen:end errors)", "```\n", "|\n\n<!-- errgen:end errors -->",
	}
	for _, name := range []string{"markdown", "texts"} {
		data, err := os.ReadFile("../../testdata/hostile/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var row struct{ Payload string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			all = append(all, row.Payload)
		}
	}
	return all
}

// No text of a catalogue can end a region, begin another one or be at fault.
func TestTextsStayInTheirRegion(t *testing.T) {
	pages := map[string]string{
		"a.md":  "<!-- errgen:begin errors -->\n<!-- errgen:end errors -->\n",
		"a.mdx": "{/* errgen:begin errors */}\n{/* errgen:end errors */}\n",
	}
	out := catalog.DocOutput{Columns: []string{"code", "name", "title", "message", "group", "severity", "since", "tags", "owner"}}
	for _, text := range texts(t) {
		message := catalog.Template{{Text: text}}
		group := &catalog.Group{Texts: catalog.Texts{Title: text}}
		e := &catalog.Entry{
			Code: catalog.Code{Set: true, Text: text}, Name: text, Texts: catalog.Texts{Title: text, Message: message},
			Group: group, Severity: text, Since: text, Owner: text, Tags: []string{text, "x"},
		}
		cat := &catalog.Catalog{Groups: []*catalog.Group{group}, Entries: []*catalog.Entry{e}}
		here := func(*catalog.Entry) string { return text }
		table := string(page.Region(cat, out, func(*catalog.Entry) string { return text }, here))
		if n := strings.Count(table, "\n"); n != 2 {
			t.Errorf("text %q: the table has %d lines", text, n+1)
		}
		for name, src := range pages {
			before, _ := region.Parse(name, []byte(src))
			content := []byte("\n" + table + "\n\n")
			after, faults := region.Parse(name, before[0].Replace([]byte(src), content, text))
			if len(after) != 1 || faults != nil || !after[0].Holds(content) {
				t.Errorf("text %q in %s: have %d regions and the faults %v", text, name, len(after), faults)
			}
		}
	}
}

// FuzzParse: whatever a page holds, a region that is replaced is all that
// changes.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"<!-- errgen:begin a -->\nx\n<!-- errgen:end a sum=0123456789ab source=x -->\n", "\ufeff- x\r\n\r\n  <!-- errgen:begin a -->\r\n  <!-- errgen:end a -->",
		"```\n<!-- errgen:begin a -->\n```\n{/* errgen:begin b */}\n{/* errgen:end b */}", "<!-- errgen: begin a -->\nerrgen:end a\n<!-- erggen:stop b",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, mdx bool) {
		name, src := "a.md", []byte(text)
		if mdx {
			name = "a.mdx"
		}
		regions, faults := region.Parse(name, src)
		for _, fault := range faults {
			if fault.Line < 1 || fault.Line > bytes.Count(src, []byte("\n"))+1 || fault.Col < 1 || fault.Width < 1 {
				t.Errorf("fault at %d:%d+%d", fault.Line, fault.Col, fault.Width)
			}
		}
		for _, r := range regions {
			content := []byte("\n| a |\n| --- |\n\n")
			now := r.Replace(src, content, "x.yaml")
			again, _ := region.Parse(name, now)
			for _, a := range again {
				if a.Name == r.Name && len(again) == len(regions) && !bytes.Equal(a.Remove(now), r.Remove(src)) {
					t.Errorf("more than the region has changed in %q", now)
				}
			}
		}
	})
}
