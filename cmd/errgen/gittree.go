package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A gitTree is the files of a directory as a commit has them. They are read from
// the object database: nothing is checked out. Links and submodules are left out.
type gitTree struct {
	dir   string // of the working tree
	files map[string]gitEntry
	below map[string][]fs.DirEntry // by directory
}

// A gitError is what git said when it could not do its work.
type gitError struct {
	args []string
	said string
}

func (e gitError) Error() string {
	return fmt.Sprintf("git %s: %s", e.args[0], strings.TrimSpace(e.said))
}

// git runs git in a directory and returns what it printed. The environment and
// the configuration of the user decide what git may read.
func git(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return "", gitError{args, said.String()}
	case err != nil:
		return "", fmt.Errorf("cannot run git: %w", err)
	}
	return out.String(), nil
}

// commitOf returns the commit that a reference means.
func commitOf(dir, ref string) (string, error) {
	out, err := git(dir, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	var refused gitError
	if errors.As(err, &refused) {
		return "", unknownReference(dir, ref)
	}
	return strings.TrimSpace(out), err
}

// unknownReference returns the way out if git does not know a reference.
func unknownReference(dir, ref string) error {
	if _, err := git(dir, "rev-parse", "--git-dir"); err != nil {
		return usagef("--against: %s is no file and no directory, and there is no git repository that could know it as a reference", cleanPath(ref))
	}
	shallow, err := git(dir, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return err
	}
	message := "--against: git does not know the reference " + cleanPath(ref)
	if strings.TrimSpace(shallow) != "true" {
		return usagef("%s", message)
	}
	remote, err := firstRemote(dir)
	if err != nil {
		return err
	}
	return usagef("%s, since this clone is shallow. Run:\n%s", message, fetchCommand(remote, ref))
}

func firstRemote(dir string) (string, error) {
	out, err := git(dir, "remote")
	remotes := strings.Fields(out)
	if slices.Contains(remotes, "origin") || len(remotes) == 0 {
		return "origin", err
	}
	return remotes[0], err
}

// fetchCommand returns the command that brings a reference into a shallow clone
// under the name that errgen was given.
func fetchCommand(remote, ref string) string {
	source, target := "refs/heads/"+ref, "refs/heads/"+ref
	if branch, ok := strings.CutPrefix(ref, remote+"/"); ok {
		source, target = "refs/heads/"+branch, "refs/remotes/"+ref
	}
	if strings.HasPrefix(ref, "refs/") {
		source, target = ref, ref
	}
	if isVersion(ref) {
		source, target = "refs/tags/"+ref, "refs/tags/"+ref
	}
	return "git fetch --no-tags --depth=1 " + remote + " " + shellWord("+"+source+":"+target)
}

// isVersion reports whether a reference looks like a tag of a Go module.
func isVersion(ref string) bool {
	return len(ref) > 1 && ref[0] == 'v' && '0' <= ref[1] && ref[1] <= '9'
}

// openGit returns the files of a directory of the working tree as a reference
// has them.
func openGit(dir, ref string) (*gitTree, error) {
	commit, err := commitOf(dir, ref)
	if err != nil {
		return nil, err
	}
	prefix, err := git(dir, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	list, err := git(dir, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
	if err != nil {
		return nil, err
	}
	t := &gitTree{dir: dir, files: map[string]gitEntry{}, below: map[string][]fs.DirEntry{}}
	for line := range strings.SplitSeq(list, "\x00") {
		meta, name, _ := strings.Cut(line, "\t")
		name, ok := strings.CutPrefix(name, strings.TrimSuffix(prefix, "\n"))
		fields := strings.Fields(meta) // mode, type, object, size
		if !ok || len(fields) != 4 || !strings.HasPrefix(fields[0], "100") || !fs.ValidPath(name) {
			continue
		}
		size, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil {
			return nil, err
		}
		t.add(name, gitEntry{name: path.Base(name), object: fields[2], size: size})
	}
	return t, nil
}

// add adds a file, and the directories around it.
func (t *gitTree) add(name string, file gitEntry) {
	t.files[name] = file
	child := fs.DirEntry(file)
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		siblings, known := t.below[dir]
		t.below[dir] = append(siblings, child)
		if known || dir == "." {
			return
		}
		child = gitEntry{name: path.Base(dir), isDir: true}
	}
}

// Open opens a file or a directory.
func (t *gitTree) Open(name string) (fs.File, error) {
	if list, ok := t.below[name]; ok {
		return &gitFile{gitEntry: gitEntry{name: path.Base(name), isDir: true}, list: list}, nil
	}
	file, ok := t.files[name]
	if !ok || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	text, err := git(t.dir, "cat-file", "blob", file.object)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &gitFile{gitEntry: file, text: strings.NewReader(text)}, nil
}

// A gitEntry is a name in a directory.
type gitEntry struct {
	name   string
	isDir  bool
	object string // of a file
	size   int64  // of a file
}

func (e gitEntry) Name() string               { return e.name }
func (e gitEntry) IsDir() bool                { return e.isDir }
func (e gitEntry) Type() fs.FileMode          { return e.Mode().Type() }
func (e gitEntry) Info() (fs.FileInfo, error) { return &gitFile{gitEntry: e}, nil }

// Mode returns that of a file or a directory that everybody may read.
func (e gitEntry) Mode() fs.FileMode {
	if e.isDir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// A gitFile is an open file or directory, and describes it.
type gitFile struct {
	gitEntry
	text *strings.Reader // of a file
	list []fs.DirEntry   // of a directory: what was not read yet
}

func (f *gitFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *gitFile) Close() error               { return nil }
func (f *gitFile) Size() int64                { return f.size }
func (f *gitFile) ModTime() time.Time         { return time.Time{} }
func (f *gitFile) Sys() any                   { return nil }

// Read reads from a file.
func (f *gitFile) Read(b []byte) (int, error) {
	if f.text == nil {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: errors.New("is a directory")}
	}
	return f.text.Read(b)
}

// ReadDir reads the names in a directory.
func (f *gitFile) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.list) {
		if n > 0 && len(f.list) == 0 {
			return nil, io.EOF
		}
		n = len(f.list)
	}
	list := slices.Clone(f.list[:n])
	f.list = f.list[n:]
	return list, nil
}
