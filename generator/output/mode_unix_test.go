//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

func TestWriteKeepsMode(t *testing.T) {
	dir := t.TempDir()
	for name, mode := range map[string]os.FileMode{"x.py": 0o755, "secret.go": 0o600, "shared.go": 0o666, "readonly.go": 0o444} {
		putFile(t, dir, generated(name, "old\n"))
		full := filepath.Join(dir, name)
		if err := os.Chmod(full, mode); err != nil {
			t.Fatal(err)
		}
		before, err := os.Stat(full)
		if err != nil {
			t.Fatal(err)
		}
		wantStates(t, mustWrite(t, dir, generated(name, "new\n")), "stale "+name)
		after, err := os.Stat(full)
		if err != nil {
			t.Fatal(err)
		}
		if before.Mode() != after.Mode() {
			t.Errorf("%s: want mode %v, have %v", name, before.Mode(), after.Mode())
		}
	}
}

// What an ordinary user may not do is a failure that leaves the old files whole,
// names the file, and leaves nothing behind.
func TestUnprivileged(t *testing.T) {
	tests := []struct {
		name    string
		prepare func(t *testing.T, dir string)
		want    string
		new     int // files that are new nevertheless
	}{
		{"read-only directory", func(t *testing.T, dir string) { chmod(t, dir, "gen/1", 0o555) },
			"write gen/1/errors.gox.go: permission denied", 0},
		{"read-only parent", func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, "gen/1")); err != nil {
				t.Fatal(err)
			}
			chmod(t, dir, "gen", 0o555)
		}, "make directory gen/1: permission denied", 0},
		{"unreadable file", func(t *testing.T, dir string) { chmod(t, dir, "gen/1/errors.gox.go", 0) },
			"check: read gen/1/errors.gox.go: permission denied", 0},
		{"unreadable data beside", func(t *testing.T, dir string) {
			mkdir("data")(t, dir)
			chmod(t, dir, "data", 0)
			chmod(t, dir, "gen/2", 0o555)
		}, "write gen/2/errors.goxx.go: permission denied", 0},
		{"file of somebody else", func(t *testing.T, dir string) {
			if os.Geteuid() != 0 {
				t.Skip("needs root to make a file that is not one's own")
			}
			chmod(t, dir, "gen/1", 0o777|fs.ModeSticky) // only owners may replace files
		}, "replace gen/1/errors.gox.go: operation not permitted (2 of 6 files are already new)", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			mustWrite(t, dir, set(0)...)
			for _, sub := range []string{".", "gen", "gen/0", "gen/1", "gen/2"} {
				chmod(t, dir, sub, 0o777)
			}
			test.prepare(t, dir)
			t.Cleanup(func() { // or the directory cannot be removed
				for _, sub := range []string{"gen", "gen/1", "gen/2"} {
					_ = os.Chmod(filepath.Join(dir, sub), 0o777)
				}
			})
			before := names(t, dir)
			out, err := child(t, dir, "write").CombinedOutput()
			if err != nil || strings.TrimSpace(string(out)) != test.want {
				t.Errorf("want %s\nhave %s%v", test.want, out, err)
			}
			if after := names(t, dir); before != after {
				t.Errorf("want the names\n%s\nhave\n%s", before, after)
			}
			if have := count(t, dir, set(1)); have != test.new {
				t.Errorf("want %d new files, have %d", test.new, have)
			}
		})
	}
}

func TestPruneFails(t *testing.T) {
	dir := t.TempDir()
	putFile(t, dir, generated("gen/legacy.go", "package gen\n"))
	chmod(t, dir, ".", 0o755)
	chmod(t, dir, "gen", 0o555)
	t.Cleanup(func() { chmod(t, dir, "gen", 0o755) })
	out, err := child(t, dir, "prune").CombinedOutput()
	if want := "remove gen/legacy.go: permission denied"; err != nil || strings.TrimSpace(string(out)) != want {
		t.Errorf("want %s\nhave %s%v", want, out, err)
	}
}

// A pipe is refused without waiting for somebody who writes into it.
func TestRefusedPipe(t *testing.T) {
	dir := t.TempDir()
	mkdir("gen")(t, dir)
	if err := syscall.Mkfifo(filepath.Join(dir, "gen/x.go"), 0o666); err != nil {
		t.Skip(err)
	}
	files := []generator.File{generated("gen/x.go", "package x\n"), generated("gen/y.go", "package x\n")}
	const want = "gen/x.go is a special file; remove it or choose another path"
	wantUntouched(t, dir, func() {
		_, err := output.Write(dir, files)
		wantRefusals(t, err, want)
		_, err = output.Check(dir, files, []string{source})
		wantRefusals(t, err, want)
		wantRefusals(t, output.Prune(dir, []output.Drift{{Path: "gen/x.go", State: output.Orphan}}), want)
	})
	if drifts := mustCheck(t, dir, files[1:], source); len(drifts) != 1 {
		t.Errorf("want one drift, have %v", drifts)
	}
}

// A name that no output can have is not errgen's, and never reaches a report.
func TestOrphansWithHostileNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a\n::error::x.go", "b\x1b[2J.go", "c\u202e/x.go"} {
		putFile(t, dir, generated(name, "x\n"))
	}
	wantStates(t, mustCheck(t, dir, nil, source))
}

func chmod(t *testing.T, dir, name string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
		t.Fatal(err)
	}
}
