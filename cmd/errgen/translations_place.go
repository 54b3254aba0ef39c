package main

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/translation"
)

// This file puts translations where they belong.

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
