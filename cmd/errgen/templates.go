package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/spf13/cobra"
)

func newTemplates() *cobra.Command {
	return &cobra.Command{
		Use:   "templates [NAME]",
		Short: "list templates to begin with, or print one",
		Long: `Templates lists the templates that come with errgen, each a start for one of your
own. With a name it prints that template. Save it beside the catalogue and name it
there:

  generate:
    docs:
      - {template: errors.py.tmpl, out: ../client/errors.py}

docs/templates.md explains the language, docs/data.md the data.`,
		Example: `  errgen templates
  errgen templates python > errors.py.tmpl`,
		Args: usageArgs(cobra.MaximumNArgs(1)),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return templateNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listTemplates(cmd)
			}
			for _, t := range generator.Templates() {
				if t.Name == args[0] {
					_, err := fmt.Fprint(cmd.OutOrStdout(), t.Text)
					return err
				}
			}
			if near := catalog.Nearest(args[0], templateNames(), 1); len(near) > 0 {
				return usagef("unknown template %q; did you mean %s?", args[0], near[0])
			}
			return usagef("unknown template %q: want %s", args[0], strings.Join(templateNames(), ", "))
		},
	}
}

func listTemplates(cmd *cobra.Command) error {
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, t := range generator.Templates() {
		// The writer keeps the error for Flush.
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\n", t.Name, t.File, t.Doc)
	}
	return w.Flush()
}

func templateNames() []string {
	var names []string
	for _, t := range generator.Templates() {
		names = append(names, t.Name)
	}
	return names
}
