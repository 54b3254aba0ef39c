package page

import (
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
	"github.com/errgen/errgen/generator/sample"
)

// statusClasses are the titles of the tables of statuses, by first digit.
var statusClasses = [...]string{1: "Informational", 2: "Success", 3: "Redirection", 4: "Client errors", 5: "Server errors"}

// addStatuses adds a table of statuses for each class.
func (p *page) addStatuses() {
	var blocks []markdown.Block
	for class, title := range statusClasses {
		var rows [][]markdown.Inline
		for _, s := range p.cat.Statuses {
			if s.Status/100 == class {
				rows = append(rows, statusRow(s))
			}
		}
		if len(rows) > 0 {
			title += p.ids.claim(title, "", "", " ("+strconv.Itoa(class)+"xx)")
			blocks = append(blocks,
				markdown.Heading(3, markdown.Text(title)),
				table([]string{"Status", "Meaning", "Description", "Possible causes", "What to do"}, rows, false),
			)
		}
	}
	p.add(statusesTitle, blocks...)
}

func statusRow(s *catalog.Status) []markdown.Inline {
	title := s.Title
	if title == "" {
		title = sample.Phrase(s.Status)
	}
	return []markdown.Inline{
		markdown.Text(strconv.Itoa(s.Status)), markdown.Text(title), markdown.ProseLine(s.Doc),
		proseItems(s.Causes), proseItems(s.Remedies),
	}
}

// proseItems returns texts on one line.
func proseItems(texts []string) markdown.Inline {
	items := make([]markdown.Inline, len(texts))
	for i, t := range texts {
		items[i] = markdown.ProseLine(t)
	}
	return markdown.Join("; ", items...)
}

// addRules adds the table of the rules of violations.
func (p *page) addRules() {
	var rows [][]markdown.Inline
	for _, r := range p.cat.Rules {
		rows = append(rows, []markdown.Inline{
			markdown.Code(r.Name), markdown.Code(templateText(r.Message)), markdown.ProseLine(r.Doc), p.ruleFields(r),
		})
	}
	p.add(rulesTitle, table([]string{"Rule", "Message", "Description", "Fields"}, rows, false))
}

// ruleFields returns the fields of a rule on one line.
func (p *page) ruleFields(r *catalog.Rule) markdown.Inline {
	fields := make([]markdown.Inline, len(r.Fields))
	for i, f := range r.Fields {
		fields[i] = markdown.Join(": ", markdown.Join(", ", markdown.Code(f.Name), p.typeName(f.Type)), fieldDoc(f))
	}
	return markdown.Join("; ", fields...)
}

// addRateLimits adds the table of rate limits.
func (p *page) addRateLimits() {
	var rows [][]markdown.Inline
	for _, r := range p.cat.RateLimits {
		scope := r.Scope
		if scope == "" {
			scope = r.Name
		}
		window := ""
		if r.Window != 0 {
			window = duration(r.Window)
		}
		rows = append(rows, []markdown.Inline{
			markdown.Text(scope), markdown.Text(number(int(r.Limit))), markdown.Text(window), markdown.ProseLine(r.Doc),
		})
	}
	p.add(ratesTitle, table([]string{"Scope", "Limit", "Window", "Description"}, rows, false))
}

// rateLimit returns a rate limit as a link to the table.
func (p *page) rateLimit(r *catalog.RateLimit) markdown.Inline {
	if r == nil {
		return markdown.Inline{}
	}
	text := r.Scope
	if text == "" {
		text = r.Name
	}
	if r.Limit != 0 && r.Window != 0 {
		text = plural(int(r.Limit), "request") + " in " + duration(r.Window)
	}
	return p.linkTo(ratesTitle, markdown.Text(text))
}

// addRetired adds the table of what was used and must not come back.
func (p *page) addRetired() {
	var rows [][]markdown.Inline
	for _, r := range p.cat.Retired {
		rows = append(rows, []markdown.Inline{
			codeText(r.Code), markdown.Code(r.Name), markdown.Text(r.Since), p.reference(r.Use), markdown.ProseLine(r.Doc),
		})
	}
	p.add(retiredTitle, table([]string{"Code", "Name", "Retired since", "Use instead", "Description"}, rows, false))
}

// addTables adds the tables of the catalogue.
func (p *page) addTables() {
	var blocks []markdown.Block
	for _, t := range p.cat.Tables {
		rows := make([][]markdown.Inline, len(t.Rows))
		for i, row := range t.Rows {
			rows[i] = make([]markdown.Inline, len(t.Columns))
			for j, cell := range row {
				rows[i][j] = markdown.ProseLine(cell)
			}
		}
		blocks = append(blocks, p.subheading(t.Title, " (table)"), table(t.Columns, rows, true))
	}
	p.add(tablesTitle, blocks...)
}

// addNotes adds the notes of the catalogue.
func (p *page) addNotes() {
	var blocks []markdown.Block
	for _, n := range p.cat.Notes {
		blocks = append(blocks, p.subheading(n.Title, " (note)"), markdown.Prose(n.Doc, 3, p.ids.free))
	}
	p.add(notesTitle, blocks...)
}

// subheading returns the heading of a part of a section. The suffix is added
// if another heading of the page is the same.
func (p *page) subheading(title, suffix string) markdown.Block {
	title = headline(title)
	return markdown.Heading(3, markdown.Text(title+p.ids.claim(title, "", "", suffix)))
}

// addLinks adds the links of the catalogue.
func (p *page) addLinks() {
	var items []markdown.Block
	for _, l := range p.cat.Links {
		items = append(items, markdown.Paragraph(markdown.Link(markdown.Text(l.Text), l.URL)))
	}
	p.add(linksTitle, markdown.List(items...))
}
