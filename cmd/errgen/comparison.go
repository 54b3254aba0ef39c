package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/compat"
	"github.com/errgen/errgen/generator/markdown"
	"github.com/spf13/cobra"
)

// This file writes what changed between versions of catalogues.

// comparisonOptions are the flags of that.
type comparisonOptions struct {
	format  string
	palette palette
}

// comparisonFormats are the values of --format. The first is the default.
var comparisonFormats = []struct {
	name  string
	write func(w io.Writer, all []compared, p palette) error
}{
	{"text", writeComparison},
	{"json", writeComparisonJSON},
	{"markdown", writeComparisonMarkdown},
}

func comparisonNames() []string {
	var names []string
	for _, f := range comparisonFormats {
		names = append(names, f.name)
	}
	return names
}

func (o *comparisonOptions) register(cmd *cobra.Command) {
	names := comparisonNames()
	cmd.Flags().StringVar(&o.format, "format", names[0], "write the changes as `FORMAT`: "+strings.Join(names, ", "))
	complete(cmd, "format", names)
}

func (o *comparisonOptions) validate() error {
	if !slices.Contains(comparisonNames(), o.format) {
		return usagef("--format: want %s, have %q", strings.Join(comparisonNames(), ", "), o.format)
	}
	return nil
}

func (o *comparisonOptions) print(w io.Writer, all []compared) error {
	i := slices.Index(comparisonNames(), o.format)
	return comparisonFormats[i].write(w, all, o.palette)
}

