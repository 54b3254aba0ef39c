package catalog

import (
	"slices"
	"strings"
)

// This file changes values of a catalogue file where they stand.

// A Setting is a text, or a list of texts, for the value at a path of keys, such as
// errors, NAME, title.
type Setting struct {
	Path  []string
	Value Value
}

// Set returns the text of a file with other values at some paths, no two of which
// are the same. Keys that are missing are added where the language documents them,
// names at the end of their map. Only the lines of the values change; a comment
// behind a value stays.
//
// The error is an [EditError] if a value stands where lines do not show what it is,
// such as behind an alias.
func Set(file string, data []byte, settings []Setting) ([]byte, error) {
	for len(settings) > 0 {
		e, err := newEdit(file, data)
		if err != nil {
			return nil, err
		}
		s := setter{edit: e, known: map[*node][]part{}, made: map[member]bool{}, flows: map[*node]*flowReader{}}
		o := orderOf(e.root)
		want := e.root
		var later []Setting
		for _, set := range settings {
			switch s.set(e.root, int(e.root.line)-1, len(e.lines), set.Path, set.Value, o) {
			case refused:
				return nil, e.refuse(set.Path)
			case deferred:
				later = append(later, set)
			case done:
				want = withValue(want, set.Path, set.Value)
			}
		}
		if !s.apply() {
			return nil, e.refuse(settings[0].Path)
		}
		after, err := parseText(file, e.text())
		if err != nil || !sameMeaning(want, after, o) {
			return nil, e.refuse(settings[0].Path)
		}
		data, settings = e.text(), later
	}
	return data, nil
}

// refuse says that a value cannot be changed.
func (e *edit) refuse(path []string) error {
	return EditError{e.nearest(path).pos(), strings.Join(path, ".") + " cannot be changed here; give each key and its value lines of their own"}
}

// nearest returns the value at a path, or the one that has it missing.
func (e *edit) nearest(path []string) *node {
	n := e.root
	for _, key := range path {
		below := n.get(key)
		if below == nil {
			break
		}
		n = below
	}
	return n
}

// An outcome is what became of a setting.
type outcome int

const (
	refused  outcome = iota // there is no place for it
	deferred                // its place is being made by another one
	done
)

// A member is a key of a map.
type member struct {
	of  *node
	key string
}

// A patch is lines in place of others.
type patch struct {
	from, to int
	lines    []string
}

// A setter collects changes of a file.
type setter struct {
	*edit
	known   map[*node][]part      // parts of maps
	made    map[member]bool       // maps that are new
	patches []patch               // at most one for a line
	flows   map[*node]*flowReader // changes of maps and lists in braces
}

// set changes a value below a map in block style whose lines are given.
func (s *setter) set(n *node, from, to int, path []string, v Value, o *order) outcome {
	if s.known[n] == nil {
		s.known[n], _ = s.parts(n, from, to)
	}
	parts := s.known[n]
	if len(parts) == 0 || parts[0].key == nil {
		return refused
	}
	i := slices.IndexFunc(parts, func(p part) bool { return p.key.text == path[0] })
	if i < 0 {
		return s.add(n, parts, path, v, o)
	}
	switch p := parts[i]; {
	case len(path) == 1:
		return s.replace(p, int(n.col)-1, v)
	case isBlock(p.val) && p.val.kind == mapNode && int(p.val.line)-1 > p.start:
		return s.set(p.val, p.start+1, p.end, path[1:], v, o.value(path[0]))
	case p.val.style == flowStyle && p.val.kind == mapNode:
		return s.setFlow(p.val, path[1:], v)
	}
	return refused
}

// add adds a key to a map in block style.
func (s *setter) add(n *node, parts []part, path []string, v Value, o *order) outcome {
	if s.isMade(n, path) {
		return deferred
	}
	at := parts[len(parts)-1].end
	if o.isFixed() {
		if i := slices.IndexFunc(parts, func(p part) bool { return o.rank(p.key.text) > o.rank(path[0]) }); i >= 0 {
			at = parts[i].lead
		}
	}
	s.patches = append(s.patches, patch{at, at, indented(pathLines(path, v), int(n.col)-1)})
	return done
}

