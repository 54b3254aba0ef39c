package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
	"github.com/spf13/cobra"
)

// A report is what a command found and did. Commands fill it, formats write
// it.
type report struct {
	problems []problem
	changes  []change
	drifts   []drift
	outputs  int    // number of files that were compared
	command  string // the command line that makes them up to date
	notes    []string
}

// A problem is a diagnostic with the tree that its places are in.
type problem struct {
	catalog.Diagnostic
	tree *tree
}

// A change is what became of a file or a region, or would have become of it.
type change struct {
	done   string // such as "wrote"
	path   string // as shown
	region string // that was removed from the file; empty for the file
}

// add adds the diagnostics in err, if it is a list of them. Any other error is
// returned: it is a failure of errgen, not a finding.
func (r *report) add(t *tree, err error) error {
	ds, ok := catalog.AsDiagnostics(err)
	if !ok {
		return err
	}
	r.warn(t, ds)
	return nil
}

// warn adds diagnostics of any severity.
func (r *report) warn(t *tree, ds catalog.Diagnostics) {
	for _, d := range ds {
		r.problems = append(r.problems, problem{d, t})
	}
}

// change adds what was done to the file of a drift. A page is written once for
// all of its regions.
func (r *report) change(b *batch, d output.Drift, done string) {
	c := change{done: done, path: b.tree.show(d.Path)}
	if d.State == output.Orphan {
		c.region = d.Region
	}
	if n := len(r.changes); n == 0 || r.changes[n-1] != c {
		r.changes = append(r.changes, c)
	}
}

// note adds a remark that is no finding. It goes to standard error.
func (r *report) note(format string, args ...any) {
	r.notes = append(r.notes, fmt.Sprintf(format, args...))
}

// sort orders the problems by file, line and column, and drops repetitions:
// two catalogues may include the same faulty fragment.
func (r *report) sort() {
	slices.SortStableFunc(r.problems, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.tree.dir, b.tree.dir), a.Pos.Compare(b.Pos))
	})
	r.problems = slices.CompactFunc(r.problems, func(a, b problem) bool {
		return a.tree == b.tree && a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
}

// count returns the number of problems of a severity.
func (r *report) count(s catalog.Severity) int {
	n := 0
	for _, p := range r.problems {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// err returns errFindings if there is anything that must be put right.
func (r *report) err() error {
	if r.count(catalog.Error) > 0 || len(r.drifts) > 0 {
		return errFindings
	}
	return nil
}

// A format is one way to write a report.
type format struct {
	name  string
	write func(w io.Writer, r *report, o reportOptions) error
}

// formats are the values of --format. The first is the default.
var formats = []format{
	{"text", writeText},
	{"line", writeLines},
	{"json", writeJSON},
	{"github", writeGitHub},
	{"gitlab", writeGitLab},
	{"sarif", writeSARIF},
	{"junit", writeJUnit},
}

func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// reportOptions are the flags of every command that reports.
type reportOptions struct {
	format      string
	maxProblems int    // 0 for all
	output      string // file; empty for standard output
	palette     palette
}

func (o *reportOptions) register(cmd *cobra.Command) {
	names := formatNames()
	cmd.Flags().StringVar(&o.format, "format", names[0], "write the report as `FORMAT`: "+strings.Join(names, ", "))
	cmd.Flags().StringVar(&o.output, "output", "", "write the report to `FILE`, not to standard output")
	cmd.Flags().IntVar(&o.maxProblems, "max-problems", 50, "show at most `N` problems as text; 0 for all")
	complete(cmd, "format", names)
}

// validate reports values that do not exist.
func (o *reportOptions) validate() error {
	if o.maxProblems < 0 {
		return usagef("--max-problems: want 0 or more, have %d", o.maxProblems)
	}
	if !slices.Contains(formatNames(), o.format) {
		return usagef("--format: want %s, have %q", strings.Join(formatNames(), ", "), o.format)
	}
	return nil
}

// print writes r to w.
func (o *reportOptions) print(w io.Writer, r *report) error {
	r.sort()
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == o.format })
	return formats[i].write(w, r, *o)
}

// finish writes r at the end of a command that returned err. It is also
// written after a failure: what was done until then was done.
func (o *reportOptions) finish(s *session, r *report, err error) error {
	if printErr := o.publish(s, r); err != nil || printErr != nil {
		return errors.Join(err, printErr)
	}
	for _, note := range r.notes {
		s.say("errgen: %s", note)
	}
	return r.err()
}

// publish writes r to where it is wanted. GitHub Actions gets it as annotations
// and as a summary too.
func (o *reportOptions) publish(s *session, r *report) error {
	if o.output != "" {
		return o.save(s, r)
	}
	if err := o.print(s.out, r); err != nil {
		return err
	}
	if s.getenv("GITHUB_ACTIONS") != "true" || o.format != "text" && o.format != "github" {
		return nil
	}
	if o.format == "text" {
		if err := writeGitHub(s.out, r, *o); err != nil {
			return err
		}
	}
	return summarize(s, r)
}

// save writes r to the file of --output. A catalogue and a file that errgen has
// generated are surely not meant.
func (o *reportOptions) save(s *session, r *report) error {
	var b bytes.Buffer
	plain := *o
	plain.palette = false
	if err := plain.print(&b, r); err != nil {
		return err
	}
	ours := func(content []byte) bool {
		_, generated := generator.ReadSeal(content)
		isCatalogue, err := startsCatalogue(bytes.NewReader(content))
		return !generated && !isCatalogue && err == nil
	}
	return flagError("--output", output.Record(absolute(s.dir, o.output), b.Bytes(), ours))
}

// plural returns "1 thing" or "2 things".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}
