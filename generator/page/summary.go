package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

// A summaryColumn is a column of the table of all entries.
type summaryColumn struct {
	name  string // in the catalogue
	title string
	cell  func(p *page, e *catalog.Entry) markdown.Inline
}

// summaryColumns has a column for each of [catalog.Columns].
var summaryColumns = []summaryColumn{
	{"code", "Code", func(_ *page, e *catalog.Entry) markdown.Inline { return codeText(e.Code) }},
	{"status", "Status", func(_ *page, e *catalog.Entry) markdown.Inline { return markdown.Text(number(e.Status)) }},
	{"name", "Name", func(_ *page, e *catalog.Entry) markdown.Inline { return markdown.Code(e.Name) }},
	{"title", "Title", func(_ *page, e *catalog.Entry) markdown.Inline { return withNotice(e, e.Title) }},
	{"message", "Message", func(_ *page, e *catalog.Entry) markdown.Inline { return messageOrTitle(e) }},
	{"group", "Group", (*page).groupLink},
	{"severity", "Severity", func(_ *page, e *catalog.Entry) markdown.Inline { return markdown.Text(e.Severity) }},
	{"retry", "Retry", func(_ *page, e *catalog.Entry) markdown.Inline { return markdown.Text(retryWord(e.Retry)) }},
	{"since", "Since", func(_ *page, e *catalog.Entry) markdown.Inline { return markdown.Text(e.Since) }},
	{"tags", "Tags", func(_ *page, e *catalog.Entry) markdown.Inline { return tagList(e) }},
	{"owner", "Owner", func(_ *page, e *catalog.Entry) markdown.Inline { return markdown.Text(e.Owner) }},
	{"grpc", "gRPC", func(_ *page, e *catalog.Entry) markdown.Inline { return markdown.Code(e.GRPC) }},
	{"go", "Go", func(p *page, e *catalog.Entry) markdown.Inline { return markdown.Code(p.goName(e)) }},
}

// defaultColumns are the columns of a table for which the catalogue names none.
// Those without content are left out.
var defaultColumns = []string{"code", "status", "message"}

// addSummary adds the table of all entries.
func (p *page) addSummary() {
	names, keep := p.columns, true
	if len(names) == 0 {
		names, keep = defaultColumns, false
	}
	var columns []summaryColumn
	for _, name := range names {
		for _, c := range summaryColumns {
			if c.name == name {
				columns = append(columns, c)
			}
		}
	}
	p.add(summaryTitle, table(titles(columns), p.summaryRows(columns), keep))
}

func titles(columns []summaryColumn) []string {
	var titles []string
	for _, c := range columns {
		titles = append(titles, c.title)
	}
	return titles
}

// summaryRows returns a row for each entry. One cell of each links to the entry.
func (p *page) summaryRows(columns []summaryColumn) [][]markdown.Inline {
	order := linkOrder(columns, p.isShared)
	rows := make([][]markdown.Inline, len(p.entries))
	for i, e := range p.entries {
		row := make([]markdown.Inline, len(columns))
		for j, c := range columns {
			row[j] = c.cell(p, e)
		}
		for _, j := range order {
			if !row[j].Empty() {
				row[j] = markdown.Link(row[j], "#"+e.Anchor)
				break
			}
		}
		rows[i] = row
	}
	return rows
}

// linkOrder returns the columns that can hold the link to the entry, the best
// first. Codes that are shared do not tell a reader where a link goes.
func linkOrder(columns []summaryColumn, shared bool) []int {
	names := []string{"code", "name", "title", "message"}
	if shared {
		names = []string{"name", "title", "message", "code"}
	}
	var order []int
	for _, name := range names {
		for j, c := range columns {
			if c.name == name {
				order = append(order, j)
			}
		}
	}
	return order
}

// messageOrTitle returns what e says: its message, or its title if that has no
// word of its own.
func messageOrTitle(e *catalog.Entry) markdown.Inline {
	if hasWord(e.Message) {
		return withNotice(e, templateText(e.Message))
	}
	return withNotice(e, e.Title)
}

// hasWord reports whether t says something without the values of its
// placeholders.
func hasWord(t catalog.Template) bool {
	return slices.ContainsFunc(t, func(s catalog.Segment) bool { return strings.ContainsFunc(s.Text, unicode.IsLetter) })
}

// withNotice returns text, and whether e is deprecated.
func withNotice(e *catalog.Entry, text string) markdown.Inline {
	notice := ""
	if e.Deprecated != nil {
		notice = "(deprecated)"
	}
	return markdown.Join(" ", short(text), markdown.Text(notice))
}

// groupLink returns a link to the section of the group of e.
func (p *page) groupLink(e *catalog.Entry) markdown.Inline {
	if e.Group == nil {
		return markdown.Inline{}
	}
	return markdown.Link(short(e.Group.Title), "#"+p.groupIDs[e.Group])
}

func tagList(e *catalog.Entry) markdown.Inline {
	return markdown.Text(strings.Join(e.Tags, ", "))
}

// codeText returns a wire code.
func codeText(c catalog.Code) markdown.Inline {
	switch {
	case !c.Set:
		return markdown.Inline{}
	case strings.TrimSpace(c.Text) == "":
		return markdown.Code(strconv.Quote(c.Text))
	}
	return markdown.Code(c.Text)
}

// table returns a table. Unless keep is set, columns without content are left
// out.
func table(titles []string, rows [][]markdown.Inline, keep bool) markdown.Block {
	var columns []markdown.Column
	var kept []int
	for j, title := range titles {
		if keep || !isEmptyColumn(rows, j) {
			columns = append(columns, markdown.Column{Title: markdown.Text(title)})
			kept = append(kept, j)
		}
	}
	if len(columns) == 0 {
		return markdown.Block{}
	}
	if len(kept) < len(titles) {
		rows = pick(rows, kept)
	}
	return markdown.Table(columns, rows)
}

// pick returns the cells of some columns.
func pick(rows [][]markdown.Inline, columns []int) [][]markdown.Inline {
	picked := make([][]markdown.Inline, len(rows))
	for i, row := range rows {
		picked[i] = make([]markdown.Inline, len(columns))
		for k, j := range columns {
			picked[i][k] = row[j]
		}
	}
	return picked
}

func isEmptyColumn(rows [][]markdown.Inline, j int) bool {
	for _, row := range rows {
		if !row[j].Empty() {
			return false
		}
	}
	return true
}
