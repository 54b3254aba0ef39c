package main

import (
	"regexp"
	"strings"
)

// This file shows the Markdown of our own rules in a terminal: paragraphs and
// blocks of code.

const (
	screen    = 80    // columns
	codeFence = "```" // around blocks of code
)

// plainText returns paragraphs in lines of at most width columns, and blocks of code
// as they are, but indented.
func plainText(markdown string, width int) string {
	var parts []string
	for i, part := range strings.Split(strings.TrimSpace(markdown), codeFence) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if isCode := i%2 == 1; isCode {
			_, code, _ := strings.Cut(part, "\n") // less the name of its language
			parts = append(parts, blankEnd.ReplaceAllString("    "+strings.ReplaceAll(code, "\n", "\n    "), ""))
			continue
		}
		for paragraph := range strings.SplitSeq(part, "\n\n") {
			parts = append(parts, wrap(paragraph, width))
		}
	}
	return strings.Join(parts, "\n\n")
}

var blankEnd = regexp.MustCompile(`(?m) +$`)

// listItem returns a paragraph as an item of a list.
func listItem(markdown string) string {
	const mark = "- "
	return mark + strings.ReplaceAll(wrap(markdown, screen-len(mark)), "\n", "\n"+strings.Repeat(" ", len(mark)))
}

// link matches a link. The pages that ours lead to are not in a terminal.
var link = regexp.MustCompile(`\[([^]]+)\]\([^)]+\)`)

// wrap breaks a paragraph into lines of at most width columns, if its words allow it.
func wrap(markdown string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(link.ReplaceAllString(markdown, "$1")) {
		switch n := columns(word); {
		case column == 0:
			column = n
		case column+1+n > width:
			b.WriteByte('\n')
			column = n
		default:
			b.WriteByte(' ')
			column += 1 + n
		}
		b.WriteString(word)
	}
	return b.String()
}
