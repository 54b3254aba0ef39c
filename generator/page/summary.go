package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
)

// A summaryColumn is a column of the table of all entries.
type summaryColumn struct {
	name  string // in the catalogue
	title string
	cell  func(p *page, e *catalog.Entry) doc.Inline
}

// summaryColumns has a column for each of [catalog.Columns].
var summaryColumns = []summaryColumn{
	{"code", "Code", func(_ *page, e *catalog.Entry) doc.Inline { return codeText(e.Code) }},
	{"status", "Status", func(_ *page, e *catalog.Entry) doc.Inline { return doc.Status(number(sentStatus(e))) }},
	{"name", "Name", func(_ *page, e *catalog.Entry) doc.Inline { return doc.Code(e.Name) }},
	{"title", "Title", func(_ *page, e *catalog.Entry) doc.Inline { return withNotice(e, e.Title) }},
	{"message", "Message", func(_ *page, e *catalog.Entry) doc.Inline { return messageOrTitle(e) }},
	{"group", "Group", (*page).groupLink},
	{"severity", "Severity", func(_ *page, e *catalog.Entry) doc.Inline { return doc.Text(e.Severity) }},
	{"retry", "Retry", func(_ *page, e *catalog.Entry) doc.Inline { return doc.Text(retryWord(e.Retry)) }},
	{"since", "Since", func(_ *page, e *catalog.Entry) doc.Inline { return doc.Text(e.Since) }},
	{"tags", "Tags", func(_ *page, e *catalog.Entry) doc.Inline { return tagList(e) }},
	{"owner", "Owner", func(_ *page, e *catalog.Entry) doc.Inline { return doc.Text(e.Owner) }},
	{"grpc", "gRPC", func(_ *page, e *catalog.Entry) doc.Inline { return doc.Code(e.GRPC) }},
	{"go", "Go", func(p *page, e *catalog.Entry) doc.Inline { return doc.Code(p.goName(e)) }},
}

// defaultColumns are the columns of a table for which the catalogue names none.
// Those without content are left out.
var defaultColumns = []string{"code", "status", "message"}

// addSummary adds the table of all entries.
func (p *page) addSummary() { p.add(summaryTitle, p.summary()) }

// summary returns the table of all entries, or nothing if there are none.
func (p *page) summary() doc.Block {
	if len(p.entries) == 0 {
		return doc.Block{}
	}
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
	return doc.Index(table(titles(columns), p.summaryRows(columns), keep))
}

func titles(columns []summaryColumn) []string {
	var titles []string
	for _, c := range columns {
		titles = append(titles, c.title)
	}
	return titles
}

// summaryRows returns a row for each entry. One cell of each links to the entry.
func (p *page) summaryRows(columns []summaryColumn) [][]doc.Inline {
	order := linkOrder(columns, p.isShared)
	rows := make([][]doc.Inline, len(p.entries))
	for i, e := range p.entries {
		row := make([]doc.Inline, len(columns))
		for j, c := range columns {
			row[j] = c.cell(p, e)
		}
		for _, j := range order {
			if !row[j].Empty() {
				row[j] = doc.Link(row[j], p.address(e))
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
func messageOrTitle(e *catalog.Entry) doc.Inline {
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
func withNotice(e *catalog.Entry, text string) doc.Inline {
	notice := ""
	if e.Deprecated != nil {
		notice = "(deprecated)"
	}
	return doc.Join(" ", short(text), doc.Text(notice))
}

// groupLink returns a link to the section of the group of e, or its title where
// there is none.
func (p *page) groupLink(e *catalog.Entry) doc.Inline {
	if e.Group == nil {
		return doc.Inline{}
	}
	title, id := short(e.Group.Title), p.groupIDs[e.Group]
	if id == "" {
		return title
	}
	return doc.Link(title, "#"+id)
}

func tagList(e *catalog.Entry) doc.Inline {
	return doc.Text(strings.Join(e.Tags, ", "))
}

// codeText returns a wire code.
func codeText(c catalog.Code) doc.Inline {
	switch {
	case !c.Set:
		return doc.Inline{}
	case strings.TrimSpace(c.Text) == "":
		return doc.Code(strconv.Quote(c.Text))
	}
	return doc.Code(c.Text)
}

// table returns a table. Unless keep is set, columns without content are left
// out.
func table(titles []string, rows [][]doc.Inline, keep bool) doc.Block {
	var head []string
	var kept []int
	for j, title := range titles {
		if keep || !isEmptyColumn(rows, j) {
			head = append(head, title)
			kept = append(kept, j)
		}
	}
	if len(head) == 0 {
		return doc.Block{}
	}
	if len(kept) < len(titles) {
		rows = pick(rows, kept)
	}
	return doc.Table(head, rows)
}

// pick returns the cells of some columns.
func pick(rows [][]doc.Inline, columns []int) [][]doc.Inline {
	picked := make([][]doc.Inline, len(rows))
	for i, row := range rows {
		picked[i] = make([]doc.Inline, len(columns))
		for k, j := range columns {
			picked[i][k] = row[j]
		}
	}
	return picked
}

func isEmptyColumn(rows [][]doc.Inline, j int) bool {
	for _, row := range rows {
		if !row[j].Empty() {
			return false
		}
	}
	return true
}
