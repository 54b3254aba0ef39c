package main

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog/translation"
	"github.com/spf13/cobra"
)

// translationsOptions are the flags of errgen translations.
type translationsOptions struct {
	locale  string
	against string
	failOn  string
	format  string
	root    string
	palette palette
}

var translationLevels = []string{"stale", "missing", "none"}

func newTranslations(s *session, paint painter) *cobra.Command {
	o := &translationsOptions{}
	cmd := &cobra.Command{
		Use:   "translations [CATALOGUE...]",
		Short: "say what is not translated, and exchange texts with translators",
		Long: `Translations counts, for each catalogue and language, the texts that are translated,
and lists those that are not as they should be:

  missing  the catalogue has a text that the translation has not
  extra    the translation has a text that the catalogue has not
  stale    the text was translated, and is another one now

What is stale shows in comparison with an earlier version, so it needs --against: a
git reference such as the last release, another file or directory, or the file that
was last exported for a language. A translation is stale if it is what it was then
although the original is not, or if it is fuzzy there.

Texts of internal entries need no translation. Translations of entries that do not
exist make the catalogue invalid.

` + catalogueHelp,
		Example: `  errgen translations
  errgen translations --against v1.2.0 --fail-on stale
  errgen translations --locale fr --format json ./...
  errgen translations export --locale de de.po
  errgen translations import de.po`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeCatalogues,
		RunE:              painted(paint, &o.palette, func(args []string) error { return o.run(s, args) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.locale, "locale", "", "look at the language `TAG` only, even if nothing is translated")
	f.StringVar(&o.against, "against", "", "find stale texts by the version that `REF`, FILE or DIR has")
	f.StringVar(&o.failOn, "fail-on", "missing", "exit 1 if a text is `WHAT`: stale; missing, extra or stale (missing); none")
	registerRoot(cmd, &o.root, "read")
	f.StringVar(&o.format, "format", "text", "write the result as `FORMAT`: text, json")
	complete(cmd, "fail-on", translationLevels)
	complete(cmd, "format", []string{"text", "json"})
	cmd.AddCommand(newTranslationsExport(s, paint), newTranslationsImport(s, paint))
	return cmd
}

// validate reports flags with values that do not exist.
func (o *translationsOptions) validate() (err error) {
	switch {
	case o.format != "text" && o.format != "json":
		return usagef("--format: want text, json, have %q", o.format)
	case !slices.Contains(translationLevels, o.failOn):
		return usagef("--fail-on: want %s, have %q", strings.Join(translationLevels, ", "), o.failOn)
	case o.locale != "":
		o.locale, err = localeFlag(o.locale)
	}
	return err
}

func localeFlag(tag string) (string, error) {
	locale, err := translation.Locale(tag)
	if err != nil {
		return "", usagef("--locale: %w", err)
	}
	return locale, nil
}

// A translated is a catalogue with how far it is translated.
type translated struct {
	loaded
	covers []translation.Coverage
}

// run looks at the translations of all catalogues that args mean.
func (o *translationsOptions) run(s *session, args []string) error {
	if err := o.validate(); err != nil {
		return err
	}
	r := &report{}
	found, err := loadCatalogues(s, o.root, args, r)
	if err != nil {
		return err
	}
	var all []translated
	for _, c := range found {
		covers, err := o.cover(s, c, r)
		if err != nil {
			return err
		}
		all = append(all, translated{c, covers})
	}
	if r.err() != nil {
		return problemsAlone(o.palette).finish(s, r, nil)
	}
	for _, note := range r.notes {
		s.say("errgen: %s", note)
	}
	if o.format == "json" {
		err = encodeJSON(s.out, jsonTranslations(all))
	} else {
		writeTranslations(s.out, all)
	}
	if err != nil || !o.fails(all) {
		return err
	}
	return errFindings
}

// problemsAlone returns the options with which a command that has a form of its own
// says that catalogues are not valid.
func problemsAlone(p palette) *reportOptions {
	return &reportOptions{format: "text", maxProblems: 50, palette: p}
}

// cover compares the languages of a catalogue.
func (o *translationsOptions) cover(s *session, c loaded, r *report) ([]translation.Coverage, error) {
	was, err := findEarlier(s, o.against, c, r)
	if err != nil {
		return nil, err
	}
	locales := c.catalog.Locales
	if o.locale != "" {
		locales = []string{o.locale}
	}
	if was.file != nil && !slices.Contains(locales, was.locale) {
		r.note("--against: %s is a translation into %s, so it does not show what is stale in %s", cleanPath(o.against), was.locale, c.tree.show(c.catalog.File))
	}
	var covers []translation.Coverage
	for _, locale := range locales {
		covers = append(covers, translation.Cover(c.catalog, locale, was.in(locale)))
	}
	return covers, nil
}

// fails reports whether something is as --fail-on says.
func (o *translationsOptions) fails(all []translated) bool {
	for _, c := range all {
		for _, l := range c.covers {
			isMissing := len(l.Missing)+len(l.Extra) > 0 && o.failOn == "missing"
			if o.failOn != "none" && (len(l.Stale) > 0 || isMissing) {
				return true
			}
		}
	}
	return false
}
