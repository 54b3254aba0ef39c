package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/errgen/errgen/catalog"
	"github.com/spf13/cobra"
)

// rulesPage is where the rules are published. The anchor of each is its identifier in
// lower case.
const rulesPage = "https://github.com/errgen/errgen/blob/main/docs/rules.md"

// ruleByID returns the rule with an identifier, in any case.
func ruleByID(id string) (catalog.DiagnosticRule, bool) {
	return catalog.DiagnosticRuleByID(strings.ToUpper(id))
}

func ruleIDs() []string {
	var ids []string
	for _, r := range catalog.DiagnosticRules {
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
			for _, r := range catalog.DiagnosticRules {
				fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, ruleUse(r), r.Title)
			}
			return w.Flush()
		},
	}
}

// ruleUse says where a rule is used.
func ruleUse(r catalog.DiagnosticRule) string {
	switch {
	case !r.Opinion:
		return "language"
	case r.Off:
		return "lint, off"
	}
	return "lint, on"
}
