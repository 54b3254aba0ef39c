package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/lint"
	"github.com/errgen/errgen/generator/output"
	"github.com/spf13/cobra"
)

// lintOptions are the flags of errgen lint.
type lintOptions struct {
	root          string
	enable        []string
	disable       []string
	failOn        string
	baseline      string
	writeBaseline bool
	report        reportOptions
}

func newLint(s *session, paint painter) *cobra.Command {
	o := &lintOptions{}
	cmd := &cobra.Command{
		Use:   "lint [CATALOGUE...]",
		Short: "say what a valid catalogue could do better",
		Long: `Lint has opinions, each with a reason: 'errgen explain EG0601' tells it. Rules that
nearly every team would agree with are on, others can be turned on.

A finding that is meant is ignored with its reason in the catalogue:

  errors:
    ORDER_NOT_FOUND:
      ignore: {EG0601: the field is for logs}

or at its top, for all entries or for one thing:

  ignore:
    EG0608: the codes are older than the API
    EG0616: {rule max: the next release needs it}

A baseline is a file with the findings that a catalogue has had when lint came to
it. It names rules and things, never lines.

` + catalogueHelp,
		Example: `  errgen lint
  errgen lint --enable EG0605 ./...
  errgen lint --enable all --disable EG0603
  errgen lint --baseline lint.txt --write-baseline`,
		ValidArgsFunction: completeCatalogues,
		RunE:              painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args) }),
	}
	f := cmd.Flags()
	registerRoot(cmd, &o.root, "read")
	f.StringSliceVar(&o.enable, "enable", nil, "turn on `RULES` that are off, or all")
	f.StringSliceVar(&o.disable, "disable", nil, "turn off `RULES`, or all but those that --enable names")
	f.StringVar(&o.failOn, "fail-on", "warning", "exit 1 if there are findings of `SEVERITY`: warning, error or none")
	f.StringVar(&o.baseline, "baseline", "", "leave out the findings in `FILE`")
	f.BoolVar(&o.writeBaseline, "write-baseline", false, "write all findings to the file of --baseline")
	o.report.register(cmd)
	complete(cmd, "fail-on", lintLevels)
	complete(cmd, "enable", lintIDs())
	complete(cmd, "disable", lintIDs())
	return cmd
}

var lintLevels = []string{"warning", "error", "none"}

func lintIDs() []string {
	ids := []string{"all"}
	for _, r := range lint.Rules {
		ids = append(ids, r.ID)
	}
	return ids
}

// validate reports flags that cannot be meant.
func (o *lintOptions) validate() error {
	for _, list := range []struct {
		flag string
		ids  []string
	}{{"--enable", o.enable}, {"--disable", o.disable}} {
		for _, id := range list.ids {
			if !slices.Contains(lintIDs(), id) {
				return usagef("%s: want identifiers such as %s, or all, have %q", list.flag, lint.Rules[0].ID, id)
			}
		}
	}
	switch {
	case !slices.Contains(lintLevels, o.failOn):
		return usagef("--fail-on: want %s, have %q", strings.Join(lintLevels, ", "), o.failOn)
	case o.writeBaseline && o.baseline == "":
		return usagef("--write-baseline needs --baseline FILE")
	}
	return o.report.validate()
}

// on reports whether a rule is asked for: by its name before all, by all before
// what is usual.
func (o *lintOptions) on(r catalog.DiagnosticRule) bool {
	switch {
	case slices.Contains(o.disable, r.ID):
		return false
	case slices.Contains(o.enable, r.ID):
		return true
	case slices.Contains(o.disable, "all"):
		return false
	}
	return !r.Off || slices.Contains(o.enable, "all")
}

// run lints all catalogues that args mean.
func (o *lintOptions) run(s *session, args []string) error {
	if err := o.validate(); err != nil {
		return err
	}
	known, err := o.readBaseline(s)
	if err != nil {
		return err
	}
	r := &report{}
	all, err := loadCatalogues(s, o.root, args, r)
	if err != nil {
		return err
	}
	var found []string
	for _, c := range all {
		for _, f := range lint.Check(c.catalog, o.on) {
			key := baselineKey(c, f)
			found = append(found, key)
			if !o.writeBaseline && !known[key] {
				r.warn(c.tree, catalog.Diagnostics{f.Diagnostic})
			}
		}
	}
	if o.writeBaseline {
		return o.write(s, r, found)
	}
	o.noteGone(r, known, found)
	return o.finish(s, r)
}

// finish writes the report. Findings are warnings, so what fails is for this
// command to say.
func (o *lintOptions) finish(s *session, r *report) error {
	err := o.report.finish(s, r, nil)
	if o.failOn == "warning" && err == nil && r.count(catalog.Warning) > 0 {
		return errFindings
	}
	if o.failOn == "none" && errors.Is(err, errFindings) && r.count(catalog.Error) == 0 {
		return nil
	}
	return err
}

// baselineKey names a finding: the file of the catalogue, the rule, and the
// subject.
func baselineKey(c loaded, f lint.Finding) string {
	return fmt.Sprintf("%s %s %s", f.Rule, c.tree.show(c.catalog.File), clean(f.Subject))
}

// baselineHead is the first line of a baseline.
const baselineHead = "# findings that errgen lint leaves out; see errgen lint --help"

// readBaseline returns the findings in the baseline. A file that is to be
// written may be missing.
func (o *lintOptions) readBaseline(s *session) (map[string]bool, error) {
	known := map[string]bool{}
	if o.baseline == "" {
		return known, nil
	}
	text, err := os.ReadFile(absolute(s.dir, o.baseline))
	if errors.Is(err, fs.ErrNotExist) && o.writeBaseline {
		return known, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("--baseline: no such file: %s; --write-baseline makes it", cleanPath(o.baseline))
	}
	if err == nil && !strings.HasPrefix(string(text), baselineHead) {
		return nil, usagef("--baseline: %s is not a baseline of errgen", cleanPath(o.baseline))
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			known[line] = true
		}
	}
	return known, err
}

// noteGone says how many findings of the baseline are gone.
func (o *lintOptions) noteGone(r *report, known map[string]bool, found []string) {
	gone := 0
	for key := range known {
		if !slices.Contains(found, key) {
			gone++
		}
	}
	if gone > 0 {
		r.note("%s of %s no longer there; --write-baseline leaves them out", plural(gone, "finding"), cleanPath(o.baseline))
	}
}

// write writes the findings as the new baseline, unless a catalogue is not valid.
func (o *lintOptions) write(s *session, r *report, found []string) error {
	if r.count(catalog.Error) > 0 {
		return o.report.finish(s, r, nil)
	}
	slices.Sort(found)
	found = slices.Compact(found)
	text := strings.Join(append([]string{baselineHead}, found...), "\n") + "\n"
	if err := output.Record(absolute(s.dir, o.baseline), []byte(text), isBaseline); err != nil {
		return flagError("--baseline", err)
	}
	r.note("wrote %s to %s", plural(len(found), "finding"), cleanPath(o.baseline))
	return o.report.finish(s, &report{notes: r.notes}, nil)
}

func isBaseline(content []byte) bool { return bytes.HasPrefix(content, []byte(baselineHead)) }
