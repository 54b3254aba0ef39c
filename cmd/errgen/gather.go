package main

import (
	"path/filepath"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

// A batch is what the catalogues of one tree ask for.
type batch struct {
	tree     *tree
	catalogs []*catalog.Catalog
	files    []generator.File
	origins  map[target][]*catalog.Catalog // of files
	partial  bool                          // flags chose the files: the catalogues may have more
	drifts   []output.Drift                // how files differ from what is on disk
}

// A target is where a generated file goes.
type target struct {
	path   string
	region string // empty for the whole file
}

// complete returns the names of the catalogues whose files are all in b:
// whatever else these once wrote is an orphan.
func (b *batch) complete() []string {
	if b.partial {
		return nil
	}
	var names []string
	for _, c := range b.catalogs {
		names = append(names, c.File)
	}
	return names
}

// gather loads the catalogues that args mean and generates their files in
// memory. What is wrong with a catalogue goes to r and does not keep the others
// from being read. An error is a mistake on the command line or a failure.
func (o *inputOptions) gather(s *session, args []string, r *report) ([]*batch, error) {
	found, err := findCatalogues(s.dir, args)
	if err != nil {
		return nil, err
	}
	if err := o.validate(found); err != nil {
		return nil, err
	}
	return s.visit(o.root, found, func(b *batch, name string) error { return o.generate(b, name, r) })
}

// visit calls f for each of the catalogues at absolute paths, with the batch of its
// tree and its name in that. Nothing outside of root is read, if that is not
// empty.
func (s *session) visit(root string, files []string, f func(b *batch, name string) error) ([]*batch, error) {
	all := forest{cwd: s.dir}
	if root != "" {
		all.top = absolute(s.dir, root)
	}
	for _, file := range files {
		b, err := all.hold(file)
		if err != nil {
			return nil, err
		}
		if file == absolute(s.dir, stdinArg) {
			if err := b.tree.readStdin(s.stdin, file); err != nil {
				return nil, err
			}
		}
		name, _ := b.tree.name(file)
		if err := f(b, name); err != nil {
			return nil, err
		}
	}
	return all.batches, nil
}

// generate adds what the named catalogue asks for to b.
func (o *inputOptions) generate(b *batch, name string, r *report) error {
	c, err := catalog.Load(b.tree.fsys, name)
	if err != nil {
		return b.tree.failure(r.add(b.tree, err))
	}
	opt, err := o.options(b.tree, c)
	if err != nil {
		return err
	}
	r.warn(b.tree, c.Warnings)
	files, err := generator.Generate(c, opt)
	if err != nil {
		return r.add(b.tree, err)
	}
	for _, f := range files {
		b.files = append(b.files, f)
		to := target{f.Path, f.Region}
		b.origins[to] = append(b.origins[to], c)
	}
	b.catalogs = append(b.catalogs, c)
	b.partial = o.replaces()
	return nil
}

// A forest is the trees of one run. Each is opened once.
type forest struct {
	cwd     string
	top     string // the top of the only tree, if the user chose it
	batches []*batch
}

// hold returns the batch of the tree that holds the catalogue at an absolute
// path.
func (f *forest) hold(file string) (*batch, error) {
	top := f.topOf(file)
	for _, b := range f.batches {
		if b.tree.dir == top {
			return b, f.within(b.tree, file)
		}
	}
	t, err := openTree(top, f.cwd)
	if err != nil {
		return nil, rootError(err)
	}
	b := &batch{tree: t, origins: map[target][]*catalog.Catalog{}}
	f.batches = append(f.batches, b)
	return b, f.within(t, file)
}

// topOf returns the top of the tree that holds file.
func (f *forest) topOf(file string) string {
	if f.top != "" {
		return f.top
	}
	if top, ok := output.Top(filepath.Dir(file)); ok {
		return top
	}
	return filepath.Dir(file)
}

func (f *forest) within(t *tree, file string) error {
	if _, ok := t.name(file); !ok {
		return usagef("%s lies outside of --root %s", relative(f.cwd, file), relative(f.cwd, t.dir))
	}
	return nil
}
