package main

import (
	"errors"
	"path"
	"slices"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/output"
)

// The rules that an output can be written to its path, and to its region of a
// page.
const (
	ruleOutput = "EG0507"
	ruleRegion = "EG0508"
)

// compare finds out how far the outputs of all batches are from what is on
// disk. Outputs that cannot be written become problems in r.
func compare(batches []*batch, r *report) error {
	for _, b := range batches {
		drifts, err := output.Check(b.tree.dir, b.files, b.complete())
		if err := b.refuse(r, err); err != nil {
			return err
		}
		b.drifts = drifts
		r.outputs += len(b.files)
	}
	return nil
}

// refuse adds the refusals in err to r, each at the place in the catalogue that
// asks for the output. Any other error is returned.
func (b *batch) refuse(r *report, err error) error {
	var refusals output.Refusals
	if !errors.As(err, &refusals) {
		return b.tree.failure(err)
	}
	for _, refusal := range refusals {
		r.problems = append(r.problems, problem{b.diagnose(refusal), b.tree})
	}
	return nil
}

// diagnose makes a diagnostic of a refusal. It is about a place in a page, or
// about the place in a catalogue that asks for the output. Two outputs with one
// path are asked for at two places.
func (b *batch) diagnose(refusal output.Refusal) catalog.Diagnostic {
	d := catalog.Diagnostic{Rule: ruleOutput, Message: "output " + refusal.Error(), Width: 1}
	if refusal.Region != "" {
		d.Rule, d.Message, d.Help = ruleRegion, b.tree.show(refusal.Path)+" "+refusal.Reason, refusal.Help
	}
	also := "also written from here"
	if refusal.Line > 0 {
		d.Pos, d.Width = catalog.Pos{File: refusal.Path, Line: refusal.Line, Col: refusal.Col}, refusal.Width
		d.Message, d.Label, d.Help, also = refusal.Reason, refusal.Help, "", "the region is asked for here"
	}
	for _, to := range b.refused(refusal) {
		for _, c := range b.origins[to] {
			pos, width := b.asks(c, to)
			if d.Pos == (catalog.Pos{}) {
				d.Pos, d.Width = pos, width
			} else if pos != d.Pos {
				d.Related = append(d.Related, catalog.Related{Pos: pos, Message: also})
			}
		}
	}
	return d
}

// refused returns what a refusal is about: a file with all of its regions, or
// one region and what may be in its way.
func (b *batch) refused(refusal output.Refusal) []target {
	var all []target
	for _, f := range b.files {
		to := target{f.Path, f.Region}
		about := refusal.Region == "" || to.region == "" || to.region == refusal.Region
		if f.Path == refusal.Path && about && !slices.Contains(all, to) {
			all = append(all, to)
		}
	}
	return all
}

// asks returns the place in c that asks for an output: the path that is written
// there, or the whole file if flags or defaults chose the output.
func (b *batch) asks(c *catalog.Catalog, to target) (catalog.Pos, int) {
	beside := func(out string) string { return path.Join(path.Dir(c.File), out) }
	if g := c.Outputs.Go; g != nil && beside(g.Out) == path.Dir(to.path) && to.region == "" {
		return g.Pos, utf8.RuneCountInString(g.Out)
	}
	for _, doc := range c.Outputs.Docs {
		if (target{beside(doc.Out), doc.Region}) == to {
			return doc.Pos, utf8.RuneCountInString(doc.Out)
		}
	}
	return catalog.Pos{File: c.File}, 1
}
