package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
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
		RunE: func(_ *cobra.Command, args []string) (err error) {
			if o.report.palette, err = paint(); err != nil {
				return err
			}
			return o.run(s, args[0], args[1:])
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.locale, "locale", "", "the file is a translation into `TAG`, whatever it says")
	f.StringVar(&o.into, "into", "", "put entries that have no translation yet into `FILE`, which the catalogue includes")
	f.StringVar(&o.root, "root", "", "read and write below `DIR` (default: the nearest directory with go.mod or .git)")
	must(cmd.MarkFlagDirname("root"))
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

// An application puts translations into a catalogue.
type application struct {
	edit
	locale string
	file   string // for what has no translation yet; empty: where the original is
}

// choose finds the file for what has no translation yet.
func (a *application) choose(into string) error {
	c := a.source.catalog
	if into == "" {
		for _, f := range c.TranslationFiles {
			if f.Locale == a.locale {
				a.file = f.File
				return nil
			}
		}
		if slices.Contains(c.Locales, a.locale) {
			return nil // all of its texts stand where the originals are
		}
		return usagef("%s has no translation into %s; say where to put it, such as --into lang/%s.yaml", a.source.tree.show(c.File), a.locale, a.locale)
	}
	name, ok := a.source.tree.name(absolute(a.source.tree.cwd, into))
	if !ok {
		return usagef("--into %s lies outside of %s; --root DIR allows more", cleanPath(into), relative(a.source.tree.cwd, a.source.tree.dir))
	}
	a.file = name
	i := slices.IndexFunc(c.TranslationFiles, func(f catalog.TranslationFile) bool { return f.File == name })
	switch _, err := fs.Stat(a.source.tree.fsys, name); {
	case i >= 0 && c.TranslationFiles[i].Locale != a.locale:
		return usagef("--into: %s is a translation into %s, not %s", cleanPath(into), c.TranslationFiles[i].Locale, a.locale)
	case i >= 0:
	case errors.Is(err, fs.ErrNotExist):
		a.files = append(a.files, formatted{a.source.tree, name, nil, []byte("translation: " + a.locale + "\n")})
	case err != nil:
		return a.source.tree.failure(err)
	default:
		return usagef("--into: %s is there and is no translation that %s includes", cleanPath(into), a.source.tree.show(c.File))
	}
	return nil
}

// put writes translations: those of what has one where that is, and the others as
// new members of the file.
func (a *application) put(changes []translation.Change) error {
	fresh := map[[2]string][]translation.Change{} // by section and name
	settings := map[string][]catalog.Setting{}    // by file
	for _, ch := range changes {
		if ch.TranslatedPos.File == "" && a.file != "" {
			of := [2]string{ch.Section, ch.Name}
			fresh[of] = append(fresh[of], ch)
			continue
		}
		file, path := a.placeOf(ch)
		settings[file] = append(settings[file], catalog.Setting{Path: path, Value: ch.Value})
	}
	for _, file := range slices.Sorted(maps.Keys(settings)) {
		if err := a.change(file, func(data []byte) ([]byte, error) { return catalog.Set(file, data, settings[file]) }); err != nil {
			return err
		}
	}
	for _, add := range a.additions(fresh) {
		if err := a.change(a.file, func(data []byte) ([]byte, error) {
			return catalog.AddMember(a.file, data, add.section, add.after, add.members...)
		}); err != nil {
			return err
		}
	}
	return nil
}

// placeOf returns the file and the keys of a translation that does not make a new
// member of the translation file.
func (a *application) placeOf(ch translation.Change) (file string, path []string) {
	file = ch.TranslatedPos.File
	if slices.ContainsFunc(a.source.catalog.TranslationFiles, func(f catalog.TranslationFile) bool { return f.File == file }) {
		return file, []string{ch.Section, ch.Name, ch.Kind}
	}
	return ch.Pos.File, []string{ch.Section, ch.Name, "translations", a.locale, ch.Kind}
}

// An addition is new members of a section in a row.
type addition struct {
	section, after string
	members        []string
}

// additions returns where what is new goes: the file has the order of the
// catalogue.
func (a *application) additions(fresh map[[2]string][]translation.Change) []addition {
	var list []addition
	section, after := "", ""
	isOpen := false // the last addition goes on
	for _, t := range translation.Texts(a.source.catalog, a.locale) {
		if t.Section != section {
			section, after, isOpen = t.Section, "", false
		}
		changes, isNew := fresh[[2]string{t.Section, t.Name}]
		switch {
		case isNew:
			if !isOpen {
				list, isOpen = append(list, addition{section: section, after: after}), true
			}
			last := &list[len(list)-1]
			last.members = append(last.members, memberOf(changes))
			delete(fresh, [2]string{t.Section, t.Name})
		case t.TranslatedPos.File == a.file:
			after, isOpen = t.Name, false
		}
	}
	return list
}

// memberOf returns the lines of an entry, a rule, a group or a status in a
// translation.
func memberOf(changes []translation.Change) string {
	name := changes[0].Name
	if changes[0].Section != "statuses" {
		name = catalog.Scalar(name)
	}
	lines := []string{name + ":"}
	for _, ch := range changes {
		for _, line := range catalog.Lines(ch.Kind, ch.Value) {
			lines = append(lines, strings.TrimRight("  "+line, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// include adds the translation file to the files that the catalogue includes.
func (a *application) include() error {
	c := a.source.catalog
	rel, err := filepath.Rel(filepath.Dir(filepath.FromSlash(c.File)), filepath.FromSlash(a.file))
	if err != nil {
		return err
	}
	list := catalog.Value{Kind: catalog.ListValue}
	for _, pattern := range append(slices.Clone(c.Include), filepath.ToSlash(rel)) {
		list.Items = append(list.Items, catalog.Value{Kind: catalog.TextValue, Text: pattern})
	}
	return a.change(c.File, func(data []byte) ([]byte, error) {
		return catalog.Set(c.File, data, []catalog.Setting{{Path: []string{"include"}, Value: list}})
	})
}
