package output

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"

	"github.com/errgen/errgen/generator"
)

// Write makes the files in dir equal to files and returns what it changed, as
// it was before, sorted by path. Files that are up to date are not touched.
//
// If anything is wrong with one file, nothing is written and the error is of type [Refusals].
// After any other error each file is still wholly old or wholly new and no temporary file is left. All
// content is on disk before the first file is replaced; only if the replacing itself fails
// can some files be new and others old, and the error says so.
//
// Calls for the same root wait for each other, in other processes too, where
// the file system has locks.
func Write(dir string, files []generator.File) ([]Drift, error) {
	t, err := openTree(dir)
	if err != nil {
		return nil, err
	}
	defer t.close()
	release, alone := lock(t.root)
	defer release()

	drifts, refusals, err := t.compareAll(files)
	if err == nil {
		err = refusals.err()
	}
	if err != nil {
		return nil, err
	}
	if err := t.sweep(files, alone); err != nil {
		return nil, err
	}
	return t.replace(drifts)
}

// replace makes the files of drifts new and returns the drifts of those that it
// replaced.
func (t *tree) replace(drifts []Drift) ([]Drift, error) {
	b := batch{root: t.root}
	var ends []int // of the drifts of each file
	for i, d := range drifts {
		if i+1 < len(drifts) && drifts[i+1].Path == d.Path {
			continue // the next drift of the page begins with what this one makes
		}
		if err := b.stage(d); err != nil {
			return nil, errors.Join(err, b.discard())
		}
		ends = append(ends, i+1)
	}
	published, err := b.publish()
	if published == 0 {
		return nil, err
	}
	return drifts[:ends[published-1]], err
}

// A batch replaces several files together.
type batch struct {
	root   *os.Root
	made   []string // directories, parents first
	staged []staged
}

// A staged file is complete on disk, but under a temporary name.
type staged struct{ temp, target string }

// tempName matches the names of temporary files. They cannot be guessed, so
// that nobody can put a link there, and begin with a dot, so that the go
// command does not see them.
var tempName = regexp.MustCompile(`^\.errgen-[A-Z2-7]{26,}\.tmp$`)

// newTempName returns a name that tempName matches.
func newTempName() string { return ".errgen-" + rand.Text() + ".tmp" }

// stage writes the new content of a file under a temporary name in the same directory.
func (b *batch) stage(d Drift) error {
	dir := path.Dir(d.Path)
	if err := b.makeDirectory(dir); err != nil {
		return err
	}
	mode, err := b.mode(d)
	if err != nil {
		return failure("read", d.Path, err)
	}
	temp := path.Join(dir, newTempName())
	f, err := b.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return failure("write", d.Path, err)
	}
	b.staged = append(b.staged, staged{temp, d.Path})
	err = fill(f, d, mode)
	if err := errors.Join(err, f.Close()); err != nil {
		return failure("write", d.Path, err)
	}
	return nil
}

// mode returns the mode of the file that d replaces, or what a new file gets
// before the umask.
func (b *batch) mode(d Drift) (fs.FileMode, error) {
	if d.isNew() {
		return 0o666, nil
	}
	info, err := b.root.Lstat(d.Path)
	if err != nil {
		return 0, err
	}
	return info.Mode().Perm(), nil
}

// fill writes the new content into a temporary file, safe on disk. A file that
// replaces another gets exactly its mode, whatever the umask is.
func fill(f *os.File, d Drift, mode fs.FileMode) error {
	info, err := f.Stat()
	if err == nil && !d.isNew() && info.Mode().Perm() != mode {
		err = f.Chmod(mode)
	}
	if err == nil {
		_, err = f.Write(d.New)
	}
	if err == nil {
		err = f.Sync()
	}
	return err
}

// makeDirectory makes dir and its parents if they do not exist.
func (b *batch) makeDirectory(dir string) error {
	if dir == "." {
		return nil
	}
	if err := b.makeDirectory(path.Dir(dir)); err != nil {
		return err
	}
	err := b.root.Mkdir(dir, 0o777)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return failure("make directory", dir, err)
	}
	b.made = append(b.made, dir)
	return nil
}

// publish moves every staged file to its target and returns how many it moved.
func (b *batch) publish() (int, error) {
	all := b.staged
	for i, s := range all {
		if err := b.root.Rename(s.temp, s.target); err != nil {
			b.staged = all[i:]
			err = fmt.Errorf("%w (%d of %d files are already new)", failure("replace", s.target, err), i, len(all))
			return i, errors.Join(err, b.discard())
		}
	}
	return len(all), b.syncDirectories(all)
}

// discard removes what was staged and not published.
func (b *batch) discard() error {
	var errs []error
	for _, s := range b.staged {
		if err := b.root.Remove(s.temp); err != nil {
			errs = append(errs, failure("clean up after", s.target, err))
		}
	}
	for _, dir := range slices.Backward(b.made) {
		// A directory that is in use by now is not ours to remove, and an empty one does no harm.
		_ = b.root.Remove(dir)
	}
	return errors.Join(errs...)
}

// syncDirectories makes the new names of published files safe on disk.
func (b *batch) syncDirectories(published []staged) error {
	var dirs []string
	for _, s := range published {
		dirs = append(dirs, path.Dir(s.target))
	}
	for _, dir := range b.made {
		dirs = append(dirs, path.Dir(dir))
	}
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		if err := syncDirectory(b.root, dir); err != nil {
			return failure("sync", dir, err)
		}
	}
	return nil
}
