package output_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/errgen/errgen/generator/output"
)

func empty(content []byte) bool { return len(content) == 0 }

func TestRecordIsAlwaysNew(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "done.stamp")
	for _, content := range []string{"", "", "x"} {
		long := time.Now().Add(-time.Hour)
		_ = os.Chtimes(file, long, long)
		if err := output.Record(file, []byte(content), empty); err != nil {
			t.Fatal(err)
		}
		wantContent(t, dir, "done.stamp", content)
		if info, err := os.Stat(file); err != nil || !info.ModTime().After(long.Add(time.Minute)) {
			t.Errorf("the time still is %v, %v", info.ModTime(), err)
		}
	}
	if left := temps(t, dir); left != nil {
		t.Errorf("temporary files are left: %q", left)
	}
}

func TestRecordSparesOtherFiles(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "errors.yaml", "errgen: 1\n")
	put(t, dir, "sub/x", "")
	if err := os.Symlink("errors.yaml", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	for name, want := range map[string]string{
		"errors.yaml": "errors.yaml holds something else; remove it or choose another path",
		"sub":         "sub is a directory; remove it or choose another path",
		"link":        "link is a symbolic link; remove it or choose another path",
	} {
		wantUntouched(t, dir, func() {
			wantRefusals(t, output.Record(filepath.Join(dir, name), nil, empty), want)
		})
	}
}

func TestRecordNeedsItsDirectory(t *testing.T) {
	if err := output.Record(filepath.Join(t.TempDir(), "none", "x"), nil, empty); err == nil {
		t.Error("want an error")
	}
}
