package main

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/spf13/cobra"
)

// retireOptions are the flags of errgen retire.
type retireOptions struct {
	use, since, doc string
	root            string
	report          reportOptions
}

func newRetire(s *session, paint painter) *cobra.Command {
	o := &retireOptions{}
	cmd := &cobra.Command{
		Use:   "retire NAME [CATALOGUE]",
		Short: "move an entry to the retired ones, so that it never comes back",
		Long: `Retire removes an entry and writes its name and its code under retired in the same
file: clients in the field still know them with their old meaning. Nothing else in
the file changes.

If the catalogue is not valid after that, because another entry refers to the
retired one, nothing is written.

` + catalogueHelp,
		Example: `  errgen retire ORDER_TOO_OLD --use ORDER_NOT_FOUND --since 2.0
  errgen retire LEGACY --doc 'No client has ever seen it.'`,
		Args: usageArgs(cobra.RangeArgs(1, 2)),
		RunE: painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args[0], args[1:]) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.use, "use", "", "name the entry `NAME` as its replacement")
	f.StringVar(&o.since, "since", "", "say with which `VERSION` it was retired")
	f.StringVar(&o.doc, "doc", "", "say why in a `TEXT`")
	registerRoot(cmd, &o.root, "read and write")
	o.report.register(cmd)
	return cmd
}

// run retires the entry.
func (o *retireOptions) run(s *session, name string, args []string) error {
	if err := o.report.validate(); err != nil {
		return err
	}
	r := &report{}
	c, err := loadOne(s, o.root, args, r)
	if err != nil || c == nil {
		return o.report.finish(s, r, err)
	}
	entry, err := c.entry("", name)
	if err != nil {
		return err
	}
	if o.use != "" {
		if _, err := c.entry("--use: ", o.use); err != nil {
			return err
		}
	}
	file := entry.Pos.File
	edit := edit{source: *c, report: &o.report}
	for _, change := range []func(data []byte) ([]byte, error){
		func(data []byte) ([]byte, error) { return catalog.RemoveMember(file, data, "errors", entry.Name) },
		func(data []byte) ([]byte, error) {
			return catalog.AddMember(file, data, "retired", "", o.member(c.catalog, entry))
		},
	} {
		if err := edit.change(file, change); err != nil {
			return err
		}
	}
	return edit.finish(s, r, "retired "+entry.Name+" in")
}

// entry returns the entry with a name, or a usage error with the nearest ones.
func (c loaded) entry(flag, name string) (*catalog.Entry, error) {
	i := slices.IndexFunc(c.catalog.Entries, func(e *catalog.Entry) bool { return e.Name == name })
	if i >= 0 {
		return c.catalog.Entries[i], nil
	}
	var names []string
	for _, e := range c.catalog.Entries {
		names = append(names, e.Name)
	}
	return nil, usagef("%s%s has no entry %s%s", flag, c.tree.show(c.catalog.File), catalog.Quote(name), suggest(name, names))
}

// member returns the text of the retired entry.
func (o *retireOptions) member(c *catalog.Catalog, e *catalog.Entry) string {
	var keys []string
	add := func(key, value string) {
		if value != "" {
			keys = append(keys, key+": "+catalog.Scalar(value))
		}
	}
	if e.Code.Set && (c.Codes.Int || e.Code.Text != e.Name) {
		keys = append(keys, "code: "+codeText(c, e.Code.Text))
	}
	add("since", o.since)
	add("use", o.use)
	add("doc", o.doc)
	return catalog.Scalar(e.Name) + ": {" + strings.Join(keys, ", ") + "}"
}
