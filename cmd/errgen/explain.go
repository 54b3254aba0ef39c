package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/spf13/cobra"
)

// explainOptions are the flags of errgen explain.
type explainOptions struct {
	root   string
	report reportOptions
}

func newExplain(s *session, paint painter) *cobra.Command {
	o := &explainOptions{report: reportOptions{format: formatNames()[0], maxProblems: 50}}
	cmd := &cobra.Command{
		Use:   "explain RULE|CODE|NAME [CATALOGUE...]",
		Short: "explain a rule that a catalogue can break, or an error of a catalogue",
		Long: `Explain says what a rule is about, what it comes from, what to do when it is broken,
and shows an example. RULE is the identifier in brackets in a report.

Of an error, by its code or its name, it says what it means, what causes it, what to
do, what it is called in Go, and shows an exact answer. It takes the same from
catalogues as errgen list --internal.

` + catalogueHelp,
		Example: `  errgen explain EG0102
  errgen explain ORDER_NOT_FOUND
  errgen explain 20001 ./...`,
		Args: usageArgs(cobra.MinimumNArgs(1)),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return completeCatalogues(nil, nil, "")
			}
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args[0], args[1:]) }),
	}
	registerRoot(cmd, &o.root, "read")
	return cmd
}

// ruleID matches what looks like the identifier of a rule.
var ruleID = regexp.MustCompile(`(?i)^EG\d{4}$`)

// run explains a rule or an entry.
func (o *explainOptions) run(s *session, what string, args []string) error {
	if rule, ok := ruleByID(what); ok && len(args) == 0 {
		_, err := io.WriteString(s.out, explanation(rule))
		return err
	}
	if ruleID.MatchString(what) && len(args) == 0 {
		return unknownRule(what)
	}
	r := &report{}
	all, err := loadCatalogues(s, o.root, args, r)
	if err != nil || r.err() != nil {
		return o.report.finish(s, r, err)
	}
	texts := o.entries(all, what)
	if len(texts) == 0 {
		return unknownEntry(all, what)
	}
	_, err = io.WriteString(s.out, strings.Join(texts, "\n"))
	return err
}

// entries explains the entries with a code or a name, in any case.
func (o *explainOptions) entries(all []loaded, what string) []string {
	var texts []string
	for _, c := range all {
		for i, e := range generator.Export(c.catalog, catalog.DocOutput{Internal: true}).Entries {
			code := e.Code != nil && strings.EqualFold(e.Code.Text, what)
			if code || strings.EqualFold(e.Name, what) {
				texts = append(texts, explainEntry(e, c.tree.place(c.catalog.Entries[i].Pos)))
			}
		}
	}
	return texts
}

// unknownEntry says that nothing has a name, with the nearest ones.
func unknownEntry(all []loaded, what string) error {
	names := ruleIDs()
	for _, c := range all {
		for _, e := range c.catalog.Entries {
			names = append(names, e.Name)
			if e.Code.Set && e.Code.Text != e.Name {
				names = append(names, e.Code.Text)
			}
		}
	}
	return usagef("no rule and no entry is called %s%s", catalog.Quote(what), suggest(what, names))
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
