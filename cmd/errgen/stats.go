package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/spf13/cobra"
)

// statsOptions are the flags of errgen stats.
type statsOptions struct {
	root   string
	format string
	report reportOptions
}

func newStats(s *session, paint painter) *cobra.Command {
	o := &statsOptions{}
	cmd := &cobra.Command{
		Use:   "stats [CATALOGUE...]",
		Short: "count entries, and how well they are documented",
		Long: `Stats counts the entries of each catalogue and says how many of them have a
description, causes, remedies and translations.

` + catalogueHelp,
		Example: `  errgen stats
  errgen stats --format json ./...`,
		ValidArgsFunction: completeCatalogues,
		RunE:              painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args) }),
	}
	f := cmd.Flags()
	registerRoot(cmd, &o.root, "read")
	f.StringVar(&o.format, "format", "text", "write the numbers as `FORMAT`: text, json")
	complete(cmd, "format", []string{"text", "json"})
	return cmd
}

// run counts in all catalogues that args mean.
func (o *statsOptions) run(s *session, args []string) error {
	if o.format != "text" && o.format != "json" {
		return usagef("--format: want text, json, have %q", o.format)
	}
	r := &report{}
	all, err := loadCatalogues(s, o.root, args, r)
	if err != nil {
		return err
	}
	if r.err() != nil {
		o.report.format, o.report.maxProblems = "text", 50
		return o.report.finish(s, r, nil)
	}
	var counts []stats
	for _, c := range all {
		counts = append(counts, newStatistics(c))
	}
	if o.format == "json" {
		return encodeJSON(s.out, struct {
			Version    int     `json:"version"`
			Catalogues []stats `json:"catalogues"`
		}{1, counts})
	}
	for i, c := range counts {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		c.write(s.out)
	}
	return nil
}

// stats are the numbers of a catalogue.
type stats struct {
	File       string     `json:"file"`
	Name       string     `json:"name"`
	Entries    int        `json:"entries"`
	Internal   int        `json:"internal"`
	Deprecated int        `json:"deprecated"`
	Retired    int        `json:"retired"`
	Statuses   []count    `json:"statuses"`
	Coverage   []coverage `json:"coverage"`
}

// A count is a number of entries of a kind.
type count struct {
	What    string `json:"what"`
	Entries int    `json:"entries"`
}

// A coverage says how many of some things have something.
type coverage struct {
	What string `json:"what"`
	Have int    `json:"have"`
	Of   int    `json:"of"`
}

func newStatistics(c loaded) stats {
	cat := c.catalog
	s := stats{File: c.tree.show(cat.File), Name: cat.Name, Entries: len(cat.Entries), Retired: len(cat.Retired)}
	classes := []string{"1xx", "2xx", "3xx", "4xx", "5xx", "none"}
	byClass := make([]int, len(classes))
	for _, e := range cat.Entries {
		class := len(classes) - 1
		if e.Status != 0 {
			class = e.Status/100 - 1
		}
		byClass[class]++
		s.Internal += number(e.Internal)
		s.Deprecated += number(e.Deprecated != nil)
	}
	for i, n := range byClass {
		if n > 0 {
			s.Statuses = append(s.Statuses, count{classes[i], n})
		}
	}
	s.Coverage = coverages(cat)
	return s
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// coverages returns how many entries have texts, in all languages, and how many
// fields are documented.
func coverages(cat *catalog.Catalog) []coverage {
	list := []coverage{
		covered(cat, "description", func(e *catalog.Entry) bool { return e.Doc != "" }),
		covered(cat, "causes", func(e *catalog.Entry) bool { return len(e.Causes) > 0 }),
		covered(cat, "remedies", func(e *catalog.Entry) bool { return len(e.Remedies) > 0 }),
		covered(cat, "retry advice", func(e *catalog.Entry) bool { return e.Retry.Kind != catalog.RetryUnknown }),
	}
	fields := coverage{What: "fields with a description"}
	for _, e := range cat.Entries {
		for _, f := range e.Fields {
			fields.Of++
			fields.Have += number(f.Doc != "")
		}
	}
	if fields.Of > 0 {
		list = append(list, fields)
	}
	for _, locale := range cat.Locales {
		list = append(list, covered(cat, "message in "+locale, func(e *catalog.Entry) bool {
			for _, t := range e.Translations {
				if t.Locale == locale && len(t.Message) > 0 {
					return true
				}
			}
			return false
		}))
	}
	return list
}

func covered(cat *catalog.Catalog, what string, has func(*catalog.Entry) bool) coverage {
	c := coverage{What: what, Of: len(cat.Entries)}
	for _, e := range cat.Entries {
		c.Have += number(has(e))
	}
	return c
}

// write writes the numbers for people:
//
//	errors.yaml: 21 entries, 1 deprecated
//	  status  4xx 18, 5xx 3
//	  description                15 of  21   71 %  ##############......
func (s stats) write(w io.Writer) {
	counts := []string{counted(s.Entries, "entry", "entries")}
	for _, c := range []count{{"internal", s.Internal}, {"deprecated", s.Deprecated}, {"retired", s.Retired}} {
		if c.Entries > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", c.Entries, c.What))
		}
	}
	fmt.Fprintf(w, "%s: %s\n", s.File, strings.Join(counts, ", "))
	var classes []string
	for _, c := range s.Statuses {
		classes = append(classes, fmt.Sprintf("%s %d", c.What, c.Entries))
	}
	fmt.Fprintf(w, "  status: %s\n", strings.Join(classes, ", "))
	for _, c := range s.Coverage {
		c.write(w)
	}
}

func (c coverage) write(w io.Writer) {
	percent := 100
	if c.Of > 0 {
		percent = 100 * c.Have / c.Of
	}
	bar := strings.Repeat("#", percent/5) + strings.Repeat(".", 20-percent/5)
	fmt.Fprintf(w, "  %-26s %5d of %-5d %3d %%  %s\n", clean(c.What), c.Have, c.Of, percent, bar)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
