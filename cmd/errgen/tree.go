package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A tree is the module or repository that holds a catalogue. Nothing outside
// is read or written. Names in a tree are slash-separated and relative to its
// top.
type tree struct {
	dir    string // absolute
	cwd    string // the working directory
	fsys   fs.FS
	texts  map[string][]string // lines of files that were shown
	titles map[string]string   // how names are shown, where it is not their path
}

// openTree opens the tree with its top at dir.
func openTree(dir, cwd string) (*tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &tree{dir: dir, cwd: cwd, fsys: root.FS(), texts: map[string][]string{}, titles: map[string]string{}}, nil
}

// name returns the name of the file or directory at an absolute path, if it
// lies in t.
func (t *tree) name(abs string) (string, bool) {
	rel, err := filepath.Rel(t.dir, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// show returns name as users see it: relative to the working directory.
func (t *tree) show(name string) string {
	if title, ok := t.titles[name]; ok {
		return title
	}
	abs := filepath.Join(t.dir, filepath.FromSlash(name))
	if rel, err := filepath.Rel(t.cwd, abs); err == nil {
		abs = rel
	}
	return cleanPath(abs)
}

// place returns pos as users see it, or nothing if no place is known.
func (t *tree) place(pos catalog.Pos) string {
	if pos.File == "" {
		return ""
	}
	pos.File = t.show(pos.File)
	return pos.String()
}

// failure returns a failure to read or write, with the path as users see it.
func (t *tree) failure(err error) error {
	var pathError *fs.PathError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &pathError) || err.Error() != pathError.Error():
		return fmt.Errorf("below %s: %w", relative(t.cwd, t.dir), err)
	case strings.Contains(pathError.Err.Error(), "escapes"): // package os does not export the error
		return fmt.Errorf("%s is a link that leads out of %s; --root DIR allows more", t.show(pathError.Path), relative(t.cwd, t.dir))
	}
	op := strings.TrimSuffix(pathError.Op, "at") // the system call of a root
	return &fs.PathError{Op: op, Path: t.show(pathError.Path), Err: pathError.Err}
}

// lines returns the lines of a file, or nothing if it cannot be read: then the
// diagnostic says so and there is nothing to show.
func (t *tree) lines(name string) []string {
	lines, ok := t.texts[name]
	if !ok && name != "" {
		lines = readLines(t.fsys, name)
		t.texts[name] = lines
	}
	return lines
}

func readLines(fsys fs.FS, name string) []string {
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxCatalogue {
		return nil
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}

// rootError makes a missing --root a mistake on the command line.
func rootError(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return usageError{err: err}
	}
	return err
}

// relative returns abs relative to dir, if it has such a path.
func relative(dir, abs string) string {
	if rel, err := filepath.Rel(dir, abs); err == nil {
		return cleanPath(rel)
	}
	return cleanPath(abs)
}
