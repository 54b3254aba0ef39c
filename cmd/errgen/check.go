package main

import (
	"slices"

	"github.com/spf13/cobra"
)

// checkOptions are the flags of errgen check.
type checkOptions struct {
	input  inputOptions
	report reportOptions
	diff   bool
}

func newCheck(s *session, paint painter) *cobra.Command {
	o := &checkOptions{}
	cmd := &cobra.Command{
		Use:   "check [CATALOGUE...]",
		Short: "fail if a catalogue is not valid or a generated file is not up to date",
		Long: `Check validates each catalogue and compares the files that it asks for with
those on disk. It writes nothing. Files that differ in line endings only are up
to date. For each file that is not, it says why:

  missing  does not exist yet
  stale    was generated from another text of the catalogue
  edited   was generated and then changed by hand
  orphan   was generated, but no catalogue writes it any more

` + catalogueHelp + `
A single - is a catalogue on standard input; it is validated only.`,
		Example: `  errgen check
  errgen check ./...
  errgen check --diff errors.yaml
  errgen check --format line - < errors.yaml`,
		RunE: painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args) }),
	}
	o.input.register(cmd)
	o.report.register(cmd)
	cmd.Flags().BoolVar(&o.diff, "diff", false, "show what differs")
	return cmd
}

// run checks all catalogues that args mean.
func (o *checkOptions) run(s *session, args []string) error {
	if err := o.report.validate(); err != nil {
		return err
	}
	if o.input.markdown == stdinArg {
		return usagef(`"--markdown -" is for errgen generate: nothing on disk can be compared with standard output`)
	}
	r := &report{}
	batches, err := o.input.gather(s, args, r)
	if err == nil && !slices.Contains(args, stdinArg) {
		err = o.compare(batches, r)
		r.command = o.input.generateCommand(args)
	}
	return o.report.finish(s, r, err)
}

// compare adds to r how the outputs of all batches differ from what is on disk.
func (o *checkOptions) compare(batches []*batch, r *report) error {
	if err := compare(batches, r); err != nil {
		return err
	}
	for _, b := range batches {
		for _, d := range b.drifts {
			r.drifts = append(r.drifts, newDrift(b, d, o.diff))
		}
	}
	return nil
}
