// Package htmlpage writes the reference document of a catalogue as one HTML
// file that needs nothing else: no network, no other file, and for all but its
// search no script.
//
// Its style and its script are the same for every catalogue. The page allows
// these two and nothing else to be loaded or run, by a policy that names their
// hashes, so that even a text which became markup could do nothing.
package htmlpage

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"text/template"

	"github.com/errgen/errgen/generator/doc"
	"github.com/errgen/errgen/templates"
)

// A frame is what stands around the contents of a page, each text ready to be
// put into it.
type frame struct {
	Lang, Policy, Style, Script string
	Title, About                string
	ContentsTitle, Contents     string
	Sections                    string
	Head                        string // of the table of all entries
	Filters                     []doc.Filter
	HasEntries                  bool
}

// Render returns d as a page. It fails only if a file of the program itself is
// broken.
func Render(d *doc.Document) ([]byte, error) {
	fixed, err := files()
	if err != nil {
		return nil, err
	}
	tmpl, err := template.New("frame").Parse(fixed.frame)
	if err != nil {
		return nil, err
	}
	f := frame{
		Lang: escape(d.Lang), Policy: policy(fixed.style, fixed.script), Style: fixed.style, Script: fixed.script,
		Title: escape(d.Title), About: written(doc.Blocks(d.About, doc.Paragraph(d.Count))),
		ContentsTitle: escape(d.ContentsTitle), Contents: written(d.Contents()),
		Sections: sections(d.Sections, isLong(d)), Head: indexHead(d.Sections), Filters: escaped(d.Filters), HasEntries: d.HasEntries(),
	}
	var b bytes.Buffer
	b.Grow(len(f.Sections) + len(f.Style) + len(f.Script) + 1<<14)
	err = tmpl.Execute(&b, f)
	return b.Bytes(), err
}

// A fixedText is the same in every page.
type fixedText struct{ style, script, frame string }

func files() (fixedText, error) {
	var all [4]string
	for i, name := range []string{"page.css", "page.js", "search.js", "frame.html"} {
		data, err := templates.FS.ReadFile("html/" + name)
		if err != nil {
			return fixedText{}, err
		}
		all[i] = string(data)
	}
	return fixedText{style: all[0], script: all[1] + all[2], frame: all[3]}, nil
}

// policy returns the Content-Security-Policy of a page: its own style and
// script, the empty icon, and nothing else.
func policy(style, script string) string {
	return "default-src 'none'; img-src data:; style-src " + hash(style) + "; script-src " + hash(script) +
		"; base-uri 'none'; form-action 'none'"
}

// hash returns a text's hash as a policy names it.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// indent has the places of the options of a filter below each other.
const indent = "\u00a0\u00a0\u00a0"

// escaped returns filters whose texts are ready for a page.
func escaped(filters []doc.Filter) []doc.Filter {
	safe := make([]doc.Filter, len(filters))
	for i, f := range filters {
		safe[i] = doc.Filter{Name: escape(f.Name), Title: escape(f.Title)}
		for _, o := range f.Options {
			title := strings.Repeat(indent, o.Depth) + escape(o.Title) + " (" + number(o.Count) + ")"
			safe[i].Options = append(safe[i].Options, doc.Option{Value: escape(o.Value), Title: title})
		}
	}
	return safe
}

// isLong reports whether d has many entries.
func isLong(d *doc.Document) bool {
	return slices.ContainsFunc(d.Sections, func(s doc.Section) bool {
		return s.Body.Kind == doc.IndexTable && len(s.Body.Rows) > maxShort
	})
}
