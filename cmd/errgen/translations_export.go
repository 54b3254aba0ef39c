package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/errgen/errgen/catalog/po"
	"github.com/errgen/errgen/catalog/translation"
	"github.com/errgen/errgen/generator/output"
	"github.com/spf13/cobra"
)

// exportOptions are the flags of errgen translations export.
type exportOptions struct {
	locale  string
	against string
	root    string
	report  reportOptions
}

func newTranslationsExport(s *session, paint painter) *cobra.Command {
	o := &exportOptions{report: *problemsAlone(false)}
	cmd := &cobra.Command{
		Use:   "export --locale TAG FILE [CATALOGUE]",
		Short: "write the texts of a catalogue for translators",
		Long: `Export writes all texts of a catalogue with what they are in a language to a file of
GNU gettext (PO), which the tools of translators read. Beside each text stands what
it belongs to and what its placeholders mean. A FILE of - is standard output.

If FILE is there it is updated: what translators remarked stays. A translation whose
text has changed since becomes fuzzy, with the former text beside it; --against finds
those by an earlier version of the catalogue instead. A file with translations that
were not imported is not written over.

` + catalogueHelp,
		Example: `  errgen translations export --locale de de.po
  errgen translations export --locale pt-BR --against v1.2.0 pt-BR.po errors.yaml
  errgen translations export --locale de - | msgfmt --statistics -o /dev/null -`,
		Args: usageArgs(cobra.RangeArgs(1, 2)),
		RunE: painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args[0], args[1:]) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.locale, "locale", "", "write the texts for the language `TAG`")
	f.StringVar(&o.against, "against", "", "find stale texts by the version that `REF`, FILE or DIR has")
	registerRoot(cmd, &o.root, "read")
	return cmd
}

// run writes the file.
func (o *exportOptions) run(s *session, name string, args []string) error {
	if o.locale == "" {
		return usagef("--locale is needed: the language to translate into, such as de")
	}
	locale, err := localeFlag(o.locale)
	if err != nil {
		return err
	}
	r := &report{}
	c, err := loadOne(s, o.root, args, r)
	if err != nil || c == nil {
		return o.report.finish(s, r, err)
	}
	switch c.catalog.Locale {
	case "":
		return usagef("%s does not say what its texts are written in; add locale: en, or whatever it is", c.tree.show(c.catalog.File))
	case locale:
		return usagef("--locale: %s is what %s is written in", locale, c.tree.show(c.catalog.File))
	}
	old, content, err := o.existing(s, name, locale)
	if err != nil {
		return err
	}
	was, err := o.earlier(s, *c, old, locale, r)
	if err != nil || r.err() != nil {
		return o.report.finish(s, r, err)
	}
	f, lost := translation.Export(c.catalog, locale, was, old)
	if len(lost) > 0 {
		return usagef("%s has %s that %s has not, such as %s; import it first, or remove it", cleanPath(name),
			plural(len(lost), "translation"), c.tree.show(c.catalog.File), clean(lost[0]))
	}
	for _, note := range r.notes {
		s.say("errgen: %s", note)
	}
	return o.write(s, name, f, content)
}

// existing reads the file that is to be updated. It is nil if there is none.
func (o *exportOptions) existing(s *session, name, locale string) (*po.File, []byte, error) {
	if name == stdinArg {
		return nil, nil, nil
	}
	content, err := readBounded(s, name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(bytes.TrimSpace(content)) == 0 {
		return nil, content, nil
	}
	if err != nil {
		return nil, nil, err
	}
	f, err := po.Parse(content)
	if fault := (po.Fault{}); errors.As(err, &fault) {
		return nil, nil, usagef("%s:%d: %s; only a PO file is written over", cleanPath(name), fault.Line, fault.Message)
	}
	if err != nil {
		return nil, nil, err
	}
	have, err := translation.Locale(f.Get("Language"))
	if err == nil && have != locale {
		return nil, nil, usagef("%s is a translation into %s, not %s", cleanPath(name), have, locale)
	}
	return f, content, nil
}

// earlier returns the version that shows what is stale.
func (o *exportOptions) earlier(s *session, c loaded, old *po.File, locale string, r *report) (translation.Earlier, error) {
	if o.against == "" && old != nil {
		return translation.EarlierOf(old), nil
	}
	was, err := findEarlier(s, o.against, c, r)
	return was.in(locale), err
}

// write writes the file, unless somebody else has changed it since it was read.
func (o *exportOptions) write(s *session, name string, f *po.File, content []byte) error {
	if name == stdinArg {
		_, err := s.out.Write(f.Bytes())
		return err
	}
	isAsRead := func(now []byte) bool { return bytes.Equal(now, content) }
	if err := output.Record(absolute(s.dir, name), f.Bytes(), isAsRead); err != nil {
		return fmt.Errorf("write %s: %w", cleanPath(name), err)
	}
	done, fuzzy := 0, 0
	for _, e := range f.Entries {
		done += number(e.Text != "" && !e.Has(po.Fuzzy))
		fuzzy += number(e.Has(po.Fuzzy))
	}
	counts := []string{plural(len(f.Entries), "text"), fmt.Sprintf("%d translated", done)}
	if fuzzy > 0 {
		counts = append(counts, fmt.Sprintf("%d fuzzy", fuzzy))
	}
	fmt.Fprintf(s.out, "wrote %s: %s\n", cleanPath(name), strings.Join(counts, ", "))
	return nil
}
