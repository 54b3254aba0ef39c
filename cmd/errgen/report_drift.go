package main

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/generator/output"
)

// changes writes one line for each file that was changed:
//
//	wrote docs/errors.md
func (p *textPrinter) changes(r *report) {
	for _, c := range r.changes {
		if c.region != "" {
			p.printf("%s region %q of %s\n", c.done, c.region, c.path)
			continue
		}
		p.printf("%s %s\n", c.done, c.path)
	}
}

// drifts writes the files that are not as they should be and how to make
// them so:
//
//	stale      apierr/errors.go  2 entries changed: USER_NOT_FOUND, CARD_DECLINED
//	missing    docs/billing.md
//	edited     README.md:41-58   region "errors" was changed by hand
//	2 of 12 outputs are not up to date. Run: errgen generate ./...
func (p *textPrinter) drifts(r *report) {
	if len(r.drifts) == 0 {
		return
	}
	width := 0
	for _, d := range r.drifts {
		width = max(width, columns(d.place()))
	}
	for _, d := range r.drifts {
		pad := strings.Repeat(" ", width-columns(d.place()))
		line := fmt.Sprintf("%s %s%s  %s", p.paint(yellow, fmt.Sprintf("%-10s", d.state)), d.place(), pad, d.reason)
		p.printf("%s\n", strings.TrimRight(line, " "))
	}
	for _, d := range r.drifts {
		p.diff(d.diff)
	}
	p.printf("%s\n", driftSummary(r))
}

// driftSummary counts what is not up to date and says what to run.
func driftSummary(r *report) string {
	orphans := 0
	for _, d := range r.drifts {
		if d.state == output.Orphan {
			orphans++
		}
	}
	var counts []string
	if n := len(r.drifts) - orphans; n > 0 {
		verb := "are"
		if n == 1 {
			verb = "is"
		}
		counts = append(counts, fmt.Sprintf("%d of %s %s not up to date", n, plural(r.outputs, "output"), verb))
	}
	command := r.command
	if orphans > 0 {
		counts = append(counts, plural(orphans, "orphan"))
		command = strings.Replace(command, "generate", "generate --prune", 1)
	}
	return strings.Join(counts, ", ") + ". Run: " + command
}

// diff writes a unified diff.
func (p *textPrinter) diff(lines []string) {
	styles := map[byte]style{'+': green, '-': red, '@': cyan, 'd': bold}
	for _, line := range lines {
		if s, ok := styles[line[0]]; ok {
			line = p.paint(s, line)
		}
		p.printf("%s\n", line)
	}
}
