package generator

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file decides which files there are, before anything is made.

// outputsOf returns what opt or cat asks for. A catalogue that asks for nothing
// gets a package and a page beside it.
func outputsOf(cat *catalog.Catalog, opt Options) catalog.Outputs {
	switch {
	case opt.Outputs != nil:
		return *opt.Outputs
	case cat.Outputs.Pos != catalog.Pos{}:
		return cat.Outputs
	}
	pos := catalog.Pos{File: cat.File}
	base := path.Base(cat.File)
	page := strings.TrimSuffix(base, path.Ext(base)) + ".md"
	return catalog.Outputs{
		Go:   &catalog.GoOutput{Out: string(defaultPackage(".", cat.Name)), Pos: pos},
		Docs: []catalog.DocOutput{{Format: "markdown", Out: page, Pos: pos}},
	}
}

// plan decides on all files, sorted by path, or says why there can be none.
func plan(cat *catalog.Catalog, opt Options) ([]plannedFile, error) {
	outputs := outputsOf(cat, opt)
	t := targets{dir: path.Dir(cat.File), sources: cat.Sources()}
	if g := outputs.Go; g != nil {
		t.addPackage(cat, *g)
	}
	for _, d := range outputs.Docs {
		switch {
		case d.Region != "":
			t.addRegion(cat, d, outputs.Docs)
		default:
			t.addDocument(cat, d)
		}
	}
	t.checkOverlaps()
	return t.files(), t.problems.Err()
}

// targets are the files to be written.
type targets struct {
	dir      string   // of the catalogue
	sources  []string // the files of the catalogue
	list     []target
	problems catalog.Diagnostics
}

// A target is a file with the place that asked for it.
type target struct {
	plannedFile
	pos catalog.Pos
}

// add adds a file at a path relative to the catalogue.
func (t *targets) add(out string, pos catalog.Pos, body func() ([]byte, error)) {
	if full, ok := t.locate(out, pos); ok {
		t.list = append(t.list, target{plannedFile{path: full, body: body}, pos})
	}
}

// addPackage adds the files of a Go package.
func (t *targets) addPackage(cat *catalog.Catalog, g catalog.GoOutput) {
	dir, ok := t.locate(g.Out, g.Pos)
	if !ok {
		return
	}
	if why := directoryFault(dir); why != "" {
		t.report("EG0505", g.Pos, "%s cannot be the directory of a Go package: %s", quoted(g.Out), why)
		return
	}
	p, problems := planPackage(cat, dir, g)
	t.problems = append(t.problems, problems...)
	for _, f := range p.files() {
		t.list = append(t.list, target{plannedFile{path: path.Join(dir, f.path), body: f.body}, g.Pos})
	}
}

// locate returns a path that is relative to the catalogue as one that is
// relative to the root, and whether it is below the root.
func (t *targets) locate(out string, pos catalog.Pos) (string, bool) {
	if path.IsAbs(out) {
		t.report("EG0503", pos, "path %s is absolute", quoted(out))
		return "", false
	}
	full := path.Join(t.dir, out)
	if full == ".." || strings.HasPrefix(full, "../") {
		t.report("EG0504", pos, "path %s leaves the module or repository of the catalogue", quoted(out)).Help = "choose a path below the directory that holds go.mod or .git"
		return "", false
	}
	return full, true
}

// checkOverlaps reports files that would be written twice, below another
// file, or over the catalogue. Some file systems do not tell upper from lower
// case.
func (t *targets) checkOverlaps() {
	taken := make(map[string]target, len(t.list))
	for _, f := range t.list {
		key := strings.ToLower(f.path)
		if first, ok := taken[key]; ok {
			if f.sharesFile(first.plannedFile) {
				continue
			}
			d := t.report("EG0502", f.pos, "two outputs write the file %s", quoted(f.path))
			d.Related = []catalog.Related{{Pos: first.pos, Message: "also here"}}
			continue
		}
		taken[key] = f
		if slices.Contains(t.sources, f.path) {
			t.report("EG0502", f.pos, "output %s is a file of the catalogue", quoted(f.path))
		}
	}
	t.checkBelow(taken)
}

// checkBelow reports outputs whose directory is a file, once each.
func (t *targets) checkBelow(taken map[string]target) {
	reported := make(map[catalog.Pos]bool)
	for _, f := range t.list {
		for dir := path.Dir(strings.ToLower(f.path)); dir != "."; dir = path.Dir(dir) {
			file, ok := taken[dir]
			if !ok || reported[f.pos] {
				continue
			}
			reported[f.pos] = true
			d := t.report("EG0502", f.pos, "output %s is below the file %s", quoted(f.path), quoted(file.path))
			d.Related = []catalog.Related{{Pos: file.pos, Message: "the file is written here"}}
		}
	}
}

// files returns the files, sorted by path and region.
func (t *targets) files() []plannedFile {
	files := make([]plannedFile, len(t.list))
	for i, f := range t.list {
		files[i] = f.plannedFile
	}
	slices.SortFunc(files, func(a, b plannedFile) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.region, b.region))
	})
	return files
}

// report adds a problem. The result may be completed until the next one.
func (t *targets) report(rule string, pos catalog.Pos, format string, args ...any) *catalog.Diagnostic {
	t.problems = append(t.problems, diagnostic(rule, pos, format, args...))
	return &t.problems[len(t.problems)-1]
}

// directoryFault says why the go command would not find a package in dir, or
// nothing.
func directoryFault(dir string) string {
	for name := range strings.SplitSeq(dir, "/") {
		switch {
		case name == ".":
		case name[0] == '.' || name[0] == '_':
			return "the go command ignores names that begin with a dot or an underscore"
		case name == "vendor":
			return "vendor directories are for copies of other modules"
		case strings.Trim(name, importable) != "":
			return "want letters, digits and - . _ ~ in an import path"
		case strings.HasSuffix(name, "."):
			return "an import path has no element that ends in a dot"
		}
	}
	return ""
}

// importable are the characters of a module's import paths; see
// golang.org/x/mod/module.CheckImportPath.
const importable = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+"
