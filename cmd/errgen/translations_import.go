package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog/po"
	"github.com/errgen/errgen/catalog/translation"
	"github.com/spf13/cobra"
)

// importOptions are the flags of errgen translations import.
type importOptions struct {
	locale string
	into   string
	root   string
	report reportOptions
}

func newTranslationsImport(s *session, paint painter) *cobra.Command {
	o := &importOptions{report: *problemsAlone(false)}
	cmd := &cobra.Command{
		Use:   "import FILE [CATALOGUE]",
		Short: "take the translations of a file that was exported",
		Long: `Import takes the translations of a PO file into the catalogue: where a text is
translated already, else in the translation file of the language. Only lines of texts
that changed are written. A FILE of - is standard input.

A translation that is empty or fuzzy is not taken, nor one whose text has changed
since the export. Causes and remedies are taken when all of them are translated. A
placeholder that the text cannot have is reported with its line, and nothing is
written; nor is it if the catalogue would not be valid.

` + catalogueHelp,
		Example: `  errgen translations import de.po
  errgen translations import --into lang/de.yaml de.po errors.yaml`,
		Args: usageArgs(cobra.RangeArgs(1, 2)),
		RunE: painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args[0], args[1:]) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.locale, "locale", "", "the file is a translation into `TAG`, whatever it says")
	f.StringVar(&o.into, "into", "", "put entries that have no translation yet into `FILE`, which the catalogue includes")
	registerRoot(cmd, &o.root, "read and write")
	must(cmd.MarkFlagFilename("into", "yaml", "yml"))
	return cmd
}

// run takes the translations of a file.
func (o *importOptions) run(s *session, name string, args []string) error {
	r := &report{}
	f, err := readPO(s, name)
	if fault := (po.Fault{}); errors.As(err, &fault) {
		return o.refuse(s, name, []translation.Remark{{Line: fault.Line, Message: fault.Message}})
	}
	if err != nil {
		return err
	}
	locale, err := o.localeOf(f, name)
	if err != nil {
		return err
	}
	c, err := loadOne(s, o.root, args, r)
	if err != nil || c == nil {
		return o.report.finish(s, r, err)
	}
	if locale == c.catalog.Locale {
		return usagef("%s is a translation into %s, which %s is written in", cleanPath(name), locale, c.tree.show(c.catalog.File))
	}
	found := translation.Import(c.catalog, locale, f)
	if len(found.Faults) > 0 {
		return o.refuse(s, name, found.Faults)
	}
	for _, skipped := range found.Skipped {
		s.say("errgen: skipped %s:%d: %s", cleanPath(name), skipped.Line, skipped.Message)
	}
	if len(found.Changes) == 0 {
		fmt.Fprintf(s.out, "nothing to import: %s is as it was\n", c.tree.show(c.catalog.File))
		return nil
	}
	return o.apply(s, r, *c, locale, found)
}

// refuse reports what is wrong with the file.
func (o *importOptions) refuse(s *session, name string, faults []translation.Remark) error {
	title := cleanPath(name)
	if name == stdinArg {
		title = "<stdin>"
	}
	const most = 50
	for _, fault := range faults[:min(most, len(faults))] {
		fmt.Fprintf(s.out, "%s:%d: error: %s\n", title, fault.Line, clean(fault.Message))
	}
	s.say("errgen: nothing written: %s", plural(len(faults), "error"))
	return errFindings
}

// localeOf returns the language of a file.
func (o *importOptions) localeOf(f *po.File, name string) (string, error) {
	if o.locale != "" {
		return localeFlag(o.locale)
	}
	tag := f.Get("Language")
	if tag == "" {
		return "", usagef("%s does not say in its header what Language it is in; add --locale", cleanPath(name))
	}
	locale, err := translation.Locale(tag)
	if err != nil {
		return "", usagef("%s: Language: %w; add --locale", cleanPath(name), err)
	}
	return locale, nil
}

// apply changes the files of the catalogue.
func (o *importOptions) apply(s *session, r *report, c loaded, locale string, found translation.Imported) error {
	a := application{edit: edit{source: c, report: &o.report}, locale: locale}
	if err := a.choose(o.into); err != nil {
		return err
	}
	if err := a.put(found.Changes); err != nil {
		return err
	}
	after, err := a.load(r)
	if err != nil || after == nil {
		return o.report.finish(s, r, err)
	}
	if a.file != "" && !slices.Contains(after.Files, a.file) {
		if err := a.include(); err != nil {
			return err
		}
		if after, err = a.load(r); err != nil || after == nil {
			return o.report.finish(s, r, err)
		}
	}
	if !translation.Has(after, c.catalog, locale, found.Changes) {
		return errors.New("internal fault: the catalogue would have other translations than the file; nothing written")
	}
	if err := a.save(); err != nil {
		return err
	}
	texts := 0
	for _, ch := range found.Changes {
		texts += ch.Texts
	}
	for _, f := range a.files {
		fmt.Fprintf(s.out, "changed %s\n", c.tree.show(f.name))
	}
	fmt.Fprintf(s.out, "imported %s in %s\n", plural(texts, "text"), locale)
	return nil
}
