package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/export"
	"github.com/spf13/cobra"
)

// listOptions are the flags of errgen list.
type listOptions struct {
	root     string
	format   string
	columns  []string
	statuses []string
	groups   []string
	tags     []string
	internal bool
	report   reportOptions
}

func newList(s *session, paint painter) *cobra.Command {
	o := &listOptions{report: reportOptions{format: formatNames()[0], maxProblems: 50}}
	cmd := &cobra.Command{
		Use:   "list [CATALOGUE...]",
		Short: "list the entries of catalogues as a table, CSV or JSON",
		Long: `List prints the entries of each catalogue in the order in which they are written.

  text  a table, cut to the width of a terminal
  csv   comma-separated values (RFC 4180): one line for each entry, all columns unless
        --columns names some. A cell that a spreadsheet would take for a formula, or
        that begins with an apostrophe, gets an apostrophe in front.
  json  the resolved catalogue, as format: json under generate writes it: one object
        for each catalogue. docs/data.md explains it.

Filters of one kind add up, those of different kinds must all hold.

` + catalogueHelp + `
A single - is a catalogue on standard input.`,
		Example: `  errgen list
  errgen list --status 4xx --columns code,message,retry
  errgen list --group payment --tag beta ./...
  errgen list --format csv > errors.csv
  errgen list --format json | jq '.catalogue.entries[].code'`,
		ValidArgsFunction: completeCatalogues,
		RunE:              painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args) }),
	}
	f := cmd.Flags()
	registerRoot(cmd, &o.root, "read")
	f.StringVar(&o.format, "format", "text", "write the list as `FORMAT`: "+strings.Join(listFormats, ", "))
	f.StringSliceVar(&o.columns, "columns", nil, "show these `COLUMNS`: "+strings.Join(catalog.Columns, ", "))
	f.StringSliceVar(&o.statuses, "status", nil, "only entries with one of these `STATUSES`, such as 404 or 4xx")
	f.StringSliceVar(&o.groups, "group", nil, "only entries of these `GROUPS` and of the groups below them")
	f.StringSliceVar(&o.tags, "tag", nil, "only entries with one of these `TAGS`")
	f.BoolVar(&o.internal, "internal", false, "internal entries too")
	complete(cmd, "format", listFormats)
	complete(cmd, "columns", catalog.Columns)
	return cmd
}

var listFormats = []string{"text", "csv", "json"}

// validate reports flags that cannot be meant.
func (o *listOptions) validate() error {
	if !slices.Contains(listFormats, o.format) {
		return usagef("--format: want %s, have %q", strings.Join(listFormats, ", "), o.format)
	}
	if o.format == "json" && o.columns != nil {
		return usagef("--columns is for tables: --format json has everything")
	}
	for _, c := range o.columns {
		if !slices.Contains(catalog.Columns, c) {
			return unknownName("--columns", "column", c, catalog.Columns)
		}
	}
	return nil
}

// unknownName says that the value of a flag names nothing, with the nearest name.
func unknownName(flag, what, name string, names []string) error {
	if near := catalog.Nearest(name, names, 1); len(near) > 0 {
		return usagef("%s: unknown %s %q; did you mean %s?", flag, what, name, clean(near[0]))
	}
	return usagef("%s: unknown %s %q", flag, what, name)
}

// A listing is the entries of one catalogue that are listed.
type listing struct {
	source string // path of the catalogue, as shown
	export.Catalog
}

// run lists the entries of all catalogues that args mean.
func (o *listOptions) run(s *session, args []string) error {
	if err := o.validate(); err != nil {
		return err
	}
	filter, err := o.filter()
	if err != nil {
		return err
	}
	r := &report{}
	all, err := loadCatalogues(s, o.root, args, r)
	if err != nil || r.err() != nil {
		return o.report.finish(s, r, err)
	}
	if err := o.checkNames(all); err != nil {
		return err
	}
	var lists []listing
	hidden := 0
	for _, c := range all {
		list := listing{c.tree.show(c.catalog.File), generator.Export(c.catalog, filter)}
		lists = append(lists, list)
		hidden += countHidden(c.catalog, filter)
	}
	if err := o.write(s, lists); err != nil {
		return err
	}
	if hidden > 0 && o.format == "text" {
		s.say("errgen: %s not shown; --internal shows all", hiddenEntries(hidden))
	}
	return nil
}

// countHidden returns the number of entries that are not listed only because they
// are internal.
func countHidden(c *catalog.Catalog, filter catalog.DocOutput) int {
	n := 0
	all := filter
	all.Internal = true
	for _, e := range c.Entries {
		if all.Shows(e) && !filter.Shows(e) {
			n++
		}
	}
	return n
}

// filter returns which entries are wanted.
func (o *listOptions) filter() (catalog.DocOutput, error) {
	d := catalog.DocOutput{Groups: o.groups, Tags: o.tags, Internal: o.internal}
	for _, text := range o.statuses {
		from, to, ok := statusRange(text)
		if !ok {
			return d, usagef("--status: want a status such as 404, or a class such as 4xx, have %q", text)
		}
		for status := from; status <= to; status++ {
			d.Statuses = append(d.Statuses, status)
		}
	}
	return d, nil
}

// statusRange returns the statuses that a text such as 404 or 4xx stands for.
func statusRange(text string) (from, to int, ok bool) {
	class, isClass := strings.CutSuffix(strings.ToLower(text), "xx")
	n, err := strconv.Atoi(class)
	switch {
	case err != nil || len(class) > 3:
		return 0, 0, false
	case isClass:
		return 100 * n, 100*n + 99, n >= 1 && n <= 5
	}
	return n, n, n >= 100 && n <= 599
}

// checkNames reports groups and tags that no catalogue has.
func (o *listOptions) checkNames(all []loaded) error {
	var groups, tags []string
	for _, c := range all {
		for _, g := range c.catalog.Groups {
			groups = append(groups, g.Name)
		}
		for _, e := range c.catalog.Entries {
			tags = append(tags, e.Tags...)
		}
	}
	for _, g := range o.groups {
		if !slices.Contains(groups, g) {
			return unknownName("--group", "group", g, groups)
		}
	}
	for _, t := range o.tags {
		if !slices.Contains(tags, t) {
			return unknownName("--tag", "tag", t, tags)
		}
	}
	return nil
}

// write writes the lists in the format that is asked for.
func (o *listOptions) write(s *session, lists []listing) error {
	switch o.format {
	case "csv":
		return writeCSV(s.out, lists, o.columns)
	case "json":
		return writeExports(s.out, lists)
	}
	_, err := fmt.Fprint(s.out, listTable(lists, o.columns).text(terminalWidth(s.stdout), o.report.palette))
	return err
}

func hiddenEntries(n int) string {
	if n == 1 {
		return "1 internal entry is"
	}
	return strconv.Itoa(n) + " internal entries are"
}
