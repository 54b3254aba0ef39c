package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/errgen/errgen/generator"
)

// A tree is the output root, with what is known of the directories below it.
type tree struct {
	root *os.Root
	dirs map[string]directory
}

// A directory is what is at the path of a directory.
type directory struct {
	exists bool
	err    error // a Refusal if something else is there
}

// openTree opens the output root.
func openTree(dir string) (*tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &tree{root: root, dirs: map[string]directory{".": {exists: true}}}, nil
}

// close ends the use of the tree. The root is only a handle for reading
// a directory: nothing can be lost by closing it.
func (t *tree) close() { _ = t.root.Close() }

// inspect returns what is known of the file at name, or nil if there is none.
// The error is a [Refusal] if anything but a regular file in real directories is there.
func (t *tree) inspect(name string) (fs.FileInfo, error) {
	if d := t.directory(path.Dir(name)); d.err != nil || !d.exists {
		var r Refusal
		if errors.As(d.err, &r) {
			return nil, refuse(name, "lies below "+r.Path+", which "+r.Reason)
		}
		return nil, d.err
	}
	info, err := t.lstat(name)
	if err != nil || info == nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, refuse(name, "is "+kind(info.Mode())+"; remove it or choose another path")
	}
	return info, nil
}

// directory returns what is at the path of a directory.
func (t *tree) directory(dir string) directory {
	d, ok := t.dirs[dir]
	if ok {
		return d
	}
	d = t.directory(path.Dir(dir))
	if d.exists {
		d = t.lookAt(dir)
	}
	t.dirs[dir] = d
	return d
}

// lookAt returns what is at dir, whose parent exists.
func (t *tree) lookAt(dir string) directory {
	info, err := t.lstat(dir)
	if err != nil || info == nil {
		return directory{err: err}
	}
	if !info.IsDir() {
		return directory{err: refuse(dir, "is "+kind(info.Mode())+"; remove it or choose another path")}
	}
	return directory{exists: true}
}

// lstat is like the method of the root, but returns nil if nothing is there.
func (t *tree) lstat(name string) (fs.FileInfo, error) {
	info, err := t.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failure("look at", name, err)
	}
	return info, nil
}

// readDirectory returns the entries of dir, sorted by name.
func readDirectory(root *os.Root, dir string) ([]fs.DirEntry, error) {
	return fs.ReadDir(root.FS(), dir)
}

// readHead returns as much of a file as is needed to tell whether errgen wrote it.
func readHead(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, generator.HeadSize)
	n, err := io.ReadFull(f, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], err
}

// kind names what is in the way of a file or directory.
func kind(mode fs.FileMode) string {
	switch mode.Type() {
	case 0:
		return "a file"
	case fs.ModeDir:
		return "a directory"
	case fs.ModeSymlink:
		return "a symbolic link"
	default:
		return "a special file"
	}
}

// fromRoot returns the source that a file gives, relative to the root.
func fromRoot(name, source string) string {
	if source == "" {
		return ""
	}
	return path.Join(path.Dir(name), source)
}

// failure describes a failed operation on an output. It names that file and
// not the temporary one that stood for it when the operation failed.
func failure(op, name string, err error) error {
	var pathErr *fs.PathError
	var linkErr *os.LinkError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	} else if errors.As(err, &linkErr) {
		err = linkErr.Err
	}
	return &fs.PathError{Op: op, Path: quote(name), Err: err}
}
