package page

import (
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/generator/sample"
)

// statusClasses are the titles of the tables of statuses, by first digit.
var statusClasses = [...]string{1: "Informational", 2: "Success", 3: "Redirection", 4: "Client errors", 5: "Server errors"}

// classTitle returns what the class of a status is called, or nothing.
func classTitle(status int) string {
	if class := status / 100; class < len(statusClasses) {
		return statusClasses[class]
	}
	return ""
}

// addStatuses adds a table of statuses for each class.
func (p *page) addStatuses() {
	var blocks []doc.Block
	for class, title := range statusClasses {
		var rows [][]doc.Inline
		for _, s := range p.cat.Statuses {
			if s.Status/100 == class {
				rows = append(rows, statusRow(s))
			}
		}
		if len(rows) > 0 {
			title += p.ids.claim(title, "", "", " ("+strconv.Itoa(class)+"xx)")
			blocks = append(blocks,
				doc.Heading(3, "", doc.Text(title)),
				table([]string{"Status", "Meaning", "Description", "Possible causes", "What to do"}, rows, false),
			)
		}
	}
	p.add(statusesTitle, blocks...)
}

func statusRow(s *catalog.Status) []doc.Inline {
	title := s.Title
	if title == "" {
		title = sample.Phrase(s.Status)
	}
	return []doc.Inline{
		doc.Status(strconv.Itoa(s.Status)), doc.Text(title), doc.ProseLine(s.Doc),
		proseItems(s.Causes), proseItems(s.Remedies),
	}
}

// proseItems returns texts on one line.
func proseItems(texts []string) doc.Inline {
	items := make([]doc.Inline, len(texts))
	for i, t := range texts {
		items[i] = doc.ProseLine(t)
	}
	return doc.Join("; ", items...)
}

// addRules adds the table of the rules of violations.
func (p *page) addRules() {
	var rows [][]doc.Inline
	for _, r := range p.rules {
		rows = append(rows, []doc.Inline{
			doc.Code(r.Name), doc.Code(templateText(r.Message)), doc.ProseLine(r.Doc), p.ruleFields(r),
		})
	}
	p.add(rulesTitle, table([]string{"Rule", "Message", "Description", "Fields"}, rows, false))
}

// ruleFields returns the fields of a rule on one line.
func (p *page) ruleFields(r *catalog.Rule) doc.Inline {
	fields := make([]doc.Inline, len(r.Fields))
	for i, f := range r.Fields {
		fields[i] = doc.Join(": ", doc.Join(", ", doc.Code(f.Name), p.typeName(f.Type)), fieldDoc(f))
	}
	return doc.Join("; ", fields...)
}

// addRateLimits adds the table of rate limits.
func (p *page) addRateLimits() {
	var rows [][]doc.Inline
	for _, r := range p.rates {
		scope := r.Scope
		if scope == "" {
			scope = r.Name
		}
		window := ""
		if r.Window != 0 {
			window = duration(r.Window)
		}
		rows = append(rows, []doc.Inline{
			doc.Text(scope), doc.Text(number(int(r.Limit))), doc.Text(window), doc.ProseLine(r.Doc),
		})
	}
	p.add(ratesTitle, table([]string{"Scope", "Limit", "Window", "Description"}, rows, false))
}

// rateLimit returns a rate limit as a link to the table.
func (p *page) rateLimit(r *catalog.RateLimit) doc.Inline {
	if r == nil {
		return doc.Inline{}
	}
	text := r.Scope
	if text == "" {
		text = r.Name
	}
	if r.Limit != 0 && r.Window != 0 {
		text = plural(int(r.Limit), "request") + " in " + duration(r.Window)
	}
	return p.linkTo(ratesTitle, doc.Text(text))
}

// addRetired adds the table of what was used and must not come back.
func (p *page) addRetired() {
	var rows [][]doc.Inline
	for _, r := range p.cat.Retired {
		rows = append(rows, []doc.Inline{
			codeText(r.Code), doc.Code(r.Name), doc.Text(r.Since), p.reference(r.Use), doc.ProseLine(r.Doc),
		})
	}
	p.add(retiredTitle, table([]string{"Code", "Name", "Retired since", "Use instead", "Description"}, rows, false))
}

// addTables adds the tables of the catalogue.
func (p *page) addTables() {
	var blocks []doc.Block
	for _, t := range p.cat.Tables {
		rows := make([][]doc.Inline, len(t.Rows))
		for i, row := range t.Rows {
			rows[i] = make([]doc.Inline, len(t.Columns))
			for j, cell := range row {
				rows[i][j] = doc.ProseLine(cell)
			}
		}
		blocks = append(blocks, p.subheading(t.Title, " (table)"), table(t.Columns, rows, true))
	}
	p.add(tablesTitle, blocks...)
}

// addNotes adds the notes of the catalogue.
func (p *page) addNotes() {
	var blocks []doc.Block
	for _, n := range p.cat.Notes {
		blocks = append(blocks, p.subheading(n.Title, " (note)"), doc.Prose(n.Doc, 3))
	}
	p.add(notesTitle, blocks...)
}

// subheading returns the heading of a part of a section. The suffix is added
// if another heading of the page is the same.
func (p *page) subheading(title, suffix string) doc.Block {
	title = headline(title)
	return doc.Heading(3, "", doc.Text(title+p.ids.claim(title, "", "", suffix)))
}

// addLinks adds the links of the catalogue.
func (p *page) addLinks() {
	var items []doc.Block
	for _, l := range p.cat.Links {
		items = append(items, doc.Paragraph(doc.Link(doc.Text(l.Text), l.URL)))
	}
	p.add(linksTitle, doc.List(items...))
}
