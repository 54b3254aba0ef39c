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
	"testing"
	"time"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

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

// halfway returns files of which the last is too large for a small disk.
func halfway(text string) []generator.File {
	return []generator.File{
		generated("gen/new/deep/small.go", text+"\n"),
		generated("gen/old.go", text+"\n"),
		generated("gen/zoo/large.go", strings.Repeat(text+"\n", 20_000)),
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
