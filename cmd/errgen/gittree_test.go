package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// TestGitTree reads a commit as a file system, from the top of a repository and
// from a directory in it.
func TestGitTree(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.yaml": "a", "sub/errors.yaml": "b\n", "sub/more/é x.yaml": "", "z": "z"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("a.yaml", filepath.Join(dir, "link")); err != nil {
		t.Log(err)
	}
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "."},
		{"-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x"},
	} {
		if _, err := git(dir, args...); err != nil {
			t.Skip(err)
		}
	}
	whole, err := openGit(dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(whole, "a.yaml", "sub/errors.yaml", "sub/more/é x.yaml", "z"); err != nil {
		t.Error(err)
	}
	if _, err := whole.Open("link"); err == nil {
		t.Error("a link was opened")
	}
	below, err := whole.Open("sub")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, below); err == nil {
		t.Error("a directory was read as a file")
	}
	part, err := openGit(filepath.Join(dir, "sub"), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(part, "errors.yaml", "more/é x.yaml"); err != nil {
		t.Error(err)
	}
}

func TestFetchCommand(t *testing.T) {
	for ref, want := range map[string]string{
		"main":               "git fetch --no-tags --depth=1 origin +refs/heads/main:refs/heads/main",
		"origin/feature/x":   "git fetch --no-tags --depth=1 origin +refs/heads/feature/x:refs/remotes/origin/feature/x",
		"v1.2.0":             "git fetch --no-tags --depth=1 origin +refs/tags/v1.2.0:refs/tags/v1.2.0",
		"refs/tags/odd":      "git fetch --no-tags --depth=1 origin +refs/tags/odd:refs/tags/odd",
		"main; rm -rf /home": "git fetch --no-tags --depth=1 origin '+refs/heads/main; rm -rf /home:refs/heads/main; rm -rf /home'",
	} {
		if have := fetchCommand("origin", ref); have != want {
			t.Errorf("%s: got %s", ref, have)
		}
	}
}
