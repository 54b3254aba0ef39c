package main

import (
	"io"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// jsonVersion is the version of the JSON report. A version only ever gains
// members; whatever changes or removes one is a new version.
const jsonVersion = 1

type jsonReport struct {
	Version  int           `json:"version"`
	Problems []jsonProblem `json:"problems"`
	Changes  []jsonChange  `json:"changes"`
	Drifts   []jsonDrift   `json:"drifts"`
}

type jsonProblem struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	jsonPlace
	Width   int        `json:"width,omitempty"`
	Message string     `json:"message"`
	Label   string     `json:"label,omitempty"`
	Help    string     `json:"help,omitempty"`
	Related []jsonNote `json:"related,omitempty"`
}

type jsonNote struct {
	jsonPlace
	Message string `json:"message"`
}

// A jsonPlace counts lines and columns from 1, columns in code points. A part
// that is not known is left out.
type jsonPlace struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

type jsonChange struct {
	File   string `json:"file"`
	Region string `json:"region,omitempty"` // that was removed; the file if empty
	Done   string `json:"done"`
}

// A jsonDrift is about a file, or about a region of it and the lines of its two
// markers.
type jsonDrift struct {
	File    string `json:"file"`
	Region  string `json:"region,omitempty"`
	Line    int    `json:"line,omitempty"`
	EndLine int    `json:"endLine,omitempty"`
	State   string `json:"state"`
	Reason  string `json:"reason,omitempty"`
	Diff    string `json:"diff,omitempty"`
}

// writeJSON writes the whole report as one JSON object for programs.
func writeJSON(w io.Writer, r *report, _ reportOptions) error {
	out := jsonReport{Version: jsonVersion, Problems: []jsonProblem{}, Changes: []jsonChange{}, Drifts: []jsonDrift{}}
	for _, p := range r.problems {
		out.Problems = append(out.Problems, newJSONProblem(p))
	}
	for _, c := range r.changes {
		out.Changes = append(out.Changes, jsonChange{c.path, c.region, c.done})
	}
	for _, d := range r.drifts {
		out.Drifts = append(out.Drifts, jsonDrift{d.path, d.region, d.first, d.last, d.state.String(), d.reason, strings.Join(d.diff, "\n")})
	}
	return encodeJSON(w, out)
}

func newJSONProblem(p problem) jsonProblem {
	j := jsonProblem{
		Rule:      p.Rule,
		Severity:  p.Severity.String(),
		jsonPlace: newJSONPlace(p.tree, p.Pos),
		Width:     p.Width,
		Message:   clean(p.Message),
		Label:     clean(p.Label),
		Help:      cleanKeeping(p.Help, "\n"),
	}
	for _, r := range p.Related {
		j.Related = append(j.Related, jsonNote{newJSONPlace(p.tree, r.Pos), clean(r.Message)})
	}
	return j
}

func newJSONPlace(t *tree, pos catalog.Pos) jsonPlace {
	if pos.File == "" {
		return jsonPlace{}
	}
	return jsonPlace{t.show(pos.File), pos.Line, pos.Col}
}
