package compat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file compares what people read.

// documentation compares the texts of two versions of an entry that are
// nowhere but in documentation, and the texts for end users.
func (c *comparison) documentation(what string, old, new *catalog.Entry) {
	var changed []string
	for _, part := range []struct {
		name     string
		old, new string
	}{
		{"title", old.Title, new.Title},
		{"user message", templateText(old.UserMessage), templateText(new.UserMessage)},
		{"description", old.Doc, new.Doc},
		{"causes", strings.Join(old.Causes, "\n"), strings.Join(new.Causes, "\n")},
		{"remedies", strings.Join(old.Remedies, "\n"), strings.Join(new.Remedies, "\n")},
		{"translations", translationsText(old.Translations), translationsText(new.Translations)},
		{"group", groupName(old.Group), groupName(new.Group)},
		{"severity", old.Severity, new.Severity},
		{"owner", old.Owner, new.Owner},
		{"tags", strings.Join(old.Tags, "\n"), strings.Join(new.Tags, "\n")},
		{"links", fmt.Sprint(old.Links), fmt.Sprint(new.Links)},
		{"examples", examplesText(old.Examples), examplesText(new.Examples)},
		{"address", old.DocsURL, new.DocsURL},
		{"visibility", fmt.Sprint(old.Internal), fmt.Sprint(new.Internal)},
	} {
		if part.old != part.new && !(part.name == "title" && templateText(old.Message) != templateText(new.Message)) { // it follows the message
			changed = append(changed, part.name)
		}
	}
	if len(changed) > 0 {
		c.add("documentation-changed", old.Pos, new.Pos, "%s has other documentation: %s", what, strings.Join(changed, ", "))
	}
}

func translationsText(list []catalog.Translation) string {
	var b strings.Builder
	for _, t := range list {
		fmt.Fprintf(&b, "%s %q %q %q %q %q %q\n", t.Locale, templateText(t.Message), t.Title, templateText(t.UserMessage), t.Doc, t.Causes, t.Remedies)
	}
	return b.String()
}

func groupName(g *catalog.Group) string {
	if g == nil {
		return ""
	}
	return g.Name
}

func examplesText(list []catalog.Example) string {
	var b strings.Builder
	for _, e := range list {
		for _, m := range e {
			b.WriteString(m.Name + ": " + valueText(&m.Value) + "\n")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// surroundings compares the texts around the entries.
func (c *comparison) surroundings() {
	old, new := c.old, c.new
	if old.Title != new.Title || old.Doc != new.Doc ||
		groupsText(old.Groups) != groupsText(new.Groups) || statusesText(old.Statuses) != statusesText(new.Statuses) ||
		fmt.Sprint(old.Tables, old.Notes, old.Links) != fmt.Sprint(new.Tables, new.Notes, new.Links) {
		c.add("documentation-changed", catalog.Pos{File: old.File}, catalog.Pos{File: new.File}, "what stands around the entries is documented in another way")
	}
}

func groupsText(groups []*catalog.Group) string {
	var list []string
	for _, g := range groups {
		codes := ""
		if g.Codes != nil {
			codes = g.Codes.Text
		}
		list = append(list, fmt.Sprintf("%q %q %q %q %q %q %q", g.Name, groupName(g.Parent), codes, g.Title, g.Doc, g.Causes, g.Remedies)+translationsText(g.Translations))
	}
	slices.Sort(list)
	return strings.Join(list, "\n")
}

func statusesText(statuses []*catalog.Status) string {
	var list []string
	for _, s := range statuses {
		list = append(list, fmt.Sprintf("%d %q %q %q %q", s.Status, s.Title, s.Doc, s.Causes, s.Remedies)+translationsText(s.Translations))
	}
	return strings.Join(list, "\n")
}
