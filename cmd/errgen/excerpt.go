package main

import (
	"strings"
)

// A cell is what one code point of a source line becomes on a terminal.
type cell struct {
	text    string
	columns int
}

const (
	tabStop = 4
	// excerptCells bounds an excerpt: a line of a megabyte or a thousand
	// combining marks must not flood the report.
	excerptCells = 100
	// excerptBefore is how much of a longer line stands before the place.
	excerptBefore = 40
)

// cells returns the cells of line, one for each code point.
func cells(line string) []cell {
	var list []cell
	column := 0
	for i := 0; i < len(line); {
		text, size := visible(line, i)
		if line[i] == '\t' {
			text = strings.Repeat(" ", tabStop-column%tabStop)
		}
		c := cell{text, columns(text)}
		list = append(list, c)
		column += c.columns
		i += size
	}
	return list
}

// An excerpt is a source line and the mark under it.
type excerpt struct {
	line string
	pad  string // blanks before the mark
	mark string
}

// newExcerpt returns the excerpt of line that marks the width code points from
// column col, counted from 1. A place behind the end is the end.
func newExcerpt(line string, col, width int) excerpt {
	list := cells(line)
	from := min(max(col-1, 0), len(list))
	to := min(from+max(width, 1), len(list))
	first, last := window(len(list), from)
	to = min(to, last)
	e := excerpt{line: join(list[first:last])}
	blanks := total(list[first:from])
	if first > 0 {
		e.line = "…" + e.line
		blanks++
	}
	if last < len(list) {
		e.line += "…"
	}
	e.pad = strings.Repeat(" ", blanks)
	e.mark = strings.Repeat("^", max(total(list[from:to]), 1))
	return e
}

// window returns the cells to show of a line of n, so that place is among them.
func window(n, place int) (first, last int) {
	if n <= excerptCells {
		return 0, n
	}
	first = min(max(place-excerptBefore, 0), n-excerptCells)
	return first, first + excerptCells
}

func join(list []cell) string {
	var b strings.Builder
	for _, c := range list {
		b.WriteString(c.text)
	}
	return b.String()
}

func total(list []cell) int {
	n := 0
	for _, c := range list {
		n += c.columns
	}
	return n
}
