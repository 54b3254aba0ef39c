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
	var list []loaded
	_, err = s.visit(root, found, func(b *batch, name string) error {
		c, err := catalog.Load(b.tree.fsys, name)
		if err != nil {
			return b.tree.failure(r.add(b.tree, err))
		}
		r.warn(b.tree, c.Warnings)
		list = append(list, loaded{b.tree, c})
		return nil
	})
	return list, err
}
