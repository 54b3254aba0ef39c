package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"

	"github.com/errgen/errgen/catalog"
)

// A finding is a problem or a file that is not up to date, in the form that CI
// systems want: one rule, one place, one message. All texts are fit to print.
type finding struct {
	rule    string // such as "EG0102", or the state of a file
	title   string // of the rule
	isError bool
	jsonPlace
	endColumn int // after the last character that is meant; 0 if no column is known
	message   string
	help      string
	related   []jsonNote
}

// findings returns all problems and drifts.
func (r *report) findings() []finding {
	var all []finding
	for _, p := range r.problems {
		j := newJSONProblem(p)
		f := finding{
			rule: j.Rule, title: titleOf(j.Rule), isError: p.Severity == catalog.Error, jsonPlace: j.jsonPlace,
			message: joinNonEmpty("; ", j.Message, j.Label), help: j.Help, related: j.Related,
		}
		if j.Column > 0 {
			f.endColumn = j.Column + max(1, p.Width)
		}
		all = append(all, f)
	}
	for _, d := range r.drifts {
		state := d.state.String()
		all = append(all, finding{
			rule: state, isError: true, jsonPlace: jsonPlace{File: d.path},
			message: joinNonEmpty(": ", driftTitles[state], clean(d.reason)), help: "run: " + r.command,
		})
	}
	return all
}

// driftTitles are the titles of the states of files.
var driftTitles = map[string]string{
	"missing": "generated file that is missing",
	"stale":   "generated file that is not up to date",
	"edited":  "generated file that was changed by hand",
	"orphan":  "generated file that no catalogue writes any more",
}

// titleOf returns the title of a rule.
func titleOf(id string) string {
	r, _ := ruleByID(id)
	return r.Title
}

// fingerprint tells a finding from all others, whatever line it is in.
func (f finding) fingerprint() string {
	sum := sha256.Sum256([]byte(f.rule + "\x00" + f.File + "\x00" + f.message))
	return hex.EncodeToString(sum[:16])
}

// level returns "error" or "warning".
func (f finding) level() string {
	if f.isError {
		return "error"
	}
	return "warning"
}

// file returns the file, or the name of the program if none is known.
func (f finding) file() string { return cmp.Or(f.File, "errgen") }