// isMade reports whether another setting makes the map that a path leads through.
func (s *setter) isMade(n *node, path []string) bool {
	m := member{n, path[0]}
	isMade := s.made[m]
	s.made[m] = isMade || len(path) > 1
	return isMade
}

// replace writes a value anew. Of a list only the items that are others are
// written, if their number is the same.
func (s *setter) replace(p part, indent int, v Value) outcome {
	if v.Kind == ListValue && p.val.kind == listNode && isBlock(p.val) && len(p.val.items) == len(v.Items) {
		return s.replaceItems(p, v)
	}
	if p.val.style == flowStyle && v.Kind == ListValue {
		s.flow(p.val).changed[p.val] = flowValue(v)
		return done
	}
	line, at := s.lines[p.start], s.offset(p.key)
	if at >= len(line) {
		return refused
	}
	head := line[:at+scalarEnd(line[at:], p.key.style)] + ":"
	lines := valueLines(v)
	lines[0] = strings.TrimRight(head+" "+lines[0], " ") + s.comment(p)
	s.patches = append(s.patches, patch{p.start, p.end, append(lines[:1], indented(lines[1:], indent)...)})
	return done
}

// replaceItems writes the items of a list that are others.
func (s *setter) replaceItems(p part, v Value) outcome {
	items, _ := s.parts(p.val, p.start+1, p.end)
	if items == nil {
		return refused
	}
	for i, item := range items {
		if item.val.kind == scalarNode && str(item.val) == v.Items[i].Text {
			continue
		}
		lines := itemLines(v.Items[i].Text)
		lines[0] += s.comment(item)
		s.patches = append(s.patches, patch{item.start, item.end, indented(lines, int(p.val.col)-1)})
	}
	return done
}

// comment returns the comment behind a value that stands in one line.
func (s *setter) comment(p part) string {
	if p.val.kind != scalarNode || p.val.style == blockStyle || int(p.val.line)-1 != p.start {
		return ""
	}
	text := s.lines[p.start][s.offset(p.val):]
	end := scalarEnd(text, p.val.style)
	if p.val.style == plainStyle {
		if !strings.HasPrefix(text, p.val.text) {
			return ""
		}
		end = len(p.val.text)
	}
	if rest := strings.TrimSpace(text[end:]); rest != "" && rest[0] == '#' {
		return " " + rest
	}
	return ""
}

// setFlow changes a value below a map in braces.
func (s *setter) setFlow(n *node, path []string, v Value) outcome {
	at := n
	for len(path) > 1 && at.get(path[0]) != nil {
		at, path = at.get(path[0]), path[1:]
	}
	if at.kind != mapNode {
		return refused
	}
	if old := at.get(path[0]); old != nil {
		s.flow(n).changed[old] = flowValue(v)
		return done
	}
	if s.isMade(at, path) {
		return deferred
	}
	grown := s.flow(n).grown
	grown[at] = append(grown[at], flowMember(path, v))
	return done
}

// flow returns the changes of a map or a list in braces.
func (s *setter) flow(n *node) *flowReader {
	if s.flows[n] == nil {
		s.flows[n] = &flowReader{changed: map[*node]string{}, grown: map[*node][]string{}}
	}
	return s.flows[n]
}

// apply changes the lines. It reports whether all is in its place.
func (s *setter) apply() bool {
	for n, r := range s.flows {
		line, start := s.lines[n.line-1], s.offset(n)
		if start >= len(line) || line[start] != '{' && line[start] != '[' {
			return false
		}
		r.text = line[start:]
		written := r.value(n, nil)
		if r.failed {
			return false
		}
		s.patches = append(s.patches, patch{int(n.line) - 1, int(n.line), []string{line[:start] + written + line[start+r.at:]}})
	}
	slices.SortStableFunc(s.patches, func(a, b patch) int { return a.from - b.from })
	var lines []string
	at := 0
	for _, p := range s.patches {
		if p.from < at {
			return false
		}
		lines = append(append(lines, s.lines[at:p.from]...), p.lines...)
		at = p.to
	}
	s.lines = append(lines, s.lines[at:]...)
	return true
}
