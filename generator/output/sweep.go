package output

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"time"

	"github.com/errgen/errgen/generator"
)

// abandoned is the age from which a temporary file cannot belong to a running
// errgen any more, which needs a second or two.
const abandoned = time.Hour

// sweep removes what killed runs left in the directories of files. If no other
// run can be writing there, that is every temporary file; if not, every old one.
func (t *tree) sweep(files []generator.File, alone bool) error {
	var dirs []string
	for _, f := range files {
		dirs = append(dirs, path.Dir(f.Path))
	}
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		if !t.directory(dir).exists {
			continue
		}
		if err := t.sweepDirectory(dir, alone); err != nil {
			return failure("clean up", dir, err)
		}
	}
	return nil
}

func (t *tree) sweepDirectory(dir string, alone bool) error {
	entries, err := readDirectory(t.root, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !tempName.MatchString(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err == nil && (alone || time.Since(info.ModTime()) > abandoned) {
			err = t.root.Remove(path.Join(dir, e.Name()))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
