// Package page makes the reference page of a catalogue: it decides what stands
// where. How it is written, so that no text of a catalogue can be taken for
// markup, is the business of package markdown.
package page

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

// lintNote switches off the three rules of markdownlint that a page with
// stable anchors and tables cannot keep.
const lintNote = "<!-- markdownlint-disable-file MD013 MD024 MD033 -->\n\n"

// lintNoteFor returns what a file begins with. MDX has no comments of HTML.
func lintNoteFor(file string) string {
	if strings.EqualFold(path.Ext(file), ".mdx") {
		return ""
	}
	return lintNote
}

// A page is the reference page of a catalogue.
type page struct {
	cat      *catalog.Catalog
	columns  []string
	goName   func(*catalog.Entry) string
	entries  []*catalog.Entry        // those that the page shows, in its order
	shown    map[*catalog.Entry]bool // the same as a set
	hasCodes bool
	groups   groupTree
	types    []*catalog.Type // of fields of entries
	ids      ids
	groupIDs map[*catalog.Group]string
	typeIDs  map[*catalog.Type]string
	titles   map[string]string // of sections: the usual title and that on this page
	sections []section
}

// The titles of the sections that a page may have beside its groups.
const (
	contentsTitle = "Contents"
	summaryTitle  = "All errors"
	entriesTitle  = "Errors"
	restTitle     = "Other errors"
	typesTitle    = "Types"
	statusesTitle = "HTTP statuses"
	rulesTitle    = "Violation rules"
	ratesTitle    = "Rate limits"
	retiredTitle  = "Retired errors"
	tablesTitle   = "Further tables"
	notesTitle    = "Notes"
	linksTitle    = "Links"
)

// A section is a part of a page that its table of contents names.
type section struct {
	title string
	id    string
	depth int // 0 for the top
	body  markdown.Block
}

// Render returns the reference page of cat in Markdown. out says which columns
// its table has and which entries it holds; goName returns what an entry is
// called in Go, or nothing.
func Render(cat *catalog.Catalog, out catalog.DocOutput, goName func(*catalog.Entry) string) []byte {
	p := newPage(cat, out)
	p.goName = goName
	p.addSummary()
	p.addGroups()
	p.addTypes()
	p.addStatuses()
	p.addRules()
	p.addRateLimits()
	p.addRetired()
	p.addTables()
	p.addNotes()
	p.addLinks()

	blocks := []markdown.Block{p.head(), p.contents()}
	for _, s := range p.sections {
		blocks = append(blocks, s.body)
	}
	return []byte(lintNoteFor(out.Out) + markdown.Blocks(blocks...).String() + "\n")
}

// reserve gives each section of the page a title whose identifier is its own.
func (p *page) reserve() {
	cat, grouped := p.cat, len(p.groups.below) > 0
	for _, s := range []struct {
		title string
		here  bool
	}{
		{contentsTitle, true},
		{summaryTitle, len(p.entries) > 0},
		{entriesTitle, !grouped && len(p.groups.members) > 0},
		{restTitle, grouped && len(p.groups.members) > 0},
		{typesTitle, len(p.types) > 0},
		{statusesTitle, len(cat.Statuses) > 0},
		{rulesTitle, len(cat.Rules) > 0},
		{ratesTitle, len(cat.RateLimits) > 0},
		{retiredTitle, len(cat.Retired) > 0},
		{tablesTitle, len(cat.Tables) > 0},
		{notesTitle, len(cat.Notes) > 0},
		{linksTitle, len(cat.Links) > 0},
	} {
		if s.here {
			p.titles[s.title] = s.title + p.ids.claim(s.title, "", "", " (reference)")
		}
	}
}

// newPage decides which entries a page shows, in which order, and where each
// thing can be linked to.
func newPage(cat *catalog.Catalog, out catalog.DocOutput) *page {
	p := &page{
		cat: cat, columns: out.Columns,
		shown: map[*catalog.Entry]bool{}, ids: ids{},
		groupIDs: map[*catalog.Group]string{}, typeIDs: map[*catalog.Type]string{},
		titles: map[string]string{},
	}
	for _, e := range cat.Entries {
		p.ids[e.Anchor] = true
		p.shown[e] = isShown(e, out)
	}
	p.groups = newGroupTree(cat, out, p.shown)
	p.entries = p.groups.entries()
	p.hasCodes = slices.ContainsFunc(p.entries, func(e *catalog.Entry) bool { return e.Code.Set })
	for _, g := range cat.Groups {
		p.groupIDs[g] = p.ids.reserve("group_" + g.Anchor) // no entry's anchor has an underscore
	}
	p.types = usedTypes(p.entries, cat.Rules)
	for _, t := range p.types {
		p.typeIDs[t] = p.ids.reserve("type_" + catalog.Anchor(t.Name))
	}
	p.reserve()
	return p
}

