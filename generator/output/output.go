// Package output compares generated files with a directory and makes the
// directory equal to them. It is the only package of errgen that writes files.
//
// # Which files it may touch
//
// Everything happens below one root, through [os.Root]. A file is replaced or
// removed only if it is a regular file, in real directories, that begins with
// errgen's header (see [generator.ReadSeal]). Whatever else is at a target path
// was put there by somebody else and stays: hand-written files, symbolic links,
// directories, devices. Only content counts, not the mode, and a file that differs
// from the generated one in nothing but its CRLF line endings is up to date.
// A page with regions (see package region) belongs to somebody else: nothing is
// written but what stands between two markers, and nothing at all if any marker of
// the page is at fault. Only [Record] is for files that are not generated and that the user named.
//
// # Errors
//
// An error of type [Refusals] is a finding: the paths or the files that they
// lead to must change before errgen can write. Every other error is a failure to
// do the work, such as a full disk.
package output

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"github.com/errgen/errgen/generator"
	"github.com/rogpeppe/go-internal/diff"
)

// A State says in which way a file differs from what it should be.
type State int

const (
	Missing State = iota + 1 // no such file yet
	Stale                    // as errgen wrote it, but from another catalogue text
	Edited                   // written by errgen and then changed by hand
	Orphan                   // written by errgen, but no catalogue asks for it any more
)

// String returns the state in one lower-case word.
func (s State) String() string {
	switch s {
	case Missing:
		return "missing"
	case Stale:
		return "stale"
	case Edited:
		return "edited"
	case Orphan:
		return "orphan"
	default:
		return "State(" + strconv.Itoa(int(s)) + ")"
	}
}

// A Drift is a difference between a generated file, or a region of a page, and
// what is on disk.
type Drift struct {
	Path   string // slash-separated, relative to the root
	Region string // of the file; empty if the drift is one of the whole file
	State  State

	// First and Last are the lines of the markers of a region, from 1.
	First, Last int

	// Old is the content of the file on disk, nil for a file that is Missing; New is
	// what should be, nil for a file that is an Orphan. Of several regions of a page
	// that differ, each drift begins where the one before ends.
	Old, New []byte

	// Source is the catalogue that what is on disk was generated from,
	// relative to the root. It is empty if it is missing or does not say.
	Source string
}

// isWhole reports whether the drift is one of a whole file.
func (d Drift) isWhole() bool { return d.Region == "" }

// isNew reports whether the file is not there yet.
func (d Drift) isNew() bool { return d.State == Missing && d.isWhole() }

// devNull is the name of a file that is not there in a diff, on every system.
const devNull = "/dev/null"

// Diff returns the drift as a unified diff from disk to generated, with the
// line endings of the generated file, or those of the page. "git apply" and
// "patch -p1" understand it.
func (d Drift) Diff() []byte {
	from, to := "a/"+d.Path, "b/"+d.Path
	if !d.isWhole() {
		return diff.Diff(from, d.Old, to, d.New)
	}
	if d.State == Missing {
		from = devNull
	}
	if d.State == Orphan {
		to = devNull
	}
	return diff.Diff(from, withLF(d.Old), to, withLF(d.New))
}

// Check reports how the directory differs from files, sorted by path. It writes nothing.
//
// Files must be all that the catalogues generate, and catalogs their paths, relative to
// dir like those of the files: what else these catalogues once wrote is an [Orphan].
// So is a file whose catalogue is gone. Orphans are looked for in the directories of the files
// and of the catalogues and everything below, except where the go command does not
// look either (names that begin with . or _, testdata, vendor), in node_modules and
// in other repositories.
//
// If the error is of type [Refusals], the drifts of all other files are still returned.
func Check(dir string, files []generator.File, catalogs []string) ([]Drift, error) {
	t, err := openTree(dir)
	if err != nil {
		return nil, err
	}
	defer t.close()
	drifts, refusals, err := t.compareAll(files)
	if err != nil {
		return nil, err
	}
	orphans, err := t.orphans(files, catalogs)
	if err != nil {
		return nil, err
	}
	drifts = append(drifts, orphans...)
	slices.SortStableFunc(drifts, byPlace)
	return drifts, refusals.err()
}

// compareAll returns the drift of every file that is not up to date, sorted
// by path and line, and the refusal of every file that cannot be written.
func (t *tree) compareAll(files []generator.File) ([]Drift, Refusals, error) {
	refusals := checkPaths(files)
	refused := refusals.paths()
	var drifts []Drift
	for _, group := range byFile(files) {
		if refused[group[0].Path] {
			continue
		}
		found, err := t.compareGroup(group)
		if more, ok := asRefusals(err); ok {
			refusals = append(refusals, more...)
		} else if err != nil {
			return nil, nil, err
		}
		drifts = append(drifts, found...)
	}
	return drifts, refusals, nil
}

// compareGroup returns the drifts of what has one path: a file or regions of it.
func (t *tree) compareGroup(group []generator.File) ([]Drift, error) {
	if group[0].Region != "" {
		return t.comparePage(group)
	}
	d, err := t.compare(group[0])
	if err != nil || d.State == 0 {
		return nil, err
	}
	return []Drift{d}, nil
}

// compare returns the drift of one file, without a state if it is up to date.
func (t *tree) compare(f generator.File) (Drift, error) {
	info, err := t.inspect(f.Path)
	if err != nil {
		return Drift{}, err
	}
	if info == nil {
		return Drift{Path: f.Path, State: Missing, New: f.Content}, nil
	}
	old, err := t.root.ReadFile(f.Path)
	if err != nil {
		return Drift{}, failure("read", f.Path, err)
	}
	if bytes.Equal(withLF(old), withLF(f.Content)) {
		return Drift{}, nil
	}
	seal, ok := generator.ReadSeal(old)
	if !ok {
		return Drift{}, foreign(f.Path)
	}
	d := Drift{Path: f.Path, State: Edited, Old: old, New: f.Content, Source: fromRoot(f.Path, seal.Source)}
	if seal.Intact {
		d.State = Stale
	}
	return d, nil
}

// withLF returns content with LF line endings.
func withLF(content []byte) []byte {
	if !bytes.Contains(content, []byte("\r\n")) {
		return content
	}
	return bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
}

func byPlace(a, b Drift) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.First, b.First))
}
