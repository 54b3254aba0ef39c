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

func TestCheckStates(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "errors.yaml", "")
	same := generated("gen/same.go", "package gen\n")
	putFile(t, dir, same)
	putFile(t, dir, generated("gen/stale.go", "package old\n"))
	putFile(t, dir, generated("gen/edited.go", "package gen\n\nvar handMade int\n"))
	sealed := generated("gen/edited.go", "package gen\n\nvar generated int\n")
	put(t, dir, "gen/edited.go", strings.Replace(string(sealed.Content), "generated int", "handMade int", 1))
	unsealed := generated("gen/unsealed.go", "package gen\n")
	body, _, _ := strings.Cut(string(unsealed.Content), "// errgen:")
	put(t, dir, "gen/unsealed.go", body)
	putFile(t, dir, generated("gen/orphan.go", "package gen\n"))

	files := []generator.File{
		unsealed, same, sealed,
		generated("gen/stale.go", "package gen\n"),
		generated("docs/missing.md", "# Errors\n"),
	}
	wantUntouched(t, dir, func() {
		drifts := mustCheck(t, dir, files, source)
		wantStates(t, drifts,
			"missing docs/missing.md", "edited gen/edited.go", "orphan gen/orphan.go",
			"stale gen/stale.go", "edited gen/unsealed.go")
		for _, d := range drifts {
			if (d.Old == nil) != (d.State == output.Missing) || (d.New == nil) != (d.State == output.Orphan) {
				t.Errorf("%s: have old %q, new %q", d.Path, d.Old, d.New)
			}
			wantSource := d.State != output.Missing && d.Path != "gen/unsealed.go"
			if (d.Source == source) != wantSource {
				t.Errorf("%s: have source %q", d.Path, d.Source)
			}
		}
	})
}

func TestCheckPassesOtherLineEndings(t *testing.T) {
	dir := t.TempDir()
	f := generated("gen/errors.go", "package gen\n\nconst A = 1\n")
	put(t, dir, f.Path, strings.ReplaceAll(string(f.Content), "\n", "\r\n"))
	wantStates(t, mustCheck(t, dir, []generator.File{f}, source))

	put(t, dir, f.Path, strings.Replace(string(f.Content), " A", "\rA", 1))
	wantStates(t, mustCheck(t, dir, []generator.File{f}, source), "edited gen/errors.go")
}

func TestCheckOfChangedCopyWithOtherLineEndings(t *testing.T) {
	dir := t.TempDir()
	old := generated("gen/errors.go", "package gen\n\nconst A = 1\n")
	put(t, dir, old.Path, strings.ReplaceAll(string(old.Content), "\n", "\r\n"))
	drifts := mustCheck(t, dir, []generator.File{generated("gen/errors.go", "package gen\n\nconst A = 2\n")}, source)
	wantStates(t, drifts, "stale gen/errors.go")
	if diff := string(drifts[0].Diff()); strings.Contains(diff, "\r") || strings.Contains(diff, "-package gen") {
		t.Errorf("the diff is about line endings:\n%s", diff)
	}
}

// A file of one byte less or another byte is never up to date.
func TestCheckSeesEveryByte(t *testing.T) {
	dir := t.TempDir()
	f := generated("x.go", "package x\n")
	for i := range f.Content {
		changed := []byte(string(f.Content))
		changed[i] ^= 1
		put(t, dir, f.Path, string(changed))
		drifts, err := output.Check(dir, []generator.File{f}, nil)
		if err == nil && len(drifts) == 0 {
			t.Errorf("a change of byte %d is not seen", i)
		}
	}
	put(t, dir, f.Path, string(f.Content[:len(f.Content)-1]))
	wantStates(t, mustCheck(t, dir, []generator.File{f}), "stale x.go")
}

func TestCheckIgnoresMode(t *testing.T) {
	dir := t.TempDir()
	f := generated("x.go", "package x\n")
	putFile(t, dir, f)
	if err := os.Chmod(filepath.Join(dir, "x.go"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantStates(t, mustCheck(t, dir, []generator.File{f}))
}

func TestCheckReportsRefusalsAndDrifts(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "hand.go", "package hand\n")
	files := []generator.File{generated("hand.go", "package x\n"), generated("new.go", "package x\n"), generated("../up.go", "package x\n")}
	drifts, err := output.Check(dir, files, nil)
	wantStates(t, drifts, "missing new.go")
	wantRefusals(t, err,
		`"../up.go" is not a plain path below the root: want one like docs/errors.md, without ".." or "." parts`,
		"hand.go was not written by errgen; move it away or choose another path")
}

func TestCheckFailsWithoutRoot(t *testing.T) {
	_, err := output.Check(filepath.Join(t.TempDir(), "none"), nil, nil)
	if !os.IsNotExist(err) {
		t.Errorf("want a failure, have %v", err)
	}
}

// The diffs of all states turn what is on disk into what should be there.
func TestDiffApplies(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("needs git")
	}
	dir := t.TempDir()
	putFile(t, dir, generated("gen/stale.go", "package gen\n\nconst A = 1\n"))
	putFile(t, dir, generated("gen/orphan.go", "package gen\n"))
	files := []generator.File{
		generated("gen/stale.go", "package gen\n\nconst A = 2\n"),
		generated("docs/missing.md", "# Errors\n"),
	}
	var patch strings.Builder
	for _, d := range mustCheck(t, dir, files, source) {
		patch.Write(d.Diff())
	}
	apply := exec.Command(git, "apply", "-")
	apply.Dir = dir
	apply.Stdin = strings.NewReader(patch.String())
	if out, err := apply.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, patch.String())
	}
	wantStates(t, mustCheck(t, dir, files, source))
}

func TestDiffNamesBothSides(t *testing.T) {
	tests := []struct {
		drift output.Drift
		want  string
	}{
		{output.Drift{Path: "x.go", State: output.Stale, Old: []byte("a\n"), New: []byte("b\n")},
			"diff a/x.go b/x.go\n--- a/x.go\n+++ b/x.go\n@@ -1,1 +1,1 @@\n-a\n+b\n"},
		{output.Drift{Path: "x.go", State: output.Missing, New: []byte("b\n")},
			"diff /dev/null b/x.go\n--- /dev/null\n+++ b/x.go\n@@ -0,0 +1,1 @@\n+b\n"},
		{output.Drift{Path: "x.go", State: output.Orphan, Old: []byte("a\n")},
			"diff a/x.go /dev/null\n--- a/x.go\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n"},
	}
	for _, test := range tests {
		if have := string(test.drift.Diff()); have != test.want {
			t.Errorf("want\n%s\nhave\n%s", test.want, have)
		}
	}
}
