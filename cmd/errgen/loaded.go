package main

import "github.com/errgen/errgen/catalog"

// A loaded is a valid catalogue with the tree that it was read from.
type loaded struct {
	tree    *tree
	catalog *catalog.Catalog
}

// loadCatalogues loads the catalogues that args mean, below root if that is not
// empty. What is wrong with one goes to r and does not keep the others from being
// read.
func loadCatalogues(s *session, root string, args []string, r *report) ([]loaded, error) {
	found, err := findCatalogues(s.dir, args)
	if err != nil {
		return nil, err
	}
	all := forest{cwd: s.dir}
	if root != "" {
		all.top = absolute(s.dir, root)
	}
	var list []loaded
	for _, file := range found {
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
		c, err := catalog.Load(b.tree.fsys, name)
		if err != nil {
			if err := r.add(b.tree, err); err != nil {
				return nil, b.tree.failure(err)
			}
			continue
		}
		r.warn(b.tree, c.Warnings)
		list = append(list, loaded{b.tree, c})
	}
	return list, nil
}
