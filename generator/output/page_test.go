package output_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

// inRegion returns what a region of a page should hold.
func inRegion(name, region, text string) generator.File {
	return generator.File{Path: name, Region: region, Content: []byte("\n" + text + "\n\n"), Source: source}
}

// frame returns an empty region.
func frame(region string) string {
	return "<!-- errgen:begin " + region + " -->\n<!-- errgen:end " + region + " -->\n"
}

// written returns the page that results from a first run.
func written(t *testing.T, dir, name, page string, files ...generator.File) string {
	t.Helper()
	put(t, dir, name, page)
	mustWrite(t, dir, files...)
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestRegions(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, source, "")
	page := "# Shop  \n\n" + frame("errors") + "\ntext\n\n" + frame("more") + "\nend"
	put(t, dir, "README.md", page)
	files := []generator.File{inRegion("README.md", "more", "two"), inRegion("README.md", "errors", "one"), generated("gen/x.go", "package gen\n")}
	wantUntouched(t, dir, func() {
		wantStates(t, mustCheck(t, dir, files, source), "missing README.md", "missing README.md", "missing gen/x.go")
	})
	drifts := mustWrite(t, dir, files...)
	wantStates(t, drifts, "missing README.md", "missing README.md", "missing gen/x.go")
	if d := drifts[1]; d.Region != "more" || d.First != 8 || d.Last != 9 {
		t.Errorf("have the region %s on lines %d to %d", d.Region, d.First, d.Last)
	}
	want := strings.NewReplacer(
		frame("errors"), "<!-- errgen:begin errors -->\n\none\n\n<!-- errgen:end errors sum=a0898528f52e source=errors.yaml -->\n",
		frame("more"), "<!-- errgen:begin more -->\n\ntwo\n\n<!-- errgen:end more sum=315d5728b8e6 source=errors.yaml -->\n",
	).Replace(page)
	wantContent(t, dir, "README.md", want)
	wantUntouched(t, dir, func() { wantStates(t, mustWrite(t, dir, files...)) })
	wantStates(t, mustCheck(t, dir, files, source))
}

func TestRegionStates(t *testing.T) {
	dir := t.TempDir()
	f := inRegion("README.md", "errors", "one")
	right := written(t, dir, f.Path, "x\n"+frame("errors"), f)
	old := strings.NewReplacer("one", "two", "a0898528f52e", "315d5728b8e6").Replace(right)
	for what, test := range map[string]struct{ page, want string }{
		"up to date":              {right, ""},
		"CRLF":                    {strings.ReplaceAll(right, "\n", "\r\n"), ""},
		"BOM":                     {"\ufeff" + right, ""},
		"changes outside":         {"# New\n" + right + "\nmore", ""},
		"another text":            {old, "stale README.md"},
		"changed by hand":         {strings.Replace(right, "one", "won", 1), "edited README.md"},
		"another text by hand":    {strings.Replace(old, "two", "too", 1), "edited README.md"},
		"a line more":             {strings.Replace(right, "one\n", "one\n\n", 1), "edited README.md"},
		"another sum":             {strings.Replace(right, "sum=a", "sum=b", 1), "stale README.md"},
		"no sum":                  {strings.Replace(right, " sum=a0898528f52e source=errors.yaml", "", 1), "stale README.md"},
		"another source":          {strings.Replace(right, "source=errors", "source=other", 1), "stale README.md"},
		"emptied with its sum":    {strings.Replace(right, "\none\n", "", 1), "edited README.md"},
		"emptied without its sum": {frame("errors"), "missing README.md"},
	} {
		put(t, dir, f.Path, test.page)
		drifts := mustCheck(t, dir, []generator.File{f})
		have := ""
		for _, d := range drifts {
			have += d.State.String() + " " + d.Path
		}
		if have != test.want {
			t.Errorf("%s: want %q, have %q", what, test.want, have)
		}
		mustWrite(t, dir, f)
		if have := mustCheck(t, dir, []generator.File{f}); have != nil {
			t.Errorf("%s: is still %s after writing", what, have[0].State)
		}
	}
}

