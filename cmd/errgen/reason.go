package main

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"strconv"
	"strings"

	"github.com/errgen/errgen/generator/output"
	"github.com/rogpeppe/go-internal/diff"
)

// This file says what has changed in the catalogue since a stale file was
// generated. The old catalogue is gone, so the file is asked: a line that
// differs belongs to the entry in whose part of the file it stands.

// staleReason names the entries that differ. If none is found, as when a title
// has changed or an entry was removed, it counts the lines.
func staleReason(b *batch, d output.Drift) string {
	before, after := evenLayout(d.Old), evenLayout(d.New)
	removed, added := changedLines(diff.Diff("", before, "", after))
	index := newEntryIndex(b.origins[target{d.Path, d.Region}])
	found := index.entriesAt(d, before, removed)
	maps.Copy(found, index.entriesAt(d, after, added))
	switch {
	case len(found) > 0:
		return entriesChanged(index.inOrder(found))
	case len(removed)+len(added) > 0:
		return plural(max(len(removed), len(added)), "line") + " changed"
	}
	return "layout changed"
}

// entriesChanged names the first of the entries.
func entriesChanged(names []string) string {
	const most = 3
	text := fmt.Sprintf("%d entries changed: ", len(names))
	if len(names) == 1 {
		text = "1 entry changed: "
	}
	text += strings.Join(names[:min(len(names), most)], ", ")
	if rest := len(names) - most; rest > 0 {
		text += fmt.Sprintf(" and %d more", rest)
	}
	return clean(text)
}

// layout matches what differs in the lines of entries that have not changed:
// the width of columns, the numbers of entries and the seal.
var layout = regexp.MustCompile(` +|-{3,}|iota \+ [0-9]+|errgen:(?: |end \S+ )sum=[0-9a-f]+`)

// evenLayout returns content so that such lines are equal.
func evenLayout(content []byte) []byte {
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	return layout.ReplaceAllFunc(content, func(match []byte) []byte {
		switch match[0] {
		case ' ':
			return []byte(" ")
		case '-':
			return []byte("---")
		}
		return nil
	})
}

// hunk matches the start of a hunk of a unified diff.
var hunk = regexp.MustCompile(`^@@ -([0-9]+)(?:,[0-9]+)? \+([0-9]+)`)

// changedLines returns the numbers, from 0, of the lines that a unified diff
// removes from one text and adds to the other.
func changedLines(unified []byte) (removed, added []int) {
	var before, after int
	inHunk := false
	for line := range bytes.Lines(unified) {
		if start := hunk.FindSubmatch(line); start != nil {
			before, _ = strconv.Atoi(string(start[1]))
			after, _ = strconv.Atoi(string(start[2]))
			before, after, inHunk = before-1, after-1, true
			continue
		}
		if !inHunk {
			continue
		}
		switch line[0] {
		case '-':
			removed = append(removed, before)
			before++
		case '+':
			added = append(added, after)
			after++
		case ' ':
			before, after = before+1, after+1
		}
	}
	return removed, added
}
