// Package doc has the reference document of a catalogue as a tree: what it says
// in which order, before it is written in any format.
//
// Texts come in two kinds. A constant text, such as a code or a title, is never
// markup: [Text] and [Code] hold its characters. An author's text is Markdown:
// [Prose] and [ProseLine] hold its source. How either is written, so that it
// cannot be taken for markup, is the business of the packages that write a
// format; they treat every text in a tree as hostile.
package doc

import (
	"slices"
	"strings"
	"unicode"
)

// A Document is a reference document.
type Document struct {
	Lang          string // of most texts, a BCP 47 tag
	Title         string
	About         Block  // what the catalogue is about
	ContentsTitle string // of the table of contents
	Count         Inline // how much there is
	Sections      []Section
	Filters       []Filter
	IDs           map[string]bool // fragment identifiers that lead to something
}

// A Section is a part of a document that its table of contents names.
type Section struct {
	Title string
	ID    string // fragment identifier
	Depth int    // 0 for the top
	Body  Block
}

// maxSectionLevel is the level of the headings of the deepest sections. It
// leaves room for entries and for the headings of their texts.
const maxSectionLevel = 4

// Level returns the level of the heading of s.
func (s Section) Level() int { return min(2+s.Depth, maxSectionLevel) }

// A Filter is a property of entries by which a reader can choose some of them.
type Filter struct {
	Name    string // an identifier
	Title   string
	Options []Option
}

// An Option is a value of the property of a [Filter].
type Option struct {
	Value string // a word
	Title string
	Depth int // below which of the options before it stands; 0 for the top
	Count int // of entries
}

// A Mark is a value that an entry has of a filter.
type Mark struct{ Filter, Value string }

// Contents returns a list of links to the sections, each with those deeper ones
// that follow it below it.
func (d *Document) Contents() Block { return contents(d.Sections, 0) }

func contents(sections []Section, depth int) Block {
	var items []Block
	for i, s := range sections {
		if s.Depth != depth {
			continue
		}
		end := i + 1
		for end < len(sections) && sections[end].Depth > depth {
			end++
		}
		items = append(items, Item(Link(Text(s.Title), "#"+s.ID), contents(sections[i+1:end], depth+1)))
	}
	return List(items...)
}

// HasEntries reports whether d describes entries.
func (d *Document) HasEntries() bool {
	return slices.ContainsFunc(d.Sections, func(s Section) bool { return s.Body.Has(EntryBlock) })
}

// Slug returns the fragment identifier that GitHub gives to a heading: lower
// case, without punctuation, blanks as hyphens.
func Slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}
