package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/spf13/cobra"
)

// newOptions are the flags of errgen new.
type newOptions struct {
	group, code, message, doc string
	status                    int
	root                      string
	report                    reportOptions
}

func newNew(s *session, paint painter) *cobra.Command {
	o := &newOptions{}
	cmd := &cobra.Command{
		Use:   "new NAME [CATALOGUE]",
		Short: "add an entry, with the next free code of its group",
		Long: `New adds an entry to a catalogue: behind the last one of its group, in the file
where that stands, else at the end. Its code is the next free one of the range of
the group; retired codes are not used again. Nothing else in the file changes.

If the catalogue is not valid with the new entry, nothing is written.

` + catalogueHelp,
		Example: `  errgen new ORDER_TOO_OLD --status 410 --message 'Order {id:string} is too old.'
  errgen new ORDER_TOO_OLD --group orders --status 410`,
		Args: usageArgs(cobra.RangeArgs(1, 2)),
		RunE: painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args[0], args[1:]) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.group, "group", "", "put the entry into the group `NAME`")
	f.StringVar(&o.code, "code", "", "give it the code `CODE`, not the next free one")
	f.IntVar(&o.status, "status", 0, "give it the HTTP `STATUS`")
	f.StringVar(&o.message, "message", "", "give it the message `TEXT`, with fields as {name:type}")
	f.StringVar(&o.doc, "doc", "", "give it the description `TEXT`")
	registerRoot(cmd, &o.root, "read and write")
	o.report.register(cmd)
	return cmd
}

// run adds the entry.
func (o *newOptions) run(s *session, name string, args []string) error {
	if err := o.report.validate(); err != nil {
		return err
	}
	r := &report{}
	c, err := loadOne(s, o.root, args, r)
	if err != nil || c == nil {
		return o.report.finish(s, r, err)
	}
	if slices.ContainsFunc(c.catalog.Entries, func(e *catalog.Entry) bool { return e.Name == name }) {
		return usagef("%s has an entry %s already", c.tree.show(c.catalog.File), catalog.Quote(name))
	}
	group, err := o.groupOf(c.catalog)
	if err != nil {
		return err
	}
	file, after := lastOf(c.catalog, group)
	edit := edit{source: *c, report: &o.report}
	if err := edit.change(file, func(data []byte) ([]byte, error) {
		return catalog.AddMember(file, data, "errors", after, o.member(c.catalog, name, group))
	}); err != nil {
		return err
	}
	return edit.finish(s, r, "added "+name+" to")
}

// groupOf returns the group that is asked for, or nil.
func (o *newOptions) groupOf(c *catalog.Catalog) (*catalog.Group, error) {
	if o.group == "" {
		return nil, nil
	}
	var names []string
	for _, g := range c.Groups {
		if g.Name == o.group {
			return g, nil
		}
		names = append(names, g.Name)
	}
	return nil, usagef("--group: unknown group %s%s", catalog.Quote(o.group), suggest(o.group, names))
}

// lastOf returns the file and the name of the entry behind which a new one of a
// group belongs: the last one of the group, else the last one of the catalogue's
// own file.
func lastOf(c *catalog.Catalog, group *catalog.Group) (file, after string) {
	file = c.File
	found := false
	for _, e := range c.Entries {
		inGroup := group != nil && e.Group == group
		if inGroup || !found && e.Pos.File == c.File {
			file, after, found = e.Pos.File, e.Name, found || inGroup
		}
	}
	return file, after
}

// member returns the text of the entry.
func (o *newOptions) member(c *catalog.Catalog, name string, group *catalog.Group) string {
	lines := []string{catalog.Scalar(name) + ":"}
	add := func(key, value string) { lines = append(lines, "  "+key+": "+value) }
	code, ok := o.code, o.code != ""
	if !ok {
		code, ok = c.NextCode(group)
	}
	if ok {
		add("code", codeText(c, code))
	}
	if o.status != 0 {
		add("status", strconv.Itoa(o.status))
	}
	message := o.message
	if message == "" {
		message = catalog.Sentence(name) + "."
	}
	add("message", catalog.Scalar(message))
	if o.doc != "" {
		add("doc", catalog.Scalar(o.doc))
	}
	if group != nil {
		add("group", catalog.Scalar(group.Name))
	}
	return strings.Join(lines, "\n")
}

func codeText(c *catalog.Catalog, code string) string {
	if c.Codes.Int {
		return code
	}
	return catalog.Scalar(code)
}

// loadOne loads the one catalogue that args mean, to change it. It is nil if that
// is not valid.
func loadOne(s *session, root string, args []string, r *report) (*loaded, error) {
	if slices.Contains(args, stdinArg) {
		return nil, usagef("standard input cannot be changed; name a file")
	}
	all, err := loadCatalogues(s, root, args, r)
	switch {
	case err != nil || len(all) == 0:
		return nil, err
	case len(all) > 1:
		return nil, usagef("want one catalogue, have %d", len(all))
	}
	return &all[0], nil
}

// An edit changes files of a catalogue. They are written only if the catalogue is
// valid with all changes.
type edit struct {
	source loaded
	report *reportOptions
	files  []formatted
}

// change changes a file.
func (e *edit) change(file string, by func(data []byte) ([]byte, error)) error {
	i := slices.IndexFunc(e.files, func(f formatted) bool { return f.name == file })
	if i < 0 {
		old, err := fs.ReadFile(e.source.tree.fsys, file)
		if err != nil {
			return e.source.tree.failure(err)
		}
		e.files, i = append(e.files, formatted{e.source.tree, file, old, old}), len(e.files)
	}
	text, err := by(e.files[i].new)
	if refused := (catalog.EditError{}); errors.As(err, &refused) {
		return usagef("%s: %s", e.source.tree.place(refused.Pos), refused.Message)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", e.source.tree.show(file), err)
	}
	e.files[i].new = text
	return nil
}

// finish checks the catalogue with its changes, and writes them.
func (e *edit) finish(s *session, r *report, done string) error {
	changed, err := e.load(r)
	if err != nil {
		return err
	}
	if changed == nil {
		return e.report.finish(s, r, nil)
	}
	if err := e.save(); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s %s\n", clean(done), e.source.tree.show(e.files[0].name))
	return nil
}

// load loads the catalogue with its changes. If it is not valid it is nil, and r
// says why.
func (e *edit) load(r *report) (*catalog.Catalog, error) {
	t := *e.source.tree
	t.texts = map[string][]string{}
	for _, f := range e.files {
		t.fsys = overlay{t.fsys, f.name, f.new}
	}
	changed, err := catalog.Load(t.fsys, e.source.catalog.File)
	if err == nil {
		return changed, nil
	}
	if err := r.add(&t, err); err != nil {
		return nil, t.failure(err)
	}
	r.note("nothing written: the catalogue would not be valid")
	return nil, nil
}

// save writes the changed files.
func (e *edit) save() error {
	for _, f := range e.files {
		if err := f.save(); err != nil {
			return err
		}
	}
	return nil
}

// suggest returns a remark with the names that are near to one, if there are any.
func suggest(have string, names []string) string {
	near := catalog.Nearest(have, names, 3)
	if len(near) == 0 {
		return ""
	}
	for i := range near {
		near[i] = clean(near[i])
	}
	return "; did you mean " + strings.Join(near, ", ") + "?"
}
