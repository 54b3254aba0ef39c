// Package compat says what differs between two versions of a catalogue, and
// whom it breaks: the clients that read answers, and the Go code that uses the
// generated package.
package compat

import (
	"cmp"
	"slices"

	"github.com/errgen/errgen/catalog"
)

// A Rating says how much a change asks of those who depend on a catalogue. A
// greater one asks more.
type Rating int

const (
	None     Rating = iota // they cannot notice
	Patch                  // texts change, or what only people read
	Minor                  // something is new, and what they have still works
	Breaking               // what they have may stop working
)

// String returns "none", "patch", "minor" or "breaking".
func (r Rating) String() string {
	return [...]string{"none", "patch", "minor", "breaking"}[r]
}

// A Change is one difference between two versions of a catalogue.
type Change struct {
	Kind    string // see [Kinds]
	Wire    Rating // for clients of the API
	Go      Rating // for callers of the generated package
	Message string // what differs; lower case, without a final period, data quoted
	Why     string // the reason of the ratings

	Old catalog.Pos // zero if there is nothing in the old version
	New catalog.Pos // zero if there is nothing in the new version
}

// Worst returns the greater of the ratings.
func (c Change) Worst() Rating { return max(c.Wire, c.Go) }

// Compare returns all changes from old to new, the worst first. The order of
// keys and files, comments, and the spelling of what means the same are no changes.
func Compare(old, new *catalog.Catalog) []Change {
	c := comparison{old: old, new: new}
	c.settings()
	c.outputs()
	c.constants()
	c.envelopes()
	c.types()
	c.rules()
	c.entries()
	c.surroundings()
	slices.SortStableFunc(c.changes, byRating)
	return c.changes
}

// byRating orders changes: the worse first, then by place.
func byRating(c, d Change) int {
	return cmp.Or(cmp.Compare(d.Worst(), c.Worst()), c.place().Compare(d.place()))
}

// place returns where a reader finds the change.
func (c Change) place() catalog.Pos {
	if c.New != (catalog.Pos{}) {
		return c.New
	}
	return c.Old
}

// Worst returns the worst ratings of changes for both audiences.
func Worst(changes []Change) (wire, goCode Rating) {
	for _, c := range changes {
		wire, goCode = max(wire, c.Wire), max(goCode, c.Go)
	}
	return wire, goCode
}

// A comparison collects changes.
type comparison struct {
	old, new *catalog.Catalog
	changes  []Change
}

// A pair is one thing in both versions; nil where it is not.
type pair[T any] struct{ old, new *T }

// pairs returns the things of two lists by name: those of new in its order,
// then those that are gone.
func pairs[T any](old, new []*T, name func(*T) string) []pair[T] {
	before := make(map[string]*T, len(old))
	for _, t := range old {
		before[name(t)] = t
	}
	list := make([]pair[T], 0, len(new))
	for _, t := range new {
		list = append(list, pair[T]{before[name(t)], t})
		delete(before, name(t))
	}
	for _, t := range old {
		if before[name(t)] != nil {
			list = append(list, pair[T]{old: t})
		}
	}
	return list
}
