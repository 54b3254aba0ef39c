package main

import (
	"cmp"
	"io"
	"net/url"
	"slices"
	"strings"
)

// The members of the Static Analysis Results Interchange Format, version 2.1.0
// (OASIS), that errgen writes.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string        `json:"id"`
	ShortDescription sarifMessage  `json:"shortDescription"`
	FullDescription  *sarifMessage `json:"fullDescription,omitempty"`
	HelpURI          string        `json:"helpUri,omitempty"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations,omitempty"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

// writeSARIF writes findings as a SARIF log. Columns count code points, as all
// places of errgen do.
func writeSARIF(w io.Writer, r *report, _ reportOptions) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "errgen", InformationURI: "https://github.com/errgen/errgen", Rules: []sarifRule{}}
	for _, f := range r.findings() {
		i := slices.IndexFunc(run.Tool.Driver.Rules, func(rule sarifRule) bool { return rule.ID == f.rule })
		if i < 0 {
			i = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(f))
		}
		run.Results = append(run.Results, newSARIFResult(f, i))
	}
	return encodeJSON(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func newSARIFRule(f finding) sarifRule {
	rule := sarifRule{ID: f.rule, ShortDescription: sarifMessage{cmp.Or(f.title, driftTitles[f.rule], f.rule)}}
	if r, ok := ruleByID(f.rule); ok {
		rule.FullDescription, rule.HelpURI = &sarifMessage{ruleMeaning(r)}, rulesPage+"#"+strings.ToLower(r.ID)
	}
	return rule
}

func newSARIFResult(f finding, rule int) sarifResult {
	result := sarifResult{
		RuleID: f.rule, RuleIndex: rule, Level: f.level(), Message: sarifMessage{joinNonEmpty("\n", f.message, f.help)},
		Fingerprints: map[string]string{"errgen/v1": f.fingerprint()},
	}
	if f.File != "" {
		result.Locations = []sarifLocation{{Physical: newSARIFPlace(f.jsonPlace, f.endColumn)}}
	}
	for i, note := range f.related {
		result.Related = append(result.Related, sarifLocation{ID: i + 1, Physical: newSARIFPlace(note.jsonPlace, 0), Message: &sarifMessage{note.Message}})
	}
	return result
}

func newSARIFPlace(place jsonPlace, end int) sarifPhysical {
	p := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: place.File}).String()}}
	if place.Line > 0 {
		p.Region = &sarifRegion{place.Line, place.Column, end}
	}
	return p
}
