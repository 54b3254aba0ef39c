package main

import (
	"bytes"
	"strings"

	"github.com/errgen/errgen/generator/output"
)

// A drift is a generated file that is not as it should be.
type drift struct {
	state  output.State
	path   string   // as shown
	reason string   // may be empty
	diff   []string // lines of a unified diff, fit to print; nil if it is not wanted
}

// newDrift explains a difference in b.
func newDrift(b *batch, d output.Drift, withDiff bool) drift {
	out := drift{state: d.State, path: b.tree.show(d.Path)}
	switch d.State {
	case output.Stale:
		out.reason = staleReason(b, d)
	case output.Edited:
		out.reason = "was changed by hand"
	case output.Orphan:
		out.reason = orphanReason(b, d)
	}
	if withDiff {
		out.diff = diffLines(d)
	}
	return out
}

// orphanReason says why nothing writes the file any more.
func orphanReason(b *batch, d output.Drift) string {
	for _, c := range b.catalogs {
		if c.File == d.Source {
			return b.tree.show(d.Source) + " does not write it any more"
		}
	}
	return "no catalogue writes it any more"
}

func diffLines(d output.Drift) []string {
	var lines []string
	for line := range bytes.Lines(d.Diff()) {
		lines = append(lines, cleanDiff(strings.TrimSuffix(string(line), "\n")))
	}
	return lines
}