// Every byte outside of the region is the owner's.
func TestRegionKeepsTheRest(t *testing.T) {
	dir := t.TempDir()
	f := inRegion("README.md", "errors", "one")
	filled := map[string]string{
		"\n":   "<!-- errgen:begin errors -->\n\none\n\n<!-- errgen:end errors sum=a0898528f52e source=errors.yaml -->",
		"\r\n": "<!-- errgen:begin errors -->\r\n\r\none\r\n\r\n<!-- errgen:end errors sum=a0898528f52e source=errors.yaml -->",
	}
	empty := strings.TrimSuffix(frame("errors"), "\n")
	for _, around := range [][2]string{
		{"", ""}, {"\ufeff", ""}, {"\ufeffx\r\n", "\r\n\r\n"}, {"a \t\nb\r\nc\n", " \t\ny\r\n\xff\x00\rz"},
	} {
		for lineEnd, want := range filled {
			page := around[0] + strings.ReplaceAll(empty, "\n", lineEnd) + around[1]
			have := written(t, dir, f.Path, page, f)
			if want := around[0] + want + around[1]; have != want {
				t.Errorf("page %q: want %q, have %q", page, want, have)
			}
		}
	}
}

func TestRegionKeepsTheMode(t *testing.T) {
	dir := t.TempDir()
	f := inRegion("README.md", "errors", "one")
	put(t, dir, f.Path, frame("errors"))
	if err := os.Chmod(filepath.Join(dir, f.Path), 0o640); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, dir)[f.Path].info.Mode()
	mustWrite(t, dir, f)
	if after := snapshot(t, dir)[f.Path].info.Mode(); after != before {
		t.Errorf("want mode %v, have %v", before, after)
	}
}

// A region that would not be read back as it is written is never written.
func TestRegionCannotBeClosedByItsContent(t *testing.T) {
	for _, content := range []string{
		"<!-- errgen:end errors -->\n", "x\n<!-- errgen:begin errors -->\n", "<!-- errgen:begin other -->\n<!-- errgen:end other -->\n",
		"```\nx\n", "x <!-- errgen:end errors --> y\n", "<!-- errgen:stop errors -->\n",
	} {
		dir := t.TempDir()
		put(t, dir, "README.md", frame("errors")+"x\n")
		f := generator.File{Path: "README.md", Region: "errors", Content: []byte(content)}
		wantUntouched(t, dir, func() {
			_, err := output.Write(dir, []generator.File{f})
			wantRefusals(t, err, `README.md:1:1: region "errors" would change what else the page is; put its markers between blank lines, without indentation`)
		})
	}
}

func TestRegionRefusals(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "none.md", "# x\n")
	put(t, dir, "text.md", "<!-- errgen:begin errors -->\nby hand\n<!-- errgen:end errors -->\n")
	put(t, dir, "near.md", frame("error"))
	put(t, dir, "fault.md", "<!-- errgen:begin errors -->\n")
	put(t, dir, "large.md", strings.Repeat(strings.Repeat("x", 1<<20)+"\n", 16)+frame("errors"))
	putFile(t, dir, generated("whole.md", frame("errors")))
	var files []generator.File
	for _, name := range []string{"none.md", "text.md", "near.md", "fault.md", "whole.md", "large.md", "gone.mdx"} {
		files = append(files, inRegion(name, "errors", "one"))
	}
	files = append(files, inRegion("none.md", "more", "two"))
	wantUntouched(t, dir, func() {
		_, err := output.Write(dir, files)
		wantRefusals(t, err,
			`fault.md:1:1: region "errors" has no end; write <!-- errgen:end errors --> on the line after it`,
			`gone.mdx does not exist, so it has no region "errors"; put these two lines where it shall stand: {/* errgen:begin errors */} {/* errgen:end errors */}`,
			`large.md is larger than 16 MiB, too large for a page with regions`,
			`near.md:1:1: no catalogue asks for the region "error"; did you mean "errors"?`,
			`none.md has no region "errors"; put these two lines where it shall stand: <!-- errgen:begin errors --> <!-- errgen:end errors -->`,
			`none.md has no region "more"; put these two lines where it shall stand: <!-- errgen:begin more --> <!-- errgen:end more -->`,
			`text.md:1:1: region "errors" holds text that errgen did not write; remove it, or move it out of the region`,
			`whole.md was written by errgen as a whole and cannot have regions; remove it or choose another path`)
	})
}

