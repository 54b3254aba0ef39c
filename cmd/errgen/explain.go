package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/spf13/cobra"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "explain a rule that a catalogue can break",
		Long: `Explain says what a rule is about, what it comes from, what to do when it is broken,
and shows an example. RULE is the identifier in brackets in a report.`,
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
			_, err := io.WriteString(cmd.OutOrStdout(), explanation(rule))
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

// explanation returns all that there is to say about a rule, the example last: it is
// longer than a screen.
func explanation(r catalog.DiagnosticRule) string {
	doc, example, _ := strings.Cut(r.Doc, codeFence)
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s", r.ID, r.Title, plainText(doc, screen))
	writeItems(&b, "Possible causes", r.Causes)
	writeItems(&b, "What to do", r.Remedies)
	if r.Off {
		fmt.Fprintf(&b, "\n\nThe rule is off: errgen lint --enable %s turns it on.", r.ID)
	}
	if example != "" {
		b.WriteString("\n\nExample:\n\n" + plainText(codeFence+example, screen))
	}
	return b.String() + "\n"
}

// ruleMeaning returns what a rule is about on one line, or on one for each paragraph.
func ruleMeaning(r catalog.DiagnosticRule) string {
	doc, _, _ := strings.Cut(r.Doc, codeFence)
	return plainText(doc, len(doc))
}

// writeItems writes a list of texts.
func writeItems(b *strings.Builder, title string, texts []string) {
	fmt.Fprintf(b, "\n\n%s:\n", title)
	for _, t := range texts {
		b.WriteString("\n" + listItem(t))
	}
}
