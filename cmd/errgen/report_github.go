package main

import (
	"fmt"
	"io"
	"strings"
)

// maxAnnotations is how many annotations of a level GitHub shows for a step.
const maxAnnotations = 10

// writeGitHub writes findings as commands of GitHub Actions, which shows them
// beside the lines of a review:
//
//	::error file=errors.yaml,line=14,endLine=14,col=5,endColumn=11,title=EG0102 unknown key::unknown key "mesage"
func writeGitHub(w io.Writer, r *report, _ reportOptions) error {
	var b strings.Builder
	counts := map[string]int{}
	for _, f := range r.findings() {
		if counts[f.level()]++; counts[f.level()] <= maxAnnotations {
			b.WriteString(f.annotation() + "\n")
		}
	}
	for _, level := range []string{"error", "warning"} {
		if rest := counts[level] - maxAnnotations; rest > 0 {
			fmt.Fprintf(&b, "::notice title=errgen::and %s, which GitHub would not show; see the log\n", plural(rest, "more "+level))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// annotation returns the command for a finding.
func (f finding) annotation() string {
	properties := []string{}
	add := func(name string, value any) {
		properties = append(properties, name+"="+escapeProperty(fmt.Sprint(value)))
	}
	if f.File != "" {
		add("file", f.File)
	}
	if f.Line > 0 {
		add("line", f.Line)
		add("endLine", f.Line)
	}
	if f.Column > 0 {
		add("col", f.Column)
		add("endColumn", f.endColumn)
	}
	add("title", joinNonEmpty(" ", f.rule, f.title))
	return "::" + f.level() + " " + strings.Join(properties, ",") + "::" + escapeData(joinNonEmpty("\n", f.message, f.help))
}

// escapeData and escapeProperty write a text so that it cannot end a command; see
// the package @actions/core.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapeData(s))
}
