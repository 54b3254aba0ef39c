package catalog

import (
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
)

// Load reads the catalogue in the named file of fsys, and the fragments and
// translations that it includes.
//
// If the files can be read but are no valid catalogue, the error is a
// [Diagnostics] with everything that is wrong, sorted by place. Any other error
// says that a file could not be read; it satisfies errors.Is with
// [fs.ErrNotExist] if the named file does not exist.
func Load(fsys fs.FS, name string) (*Catalog, error) {
	var ds Diagnostics
	report := reporter{&ds}
	files, err := readFiles(fsys, name, report)
	if err != nil {
		return nil, err
	}
	var cat *Catalog
	if files != nil {
		cat = resolve(files, report)
	}
	ds = ds.merged()
	if err := ds.Err(); err != nil {
		return nil, err
	}
	cat.Warnings = ds
	return cat, nil
}

// A reading reads the files of one catalogue.
type reading struct {
	fsys   fs.FS
	report reporter
	total  int64
}

// readFiles reads the catalogue file and all that it includes. It returns nil
// without an error if one of them is no YAML: what the others refer to might be
// in it.
func readFiles(fsys fs.FS, name string, report reporter) ([]*fileSyntax, error) {
	r := &reading{fsys: fsys, report: report}
	main, err := r.file(name)
	if err != nil || main == nil {
		return nil, err
	}
	if !r.isCatalogue(main) {
		return nil, nil
	}
	d := decoder{report}
	readMap(d, main.root, "catalogue", slices.Concat(catalogueKeys, fragmentKeys), main)
	if err := r.readTemplates(main); err != nil {
		return nil, err
	}
	files := []*fileSyntax{main}
	whole := true
	for _, inc := range r.included(main) {
		f, err := r.file(inc.name)
		switch {
		case err != nil:
			return nil, err
		case f == nil:
			whole = false
		case r.isIncludable(f, inc.glob):
			r.decodeIncluded(d, f)
			files = append(files, f)
		}
	}
	if !whole {
		return nil, nil
	}
	return files, nil
}

// file reads one file as far as YAML goes. It returns nil without an error if
// the file is no YAML.
func (r *reading) file(name string) (*fileSyntax, error) {
	info, err := fs.Stat(r.fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("not a regular file: %w", fs.ErrInvalid)}
	}
	if r.total += info.Size(); info.Size() > maxFile || r.total > maxTotal {
		r.report.file(name, "EG0108", "file is larger than %d MiB, or the files of the catalogue are larger than %d MiB in all", maxFile>>20, maxTotal>>20)
		return nil, nil
	}
	data, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		return nil, err
	}
	src, ok := newSource(name, data, r.report)
	if !ok {
		return nil, nil
	}
	root, ok := parse(src, r.report)
	if root == nil || !ok && root.kind != mapNode {
		return nil, nil
	}
	return &fileSyntax{src: src, root: root}, nil
}

// isCatalogue reports whether f begins a catalogue of this version of the
// language.
func (r *reading) isCatalogue(f *fileSyntax) bool {
	switch version := f.root.get("errgen"); {
	case f.root.kind != mapNode:
		r.report.node(f.root, "EG0111", "file is %s, want a catalogue", f.root.describe()).help(emptyHelp)
	case f.root.get("translation") != nil && version == nil:
		r.report.node(f.root, "EG0111", "file is a translation, not a catalogue").help("name the catalogue that includes it")
	case version == nil:
		r.report.at(f.root.pos(), "EG0111", "catalogue does not begin with the key %q", "errgen").help("write errgen: 1 as the first line")
		return true // the rest can be checked all the same
	case !version.plain() || version.text != "1":
		return r.otherVersion(version)
	default:
		if first := f.root.pairs[0].key; first.text != "errgen" {
			r.report.node(version, "EG0111", "%q is not the first key", "errgen").help("move errgen: 1 to the first line").
				related(first.pos(), "the first key is here")
		}
		return true
	}
	return false
}

func (r *reading) otherVersion(version *node) bool {
	draft := r.report.node(version, "EG0111", "language version is %s, want 1", version.describe())
	if len(version.text) > 0 && version.plain() && version.text[0] >= '2' && version.text[0] <= '9' {
		draft.help("the catalogue needs a newer errgen")
	}
	return false
}

// An inclusion is a file that a glob of the catalogue matches.
type inclusion struct {
	name string
	glob *node
}

// included returns the files that the globs of f match, sorted by path, each
// once.
func (r *reading) included(f *fileSyntax) []inclusion {
	var found []inclusion
	for _, glob := range f.include {
		names, ok := r.glob(f.src.file, glob)
		if ok && path.Join(path.Dir(f.src.file), glob.text) == f.src.file {
			r.report.node(glob, "EG0110", "a catalogue cannot include itself").help("remove the line")
		} else if ok && len(names) == 0 {
			r.report.node(glob, "EG0110", "no file matches %s", quote(glob.text)).help("the path is relative to the directory of this file")
		}
		for _, name := range names {
			found = append(found, inclusion{name, glob})
		}
	}
	slices.SortStableFunc(found, func(a, b inclusion) int { return Pos{File: a.name}.Compare(Pos{File: b.name}) })
	return slices.CompactFunc(found, func(a, b inclusion) bool { return a.name == b.name })
}

// glob returns the files that match, without the catalogue itself.
func (r *reading) glob(from string, glob *node) ([]string, bool) {
	pattern := path.Join(path.Dir(from), glob.text)
	if !fs.ValidPath(pattern) || path.IsAbs(glob.text) || !doublestar.ValidatePattern(pattern) {
		r.report.node(glob, "EG0110", "cannot include %s", quote(glob.text)).
			help("want a relative path or glob with slashes that stays inside the module or repository")
		return nil, false
	}
	names, err := doublestar.Glob(r.fsys, pattern, doublestar.WithFilesOnly())
	if err != nil {
		r.report.node(glob, "EG0110", "cannot include %s: %s", quote(glob.text), quote(err.Error()))
		return nil, false
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == from }), true
}

// isIncludable reports whether f is a fragment or a translation.
func (r *reading) isIncludable(f *fileSyntax, glob *node) bool {
	switch {
	case f.root.kind != mapNode:
		r.report.node(f.root, "EG0110", "included file is %s, want a map", f.root.describe()).related(glob.pos(), "included here")
	case f.root.get("errgen") != nil:
		r.report.at(f.root.pos(), "EG0110", "a catalogue cannot be included").
			help("remove the key errgen to make it a fragment").related(glob.pos(), "included here")
	default:
		return true
	}
	return false
}

func (r *reading) decodeIncluded(d decoder, f *fileSyntax) {
	if f.root.get("translation") != nil {
		readMap(d, f.root, "translation", translationFileKeys, f)
		return
	}
	readMap(d, f.root, "fragment", fragmentKeys, f)
}
