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
		{"first version", old.Since, new.Since},
		{"deprecation", deprecationText(old.Deprecated), deprecationText(new.Deprecated)},
		{"address", old.DocsURL, new.DocsURL},
		{"visibility", fmt.Sprint(old.Internal), fmt.Sprint(new.Internal)},
	} {
		follows := part.name == "title" && templateText(old.Message) != templateText(new.Message) ||
			part.name == "deprecation" && (old.Deprecated == nil) != (new.Deprecated == nil) // reported by itself
		if part.old != part.new && !follows {
			changed = append(changed, part.name)
		}
	}
	if len(changed) > 0 {
		c.add("documentation-changed", old.Pos, new.Pos, "%s has other documentation: %s", what, strings.Join(changed, ", "))
	}
}

// deprecationText returns what is said of a deprecation. That there is one is a
// change of its own.
func deprecationText(d *catalog.Deprecation) string {
	if d == nil {
		return ""
	}
	return fmt.Sprintf("%q %q %q", d.Since, name(d.Use), d.Doc)
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
		retiredText(old, old) != retiredText(new, old) || limitsText(old) != limitsText(new) ||
		groupsText(old.Groups) != groupsText(new.Groups) || statusesText(old.Statuses) != statusesText(new.Statuses) ||
		fmt.Sprint(old.Tables, old.Notes, old.Links) != fmt.Sprint(new.Tables, new.Notes, new.Links) {
		c.add("documentation-changed", catalog.Pos{File: old.File}, catalog.Pos{File: new.File}, "what stands around the entries is documented in another way")
	}
}

// retiredText returns what is said of retired entries, less those that were
// entries in the old version: each of these is a change of its own.
func retiredText(cat, old *catalog.Catalog) string {
	entries := byName(old)
	var list []string
	for _, r := range cat.Retired {
		if entries[r.Name] != nil {
			continue
		}
		list = append(list, fmt.Sprintf("%q %v %q %q %q", r.Name, r.Code, r.Since, name(r.Use), r.Doc))
	}
	slices.Sort(list)
	return strings.Join(list, "\n")
}

// limitsText returns what is said of rate limits. The numbers of those that entries
// have are changes of these.
func limitsText(cat *catalog.Catalog) string {
	used := map[*catalog.RateLimit]bool{}
	for _, e := range cat.Entries {
		used[e.RateLimit] = true
	}
	var list []string
	for _, l := range cat.RateLimits {
		numbers := ""
		if !used[l] {
			numbers = limitText(l)
		}
		list = append(list, fmt.Sprintf("%q %q %q", l.Name, numbers, l.Doc))
	}
	slices.Sort(list)
	return strings.Join(list, "\n")
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
