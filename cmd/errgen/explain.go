package main

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/spf13/cobra"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "explain a rule that a catalogue can break",
		Long: `Explain says what a rule is about and what to do when it is broken. RULE is the
identifier in brackets in a report.`,
		Example: "  errgen explain EG0102",
		Args:    usageArgs(cobra.ExactArgs(1)),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			rule, ok := ruleByID(args[0])
			if !ok {
				return unknownRule(args[0])
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n\n%s\n", rule.ID, rule.Title, wrap(rule.Doc))
			return err
		},
	}
}

func unknownRule(id string) error {
	if near := catalog.Nearest(id, ruleIDs(), 3); len(near) > 0 {
		return usagef("unknown rule %q; did you mean %s?", id, strings.Join(near, ", "))
	}
	return usagef("unknown rule %q: want an identifier such as %s", id, catalog.DiagnosticRules[0].ID)
}

// wrap breaks a text into lines of at most 80 columns, if its words allow it.
func wrap(text string) string {
	var b strings.Builder
	width := 0
	for _, word := range strings.Fields(text) {
		switch n := columns(word); {
		case width == 0:
			width = n
		case width+1+n > 80:
			b.WriteByte('\n')
			width = n
		default:
			b.WriteByte(' ')
			width += 1 + n
		}
		b.WriteString(word)
	}
	return b.String()
}
