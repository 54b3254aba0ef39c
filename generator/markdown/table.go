package markdown

import "strings"

// An Alignment is how the cells of a column of a table are set.
type Alignment byte

// The alignments of columns.
const (
	AlignDefault Alignment = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// A Column is the head of a column of a table.
type Column struct {
	Title     Inline
	Alignment Alignment
}

// maxPadding is how many blanks a table may have so that its columns line up.
// One very long cell in a table of thousands of rows would need more.
const maxPadding = 1 << 20

// Table returns a table. Rows may be shorter than the head but not longer.
func Table(columns []Column, rows [][]Inline) Block {
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = cell(c.Title)
	}
	cells := make([][]string, 1, len(rows)+1)
	cells[0] = head
	for _, row := range rows {
		line := make([]string, len(columns))
		for i, c := range row {
			line[i] = cell(c)
		}
		cells = append(cells, line)
	}
	return Block{layOut(columns, cells)}
}

// cell returns the text of a cell. An [Inline] has vertical bars in code spans
// only, where tables need a backslash before them.
func cell(text Inline) string {
	return strings.ReplaceAll(text.md, "|", `\|`)
}

// layOut returns the lines of a table whose first row of cells is its head.
func layOut(columns []Column, cells [][]string) string {
	widths, size, padding := measure(columns, cells)
	pad := padding <= maxPadding
	if pad {
		size += padding
	}
	var b strings.Builder
	b.Grow(size)
	for i, row := range cells {
		if i == 1 {
			writeDelimiter(&b, columns, widths, pad)
		}
		b.WriteByte('|')
		for j, text := range row {
			b.WriteByte(' ')
			writeCell(&b, text, widths[j], columns[j].Alignment, pad)
			b.WriteString(" |")
		}
		b.WriteByte('\n')
	}
	if len(cells) == 1 {
		writeDelimiter(&b, columns, widths, pad)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// measure returns the width of each column, the bytes of the table without
// padding, and the padding that it needs.
func measure(columns []Column, cells [][]string) (widths []int, size, padding int) {
	widths = make([]int, len(columns))
	for i := range widths {
		widths[i] = 3 // the shortest delimiter
	}
	total := 0
	for _, row := range cells {
		for i, text := range row {
			w := displayWidth(text)
			widths[i] = max(widths[i], w)
			size += len(text) + 4
			total += w
		}
	}
	for _, w := range widths {
		padding += w * (len(cells) + 1)
	}
	return widths, size, padding - total
}

// writeDelimiter writes the line between the head and the body of a table.
func writeDelimiter(b *strings.Builder, columns []Column, widths []int, pad bool) {
	b.WriteByte('|')
	for i, c := range columns {
		n := 3
		if pad {
			n = widths[i]
		}
		line := []byte(" " + strings.Repeat("-", n) + " |")
		if c.Alignment == AlignLeft || c.Alignment == AlignCenter {
			line[1] = ':'
		}
		if c.Alignment == AlignRight || c.Alignment == AlignCenter {
			line[n] = ':'
		}
		b.Write(line)
	}
	b.WriteByte('\n')
}

// writeCell writes the text of a cell, padded to its column.
func writeCell(b *strings.Builder, text string, width int, a Alignment, pad bool) {
	left, right := 0, 0
	if pad {
		right = width - displayWidth(text)
	}
	switch a {
	case AlignRight:
		left, right = right, 0
	case AlignCenter:
		left = right / 2
		right -= left
	}
	for range left {
		b.WriteByte(' ')
	}
	b.WriteString(text)
	for range right {
		b.WriteByte(' ')
	}
}
