package generator

import (
	"bytes"
	"encoding/json"
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/custom"
)

// This file makes files from templates of users' own.

// addTemplate adds the file that a template makes.
func (t *targets) addTemplate(cat *catalog.Catalog, d catalog.DocOutput) {
	if !Sealable(d.Out) {
		t.report("EG0512", d.Pos, "errgen cannot mark %s as its own: it does not know how to write a comment there", quoted(d.Out)).
			Help = unmarkableHelp(d.Out)
		return
	}
	if full, ok := t.locate(d.Out, d.Pos); ok {
		body := func() ([]byte, error) { return renderTemplate(cat, d) }
		t.list = append(t.list, target{plannedFile{path: full, body: body, fromTemplate: true}, d.Pos})
	}
}

// unmarkableHelp says what to do about a file that cannot be marked.
func unmarkableHelp(out string) string {
	if strings.EqualFold(path.Ext(out), ".csv") {
		return "errgen list --format csv prints a table; it goes wherever you send it"
	}
	return "choose a file with the extension of a format that has comments, such as .txt or .md"
}

// renderTemplate returns what the template of d makes.
func renderTemplate(cat *catalog.Catalog, d catalog.DocOutput) ([]byte, error) {
	body, err := custom.Render(d.Template.Text, Export(cat, d))
	var fault *custom.Fault
	if errors.As(err, &fault) {
		problem := diagnostic("EG0511", catalog.Pos{File: d.Template.File, Line: fault.Line, Col: fault.Col}, "%s", fault.Message)
		problem.Width, problem.Help = fault.Width, fault.Help
		problem.Related = []catalog.Related{{Pos: d.Pos, Message: "the file is asked for here"}}
		return nil, catalog.Diagnostics{problem}
	}
	if err != nil {
		return nil, err
	}
	if why := bodyFault(d.Out, body); why != "" {
		problem := diagnostic("EG0511", d.Template.Pos, "what the template makes for %s %s", quoted(d.Out), why)
		problem.Width = utf8.RuneCountInString(path.Base(d.Template.File))
		return nil, catalog.Diagnostics{problem}
	}
	return body, nil
}

// bodyFault says why a file with that name cannot begin and end with errgen's marks,
// or nothing.
func bodyFault(name string, body []byte) string {
	if !utf8.Valid(body) {
		return "is not UTF-8"
	}
	switch trimmed := bytes.TrimSpace(body); strings.ToLower(path.Ext(name)) {
	case jsonExtension:
		if !json.Valid(body) {
			return "is no valid JSON"
		}
		if trimmed[0] != '{' {
			return "is no JSON object, which has room for the mark of errgen"
		}
	case ".php":
		if !bytes.HasPrefix(body, []byte("<?php")) || bytes.LastIndex(body, []byte("?>")) > bytes.LastIndex(body, []byte("<?")) {
			return "does not begin with <?php, or does not end in PHP"
		}
	case ".xml", ".svg":
		if first, _, _ := bytes.Cut(body, []byte("\n")); bytes.HasPrefix(first, []byte("<?xml")) && !bytes.HasSuffix(bytes.TrimRight(first, " "), []byte("?>")) {
			return "has more than its declaration on the first line"
		}
	}
	return ""
}
