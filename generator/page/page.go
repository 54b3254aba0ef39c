// Package page makes the reference page of a catalogue: it decides what stands
// where. How it is written, so that no text of a catalogue can be taken for
// markup, is the business of package markdown.
package page

import (
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
	hasCodes bool                    // an entry has a code
	isShared bool                    // two entries have the same code
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
	answersTitle  = "How to read an answer"
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
	body  []markdown.Block
}

// Render returns the reference page of cat in Markdown. out says which columns
// its table has and which entries it holds; goName returns what an entry is
// called in Go, or nothing.
func Render(cat *catalog.Catalog, out catalog.DocOutput, goName func(*catalog.Entry) string) []byte {
	p := newPage(cat, out)
	p.goName = goName
	p.addSummary()
	p.addAnswers()
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
		blocks = append(blocks, s.body...)
	}
	return []byte(lintNoteFor(out.Out) + markdown.Blocks(blocks...).String() + "\n")
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
		p.shown[e] = out.Shows(e)
	}
	p.groups = newGroupTree(cat, out, p.shown)
	p.entries = p.groups.entries()
	p.lookAtCodes()
	for _, g := range cat.Groups {
		p.groupIDs[g] = p.ids.reserve("group_" + g.Anchor) // no entry's anchor has an underscore
	}
	p.types = usedTypes(p.entries, cat.Rules)
	for _, t := range p.types {
		p.typeIDs[t] = p.ids.reserve("type_" + catalog.Anchor(t.Name))
	}
	p.nameSections()
	return p
}

// lookAtCodes finds out what the page says about codes.
func (p *page) lookAtCodes() {
	seen := make(map[string]bool, len(p.entries))
	for _, e := range p.entries {
		if e.Code.Set {
			p.hasCodes = true
			p.isShared = p.isShared || seen[e.Code.Text]
			seen[e.Code.Text] = true
		}
	}
}

// nameSections gives each section of the page a title whose identifier is its own.
func (p *page) nameSections() {
	cat, grouped := p.cat, len(p.groups.below) > 0
	for _, s := range []struct {
		title string
		here  bool
	}{
		{contentsTitle, true},
		{summaryTitle, len(p.entries) > 0},
		{answersTitle, slices.ContainsFunc(p.entries, hasAnswer)},
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

// add adds the section with the usual title, if the page has it.
func (p *page) add(usual string, body ...markdown.Block) {
	title, ok := p.titles[usual]
	if !ok {
		return
	}
	heading := markdown.Heading(2, markdown.Text(title))
	p.sections = append(p.sections, section{title: title, id: markdown.Slug(title), body: append([]markdown.Block{heading}, body...)})
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
