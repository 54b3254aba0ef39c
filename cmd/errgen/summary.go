package main

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/generator/markdown"
	"github.com/errgen/errgen/generator/output"
)

// maxSummary is how many findings a summary shows; GitHub takes 1 MiB of it.
const maxSummary = 500

// summarize adds a table of the findings to the summary of a step of GitHub
// Actions, if there are findings and it has one.
func summarize(s *session, r *report) error {
	file, all := s.getenv("GITHUB_STEP_SUMMARY"), r.findings()
	if file == "" || len(all) == 0 {
		return nil
	}
	blocks := []markdown.Block{markdown.Heading(3, markdown.Text("errgen: "+plural(len(all), "finding"))), findingsTable(all[:min(len(all), maxSummary)])}
	if rest := len(all) - maxSummary; rest > 0 {
		blocks = append(blocks, markdown.Paragraph(markdown.Text(fmt.Sprintf("and %d more", rest))))
	}
	return output.Append(absolute(s.dir, file), []byte(markdown.Blocks(blocks...).String()+"\n\n"))
}

func findingsTable(all []finding) markdown.Block {
	columns := []markdown.Column{{Title: markdown.Text("Place")}, {Title: markdown.Text("Rule")}, {Title: markdown.Text("Finding")}}
	var rows [][]markdown.Inline
	for _, f := range all {
		place := f.file()
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d", place, f.Line)
		}
		rows = append(rows, []markdown.Inline{markdown.Code(place), markdown.Text(f.rule), markdown.Text(strings.TrimSpace(f.message))})
	}
	return markdown.Table(columns, rows)
}
