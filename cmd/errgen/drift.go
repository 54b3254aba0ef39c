package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/errgen/errgen/generator/output"
)

// A drift is a generated file, or a region of a page, that is not as it should be.
type drift struct {
	state       output.State
	path        string   // as shown
	region      string   // of the file; empty for all of it
	first, last int      // lines of a region
	reason      string   // may be empty
	diff        []string // lines of a unified diff, fit to print; nil if it is not wanted
}

// newDrift explains a difference in b.
func newDrift(b *batch, d output.Drift, withDiff bool) drift {
	out := drift{state: d.State, path: b.tree.show(d.Path), region: d.Region, first: d.First, last: d.Last, reason: reason(b, d)}
	if withDiff {
		out.diff = diffLines(d)
	}
	return out
}

// place returns the path, and the lines of a region.
func (d drift) place() string {
	if d.region == "" {
		return d.path
	}
	return fmt.Sprintf("%s:%d-%d", d.path, d.first, d.last)
}

// reason says why an output is not up to date, or nothing if that is plain.
func reason(b *batch, d output.Drift) string {
	about := func(region, text string) string {
		if d.Region == "" {
			return text
		}
		return fmt.Sprintf("region %q", d.Region) + region + text
	}
	switch d.State {
	case output.Stale:
		return about(": ", staleReason(b, d))
	case output.Edited:
		return about(" ", "was changed by hand")
	case output.Orphan:
		return about(": ", orphanReason(b, d))
	}
	if d.Region == "" {
		return ""
	}
	return about(" ", "is empty")
}

// orphanReason says why nothing writes the output any more.
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
