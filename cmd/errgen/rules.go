package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/lint"
	"github.com/spf13/cobra"
)

// allRules returns the rules of the language and the opinions of errgen lint,
// sorted by their identifiers.
func allRules() []catalog.DiagnosticRule {
	rules := append([]catalog.DiagnosticRule{}, catalog.DiagnosticRules...)
	for _, r := range lint.Rules {
		rules = append(rules, r.DiagnosticRule)
	}
	return rules
}

// ruleByID returns the rule with an identifier, in any case.
func ruleByID(id string) (catalog.DiagnosticRule, bool) {
	for _, r := range allRules() {
		if strings.EqualFold(r.ID, id) {
			return r, true
		}
	}
	return catalog.DiagnosticRule{}, false
}

func ruleIDs() []string {
	var ids []string
	for _, r := range allRules() {
		ids = append(ids, r.ID)
	}
	return ids
}

func newRules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "list the rules that a catalogue can break",
		Long: `Rules lists all rules with their identifiers. Those of errgen lint are opinions: they
are on or off, and what they find is a warning. All others are the language.`,
		Example: `  errgen rules
  errgen explain EG0601`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			for _, r := range allRules() {
				fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, ruleUse(r.ID), r.Title)
			}
			return w.Flush()
		},
	}
}

// ruleUse says where a rule is used.
func ruleUse(id string) string {
	opinion, ok := lint.RuleByID(id)
	switch {
	case !ok:
		return "language"
	case opinion.On:
		return "lint, on"
	}
	return "lint, off"
}
