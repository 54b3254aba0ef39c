package htmlpage

import (
	"slices"

	"github.com/errgen/errgen/generator/doc"
)

const (
	// maxShort is how many entries are few enough for a table whose columns fit
	// their cells, which a browser must look at as a whole.
	maxShort = 200

	// A browser looks at so many rows, or entries, of a long document at once.
	rowsPerPart    = 50
	entriesPerPart = 20
)

// table writes a table whose first row has its titles.
func (w *writer) table(rows [][]doc.Inline) {
	w.line("<div class=\"table\"><table>\n<thead>")
	w.row(rows[0], "th", make([]string, len(rows[0])))
	w.line("</thead>\n<tbody>")
	for _, row := range rows[1:] {
		w.row(row, "td", make([]string, len(rows[0])))
	}
	w.line("</tbody>\n</table></div>")
}

// index writes the table of all entries.
func (w *writer) index(rows [][]doc.Inline) {
	head, rows := rows[0], rows[1:]
	class, size, classes := "index", max(len(rows), 1), make([]string, len(head))
	if w.isLong {
		class, size, classes = "index long", rowsPerPart, columnClasses(head)
	}
	w.line(`<div class="table"><table class="` + class + `">` + "\n<thead>")
	w.row(head, "th", classes)
	w.line("</thead>")
	for part := range slices.Chunk(rows, size) {
		w.line("<tbody>")
		for _, row := range part {
			w.row(row, "td", classes)
		}
		w.line("</tbody>")
	}
	w.line("</table></div>")
}

// columnClasses returns a class for each column, by which it has its width.
func columnClasses(titles []doc.Inline) []string {
	classes := make([]string, len(titles))
	for i, t := range titles {
		classes[i] = "c_" + doc.Slug(characters(t))
	}
	return classes
}

// row writes a row with a cell for each class.
func (w *writer) row(cells []doc.Inline, name string, classes []string) {
	w.b.WriteString("<tr>")
	for i, class := range classes {
		if name == "th" {
			w.tag("th", "scope", "col", "class", class)
		} else {
			w.tag("td", "class", class)
		}
		if i < len(cells) {
			w.inline(cells[i])
		}
		w.b.WriteString("</" + name + ">")
	}
	w.line("</tr>")
}

// indexHead returns the head of the table of all entries.
func indexHead(sections []doc.Section) string {
	w := &writer{}
	for _, s := range sections {
		if s.Body.Kind == doc.IndexTable {
			w.row(s.Body.Rows[0], "th", make([]string, len(s.Body.Rows[0])))
		}
	}
	return w.b.String()
}
