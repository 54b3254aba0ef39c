package main

import (
	"encoding/xml"
	"fmt"
	"io"
)

// The elements of JUnit's XML as CI systems read it.
type junitSuites struct {
	XMLName  xml.Name   `xml:"testsuites"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Suite    junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitFailure `xml:"failure,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes findings as test cases that failed. Without any, one case
// passes: some CI systems take a report without cases for a broken one.
func writeJUnit(w io.Writer, r *report, _ reportOptions) error {
	s := junitSuite{Name: "errgen"}
	for _, f := range r.findings() {
		where := f.file()
		if f.Line > 0 {
			where = fmt.Sprintf("%s:%d:%d", where, f.Line, f.Column)
		}
		s.Cases = append(s.Cases, junitCase{
			Name: f.rule + " " + where, Class: "errgen." + f.rule, File: f.File, Line: f.Line,
			Failure: &junitFailure{Message: f.message, Type: f.level(), Text: joinNonEmpty("\n", where+": "+f.message, f.help)},
		})
	}
	s.Failures = len(s.Cases)
	if len(s.Cases) == 0 {
		s.Cases = []junitCase{{Name: "no findings", Class: "errgen"}}
	}
	s.Tests = len(s.Cases)
	text, err := xml.MarshalIndent(junitSuites{Tests: s.Tests, Failures: s.Failures, Suite: s}, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}
