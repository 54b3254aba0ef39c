package main

import (
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/output"
	"github.com/spf13/cobra"
)

// generateOptions are the flags of errgen generate.
type generateOptions struct {
	input   inputOptions
	report  reportOptions
	dryRun  bool
	prune   bool
	quiet   bool
	depfile string
	stamp   string
}

func newGenerate(s *session, paint painter) *cobra.Command {
	o := &generateOptions{}
	cmd := &cobra.Command{
		Use:   "generate [CATALOGUE...]",
		Short: "write the files that catalogues ask for",
		Long: `Generate writes the Go package and the pages that each catalogue asks for and
prints one line for each file that changed. A file that is up to date is not
touched. A file that errgen did not write is never replaced; of a page with
regions, only what stands between their markers is. A problem in any of the
catalogues means that nothing is written.

` + catalogueHelp + `
A single - is a catalogue on standard input; it needs "--markdown -", which
prints the page on standard output.`,
		Example: `  errgen generate
  errgen generate ./...
  errgen generate --go internal/apierr --markdown docs/errors.md api/errors.yaml
  errgen generate --dry-run --prune ./...
  errgen generate --markdown - errors.yaml | less`,
		RunE: painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args) }),
	}
	o.register(cmd)
	return cmd
}

func (o *generateOptions) register(cmd *cobra.Command) {
	o.input.register(cmd)
	o.report.register(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, "print what would change, write nothing")
	f.BoolVar(&o.prune, "prune", false, "remove files of errgen that no catalogue writes any more")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print nothing but findings and failures")
	f.StringVar(&o.depfile, "depfile", "", "write a rule for make and ninja to `FILE`: outputs and what they depend on")
	f.StringVar(&o.stamp, "stamp", "", "write an empty `FILE` when everything is up to date")
}

// validate reports flags and arguments that cannot stand together.
func (o *generateOptions) validate(args []string) error {
	records := o.depfile != "" || o.stamp != ""
	switch {
	case o.toStdout() && (o.input.goDir != "" || o.dryRun || o.prune || records):
		return usagef(`"--markdown -" only prints a page: it goes with no other output, --dry-run, --prune, --depfile or --stamp`)
	case !o.toStdout() && slices.Contains(args, stdinArg):
		return usagef(`a catalogue on standard input needs "--markdown -"`)
	case o.dryRun && records:
		return usagef("--dry-run writes nothing: it does not go with --depfile or --stamp")
	}
	return o.report.validate()
}

// toStdout reports whether a page is printed, not written.
func (o *generateOptions) toStdout() bool { return o.input.markdown == stdinArg }

// run generates and writes the files of all catalogues that args mean.
func (o *generateOptions) run(s *session, args []string) error {
	if err := o.validate(args); err != nil {
		return err
	}
	if o.toStdout() {
		return o.page(s, args)
	}
	r := &report{}
	batches, err := o.input.gather(s, args, r)
	if err == nil {
		err = o.write(s, batches, r)
	}
	if o.quiet {
		r.changes = nil
	}
	return o.report.finish(s, r, err)
}

// write makes all outputs up to date, unless there is a problem with any of
// them.
func (o *generateOptions) write(s *session, batches []*batch, r *report) error {
	if err := compare(batches, r); err != nil {
		return err
	}
	if n := r.count(catalog.Error); n > 0 {
		r.note("nothing written: %s", plural(n, "error"))
		return nil
	}
	o.mentionOrphans(batches, r)
	if o.dryRun {
		o.plan(batches, r)
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	for _, b := range batches {
		if err := o.writeBatch(b, r); err != nil {
			return err
		}
	}
	if len(r.changes) == 0 && !o.quiet {
		r.note("%s up to date", plural(r.outputs, "output"))
	}
	return o.record(s, batches)
}

// writeBatch writes the outputs of b and removes orphans, if that is wanted.
func (o *generateOptions) writeBatch(b *batch, r *report) error {
	written, err := output.Write(b.tree.dir, b.files)
	for _, d := range written {
		r.change(b, d, "wrote")
	}
	if err != nil || !o.prune {
		return b.refuse(r, err)
	}
	if err := output.Prune(b.tree.dir, b.drifts); err != nil {
		return b.refuse(r, err)
	}
	for _, d := range b.drifts {
		if d.State == output.Orphan {
			r.change(b, d, "removed")
		}
	}
	return nil
}

// plan says what writing would do.
func (o *generateOptions) plan(batches []*batch, r *report) {
	for _, b := range batches {
		for _, d := range b.drifts {
			switch {
			case d.State != output.Orphan:
				r.change(b, d, "would write")
			case o.prune:
				r.change(b, d, "would remove")
			}
		}
	}
}

// mentionOrphans names the orphans that stay.
func (o *generateOptions) mentionOrphans(batches []*batch, r *report) {
	if o.prune {
		return
	}
	for _, b := range batches {
		for _, d := range b.drifts {
			if d.State == output.Orphan {
				orphan := newDrift(b, d, false)
				r.note("orphan %s: %s; --prune removes it", orphan.place(), orphan.reason)
			}
		}
	}
}
