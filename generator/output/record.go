package output

import (
	"errors"
	"path/filepath"
)

// Record writes a file that the user named for a build system, such as a
// depfile or a stamp. It is written anew every time, so that its time says when. It
// carries no header: ours reports whether content may be replaced, so that a wrong name
// does not cost a file; if not, the error is of type [Refusals].
//
// The directory of the file must exist; it need not be below any root.
func Record(file string, content []byte, ours func(content []byte) bool) error {
	t, err := openTree(filepath.Dir(file))
	if err != nil {
		return err
	}
	defer t.close()
	d, err := t.recorded(filepath.Base(file), ours)
	if r := (Refusal{}); errors.As(err, &r) {
		return Refusals{r}
	}
	if err != nil {
		return err
	}
	d.New = content
	b := batch{root: t.root}
	if err := b.stage(d); err != nil {
		return errors.Join(err, b.discard())
	}
	_, err = b.publish()
	return err
}

// recorded returns the drift of a record that is to be written.
func (t *tree) recorded(name string, ours func([]byte) bool) (Drift, error) {
	info, err := t.inspect(name)
	if err != nil || info == nil {
		return Drift{Path: name, State: Missing}, err
	}
	old, err := t.root.ReadFile(name)
	if err != nil {
		return Drift{}, failure("read", name, err)
	}
	if !ours(old) {
		return Drift{}, refuse(name, "holds something else; remove it or choose another path")
	}
	return Drift{Path: name, State: Stale, Old: old}, nil
}