// head returns the title of the page and what it is about.
func (p *page) head() markdown.Block {
	title := p.cat.Title
	if title == "" {
		title = catalog.Sentence(p.cat.Name) + " errors"
	}
	return markdown.Blocks(
		markdown.Heading(1, markdown.Text(title)),
		markdown.Prose(p.cat.Doc, 1, p.ids.free),
	)
}

// contents returns what the page holds.
func (p *page) contents() markdown.Block {
	return markdown.Blocks(
		markdown.Heading(2, markdown.Text(p.titles[contentsTitle])),
		markdown.Paragraph(markdown.Join(" ", p.count(), p.sharing(), p.fallback())),
		contentsBelow(p.sections, 0),
	)
}

// count says how many errors and groups there are.
func (p *page) count() markdown.Inline {
	text := "This page lists " + plural(len(p.entries), "error")
	if n := p.groups.count(); n > 0 {
		text += " in " + plural(n, "group")
	}
	return markdown.Text(text + ".")
}

// sharing says that a code alone does not tell which error it is.
func (p *page) sharing() markdown.Inline {
	if len(p.sharedCodes()) == 0 {
		return markdown.Inline{}
	}
	return markdown.Text("Some errors share a code: their status and message tell them apart.")
}

// sharedCodes returns the codes that several entries of the page have.
func (p *page) sharedCodes() map[string]bool {
	seen, shared := map[string]bool{}, map[string]bool{}
	for _, e := range p.entries {
		if !e.Code.Set {
			continue
		}
		shared[e.Code.Text] = seen[e.Code.Text]
		seen[e.Code.Text] = true
	}
	for code, again := range shared {
		if !again {
			delete(shared, code)
		}
	}
	return shared
}

// fallback says which entry stands for errors that have none.
func (p *page) fallback() markdown.Inline {
	if p.cat.Fallback == nil || !p.shown[p.cat.Fallback] {
		return markdown.Inline{}
	}
	return markdown.Sentence(markdown.Text("An unexpected error is answered as"), p.reference(p.cat.Fallback))
}

// contentsBelow returns a list of the sections of one depth, each with those
// deeper ones that follow it.
func contentsBelow(sections []section, depth int) markdown.Block {
	var items []markdown.Block
	for i, s := range sections {
		if s.depth != depth {
			continue
		}
		end := i + 1
		for end < len(sections) && sections[end].depth > depth {
			end++
		}
		link := markdown.Link(markdown.Text(s.title), "#"+s.id)
		items = append(items, markdown.Item(link, contentsBelow(sections[i+1:end], depth+1)))
	}
	if len(items) == 0 {
		return markdown.Block{}
	}
	return markdown.List(items...)
}

// add adds the section with the usual title, if the page has it.
func (p *page) add(usual string, body ...markdown.Block) {
	title, ok := p.titles[usual]
	if !ok {
		return
	}
	heading := markdown.Heading(2, markdown.Text(title))
	p.sections = append(p.sections, section{
		title: title, id: markdown.Slug(title), body: markdown.Blocks(heading, markdown.Blocks(body...)),
	})
}

// linkTo returns label as a link to the section with the usual title.
func (p *page) linkTo(usual string, label markdown.Inline) markdown.Inline {
	title, ok := p.titles[usual]
	if !ok {
		return label
	}
	return markdown.Link(label, "#"+markdown.Slug(title))
}

// reference returns a link to an entry; its name if the page does not show
// it; nothing if it is internal.
func (p *page) reference(e *catalog.Entry) markdown.Inline {
	switch {
	case e == nil || e.Internal:
		return markdown.Inline{}
	case p.shown[e]:
		return markdown.Link(markdown.Code(e.Name), "#"+e.Anchor)
	}
	return markdown.Link(markdown.Code(e.Name), e.DocsURL)
}

// ids are the fragment identifiers of a page: anchors, and those that GitHub
// makes from headings.
type ids map[string]bool

// reserve returns id, or id with a number if it is taken.
func (i ids) reserve(id string) string {
	unique := id
	for n := 2; i[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", id, n)
	}
	i[unique] = true
	return unique
}

// free reports whether a heading of an author with that slug would catch no
// link to something else.
func (i ids) free(slug string) bool { return !i[slug] }

// claim returns the first suffix that makes the slug of a heading different
// from all others, or the last. The heading may have the slug of its own
// anchor.
func (i ids) claim(heading, anchor string, suffixes ...string) string {
	var suffix string
	for _, suffix = range suffixes {
		slug := markdown.Slug(heading + suffix)
		if slug == anchor || !i[slug] {
			i[slug] = true
			break
		}
	}
	return suffix
}
