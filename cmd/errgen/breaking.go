package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/compat"
	"github.com/spf13/cobra"
)

// breakingOptions are the flags of errgen breaking.
type breakingOptions struct {
	against  string
	audience string
	failOn   string
	root     string
	report   comparisonOptions
}

func newBreaking(s *session, paint painter) *cobra.Command {
	o := &breakingOptions{}
	cmd := &cobra.Command{
		Use:   "breaking --against REF|FILE|DIR [CATALOGUE...]",
		Short: "say what changed since another version, and whom it breaks",
		Long: `Breaking compares each catalogue with an earlier version of it, and rates every
change twice: for the clients that read answers (wire), and for Go code that
uses the generated package (go). The ratings are those of semantic versions:

  breaking  what they have may stop working; the next version is a major one
  minor     something is new, and what they have still works
  patch     texts change, or what only people read

The earlier version is a git reference such as origin/main or v1.2.0, which is
read without checking anything out; or another file; or a directory with another
copy of the module or repository. The order of keys and files, comments and
spelling are no changes.

` + catalogueHelp,
		Example: `  errgen breaking --against origin/main
  errgen breaking --against v1.2.0 --audience wire ./...
  errgen breaking --against old/errors.yaml errors.yaml
  errgen breaking --against HEAD~1 --fail-on minor --format markdown`,
		ValidArgsFunction: completeCatalogues,
		RunE:              painted(paint, &o.report.palette, func(args []string) error { return o.run(s, args) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.against, "against", "", "compare with the version that `REF`, FILE or DIR has")
	f.StringVar(&o.audience, "audience", "all", "look at changes for `WHOM`: all, wire or go")
	f.StringVar(&o.failOn, "fail-on", "breaking", "exit 1 if a change is at least `RATING`: breaking, minor, patch or none")
	registerRoot(cmd, &o.root, "read")
	o.report.register(cmd)
	complete(cmd, "audience", audiences)
	complete(cmd, "fail-on", failLevels)
	return cmd
}

var (
	audiences  = []string{"all", "wire", "go"}
	failLevels = []string{"breaking", "minor", "patch", "none"} // as compat.Rating, the worst first
)

// validate reports flags that are missing or have values that do not exist.
func (o *breakingOptions) validate() error {
	switch {
	case o.against == "":
		return usagef("--against is needed: a git reference such as origin/main, a file or a directory")
	case !slices.Contains(audiences, o.audience):
		return usagef("--audience: want %s, have %q", strings.Join(audiences, ", "), o.audience)
	case !slices.Contains(failLevels, o.failOn):
		return usagef("--fail-on: want %s, have %q", strings.Join(failLevels, ", "), o.failOn)
	}
	return o.report.validate()
}

// run compares all catalogues that args mean.
func (o *breakingOptions) run(s *session, args []string) error {
	if err := o.validate(); err != nil {
		return err
	}
	problems := &report{}
	now, err := loadCatalogues(s, o.root, args, problems)
	if err != nil {
		return err
	}
	var all []compared
	for _, c := range now {
		was, err := o.before(s, c, problems)
		if err != nil {
			return err
		}
		if was != nil {
			all = append(all, o.compare(*was, c))
		}
	}
	if problems.err() != nil {
		return (&reportOptions{format: "text", maxProblems: 50, palette: o.report.palette}).finish(s, problems, nil)
	}
	for _, note := range problems.notes {
		s.say("errgen: %s", note)
	}
	if err := o.report.print(s.out, all); err != nil {
		return err
	}
	return o.verdict(all)
}

// verdict returns errFindings if a change is rated as --fail-on says, or worse.
func (o *breakingOptions) verdict(all []compared) error {
	limit := compat.Rating(len(failLevels) - slices.Index(failLevels, o.failOn) - 1)
	for _, c := range all {
		wire, goCode := compat.Worst(c.changes)
		if limit > compat.None && max(wire, goCode) >= limit {
			return errFindings
		}
	}
	return nil
}

// A compared is a catalogue with what changed since an earlier version.
type compared struct {
	old, new loaded
	changes  []compat.Change
}

// compare returns the changes for the audience.
func (o *breakingOptions) compare(old, new loaded) compared {
	c := compared{old: old, new: new}
	for _, ch := range compat.Compare(old.catalog, new.catalog) {
		switch o.audience {
		case "wire":
			ch.Go = compat.None
		case "go":
			ch.Wire = compat.None
		}
		if ch.Worst() > compat.None {
			c.changes = append(c.changes, ch)
		}
	}
	return c
}

// before loads the earlier version of a catalogue. It is nil if the catalogue is
// new or if the earlier version was not valid.
func (o *breakingOptions) before(s *session, now loaded, problems *report) (*loaded, error) {
	info, err := os.Stat(absolute(s.dir, o.against))
	switch {
	case err == nil && info.IsDir():
		return o.beforeIn(s, now, problems)
	case err == nil:
		was, err := loadCatalogues(s, "", []string{o.against}, problems)
		if err != nil || len(was) == 0 {
			return nil, err
		}
		return &was[0], nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	return o.beforeAt(s, now, problems)
}

// beforeIn loads the earlier version from another copy of the tree.
func (o *breakingOptions) beforeIn(s *session, now loaded, problems *report) (*loaded, error) {
	t, err := openTree(absolute(s.dir, o.against), s.dir)
	if err != nil {
		return nil, err
	}
	return loadBefore(t, now, cleanPath(o.against), problems)
}

// beforeAt loads the earlier version from a commit.
func (o *breakingOptions) beforeAt(s *session, now loaded, problems *report) (*loaded, error) {
	files, err := openGit(now.tree.dir, o.against)
	if err != nil {
		return nil, err
	}
	t := &tree{dir: now.tree.dir, cwd: s.dir, fsys: files, texts: map[string][]string{}, titles: map[string]string{}}
	for name := range files.files {
		if isYAML(name) {
			t.titles[name] = cleanPath(o.against) + ":" + now.tree.show(name)
		}
	}
	return loadBefore(t, now, o.against, problems)
}

// loadBefore loads the version that t has of a catalogue: the file of the same
// path, else the only one with the same name that has moved since.
func loadBefore(t *tree, now loaded, where string, problems *report) (*loaded, error) {
	file := now.catalog.File
	if _, err := fs.Stat(t.fsys, file); errors.Is(err, fs.ErrNotExist) {
		moved, err := movedFrom(t, now)
		if err != nil {
			return nil, err
		}
		if moved == "" {
			problems.note("%s is not in %s: it is new", now.tree.show(file), where)
			return nil, nil
		}
		file = moved
	}
	c, err := catalog.Load(t.fsys, file)
	if err != nil {
		return nil, t.failure(problems.add(t, err))
	}
	return &loaded{t, c}, nil
}

// movedFrom returns the file of t that has the catalogue under another path, or
// nothing: the only one with the same name whose path no file has now.
func movedFrom(t *tree, now loaded) (string, error) {
	var found []string
	err := fs.WalkDir(t.fsys, ".", func(name string, e fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != "." && skipDirectory(base):
			return fs.SkipDir
		case e.IsDir() || !isCatalogueName(base):
			return nil
		}
		if _, err := fs.Stat(now.tree.fsys, name); err == nil {
			return nil
		}
		if c, err := catalog.Load(t.fsys, name); err == nil && c.Name == now.catalog.Name {
			found = append(found, name)
		}
		return nil
	})
	if len(found) != 1 {
		return "", err
	}
	return found[0], err
}

// isYAML reports whether a file can be part of a catalogue.
func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}
