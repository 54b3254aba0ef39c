package main

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/output"
)

// An entryIndex finds the entries that lines of a generated file are about.
type entryIndex struct {
	catalogs []*catalog.Catalog
	names    map[string]bool
	byAnchor map[string]string
	byCode   map[string]string // of codes that one entry has
	byGoName map[string]string // by the Go name without case
}

func newEntryIndex(catalogs []*catalog.Catalog) entryIndex {
	x := entryIndex{catalogs, map[string]bool{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, c := range catalogs {
		for _, e := range c.Entries {
			x.names[e.Name] = true
			x.byAnchor[e.Anchor] = e.Name
			if _, shared := x.byCode[e.Code.Text]; shared {
				x.byCode[e.Code.Text] = ""
			} else {
				x.byCode[e.Code.Text] = e.Name
			}
			goName := e.Name
			if e.GoName != "" {
				goName = e.GoName
			}
			x.byGoName[foldName(goName)] = e.Name
		}
	}
	return x
}

// inOrder returns a set of entries in the order of the catalogues.
func (x entryIndex) inOrder(set map[string]bool) []string {
	var names []string
	for _, c := range x.catalogs {
		for _, e := range c.Entries {
			if set[e.Name] {
				names = append(names, e.Name)
			}
		}
	}
	return names
}

// separators cannot stand in a Go name.
var separators = regexp.MustCompile(`[^a-z0-9]+`)

func foldName(name string) string {
	return separators.ReplaceAllString(strings.ToLower(name), "")
}

// entriesAt returns the set of entries to which lines of a generated file
// belong. The numbers of the lines are in ascending order.
func (x entryIndex) entriesAt(d output.Drift, text []byte, numbers []int) map[string]bool {
	found := map[string]bool{}
	s := search{entryIndex: x, lines: strings.Split(string(text), "\n"), at: -1}
	entryAt := s.inMarkdown
	switch ext := path.Ext(d.Path); {
	case d.Region != "":
		entryAt = s.inRegion
	case ext == ".go":
		entryAt = s.inGo
	case ext != ".md" && ext != ".mdx":
		return found
	}
	for _, n := range numbers {
		if name := entryAt(n); name != "" {
			found[name] = true
		}
	}
	return found
}

// A search goes through the lines of a file from the top. It remembers what it
// has found, so that no line is read once for each line below it.
type search struct {
	entryIndex
	lines []string
	at    int    // the last line that was asked for
	name  string // the entry that it belongs to
}

// above returns the answer to line n, or else to the nearest line above that
// has one.
func (s *search) above(n int, answer func(n int) (name string, ok bool)) string {
	for i := n; i > s.at; i-- {
		if name, ok := answer(i); ok {
			s.name = name
			break
		}
	}
	s.at = n
	return s.name
}

var (
	anchorLine = regexp.MustCompile(`^<a id="([^"]+)"`)
	topHeading = regexp.MustCompile(`^##? `)
)

// inMarkdown returns the entry in whose section line n of a page stands.
func (s *search) inMarkdown(n int) string {
	return s.above(n, s.section)
}

// section returns the entry whose section begins at line n, or nothing if it
// is a section of the page.
func (s *search) section(n int) (string, bool) {
	if anchor := anchorLine.FindStringSubmatch(s.lines[n]); anchor != nil {
		return s.byAnchor[anchor[1]], true
	}
	headsAnchor := n >= 2 && anchorLine.MatchString(s.lines[n-2])
	return "", topHeading.MatchString(s.lines[n]) && !headsAnchor
}

var (
	rowLink = regexp.MustCompile(`\]\([^)\s]*#([^)\s]+)\)`)
	rowCode = regexp.MustCompile("`([^`]+)`")
)

// inRegion returns the entry of a row of a table: the one that it links to, or
// whose name or code it shows.
func (s *search) inRegion(n int) string {
	row := s.lines[n]
	for _, link := range rowLink.FindAllStringSubmatch(row, -1) {
		if name := s.byAnchor[link[1]]; name != "" {
			return name
		}
	}
	for _, code := range rowCode.FindAllStringSubmatch(row, -1) {
		if s.names[code[1]] {
			return code[1]
		}
		if name := s.byCode[code[1]]; name != "" {
			return name
		}
	}
	return ""
}

// inGo returns the entry to which line n of a Go file belongs: the one that it
// names, for a comment the one that follows, or that of the declaration.
func (s *search) inGo(n int) string {
	switch line := s.lines[n]; {
	case line == "" || line[0] == ')' || line[0] == '}':
		return "" // the end of something
	case !isComment(line):
		return s.above(n, s.declaration)
	}
	if n == 0 || s.at != n-1 || !isComment(s.lines[n-1]) {
		after := n
		for after < len(s.lines)-1 && isComment(s.lines[after]) {
			after++
		}
		s.name = s.namedInGo(s.lines[after])
	}
	s.at = n
	return s.name
}

func isComment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "//") }

// declaration returns the entry that line n of a Go file names, or nothing if a
// declaration begins there that names none.
func (s *search) declaration(n int) (string, bool) {
	line := s.lines[n]
	name := s.namedInGo(line)
	return name, name != "" || line == "" || !strings.ContainsRune("\t})", rune(line[0]))
}

var (
	rowName = regexp.MustCompile(`\{name: ("(?:[^"\\]|\\.)*")`)
	affixed = regexp.MustCompile(`\b(?:(?:Err|New|Code)([A-Z]\w*)|([A-Z]\w*)Fields)\b`)
)

// namedInGo returns the entry that a line of Go names.
func (x entryIndex) namedInGo(line string) string {
	if row := rowName.FindStringSubmatch(line); row != nil {
		name, err := strconv.Unquote(row[1])
		if err == nil && x.names[name] {
			return name
		}
	}
	for _, match := range affixed.FindAllStringSubmatch(line, -1) {
		goName := strings.ToLower(match[1] + match[2])
		for _, candidate := range []string{goName, "err" + goName} {
			if name, ok := x.byGoName[candidate]; ok {
				return name
			}
		}
	}
	return ""
}