func TestRegionsThatClash(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		put(t, dir, name, frame("errors")+frame("more"))
	}
	files := []generator.File{
		inRegion("a.md", "errors", "one"), inRegion("a.md", "errors", "two"),
		inRegion("b.md", "errors", "one"), generated("b.md", "x\n"),
		inRegion("c.md", "errors", "one"), inRegion("C.md", "more", "two"),
	}
	wantUntouched(t, dir, func() {
		_, err := output.Write(dir, files)
		wantRefusals(t, err,
			"C.md differs only in upper and lower case from the output c.md; choose another path",
			`a.md has two outputs for the region "errors"; choose another name for one of them`,
			"b.md is an output as a whole and has a region; choose another path for one of them")
	})
}

func TestOrphanRegions(t *testing.T) {
	dir := t.TempDir()
	other := inRegion("docs/a.md", "other", "1")
	other.Source = "../other.yaml"
	gone := inRegion("docs/b.markdown", "gone", "2")
	gone.Source = "../gone.yaml"
	ours := inRegion("docs/a.md", "ours", "3")
	ours.Source = "../errors.yaml"
	more := inRegion("docs/a.md", "more", "4")
	more.Source = "../errors.yaml"
	put(t, dir, source, "")
	put(t, dir, "other.yaml", "")
	put(t, dir, "docs/b.markdown", "x\n"+frame("gone")+"y\n")
	put(t, dir, "docs/c.md", frame("empty")+"<!-- errgen:end \n")
	put(t, dir, "docs/a.md", frame("ours")+"x\n"+frame("other")+frame("more")+frame("left"))
	mustWrite(t, dir, other, gone, ours, more)

	drifts := mustCheck(t, dir, []generator.File{ours}, source)
	wantStates(t, drifts, "orphan docs/a.md", "orphan docs/b.markdown")
	if d := drifts[0]; d.Region != "more" || d.Source != source || !strings.Contains(string(d.Diff()), "-4\n") {
		t.Errorf("have the region %q of %s:\n%s", d.Region, d.Source, d.Diff())
	}
	drifts = mustCheck(t, dir, nil, source)
	wantStates(t, drifts, "orphan docs/a.md", "orphan docs/a.md", "orphan docs/b.markdown")
	for range 2 { // what is gone already is no failure
		if err := output.Prune(dir, drifts); err != nil {
			t.Fatal(err)
		}
	}
	wantContent(t, dir, "docs/b.markdown", "x\ny\n")
	page, err := os.ReadFile(filepath.Join(dir, "docs/a.md"))
	if want := "x\n<!-- errgen:begin other -->\n\n1\n"; err != nil || !strings.HasPrefix(string(page), want) || !strings.HasSuffix(string(page), frame("left")) {
		t.Errorf("have %q, %v", page, err)
	}
}

// The diffs of the regions of one page follow each other.
func TestDiffOfRegionsApplies(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("needs git")
	}
	dir := t.TempDir()
	files := []generator.File{inRegion("README.md", "a", "one\n\none"), inRegion("README.md", "b", "two")}
	page := frame("a") + frame("b")
	for _, lineEnd := range []string{"\n", "\r\n"} {
		put(t, dir, "README.md", strings.ReplaceAll(page, "\n", lineEnd))
		var patch strings.Builder
		for _, d := range mustCheck(t, dir, files) {
			patch.Write(d.Diff())
		}
		apply := exec.Command(git, "apply", "-")
		apply.Dir = dir
		apply.Stdin = strings.NewReader(patch.String())
		if out, err := apply.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s\n%s", err, out, patch.String())
		}
		wantStates(t, mustCheck(t, dir, files))
	}
}
