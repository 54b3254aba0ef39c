// Package page makes the reference document of a catalogue: it decides what
// stands where, for every format, and writes the page in Markdown.
package page

import (
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/schema"
)

// A page is the reference page of a catalogue.
type page struct {
	cat      *catalog.Catalog
	columns  []string
	goName   func(*catalog.Entry) string
	address  func(*catalog.Entry) string // where the table links to
	entries  []*catalog.Entry            // those that the page shows, in its order
	shown    map[*catalog.Entry]bool     // the same as a set
	hasCodes bool                        // an entry has a code
	isShared bool                        // two entries have the same code
	groups   groupTree
	types    []*catalog.Type // of fields of entries
	rules    []*catalog.Rule
	rates    []*catalog.RateLimit
	ids      ids
	groupIDs map[*catalog.Group]string
	typeIDs  map[*catalog.Type]string
	titles   map[string]string // of sections: the usual title and that on this page
	tagWords map[string]string // what a filter calls the tags
	sections []doc.Section
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

// Make returns the reference document of cat. out says which columns its table
// has and which entries it holds; goName returns what an entry is called in Go,
// or nothing.
func Make(cat *catalog.Catalog, out catalog.DocOutput, goName func(*catalog.Entry) string) *doc.Document {
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
	return &doc.Document{
		Lang:  language(cat),
		Title: p.title(), About: doc.Prose(cat.Doc, 1), ContentsTitle: p.titles[contentsTitle],
		Count:    doc.Join(" ", p.count(), p.sharing(), p.fallback()),
		Sections: p.sections, Filters: p.filters(), IDs: p.ids,
	}
}

// newPage decides which entries a page shows, in which order, and where each
// thing can be linked to.
func newPage(cat *catalog.Catalog, out catalog.DocOutput) *page {
	p := &page{
		cat: cat, columns: out.Columns, address: func(e *catalog.Entry) string { return "#" + e.Anchor },
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
	p.rules = published(cat.Rules, cat.Entries, rulesOf)
	p.rates = published(cat.RateLimits, cat.Entries, rateLimitOf)
	p.types = usedTypes(p.entries, p.rules)
	for _, t := range p.types {
		p.typeIDs[t] = p.ids.reserve("type_" + catalog.Anchor(t.Name))
	}
	p.nameSections()
	p.nameTags()
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
		{answersTitle, slices.ContainsFunc(p.entries, schema.HasAnswer)},
		{entriesTitle, !grouped && len(p.groups.members) > 0},
		{restTitle, grouped && len(p.groups.members) > 0},
		{typesTitle, len(p.types) > 0},
		{statusesTitle, len(cat.Statuses) > 0},
		{rulesTitle, len(p.rules) > 0},
		{ratesTitle, len(p.rates) > 0},
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
func (p *page) add(usual string, body ...doc.Block) {
	title, ok := p.titles[usual]
	if !ok {
		return
	}
	p.sections = append(p.sections, doc.Section{Title: title, ID: doc.Slug(title), Body: doc.Blocks(body...)})
}

// linkTo returns label as a link to the section with the usual title.
func (p *page) linkTo(usual string, label doc.Inline) doc.Inline {
	title, ok := p.titles[usual]
	if !ok {
		return label
	}
	return doc.Link(label, "#"+doc.Slug(title))
}

// reference returns a link to an entry; its name if the page does not show
// it; nothing if it is internal.
func (p *page) reference(e *catalog.Entry) doc.Inline {
	switch {
	case e == nil || e.Internal:
		return doc.Inline{}
	case p.shown[e]:
		return doc.Link(doc.Code(e.Name), "#"+e.Anchor)
	}
	return doc.Link(doc.Code(e.Name), e.DocsURL)
}
