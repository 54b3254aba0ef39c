package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/region"
)

// A search looks for orphans.
type search struct {
	tree     *tree
	outputs  map[string]string  // paths of this run's files, by their paths without case
	regions  map[[2]string]bool // path and name of this run's regions
	catalogs map[string]bool    // paths of this run's catalogues
	seen     map[string]bool    // directories
	found    []Drift
}

// orphans returns the files below the directories of files and catalogs that
// these or former catalogues wrote and that are not in files.
func (t *tree) orphans(files []generator.File, catalogs []string) ([]Drift, error) {
	s := search{tree: t, outputs: map[string]string{}, regions: map[[2]string]bool{}, catalogs: map[string]bool{}, seen: map[string]bool{}}
	var starts []string
	for _, f := range files {
		if f.Region == "" {
			s.outputs[fold(f.Path)] = f.Path
		} else {
			s.regions[[2]string{f.Path, f.Region}] = true
		}
		starts = append(starts, path.Dir(f.Path))
	}
	for _, c := range catalogs {
		s.catalogs[path.Clean(c)] = true
		starts = append(starts, path.Dir(c))
	}
	slices.Sort(starts)
	for _, dir := range slices.Backward(slices.Compact(starts)) { // a start below another one first, as a start
		// A start that is refused or outside the root has been reported elsewhere, or cannot be searched.
		if fs.ValidPath(dir) && t.directory(dir).exists {
			if err := s.walk(dir, true); err != nil {
				return nil, failure("search", dir, err)
			}
		}
	}
	return s.found, nil
}

// walk searches dir and what is below. A start is searched whatever its name is.
func (s *search) walk(dir string, start bool) error {
	if s.seen[dir] {
		return nil
	}
	s.seen[dir] = true
	below, err := s.look(dir, start)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) {
		return nil // data of some server, or gone since: nothing that errgen could have written
	}
	if err != nil {
		return err
	}
	for _, sub := range below {
		if err := s.walk(sub, false); err != nil {
			return err
		}
	}
	return nil
}

// look looks at the files of dir and returns the directories below.
func (s *search) look(dir string, start bool) ([]string, error) {
	root, err := s.tree.root.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	entries, err := readDirectory(root, ".")
	if err != nil || !start && slices.ContainsFunc(entries, isRepository) {
		return nil, err
	}
	var below []string
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case nameProblem(e.Name()) != "":
		case e.IsDir() && !skipped(e.Name()):
			below = append(below, name)
		case e.Type().IsRegular() && !s.isOutput(name):
			if err := s.file(root, name); err != nil {
				return nil, err
			}
		}
	}
	return below, nil
}

// file looks at one file of the directory that root is. One that cannot be read
// is nothing that errgen could have written.
func (s *search) file(root *os.Root, name string) error {
	if !generator.Sealable(name) && !region.Possible(name) {
		return nil
	}
	head, err := readHead(root, path.Base(name))
	_, whole := generator.ReadSeal(head)
	if err == nil && whole {
		err = s.whole(root, name)
	} else if err == nil && region.Possible(name) {
		err = s.page(root, name)
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// whole looks at a file that errgen wrote as a whole.
func (s *search) whole(root *os.Root, name string) error {
	content, err := root.ReadFile(path.Base(name))
	if err != nil {
		return err
	}
	seal, _ := generator.ReadSeal(content)
	if source := fromRoot(name, seal.Source); s.isLost(source) {
		s.found = append(s.found, Drift{Path: name, State: Orphan, Old: content, Source: source})
	}
	return nil
}

// page looks at the regions of a page that somebody else owns.
func (s *search) page(root *os.Root, name string) error {
	info, err := root.Stat(path.Base(name))
	if err != nil || info.Size() > maxPage {
		return err
	}
	content, err := root.ReadFile(path.Base(name))
	if err != nil {
		return err
	}
	asked := func(region string) bool { return s.regions[[2]string{name, region}] }
	s.found = append(s.found, orphanRegions(name, content, asked, s.isLost)...)
	return nil
}

// isLost reports whether what was generated from source and is no output of this
// run has no catalogue that could write it.
func (s *search) isLost(source string) bool { return s.catalogs[source] || s.isGone(source) }

// isGone reports whether a catalogue is known not to exist. What a seal calls a
// catalogue can be anything, and outside the root nothing is known.
func (s *search) isGone(source string) bool {
	if !fs.ValidPath(source) {
		return false
	}
	_, err := s.tree.root.Lstat(source)
	return errors.Is(err, fs.ErrNotExist)
}

// isOutput reports whether the file is one of this run's, perhaps under
// another name, as on a file system that ignores case.
func (s *search) isOutput(name string) bool {
	output, ok := s.outputs[fold(name)]
	if !ok || output == name {
		return ok
	}
	here, errHere := s.tree.root.Lstat(name)
	there, errThere := s.tree.root.Lstat(output)
	return errHere == nil && errThere == nil && os.SameFile(here, there)
}

// skipped reports whether a directory of that name is not searched.
func skipped(name string) bool {
	return name[0] == '.' || name[0] == '_' || name == "testdata" || name == "vendor" || name == "node_modules"
}

// isRepository reports whether the directory that holds e is a repository of its own.
func isRepository(e fs.DirEntry) bool { return e.Name() == ".git" }
