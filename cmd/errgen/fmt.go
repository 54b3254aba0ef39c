package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/output"
	"github.com/spf13/cobra"
)

// fmtOptions are the flags of errgen fmt.
type fmtOptions struct {
	write, diff, list bool
	stdinPath         string
	root              string
	report            reportOptions
}

func newFmt(s *session, paint painter) *cobra.Command {
	o := &fmtOptions{}
	cmd := &cobra.Command{
		Use:   "fmt [CATALOGUE...]",
		Short: "write catalogues in the canonical style",
		Long: `Fmt writes the keys of a catalogue in the order in which the language documents
them, with two blanks for each level. Comments, blank lines, quotes and the order of
entries, fields and bodies stay, and so does what the catalogue means. The files that
a catalogue includes are formatted with it.

Without flags it prints the formatted text of one catalogue file. With -l or -d it
exits 1 if a file is in another style.

` + catalogueHelp + `
A single - is a file on standard input.`,
		Example: `  errgen fmt -w ./...
  errgen fmt -d errors.yaml
  errgen fmt -l            # in CI
  errgen fmt - --stdin-filepath errors.yaml < errors.yaml`,
		ValidArgsFunction: completeCatalogues,
		RunE:              painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args) }),
	}
	f := cmd.Flags()
	f.BoolVarP(&o.write, "write", "w", false, "write files in place")
	f.BoolVarP(&o.diff, "diff", "d", false, "show what would change")
	f.BoolVarP(&o.list, "list", "l", false, "list files that would change")
	f.StringVar(&o.stdinPath, "stdin-filepath", "", "call the file on standard input `FILE` in messages")
	registerRoot(cmd, &o.root, "read and write")
	o.report.register(cmd)
	return cmd
}

// A formatted is a file with its text in the canonical style.
type formatted struct {
	tree     *tree
	name     string
	old, new []byte
}

// run formats all catalogues that args mean.
func (o *fmtOptions) run(s *session, args []string) error {
	if err := o.report.validate(); err != nil {
		return err
	}
	isStdin := slices.Contains(args, stdinArg)
	switch {
	case o.write && o.diff, o.write && o.list, o.diff && o.list:
		return usagef("-w, -d and -l exclude each other")
	case isStdin && (len(args) > 1 || o.write):
		return usagef("- is a single file that is not written to; remove the other arguments and -w")
	case o.stdinPath != "" && !isStdin:
		return usagef("--stdin-filepath needs the argument -")
	case isStdin:
		return o.stdin(s)
	}
	r := &report{}
	files, err := o.format(s, args, r)
	if err != nil {
		return err
	}
	if !o.write && !o.diff && !o.list && len(files) > 1 {
		return usagef("%d files would be printed; add -w, -d or -l", len(files))
	}
	if r.count(catalog.Error) > 0 && o.write {
		r.note("nothing written: %s", plural(r.count(catalog.Error), "error"))
		return o.report.finish(s, r, nil)
	}
	isOther, err := o.emit(s, files)
	if err := o.report.finish(s, r, err); err != nil || !isOther {
		return err
	}
	return errFindings
}

// stdin formats standard input.
func (o *fmtOptions) stdin(s *session) error {
	data, err := io.ReadAll(io.LimitReader(s.stdin, maxCatalogue))
	if err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	title := "<stdin>"
	if o.stdinPath != "" {
		title = cleanPath(o.stdinPath)
	}
	t := &tree{dir: s.dir, cwd: s.dir, fsys: overlay{nothing{}, "stdin", data}, texts: map[string][]string{}, titles: map[string]string{"stdin": title}}
	text, err := catalog.Format("stdin", data)
	if err != nil {
		r := &report{}
		return o.report.finish(s, r, r.add(t, err))
	}
	isOther, err := o.emit(s, []formatted{{t, "stdin", data, text}})
	if err != nil || !isOther {
		return err
	}
	return errFindings
}

// nothing is a file system without files.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// format formats the files of all catalogues, each once.
func (o *fmtOptions) format(s *session, args []string, r *report) ([]formatted, error) {
	found, err := findCatalogues(s.dir, args)
	if err != nil {
		return nil, err
	}
	var files []formatted
	_, err = s.visit(o.root, found, func(b *batch, name string) error {
		for _, name := range filesOf(b.tree, name) {
			isDone := func(f formatted) bool { return f.tree == b.tree && f.name == name }
			if slices.ContainsFunc(files, isDone) {
				continue
			}
			f, err := newFormatted(b.tree, name)
			switch {
			case err == nil:
				files = append(files, f)
			case r.add(b.tree, err) != nil:
				return b.tree.failure(err)
			}
		}
		return nil
	})
	return files, err
}

func newFormatted(t *tree, name string) (formatted, error) {
	old, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		return formatted{}, err
	}
	text, err := catalog.Format(name, old)
	return formatted{t, name, old, text}, err
}

// filesOf returns the files of a catalogue. Of one that is not valid it is the
// catalogue alone: what it includes cannot be told.
func filesOf(t *tree, name string) []string {
	c, err := catalog.Load(t.fsys, name)
	if err != nil {
		return []string{name}
	}
	return c.Files
}

// emit prints, lists or writes files as flags say. It reports whether one that is
// listed or compared has another style.
func (o *fmtOptions) emit(s *session, files []formatted) (isOther bool, err error) {
	for _, f := range files {
		isSame := bytes.Equal(f.old, f.new)
		switch {
		case !o.write && !o.diff && !o.list:
			_, err = s.out.Write(f.new)
		case isSame:
		case o.write:
			err = f.write(s)
		case o.list:
			_, err = fmt.Fprintln(s.out, f.tree.show(f.name))
		default:
			d := output.Drift{Path: f.tree.show(f.name), State: output.Stale, Old: f.old, New: f.new}
			_, err = fmt.Fprintln(s.out, strings.Join(diffLines(d), "\n"))
		}
		if err != nil {
			return isOther, err
		}
		isOther = isOther || !isSame && !o.write && (o.list || o.diff)
	}
	return isOther, nil
}

// save writes the file in place, unless somebody else has changed it since.
func (f formatted) save() error {
	isAsRead := func(content []byte) bool { return bytes.Equal(content, f.old) }
	return f.tree.failure(output.Record(filepath.Join(f.tree.dir, filepath.FromSlash(f.name)), f.new, isAsRead))
}

// write saves the file and says so.
func (f formatted) write(s *session) error {
	if err := f.save(); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "formatted %s\n", f.tree.show(f.name))
	return nil
}
