package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/errgen/errgen/catalog"
)

// writeLines writes one line for each finding, as editors and grep read it:
//
//	errors.yaml:14:5: error[EG0102]: unknown key "mesage"; did you mean "message"?
//	docs/errors.md: stale: 2 entries changed
func writeLines(w io.Writer, r *report, _ reportOptions) error {
	for _, p := range r.problems {
		text := p.Diagnostic
		text.Pos = catalog.Pos{} // then the text begins with a colon
		place := cmp.Or(p.tree.place(p.Pos), "errgen")
		if _, err := fmt.Fprintf(w, "%s%s\n", place, clean(text.Error())); err != nil {
			return err
		}
	}
	for _, c := range r.changes {
		if c.region != "" {
			c.done += fmt.Sprintf(" region %q", c.region)
		}
		if _, err := fmt.Fprintf(w, "%s: %s\n", c.path, c.done); err != nil {
			return err
		}
	}
	for _, d := range r.drifts {
		line := d.path + ": " + d.state.String()
		if d.region != "" {
			line = fmt.Sprintf("%s:%d: %s", d.path, d.first, d.state)
		}
		if d.reason != "" {
			line += ": " + d.reason
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
