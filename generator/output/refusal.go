package output

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/generator"
)

// A Refusal says why errgen does not write or remove a file.
type Refusal struct {
	Path   string // as it was given; it may hold anything
	Reason string // the rest of a sentence that begins with the path, with the way out
}

// Error returns the refusal as one line that is safe to print.
func (r Refusal) Error() string {
	return quote(r.Path) + " " + r.Reason
}

// Refusals are everything that keeps errgen from writing. They are a finding
// about the catalogue or the directory, not a failure of errgen.
type Refusals []Refusal

// Error returns one line for each refusal.
func (rs Refusals) Error() string {
	var lines []string
	for _, r := range rs {
		lines = append(lines, r.Error())
	}
	return strings.Join(lines, "\n")
}

// err returns rs, sorted by path, or nil if rs is empty.
func (rs Refusals) err() error {
	if len(rs) == 0 {
		return nil
	}
	slices.SortStableFunc(rs, func(a, b Refusal) int { return cmp.Compare(a.Path, b.Path) })
	return rs
}

// paths returns the set of refused paths.
func (rs Refusals) paths() map[string]bool {
	set := make(map[string]bool)
	for _, r := range rs {
		set[r.Path] = true
	}
	return set
}

// foreign refuses a file that errgen did not write, as far as it can see.
func foreign(name string) Refusal {
	if !generator.Sealable(name) {
		return Refusal{name, "may be written by hand: a " + path.Ext(name) + " file has no comments that could tell; remove it first"}
	}
	return Refusal{name, "was not written by errgen; move it away or choose another path"}
}

// quote returns a path as it is if it is fit to be written, or else quoted and cut.
func quote(name string) string {
	const most = 64
	if pathProblem(name) == "" {
		return name
	}
	if len(name) > most {
		return strconv.Quote(name[:most]) + "…"
	}
	return strconv.Quote(name)
}