// writeComparison writes changes for people:
//
//	errors.yaml:14:3: breaking for wire: entry "BUSY" has the status 500, and had 503
//	  was: origin/main:errors.yaml:12:3
//	  why: clients, proxies and caches act on the status
//
//	errors.yaml: wire 1 breaking (next version: major); go 1 patch (next version: patch)
func writeComparison(w io.Writer, all []compared, p palette) error {
	var b strings.Builder
	for _, c := range all {
		for _, ch := range c.changes {
			here, was := c.places(ch)
			style := ratingStyles[ch.Worst()]
			fmt.Fprintf(&b, "%s %s %s\n", p.paint(bold, here+":"), p.paint(style, ratingText(ch)+":"), clean(ch.Message))
			if was != "" && was != here {
				fmt.Fprintf(&b, "  was: %s\n", was)
			}
			fmt.Fprintf(&b, "  why: %s\n", ch.Why)
		}
		if len(c.changes) > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s: %s\n", c.new.tree.show(c.new.catalog.File), c.summary())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var ratingStyles = map[compat.Rating]style{compat.Breaking: red, compat.Minor: yellow, compat.Patch: blue}

// ratingText returns the ratings in few words: "breaking for wire, patch for
// go".
func ratingText(ch compat.Change) string {
	switch {
	case ch.Wire == ch.Go:
		return ch.Wire.String() + " for wire and go"
	case ch.Go == compat.None:
		return ch.Wire.String() + " for wire"
	case ch.Wire == compat.None:
		return ch.Go.String() + " for go"
	}
	return ch.Wire.String() + " for wire, " + ch.Go.String() + " for go"
}

// places returns where a change is now, or was if it is gone, and where it was.
func (c compared) places(ch compat.Change) (here, was string) {
	if ch.Old != (catalog.Pos{}) {
		was = c.old.tree.place(ch.Old)
	}
	if ch.New != (catalog.Pos{}) {
		return c.new.tree.place(ch.New), was
	}
	return was, ""
}

// summary returns the verdicts for both audiences.
func (c compared) summary() string {
	if len(c.changes) == 0 {
		return "no changes"
	}
	wire, goCode := compat.Worst(c.changes)
	return "wire: " + verdict(wire, c.changes, func(ch compat.Change) compat.Rating { return ch.Wire }) +
		"; go: " + verdict(goCode, c.changes, func(ch compat.Change) compat.Rating { return ch.Go })
}

// verdict returns how many changes have the worst rating, and what that means for
// the next version.
func verdict(worst compat.Rating, changes []compat.Change, of func(compat.Change) compat.Rating) string {
	n := 0
	for _, ch := range changes {
		if of(ch) == worst {
			n++
		}
	}
	if worst == compat.None {
		return "no changes"
	}
	return fmt.Sprintf("%d %s, so the next version is a %s one", n, worst, bump(worst))
}

// bump returns the part of a semantic version that grows.
func bump(r compat.Rating) string {
	return map[compat.Rating]string{compat.None: "none", compat.Patch: "patch", compat.Minor: "minor", compat.Breaking: "major"}[r]
}

// comparisonVersion is the version of the JSON form; see [jsonVersion].
const comparisonVersion = 1

type jsonComparison struct {
	Version    int            `json:"version"`
	Catalogues []jsonCompared `json:"catalogues"`
}

type jsonCompared struct {
	File    string               `json:"file"`
	Bump    jsonRatings          `json:"bump"`
	Changes []jsonComparedChange `json:"changes"`
}

type jsonRatings struct {
	Wire string `json:"wire"`
	Go   string `json:"go"`
}

type jsonComparedChange struct {
	Kind    string      `json:"kind"`
	Rating  jsonRatings `json:"rating"`
	Message string      `json:"message"`
	Why     string      `json:"why"`
	Old     *jsonPlace  `json:"old,omitempty"`
	New     *jsonPlace  `json:"new,omitempty"`
}

// writeComparisonJSON writes changes as one JSON object for programs.
func writeComparisonJSON(w io.Writer, all []compared, _ palette) error {
	out := jsonComparison{Version: comparisonVersion, Catalogues: []jsonCompared{}}
	for _, c := range all {
		wire, goCode := compat.Worst(c.changes)
		j := jsonCompared{
			File: c.new.tree.show(c.new.catalog.File), Bump: jsonRatings{bump(wire), bump(goCode)}, Changes: []jsonComparedChange{},
		}
		for _, ch := range c.changes {
			j.Changes = append(j.Changes, jsonComparedChange{
				Kind: ch.Kind, Rating: jsonRatings{ch.Wire.String(), ch.Go.String()}, Message: clean(ch.Message), Why: ch.Why,
				Old: placeOrNil(c.old.tree, ch.Old), New: placeOrNil(c.new.tree, ch.New),
			})
		}
		out.Catalogues = append(out.Catalogues, j)
	}
	return encodeJSON(w, out)
}

func placeOrNil(t *tree, pos catalog.Pos) *jsonPlace {
	if pos == (catalog.Pos{}) {
		return nil
	}
	place := newJSONPlace(t, pos)
	return &place
}

// writeComparisonMarkdown writes changes as a table, for a comment on a review.
func writeComparisonMarkdown(w io.Writer, all []compared, _ palette) error {
	var blocks []markdown.Block
	for _, c := range all {
		head := markdown.Join(": ", markdown.Code(c.new.tree.show(c.new.catalog.File)), markdown.Text(c.summary()))
		blocks = append(blocks, markdown.Paragraph(head))
		if len(c.changes) > 0 {
			blocks = append(blocks, changesTable(c.changes))
		}
	}
	_, err := io.WriteString(w, markdown.Blocks(blocks...).String()+"\n")
	return err
}

func changesTable(changes []compat.Change) markdown.Block {
	var rows [][]markdown.Inline
	for _, ch := range changes {
		rows = append(rows, []markdown.Inline{
			markdown.Text(ch.Wire.String()), markdown.Text(ch.Go.String()), markdown.Text(ch.Message), markdown.Text(ch.Why),
		})
	}
	titles := []string{"Wire", "Go", "Change", "Why"}
	columns := make([]markdown.Column, len(titles))
	for i, t := range titles {
		columns[i].Title = markdown.Text(t)
	}
	return markdown.Table(columns, rows)
}
