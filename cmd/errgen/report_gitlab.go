package main

import (
	"encoding/json"
	"io"
)

// A gitlabIssue is a finding in the format of GitLab's code quality reports, which
// is a part of that of Code Climate.
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// writeGitLab writes findings as a code quality report of GitLab.
func writeGitLab(w io.Writer, r *report, _ reportOptions) error {
	issues := []gitlabIssue{}
	seen := map[string]bool{}
	for _, f := range r.findings() {
		if seen[f.fingerprint()] {
			continue // GitLab shows one of those that have the same
		}
		seen[f.fingerprint()] = true
		severity := "minor"
		if f.isError {
			severity = "major"
		}
		issues = append(issues, gitlabIssue{
			Description: joinNonEmpty("\n", f.message, f.help), CheckName: f.rule, Fingerprint: f.fingerprint(), Severity: severity,
			Location: gitlabLocation{f.file(), gitlabLines{max(1, f.Line)}},
		})
	}
	return encodeJSON(w, issues)
}

// encodeJSON writes a value for programs.
func encodeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
