package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// writeText writes a report for people:
//
//	errors.yaml:14:5: error[EG0102]: unknown key "mesage" in entry USER_NOT_FOUND
//	   |
//	13 |     status: 404
//	14 |     mesage: "User {id} not found"
//	   |     ^^^^^^ did you mean "message"?
//	   |
//	   = help: allowed keys: message, status, title
//
// Other places of a problem follow as notes of the same shape.
func writeText(w io.Writer, r *report, o reportOptions) error {
	p := textPrinter{palette: o.palette}
	shown := r.problems
	if o.maxProblems > 0 {
		shown = shown[:min(len(shown), o.maxProblems)]
	}
	for _, problem := range shown {
		p.problem(problem)
		p.printf("\n")
	}
	if rest := len(r.problems) - len(shown); rest > 0 {
		p.printf("and %d more\n", rest)
	}
	p.changes(r)
	p.drifts(r)
	_, err := io.WriteString(w, p.String())
	return err
}

// A textPrinter collects the text of a report.
type textPrinter struct {
	strings.Builder
	palette
}

func (p *textPrinter) printf(format string, args ...any) {
	fmt.Fprintf(p, format, args...)
}

func (p *textPrinter) problem(d problem) {
	s := severityStyle(d.Severity)
	kind := p.paint(s, d.Severity.String()+"["+d.Rule+"]")
	gutter := " "
	if d.hasLine() {
		p.head(d, kind, d.Message)
		gutter = p.excerpt(d, s, 1)
		p.line(gutter, "|", "")
	} else {
		p.head(d, kind, joinNonEmpty("; ", d.Message, d.Label))
	}
	if d.Help != "" {
		first, rest, _ := strings.Cut(d.Help, "\n")
		p.line(gutter, "=", p.paint(bold, "help:")+" "+clean(first))
		for line := range strings.Lines(rest) { // what is to be pasted
			p.line(gutter, " ", "  "+cleanDiff(strings.TrimSuffix(line, "\n")))
		}
	}
	p.line(gutter, "=", p.paint(bold, "more:")+" errgen explain "+clean(d.Rule))
	for _, related := range d.Related {
		p.note(problem{catalog.Diagnostic{Pos: related.Pos, Message: related.Message}, d.tree})
	}
}

// note writes another place of a problem.
func (p *textPrinter) note(d problem) {
	p.head(d, p.paint(cyan, "note"), d.Message)
	if d.hasLine() {
		p.excerpt(d, cyan, 0)
	}
}

func severityStyle(s catalog.Severity) style {
	if s == catalog.Warning {
		return yellow
	}
	return red
}

// head writes the line that says where and what.
func (p *textPrinter) head(d problem, kind, message string) {
	if place := d.tree.place(d.Pos); place != "" {
		p.printf("%s ", p.paint(bold, place+":"))
	}
	p.printf("%s: %s\n", kind, clean(message))
}

// hasLine reports whether there is a source line to show.
func (d problem) hasLine() bool {
	return d.Pos.Line > 0 && d.Pos.Col > 0 && d.Pos.Line <= len(d.tree.lines(d.Pos.File))
}

// excerpt writes the source line of d with the mark under it, after at most
// before lines that stand above it. It returns the blanks that stand under
// line numbers.
func (p *textPrinter) excerpt(d problem, s style, before int) (gutter string) {
	lines := d.tree.lines(d.Pos.File)
	gutter = strings.Repeat(" ", len(strconv.Itoa(d.Pos.Line)))
	p.line(gutter, "|", "")
	for n := max(d.Pos.Line-before, 1); n < d.Pos.Line; n++ {
		p.line(fmt.Sprintf("%*d", len(gutter), n), "|", newExcerpt(lines[n-1], 1, 1).line)
	}
	e := newExcerpt(lines[d.Pos.Line-1], d.Pos.Col, d.Width)
	p.line(strconv.Itoa(d.Pos.Line), "|", e.line)
	p.line(gutter, "|", e.pad+p.paint(s, joinNonEmpty(" ", e.mark, clean(d.Label))))
	return gutter
}

// line writes one line of an excerpt: what stands left of the bar, the bar,
// and what stands right of it.
func (p *textPrinter) line(left, bar, right string) {
	p.printf("%s\n", strings.TrimRight(p.paint(blue, left+" "+bar)+" "+right, " "))
}

// joinNonEmpty joins those of parts that are not empty.
func joinNonEmpty(separator string, parts ...string) string {
	var some []string
	for _, part := range parts {
		if part != "" {
			some = append(some, part)
		}
	}
	return strings.Join(some, separator)
}
