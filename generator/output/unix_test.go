//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

// TestMain runs the test binary either as the tests or as a child of one,
// which works in its working directory until it is done or killed.
func TestMain(m *testing.M) {
	var err error
	switch os.Getenv("ERRGEN_OUTPUT_CHILD") {
	case "":
		os.Exit(m.Run())
	case "loop":
		err = childLoop()
	case "write":
		err = childWrite(set(1))
	case "halfway":
		err = childWrite(halfway("new"))
	case "prune":
		err = childPrune()
	}
	var refusals output.Refusals
	if errors.As(err, &refusals) {
		fmt.Println("a finding, not a failure:")
	}
	fmt.Println(err)
}

// child returns a command that runs the test binary as a child in dir.
func child(t *testing.T, dir, mode string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "ERRGEN_OUTPUT_CHILD="+mode, "GORACE=atexit_sleep_ms=0")
	return cmd
}

// childLoop writes two sets in turn for ever.
func childLoop() error {
	for run := 0; ; run = 1 - run {
		if _, err := output.Write(".", set(run)); err != nil {
			return err
		}
	}
}

// childWrite checks and writes files once, as an ordinary user.
func childWrite(files []generator.File) error {
	if err := dropPrivileges(); err != nil {
		return err
	}
	if _, err := output.Check(".", files, []string{source}); err != nil {
		return fmt.Errorf("check: %w", err)
	}
	_, err := output.Write(".", files)
	return err
}

// childPrune removes orphans, as an ordinary user.
func childPrune() error {
	if err := dropPrivileges(); err != nil {
		return err
	}
	drifts, err := output.Check(".", nil, []string{source})
	if err != nil {
		return err
	}
	return output.Prune(".", drifts)
}

// dropPrivileges makes an ordinary user of root, who may do everything.
func dropPrivileges() error {
	const nobody = 65534
	if os.Geteuid() != 0 {
		return nil
	}
	return errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody))
}

// set returns the files of one run among several: the same paths with the number of
// the run in their content.
func set(run int) []generator.File {
	var files []generator.File
	for i := range 6 {
		body := fmt.Sprintf("package gen\n\nconst Run = %d\n\n%s", run, strings.Repeat("// some text to write\n", 2000))
		files = append(files, generated(fmt.Sprintf("gen/%d/errors.go", i%3)+strings.Repeat("x", i)+".go", body))
	}
	return files
}

// Twenty runs with different catalogues at once end with the set of one of them.
func TestWriteConcurrently(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for run := range 20 {
		wg.Go(func() {
			if _, err := output.Write(dir, set(run)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	wantOneSet(t, dir, 20)
	if left := temps(t, dir); left != nil {
		t.Errorf("temporary files are left: %q", left)
	}
}

// wantOneSet checks that the files in dir are all from the same run.
func wantOneSet(t *testing.T, dir string, runs int) {
	t.Helper()
	for run := range runs {
		if len(mustCheck(t, dir, set(run))) == 0 {
			return
		}
	}
	t.Errorf("want the files of one of %d runs, have a mixture", runs)
}

// A run that is killed leaves every file whole, and the next run removes its temporary files.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, set(0)...)
	left := 0
	for range 20 {
		cmd := child(t, dir, "loop")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20*time.Millisecond + rand.N(60*time.Millisecond))
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if state, _ := cmd.Process.Wait(); state.Exited() {
			t.Fatalf("the child ended by itself: %v", state)
		}
		wantWhole(t, dir, set(0), set(1))
		left += len(temps(t, dir))
		if mustWrite(t, dir, set(0)...); temps(t, dir) != nil {
			t.Fatal("temporary files are left after the next run")
		}
	}
	if left == 0 {
		t.Error("no kill came while files were written: the test proves nothing")
	}
}

// wantWhole checks that each file is as it is in one of the sets.
func wantWhole(t *testing.T, dir string, sets ...[]generator.File) {
	t.Helper()
	for i, f := range sets[0] {
		have, err := os.ReadFile(filepath.Join(dir, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		whole := false
		for _, set := range sets {
			whole = whole || string(have) == string(set[i].Content)
		}
		if !whole {
			t.Errorf("%s is torn", f.Path)
		}
	}
}

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

// count returns how many of the files are on disk as they are.
func count(t *testing.T, dir string, files []generator.File) int {
	t.Helper()
	n := 0
	for _, f := range files {
		if content, err := os.ReadFile(filepath.Join(dir, f.Path)); err == nil && string(content) == string(f.Content) {
			n++
		}
	}
	return n
}

// names returns the names of everything below dir that can be seen, one a line.
func names(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrPermission) {
			return nil
		}
		all = append(all, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "\n")
}

func chmod(t *testing.T, dir, name string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
		t.Fatal(err)
	}
}

// halfway returns files of which the last is too large for a small disk.
func halfway(text string) []generator.File {
	return []generator.File{
		generated("gen/new/deep/small.go", text+"\n"),
		generated("gen/old.go", text+"\n"),
		generated("gen/zoo/large.go", strings.Repeat(text+"\n", 20_000)),
	}
}

// A disk that is full, here a limit on the size of files, leaves the old files whole
// and neither temporary files nor new directories.
func TestWriteFailsHalfWay(t *testing.T) {
	dir := t.TempDir()
	putFile(t, dir, halfway("old")[1])
	putFile(t, dir, halfway("old")[2])
	for _, sub := range []string{".", "gen", "gen/zoo"} {
		chmod(t, dir, sub, 0o777)
	}
	run := child(t, dir, "halfway")
	limited := exec.Command("sh", "-c", `ulimit -f 8; exec "$0"`, run.Path)
	limited.Dir, limited.Env = run.Dir, run.Env
	before := names(t, dir)
	out, err := limited.CombinedOutput()
	if want := "write gen/zoo/large.go: file too large"; err != nil || strings.TrimSpace(string(out)) != want {
		t.Errorf("want %s\nhave %s%v", want, out, err)
	}
	if after := names(t, dir); before != after {
		t.Errorf("want the names\n%s\nhave\n%s", before, after)
	}
	if have := count(t, dir, halfway("old")); have != 2 {
		t.Errorf("want 2 old files, have %d", have)
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
