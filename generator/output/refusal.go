package output

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/generator"
)

// A Refusal says why errgen does not write or remove a file, or a region of it.
type Refusal struct {
	Path   string // as it was given; it may hold anything
	Region string // empty for the whole file
	Reason string // the rest of a sentence that begins with the path, with the way out unless Help has it
	Help   string // the way out, perhaps of several lines; may be empty

	// Line and Col are a place in the file, from 1, that is Width code points
	// wide. Then Reason is about the place. A refusal of the file has zeros.
	Line, Col, Width int
}

// refuse returns the refusal of a whole file.
func refuse(name, reason string) Refusal { return Refusal{Path: name, Reason: reason} }

// Error returns the refusal as one line that is safe to print.
func (r Refusal) Error() string {
	text := quote(r.Path)
	if r.Line > 0 {
		text += fmt.Sprintf(":%d:%d:", r.Line, r.Col)
	}
	text += " " + r.Reason
	if r.Help != "" {
		text += "; " + strings.ReplaceAll(r.Help, "\n", " ")
	}
	return text
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

// err returns rs, sorted by path and line, or nil if rs is empty.
func (rs Refusals) err() error {
	if len(rs) == 0 {
		return nil
	}
	slices.SortStableFunc(rs, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return rs
}

// asRefusals returns the refusals in err, and whether it is one or several.
func asRefusals(err error) (Refusals, bool) {
	var one Refusal
	if errors.As(err, &one) {
		return Refusals{one}, true
	}
	var several Refusals
	ok := errors.As(err, &several)
	return several, ok
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
		return refuse(name, "may be written by hand: a "+path.Ext(name)+" file has no comments that could tell; remove it first")
	}
	return refuse(name, "was not written by errgen; move it away or choose another path")
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
