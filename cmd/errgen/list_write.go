package main

import (
	"encoding/csv"
	"io"
	"os"
	"regexp"
	"strings"

	"github.com/errgen/errgen/generator/export"
	"golang.org/x/term"
)

// terminalWidth returns the number of columns of the terminal that w is, or 0 if it
// is none.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// columnGap stands between two columns.
const columnGap = "  "

// minColumn is how narrow a column is made at most.
const minColumn = 8

// text returns t in lines of at most limit columns; 0 is no limit.
func (t table) text(limit int, p palette) string {
	if len(t.rows) == 0 {
		return ""
	}
	head := make([]string, len(t.titles))
	for i, title := range t.titles {
		head[i] = strings.ToUpper(title)
	}
	widths := make([]int, len(head))
	for _, row := range append([][]string{head}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	narrow(widths, limit)
	var b strings.Builder
	b.WriteString(p.paint(bold, line(head, widths)) + "\n")
	for _, row := range t.rows {
		b.WriteString(line(row, widths) + "\n")
	}
	return b.String()
}

// narrow takes columns from the widest until all fit.
func narrow(widths []int, limit int) {
	if limit == 0 {
		return
	}
	total := len(columnGap) * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for ; total > limit; total-- {
		widest := 0
		for i, w := range widths {
			if w >= widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= minColumn {
			return
		}
		widths[widest]--
	}
}

// line returns a row of cells that no CI system reads as a command.
func line(cells []string, widths []int) string {
	var b strings.Builder
	for i, cell := range cells {
		if i > 0 {
			b.WriteString(columnGap)
		}
		cell = cutColumns(cell, widths[i])
		b.WriteString(cell + strings.Repeat(" ", widths[i]-columns(cell)))
	}
	return cleanDiff(strings.TrimRight(b.String(), " "))
}

// cutColumns returns s if it takes no more than width columns, else its start and an
// ellipsis.
func cutColumns(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	used := 1
	for i, r := range s {
		if used += runeColumns(r); used > width {
			return s[:i] + "…"
		}
	}
	return s
}

// writeCSV writes lists as comma-separated values.
func writeCSV(w io.Writer, lists []listing, columns []string) error {
	t := newTable(lists, allColumns(columns))
	out := csv.NewWriter(w)
	if err := out.Write(t.titles); err != nil {
		return err
	}
	for _, row := range t.rows {
		for i, cell := range row {
			row[i] = guarded(cell)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

var (
	// Spreadsheets calculate what begins with one of these, in some languages in its
	// full width (OWASP, CSV injection). A row that begins with :: is a command of
	// GitHub.
	formula     = regexp.MustCompile("^(?:[-=+@'\t\r\uff1d\uff0b\uff0d\uff20]|::)")
	plainNumber = regexp.MustCompile(`^-?[0-9]+$`)
)

// guarded returns a cell that no program calculates. Readers drop an apostrophe that
// a cell begins with.
func guarded(cell string) string {
	if formula.MatchString(cell) && !plainNumber.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

// writeExports writes lists as JSON.
func writeExports(w io.Writer, lists []listing) error {
	for _, list := range lists {
		data, err := export.NewDocument(list.Catalog).JSON()
		if err != nil {
			return err
		}
		// A CI system may read the second of two number signs as a command.
		if _, err := io.WriteString(w, strings.ReplaceAll(string(data), "##", `#\u0023`)); err != nil {
			return err
		}
	}
	return nil
}
