package page

import (
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
)

// A groupTree has the groups that a page shows with their entries.
type groupTree struct {
	group   *catalog.Group // nil for the root, whose entries have no group
	members []*catalog.Entry
	below   []groupTree
}

// newGroupTree returns the groups that hold entries of the page, and on a page
// of all entries those that have none yet.
func newGroupTree(cat *catalog.Catalog, out catalog.DocOutput, shown map[*catalog.Entry]bool) groupTree {
	members := map[*catalog.Group][]*catalog.Entry{}
	used := map[*catalog.Group]bool{}
	for _, e := range cat.Entries {
		used[e.Group] = true
		if shown[e] {
			members[e.Group] = append(members[e.Group], e)
		}
	}
	below := map[*catalog.Group][]*catalog.Group{}
	for _, g := range cat.Groups {
		below[g.Parent] = append(below[g.Parent], g)
	}
	isWhole := len(out.Groups)+len(out.Tags)+len(out.Statuses) == 0
	var tree func(g *catalog.Group) groupTree
	tree = func(g *catalog.Group) groupTree {
		t := groupTree{group: g, members: members[g]}
		for _, b := range below[g] {
			sub := tree(b)
			if len(sub.members)+len(sub.below) > 0 || isWhole && !used[b] {
				t.below = append(t.below, sub)
			}
		}
		return t
	}
	return tree(nil)
}

// entries returns all entries in the order of the page: those of a group
// before those of the groups below it, and those without a group last.
func (t groupTree) entries() []*catalog.Entry {
	var all []*catalog.Entry
	if t.group != nil {
		all = append(all, t.members...)
	}
	for _, b := range t.below {
		all = append(all, b.entries()...)
	}
	if t.group == nil {
		all = append(all, t.members...)
	}
	return all
}

// count returns the number of groups.
func (t groupTree) count() int {
	n := len(t.below)
	for _, b := range t.below {
		n += b.count()
	}
	return n
}

// addGroups adds a section for each group, and one for entries without a group.
func (p *page) addGroups() {
	for _, t := range p.groups.below {
		p.addGroup(t, 0)
	}
	title := entriesTitle
	if len(p.groups.below) > 0 {
		title = restTitle
	}
	p.add(title, p.members(p.groups, 3)...)
}

// addGroup adds the section of a group, then those of the groups below it.
func (p *page) addGroup(t groupTree, depth int) {
	g := t.group
	s := doc.Section{Title: headline(g.Title), ID: p.groupIDs[g], Depth: depth}
	s.Title += p.ids.claim(s.Title, s.ID, "", " (group)", " ("+g.Name+")")
	level := s.Level()
	s.Body = doc.Blocks(
		p.codeRange(g.Codes),
		doc.Prose(g.Doc, level),
		p.causes(g.Texts, level),
		p.remedies(g.Texts, level),
		doc.Blocks(p.members(t, level+1)...),
	)
	p.sections = append(p.sections, s)
	for _, b := range t.below {
		p.addGroup(b, depth+1)
	}
}

// members returns the entries of a group.
func (p *page) members(t groupTree, level int) []doc.Block {
	blocks := make([]doc.Block, len(t.members))
	for i, e := range t.members {
		body := func() doc.Block { return p.entry(e, level) }
		blocks[i] = doc.Entry(level, e.Anchor, p.entryTitle(e), p.marks(e), body)
	}
	return blocks
}

// codeRange returns the range that the codes of a group are from.
func (p *page) codeRange(r *catalog.CodeRange) doc.Block {
	if r == nil {
		return doc.Block{}
	}
	text := strings.Replace(r.Text, "..", " to ", 1)
	if r.From == r.To {
		text, _, _ = strings.Cut(r.Text, "..")
	}
	return labelled("Codes", doc.Text(text))
}
