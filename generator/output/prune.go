package output

import (
	"errors"

	"github.com/errgen/errgen/generator"
)

// Prune removes the orphans among drifts. If one of them is no longer a file that errgen
// wrote, nothing is removed and the error is of type [Refusals].
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
	for _, name := range orphans {
		if err := t.root.Remove(name); err != nil {
			return failure("remove", name, err)
		}
	}
	return nil
}

// removable returns the paths of the orphans among drifts that still exist.
func (t *tree) removable(drifts []Drift) ([]string, error) {
	var names []string
	var refusals Refusals
	for _, d := range drifts {
		if d.State != Orphan {
			continue
		}
		owned, err := t.owns(d.Path)
		var r Refusal
		if errors.As(err, &r) {
			refusals = append(refusals, r)
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
		return false, Refusal{name, reason}
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
