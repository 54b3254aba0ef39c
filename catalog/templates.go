package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A TemplateFile is a template of the user's own, in the language of package
// text/template.
type TemplateFile struct {
	File string // slash-separated, relative to the same root as [Catalog.File]
	Text string // with LF line ends and without byte order mark
	Pos  Pos    // of the value of template
}

// maxTemplate is the size of a template in bytes. Nesting that deep is still
// parsed without trouble.
const maxTemplate = 256 << 10

// Sources returns all files that the catalogue was made from: its own and the
// templates of its outputs.
func (c *Catalog) Sources() []string {
	sources := slices.Clone(c.Files)
	for _, d := range c.Outputs.Docs {
		if d.Template != nil {
			sources = append(sources, d.Template.File)
		}
	}
	return sources
}

// readTemplates reads the templates that the outputs of f name.
func (r *reading) readTemplates(f *fileSyntax) error {
	for i := range f.generate.docs {
		d := &f.generate.docs[i]
		if d.template == nil || str(d.template) == "" || path.IsAbs(str(d.template)) {
			continue // reported with the other paths
		}
		t, err := r.template(f.src.file, d.template)
		if err != nil {
			return err
		}
		d.templateFile = t
	}
	return nil
}

// template reads the template whose path n is, relative to the file from. It
// returns nil without an error if there is none; that was reported.
func (r *reading) template(from string, n *node) (*TemplateFile, error) {
	name := path.Join(path.Dir(from), str(n))
	if !fs.ValidPath(name) {
		r.report.node(n, "EG0504", "path %s leaves the module or repository of the catalogue", quote(str(n))).
			help("choose a path below the directory that holds go.mod or .git")
		return nil, nil
	}
	data, fault, err := r.templateBytes(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.report.node(n, "EG0510", "template %s does not exist", quote(str(n))).
			help("the path is relative to the directory of this file; errgen templates shows templates to begin with")
		return nil, nil
	case err != nil:
		return nil, err
	case fault != "":
		r.report.node(n, "EG0510", "template %s %s", quote(str(n)), fault).
			help("name a template, a text file in UTF-8 of at most %d KiB", maxTemplate>>10)
		return nil, nil
	}
	text := strings.ReplaceAll(string(bytes.TrimPrefix(data, []byte("\ufeff"))), "\r\n", "\n")
	src := &source{file: name, text: text, lines: lineStarts(text)}
	if !src.checkCharacters(r.report) {
		return nil, nil
	}
	return &TemplateFile{File: name, Text: text, Pos: n.pos()}, nil
}

// templateBytes reads a file, or says why it can be no template. What a template
// has comes out in a file, perhaps a published one, so the data of version control
// and the settings of other tools are no templates.
func (r *reading) templateBytes(name string) (data []byte, fault string, err error) {
	if strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		return nil, "is a hidden file, or lies in a hidden directory", nil
	}
	info, err := fs.Stat(r.fsys, name)
	switch {
	case err != nil:
		return nil, "", err
	case !info.Mode().IsRegular():
		return nil, "is no regular file", nil
	case info.Size() > maxTemplate:
		return nil, fmt.Sprintf("is larger than %d KiB", maxTemplate>>10), nil
	}
	data, err = fs.ReadFile(r.fsys, name)
	return data, "", err
}
