package output

import (
	"slices"

	"github.com/errgen/errgen/generator"
)

// Prune removes the orphans among drifts: files, and regions of pages with their markers. If
// one of them is no longer what errgen wrote, nothing is removed and the error is of type
// [Refusals].
func Prune(dir string, drifts []Drift) error {
	t, err := openTree(dir)
	if err != nil {
		return err
	}
	defer t.close()
	release, _ := lock(t.root)
	defer release()

	orphans, err := t.removable(drifts)
	if err != nil {
		return err
	}
	pages, err := t.withoutOrphans(drifts)
	if err != nil {
		return err
	}
	if _, err := t.replace(pages); err != nil {
		return err
	}
	for _, name := range orphans {
		if err := t.root.Remove(name); err != nil {
			return failure("remove", name, err)
		}
	}
	return nil
}

// removable returns the paths of the files among drifts that are orphans and still exist.
func (t *tree) removable(drifts []Drift) ([]string, error) {
	var names []string
	var refusals Refusals
	for _, d := range drifts {
		if d.State != Orphan || !d.isWhole() {
			continue
		}
		owned, err := t.owns(d.Path)
		if more, ok := asRefusals(err); ok {
			refusals = append(refusals, more...)
		} else if err != nil {
			return nil, err
		} else if owned {
			names = append(names, d.Path)
		}
	}
	return names, refusals.err()
}

// owns reports whether errgen wrote the file at name. A missing file is nobody's.
// The error is a [Refusal] if it is somebody else's.
func (t *tree) owns(name string) (bool, error) {
	if reason := pathProblem(name); reason != "" {
		return false, refuse(name, reason)
	}
	info, err := t.inspect(name)
	if err != nil || info == nil {
		return false, err
	}
	head, err := readHead(t.root, name)
	if err != nil {
		return false, failure("read", name, err)
	}
	if _, ok := generator.ReadSeal(head); !ok {
		return false, foreign(name)
	}
	return true, nil
}

// withoutOrphans returns the drifts that take the orphans among drifts out of
// their pages, as these are now. A region that is gone is nobody's.
func (t *tree) withoutOrphans(drifts []Drift) ([]Drift, error) {
	var out []Drift
	for _, d := range drifts {
		if d.State != Orphan || d.isWhole() {
			continue
		}
		var page []byte
		if last := len(out) - 1; last >= 0 && out[last].Path == d.Path {
			page = out[last].New
		} else if info, err := t.inspect(d.Path); err != nil {
			return nil, err
		} else if info == nil {
			continue
		} else if page, err = t.root.ReadFile(d.Path); err != nil {
			return nil, failure("read", d.Path, err)
		}
		isThis := func(o Drift) bool { return o.Region == d.Region && o.Source == d.Source }
		found := orphanRegions(d.Path, page, func(string) bool { return false }, func(string) bool { return true })
		if i := slices.IndexFunc(found, isThis); i >= 0 {
			out = append(out, found[i])
		}
	}
	return out, nil
}
