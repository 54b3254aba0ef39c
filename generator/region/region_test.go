package region_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator/region"
)

// places describes the regions of a page: their names, lines and bodies.
func places(regions []region.Region) string {
	var b strings.Builder
	for _, r := range regions {
		fmt.Fprintf(&b, "%s %d-%d %q\n", r.Name, r.First, r.Last, r.Body)
	}
	return b.String()
}

func faultsOf(name, page string) []string {
	_, faults := region.Parse(name, []byte(page))
	var lines []string
	for _, f := range faults {
		lines = append(lines, fmt.Sprintf("%d:%d+%d %s; %s", f.Line, f.Col, f.Width, f.Message, f.Help))
	}
	return lines
}

func TestParse(t *testing.T) {
	tests := []struct{ what, name, page, want string }{
		{"no region", "a.md", "# Title\n", ""},
		{"empty", "a.md", "<!-- errgen:begin a -->\n<!-- errgen:end a -->\n", "a 1-2 \"\"\n"},
		{"without final newline", "a.md", "x\n<!-- errgen:begin a -->\n\ny\n\n<!-- errgen:end a sum=0123456789ab source=../x.yaml -->", "a 2-6 \"\\ny\\n\\n\"\n"},
		{"several", "a.md", "<!-- errgen:begin a -->\n<!-- errgen:end a -->\n\n<!-- errgen:begin b-2 -->\n1\n<!-- errgen:end b-2 -->\n", "a 1-2 \"\"\nb-2 4-6 \"1\\n\"\n"},
		{"CRLF and BOM", "a.md", "\ufeff<!-- errgen:begin a -->\r\nx\r\n<!-- errgen:end a -->\r\n", "a 1-3 \"x\\r\\n\"\n"},
		{"blanks behind markers", "a.md", "<!-- errgen:begin a -->  \n<!-- errgen:end a -->\t\n", "a 1-2 \"\"\n"},
		{"MDX", "a.mdx", "{/* errgen:begin a */}\n\nx\n{/* errgen:end a */}\n", "a 1-4 \"\\nx\\n\"\n"},
		{"MDX below indented JSX", "a.MDX", "<Tab>\n      {/* errgen:begin a */}\n      {/* errgen:end a */}\n</Tab>\n", "a 2-3 \"\"\n"},
		{"below HTML", "a.md", "<details>\n<!-- errgen:begin a -->\n<!-- errgen:end a -->\n</details>\n", "a 2-3 \"\"\n"},
		{"in an item", "a.md", "1. x\n\n   <!-- errgen:begin a -->\n   <!-- errgen:end a -->\n", "a 3-4 \"\"\n"},
		{"deep in a list", "a.md", "- x\n  - y\n\n    <!-- errgen:begin a -->\n    <!-- errgen:end a -->\n", "a 4-5 \"\"\n"},
		{"below front matter", "a.md", "---\ntitle: x\n---\n\n<!-- errgen:begin a -->\n<!-- errgen:end a -->\n", "a 5-6 \"\"\n"},
		{"after a paragraph", "a.md", "text\n<!-- errgen:begin a -->\n<!-- errgen:end a -->\ntext\n", "a 2-3 \"\"\n"},
		{"in a fence", "a.md", "```\n<!-- errgen:begin a -->\n```\n~~~html\n<!-- errgen:end b -->\n~~~\n", ""},
		{"in a fence of an item", "a.md", "- x\n\n  ````md\n  <!-- errgen:begin a -->\n  ````\n", ""},
		{"in a fence without end", "a.md", "x\n\n```\n<!-- errgen:begin a -->\n", ""},
		{"in indented code", "a.md", "x\n\n    <!-- errgen:begin a -->\n\n\t<!-- errgen:begin a -->\n", ""},
		{"in a code span", "a.md", "Write `<!-- errgen:begin a -->` and ``{/* errgen:end a */}``.\n\n| `<!-- errgen:begin a -->` |\n| - |\n| `<!-- errgen:end a -->` |\n", ""},
		{"in a code span of two lines", "a.md", "Write `x\ny <!-- errgen:begin a -->` z\n", ""},
		{"in code after a BOM", "a.md", "\ufeff`{/*`\nerrgen: begin a */}\n", ""},
		{"escaped", "a.md", "Write \\<!-- errgen:begin a -->.\n", ""},
		{"other comments", "a.md", "<!-- errgen: sum=0123456789ab source=x.yaml -->\n<!-- errgen writes the table -->\n<!-- errgen ends here, see the docs -->\n<!-- erlang:begin a -->\n<!-- toc:begin a -->\n<!--\nerrors\n-->\n<!-- begin a -->\n", ""},
		{"another kind of file", "a.txt", "<!-- errgen:begin a -->\n", ""},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			regions, faults := region.Parse(test.name, []byte(test.page))
			if got := places(regions); got != test.want || faults != nil {
				t.Errorf("got  %swant %sfaults %v", got, test.want, faults)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	const begin, end = "<!-- errgen:begin a -->\n", "<!-- errgen:end a -->\n"
	tests := []struct{ what, name, page, want string }{
		{"no end", "a.md", "x\n\n" + begin, `3:1+23 region "a" has no end; write <!-- errgen:end a --> on the line after it`},
		{"no begin", "a.md", end, `1:1+21 region "a" ends and has not begun; write <!-- errgen:begin a --> where it begins, or remove this line`},
		{"twice", "a.md", begin + end + begin + end, `3:1+23 region "a" begins a second time, first on line 1; remove one of the two, or give it another name`},
		{"two ends", "a.md", begin + end + end, `3:1+21 region "a" ends and has not begun; write <!-- errgen:begin a --> where it begins, or remove this line`},
		{"nested", "a.md", begin + "<!-- errgen:begin b -->\n<!-- errgen:end b -->\n" + end,
			`2:1+23 region "b" begins inside region "a" of line 1; end the one before the other begins`},
		{"crossed", "a.md", begin + "<!-- errgen:begin b -->\n" + end + "<!-- errgen:end b -->\n",
			`2:1+23 region "b" begins inside region "a" of line 1; end the one before the other begins
2:1+23 region "b" has no end; write <!-- errgen:end b --> on the line after it
4:1+21 region "b" ends and has not begun; write <!-- errgen:begin b --> where it begins, or remove this line`},
		{"another name at the end", "a.md", "<!-- errgen:begin errors -->\n<!-- errgen:end error -->\n",
			`2:1+25 region "errors" of line 1 ends as "error"; write <!-- errgen:end errors -->`},
		{"a blank in the word", "a.md", "<!-- errgen: begin a -->\n" + end,
			"1:1+24 misspelt region marker; write <!-- errgen:begin a -->"},
		{"another word", "a.md", "<!-- errgen:start a -->\n<!-- errgen:stop a -->\n",
			"1:1+23 misspelt region marker; write <!-- errgen:begin a -->\n2:1+22 misspelt region marker; write <!-- errgen:end a -->"},
		{"case", "a.md", "<!-- ERRGEN:BEGIN a -->\n", "1:1+23 misspelt region marker; write <!-- errgen:begin a -->"},
		{"misspelt", "a.md", "<!-- errgen:beginn a -->\n<!-- ergen:begin a -->\n<!-- err-gen:end a -->\n<!-- errgen-begin a -->\n<!-- errgen begin a -->\n",
			"1:1+24 misspelt region marker; write <!-- errgen:begin a -->\n" +
				"2:1+22 misspelt region marker; write <!-- errgen:begin a -->\n" +
				"3:1+22 misspelt region marker; write <!-- errgen:end a -->\n" +
				"4:1+23 misspelt region marker; write <!-- errgen:begin a -->\n" +
				"5:1+23 misspelt region marker; write <!-- errgen:begin a -->"},
		{"no blanks", "a.md", "<!--errgen:begin a-->\n", "1:1+21 misspelt region marker; write <!-- errgen:begin a -->"},
		{"no name", "a.md", "<!-- errgen:begin -->\n", "1:1+21 misspelt region marker; write <!-- errgen:begin NAME -->"},
		{"two names", "a.md", "<!-- errgen:begin a b -->\n", "1:1+25 misspelt region marker; write <!-- errgen:begin a -->"},
		{"a sum of dots", "a.md", begin + "<!-- errgen:end a sum=… -->\n", "2:1+27 misspelt region marker; write <!-- errgen:end a -->"},
		{"several lines", "a.md", "<!--\nerrgen:begin a\n-->\n", "1:1+4 misspelt region marker; write <!-- errgen:begin a -->"},
		{"comment of MDX", "a.md", "{/* errgen:begin a */}\n", "1:1+22 region marker in a comment that this format does not have; write <!-- errgen:begin a -->"},
		{"comment of HTML", "a.mdx", begin, "1:1+23 region marker in a comment that this format does not have; write {/* errgen:begin a */}"},
		{"no comment", "a.md", "[//]: # (errgen:begin a)\n\nerrgen:end a\n# errgen:begin a\n",
			"1:1+24 region marker that is no comment; write <!-- errgen:begin a -->\n" +
				"3:1+12 region marker that is no comment; write <!-- errgen:end a -->\n" +
				"4:1+16 region marker that is no comment; write <!-- errgen:begin a -->"},
		{"comment without end", "a.md", "x\n<!-- errgen:begin a ->\n\n" + end,
			"2:1+22 region marker in a comment that is not closed; write <!-- errgen:begin a -->"},
		{"not alone", "a.md", "Ün <!-- errgen:begin a --> x\n\n> <!-- errgen:begin a -->\n",
			"1:4+23 region marker that is not alone on its line; put it on a line of its own, or into code if it is an example\n" +
				"3:3+23 region marker that is not alone on its line; put it on a line of its own, or into code if it is an example"},
		{"column after a BOM", "a.md", "\ufeff  " + begin, `1:3+23 region "a" has no end; write <!-- errgen:end a --> on the line after it`},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			if got := strings.Join(faultsOf(test.name, test.page), "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// What is written into a region is read back as it was meant, and the rest of
// the page is the same, byte for byte.
func TestReplace(t *testing.T) {
	const content = "\n| Code |\n| ---- |\n\n"
	tests := []struct{ what, name, page, want string }{
		{"empty", "a.md", "x \n<!-- errgen:begin a -->\n<!-- errgen:end a -->\ny",
			"x \n<!-- errgen:begin a -->\n\n| Code |\n| ---- |\n\n<!-- errgen:end a sum=SUM source=e.yaml -->\ny"},
		{"stale", "a.md", "<!-- errgen:begin a -->\n\n\nold\n<!-- errgen:end a sum=0123456789ab source=../o.yaml -->",
			"<!-- errgen:begin a -->\n\n| Code |\n| ---- |\n\n<!-- errgen:end a sum=SUM source=e.yaml -->"},
		{"CRLF, BOM and blanks", "a.md", "\ufeffx\ty\r\n\r\n<!-- errgen:begin a --> \r\n<!-- errgen:end a -->  \r\n",
			"\ufeffx\ty\r\n\r\n<!-- errgen:begin a --> \r\n\r\n| Code |\r\n| ---- |\r\n\r\n<!-- errgen:end a sum=SUM source=e.yaml -->  \r\n"},
		{"mixed line endings", "a.md", "x\r\ny\n<!-- errgen:begin a -->\n<!-- errgen:end a -->\r\nz\r",
			"x\r\ny\n<!-- errgen:begin a -->\n\n| Code |\n| ---- |\n\n<!-- errgen:end a sum=SUM source=e.yaml -->\r\nz\r"},
		{"in an item", "a.md", "- x\n\n  <!-- errgen:begin a -->\n  old\n    <!-- errgen:end a -->\n",
			"- x\n\n  <!-- errgen:begin a -->\n\n  | Code |\n  | ---- |\n\n    <!-- errgen:end a sum=SUM source=e.yaml -->\n"},
		{"MDX", "a.mdx", "{/* errgen:begin a */}\n{/* errgen:end a */}\n",
			"{/* errgen:begin a */}\n\n| Code |\n| ---- |\n\n{/* errgen:end a sum=SUM source=e.yaml */}\n"},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			before, _ := region.Parse(test.name, []byte(test.page))
			page := before[0].Replace([]byte(test.page), []byte(content), "e.yaml")
			after, faults := region.Parse(test.name, page)
			if len(after) != 1 || faults != nil || !after[0].Holds([]byte(content)) || !after[0].IsIntact() || after[0].Source != "e.yaml" {
				t.Fatalf("read back as %+v with the faults %v:\n%s", after, faults, page)
			}
			if got, want := string(page), strings.Replace(test.want, "SUM", after[0].Sum, 1); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
			if again := after[0].Replace(page, []byte(content), "e.yaml"); string(again) != string(page) {
				t.Errorf("the second time it is %q", again)
			}
		})
	}
}

func TestIntact(t *testing.T) {
	page := []byte("<!-- errgen:begin a -->\n<!-- errgen:end a -->\n")
	regions, _ := region.Parse("a.md", page)
	page = regions[0].Replace(page, []byte("\nx\n\n"), "")
	for change, want := range map[[2]string]bool{
		{"", ""}:          true,
		{"\n", "\r\n"}:    true,
		{"x", "y"}:        false,
		{"x\n", "x\n\n"}:  false,
		{"sum=", "sum=0"}: false,
	} {
		regions, _ := region.Parse("a.md", []byte(strings.ReplaceAll(string(page), change[0], change[1])))
		if got := len(regions) == 1 && regions[0].IsIntact(); got != want {
			t.Errorf("%q for %q: intact is %v, want %v", change[1], change[0], got, want)
		}
	}
}

func TestRemove(t *testing.T) {
	page := []byte("x\r\n<!-- errgen:begin a -->\r\n1\n<!-- errgen:end a -->\n  <!-- errgen:begin b -->\n<!-- errgen:end b -->")
	regions, _ := region.Parse("a.md", page)
	for i, want := range []string{"x\r\n  <!-- errgen:begin b -->\n<!-- errgen:end b -->", "x\r\n<!-- errgen:begin a -->\r\n1\n<!-- errgen:end a -->\n"} {
		if got := string(regions[i].Remove(page)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
