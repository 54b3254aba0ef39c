package custom

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/generator/markdown"
)

// tableStyles write tables.
var tableStyles = map[string]func(head []string, rows [][]string) string{"markdown": markdownTable, "text": textTable}

// table returns a table with a head, a list of texts, and rows, a list of them.
func (r *run) table(style string, head, rows any) (string, error) {
	write, ok := tableStyles[style]
	if !ok {
		return "", fmt.Errorf("table: want markdown or text, have %q", style)
	}
	titles, err := r.row(head)
	if err != nil {
		return "", err
	}
	x, err := r.slice(rows)
	if err != nil {
		return "", err
	}
	var cells [][]string
	for i := range x.Len() {
		row, err := r.row(x.Index(i).Interface())
		if err != nil {
			return "", err
		}
		if len(row) != len(titles) {
			return "", fmt.Errorf("table: row %d has %d cells, want %d", i+1, len(row), len(titles))
		}
		cells = append(cells, row)
	}
	return r.made(write(titles, cells))
}

func (r *run) row(list any) ([]string, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	texts := make([]string, x.Len())
	size := 0
	for i := range texts {
		if texts[i], err = r.text(x.Index(i).Interface()); err != nil {
			return nil, err
		}
		size += len(texts[i])
	}
	return texts, r.room(size)
}

func markdownTable(head []string, rows [][]string) string {
	columns := make([]markdown.Column, len(head))
	for i, title := range head {
		columns[i].Title = markdown.Text(title)
	}
	cells := make([][]markdown.Inline, len(rows))
	for i, row := range rows {
		for _, text := range row {
			cells[i] = append(cells[i], markdown.Text(text))
		}
	}
	return markdown.Table(columns, cells).String()
}

// textTable returns lines of columns with two blanks between them. Texts stand on
// one line.
func textTable(head []string, rows [][]string) string {
	rows = append([][]string{head}, rows...)
	widths := make([]int, len(head))
	for _, row := range rows {
		for i, text := range row {
			row[i] = strings.Join(strings.Fields(text), " ")
			widths[i] = min(max(widths[i], len([]rune(row[i]))), maxPad)
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, text := range row {
			line += text + strings.Repeat(" ", max(0, widths[i]-len([]rune(text)))+2)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
