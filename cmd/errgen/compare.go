package main

import (
	"errors"
	"path"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/output"
)

// ruleOutput is the rule that an output can be written to its path.
const ruleOutput = "EG0507"

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

// diagnose says where in a catalogue the refused output is asked for. Two
// outputs with one path are asked for at two places.
func (b *batch) diagnose(refusal output.Refusal) catalog.Diagnostic {
	d := catalog.Diagnostic{
		Rule:    ruleOutput,
		Message: "output " + refusal.Error(),
		Width:   1,
	}
	for _, c := range b.origins[refusal.Path] {
		pos, width := b.asks(c, refusal.Path)
		if d.Pos == (catalog.Pos{}) {
			d.Pos, d.Width = pos, width
		} else {
			d.Related = append(d.Related, catalog.Related{Pos: pos, Message: "also written from here"})
		}
	}
	return d
}

// asks returns the place in c that asks for the output at name: the path that
// is written there, or the whole file if flags or defaults chose the output.
func (b *batch) asks(c *catalog.Catalog, name string) (catalog.Pos, int) {
	beside := func(out string) string { return path.Join(path.Dir(c.File), out) }
	if g := c.Outputs.Go; g != nil && beside(g.Out) == path.Dir(name) {
		return g.Pos, utf8.RuneCountInString(g.Out)
	}
	for _, doc := range c.Outputs.Docs {
		if beside(doc.Out) == name {
			return doc.Pos, utf8.RuneCountInString(doc.Out)
		}
	}
	return catalog.Pos{File: c.File}, 1
}
