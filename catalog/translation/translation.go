// Package translation tells what a catalogue says in another language, what is
// missing there, and what was translated from a text that is another one now. It
// exchanges texts with translators as files of package po.
package translation

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
	"golang.org/x/text/language"
)

// A Text is a text of a catalogue that can be translated into a language.
type Text struct {
	Key     string // such as errors.ORDER_NOT_FOUND.message or errors.ORDER_NOT_FOUND.causes.2
	Section string // errors, rules, groups or statuses
	Name    string // in its section
	Kind    string // such as message
	Item    int    // of causes and remedies, from 1; else 0

	Original    string // empty if the translation has something of its own
	Translation string // empty if there is none
	Internal    bool   // of an entry that is not for the public

	IsTemplate bool     // braces are placeholders
	Fields     []string // names of the placeholders that it may have
	Notes      []string // for translators, each one line

	Pos           catalog.Pos // of what has the text
	TranslatedPos catalog.Pos // of what that has in the language; zero if it has nothing
}

// Locale returns the canonical form of a language tag. It may have underscores, as
// those of gettext do.
func Locale(tag string) (string, error) {
	t, err := language.Parse(strings.ReplaceAll(tag, "_", "-"))
	if err != nil {
		return "", fmt.Errorf("%s is not a language tag: want one such as de, pt-BR or zh-Hant", catalog.Quote(tag))
	}
	return t.String(), nil
}

// Texts returns the texts that can be translated, in the order of the catalogue,
// with what a language has. A title that the catalogue does not write is among them
// only where it is translated.
func Texts(c *catalog.Catalog, locale string) []Text {
	var all []Text
	for _, o := range owners(c) {
		all = append(all, o.list(locale)...)
	}
	return all
}

// An owner is what has texts: an entry, a rule, a group or a status.
type owner struct {
	section, name string
	original      catalog.Texts
	translations  []catalog.Translation
	isTitled      bool // the title is written, and not made of something else
	fields        []*catalog.Field
	internal      bool
	what          string // for translators
	pos           catalog.Pos
}

func owners(c *catalog.Catalog) []owner {
	var all []owner
	for _, e := range c.Entries {
		what := "entry " + e.Name
		if e.Status != 0 {
			what += fmt.Sprintf(", status %d", e.Status)
		}
		message, _ := e.Message.Constant()
		isTitled := e.Title != message && e.Title != catalog.Sentence(e.Name)
		all = append(all, owner{"errors", e.Name, e.Texts, e.Translations, isTitled, e.Fields, e.Internal, what, e.Pos})
	}
	for _, r := range c.Rules {
		all = append(all, owner{"rules", r.Name, r.Texts, r.Translations, true, r.Fields, false, "rule " + r.Name + " of requests", r.Pos})
	}
	for _, g := range c.Groups {
		isTitled := g.Title != catalog.Sentence(g.Name)
		all = append(all, owner{"groups", g.Name, g.Texts, g.Translations, isTitled, nil, false, "group " + g.Name, g.Pos})
	}
	for _, s := range c.Statuses {
		name := fmt.Sprint(s.Status)
		all = append(all, owner{"statuses", name, s.Texts, s.Translations, true, nil, false, "HTTP status " + name, s.Pos})
	}
	return all
}

// list returns the texts of an owner, in the order of the language.
func (o owner) list(locale string) []Text {
	var t catalog.Translation
	for _, other := range o.translations {
		if other.Locale == locale {
			t = other
		}
	}
	var all []Text
	add := func(kind string, item int, isTemplate bool, original, translated string) {
		if original == "" && translated == "" {
			return
		}
		text := Text{
			Key: o.section + "." + o.name + "." + kind, Section: o.section, Name: o.name, Kind: kind, Item: item,
			Original: original, Translation: translated, Internal: o.internal, IsTemplate: isTemplate, Pos: o.pos, TranslatedPos: t.Pos,
		}
		if item > 0 {
			text.Key += fmt.Sprintf(".%d", item)
		}
		o.explain(&text)
		all = append(all, text)
	}
	add("message", 0, true, templateText(o.original.Message), templateText(t.Message))
	if o.isTitled || t.Title != "" {
		add("title", 0, false, o.original.Title, t.Title)
	}
	add("user_message", 0, true, templateText(o.original.UserMessage), templateText(t.UserMessage))
	add("doc", 0, false, o.original.Doc, t.Doc)
	for _, l := range []struct {
		kind           string
		original, here []string
	}{{"causes", o.original.Causes, t.Causes}, {"remedies", o.original.Remedies, t.Remedies}} {
		for i := range max(len(l.original), len(l.here)) {
			add(l.kind, i+1, false, at(l.original, i), at(l.here, i))
		}
	}
	return all
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// explain adds what a translator wants to know.
func (o owner) explain(t *Text) {
	t.Notes = []string{o.what}
	if doc, _, _ := strings.Cut(o.original.Doc, "\n\n"); doc != "" && t.Kind != "doc" {
		t.Notes = append(t.Notes, strings.Split(doc, "\n")...)
	}
	if !t.IsTemplate {
		if t.Kind != "title" {
			t.Notes = append(t.Notes, "Markdown")
		}
		return
	}
	used, _ := placeholders(t.Original)
	if o.section == "rules" {
		t.Fields = append(t.Fields, "path")
		if used["path"] {
			t.Notes = append(t.Notes, "{path}: the place in the request")
		}
	}
	for _, f := range o.fields {
		t.Fields = append(t.Fields, f.Name)
		if used[f.Name] {
			t.Notes = append(t.Notes, fieldNote(f))
		}
	}
}

// fieldNote explains a placeholder: {id}: Number of the order, such as "A-17".
func fieldNote(f *catalog.Field) string {
	note := "{" + f.Name + "}: "
	if doc, _, _ := strings.Cut(f.Doc, "\n"); doc != "" {
		note += doc
	} else {
		note += f.Type.String()
	}
	switch {
	case f.Example != nil && f.Example.Text != "":
		note += ", such as " + catalog.Quote(f.Example.Text)
	case len(f.Enum) > 0:
		note += ", such as " + catalog.Quote(f.Enum[0].Text)
	}
	return note
}
