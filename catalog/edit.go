package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// This file changes the text of a catalogue file by whole lines: comments, blank
// lines and style of everything else stay as they are.

// An EditError says why a file cannot be changed where the change belongs.
type EditError struct {
	Pos     Pos
	Message string // lower case, without a final period
}

// Error returns the place and the message.
func (e EditError) Error() string { return fmt.Sprintf("%s: %s", e.Pos, e.Message) }

// AddMember returns the text of a file with members added to the map under a
// top-level key, such as errors. They stand behind the member after, or at the end
// if after is empty or not there. The text of a member has no indentation:
// "NAME: {status: 404}", or several lines. A key that is missing is added at the
// end of the file.
func AddMember(file string, data []byte, key, after string, members ...string) ([]byte, error) {
	e, err := newEdit(file, data)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.Join(members, "\n"), "\n")
	m := e.root.get(key)
	if m == nil {
		return e.insert(len(e.lines), append([]string{"", key + ":"}, indented(lines, 2)...)), nil
	}
	at := e.keyOf(key)
	if m.kind != mapNode || m.style == flowStyle || int(m.line) <= int(at.line) {
		if len(m.pairs) == 0 && m.line == at.line {
			e.lines[at.line-1] = key + ":"
			return e.insert(int(at.line), indented(lines, 2)), nil
		}
		return nil, EditError{m.pos(), key + " is written in braces; give each member lines of its own"}
	}
	parts, end := e.parts(m, int(at.line), e.end(key))
	var block []string
	for _, member := range members {
		if len(parts) > 1 && e.isSpaced(parts) {
			block = append(block, "")
		}
		block = append(block, indented(strings.Split(member, "\n"), int(m.col)-1)...)
	}
	for _, p := range parts {
		if p.key.text == after {
			end = p.end
		}
	}
	return e.insert(end, block), nil
}

// RemoveMember returns the text of a file without a member of the map under a
// top-level key, and without the comments before it.
func RemoveMember(file string, data []byte, key, member string) ([]byte, error) {
	e, err := newEdit(file, data)
	if err != nil {
		return nil, err
	}
	m := e.root.get(key)
	if m == nil || m.kind != mapNode || m.style == flowStyle || m.get(member) == nil {
		return nil, EditError{e.root.pos(), fmt.Sprintf("%s has no %s on lines of its own", key, quote(member))}
	}
	parts, _ := e.parts(m, int(e.keyOf(key).line), e.end(key))
	i := slices.IndexFunc(parts, func(p part) bool { return p.key.text == member })
	if i < 0 {
		return nil, EditError{m.get(member).pos(), quote(member) + " does not stand on lines of its own"}
	}
	if len(parts) == 1 { // nothing would be left, and a key without a map is none
		at := e.keyOf(key)
		e.lines[at.line-1] = strings.TrimRight(e.lines[at.line-1], " ") + " {}"
	}
	e.lines = slices.Delete(e.lines, parts[i].lead, parts[i].end)
	return e.text(), nil
}

// An edit is a file that is changed.
type edit struct {
	formatter
	root *node
}

func newEdit(file string, data []byte) (*edit, error) {
	root, err := parseText(file, data)
	if err != nil {
		return nil, err
	}
	if root.kind != mapNode || root.style == flowStyle {
		return nil, EditError{root.pos(), "the file is written in braces; give each key a line of its own"}
	}
	lines := strings.Split(strings.TrimRight(root.src.text, "\n"), "\n")
	return &edit{formatter{src: root.src, lines: lines}, root}, nil
}

// keyOf returns a top-level key.
func (e *edit) keyOf(key string) *node {
	for _, p := range e.root.pairs {
		if p.key.text == key {
			return p.key
		}
	}
	return nil
}

// end returns the first line after the value of a top-level key.
func (e *edit) end(key string) int {
	parts, _ := e.parts(e.root, int(e.root.pairs[0].key.line)-1, len(e.lines))
	for _, p := range parts {
		if p.key.text == key {
			return p.end
		}
	}
	return len(e.lines)
}

// isSpaced reports whether blank lines stand between the members of a map.
func (e *edit) isSpaced(parts []part) bool {
	blanks := 0
	for _, p := range parts[1:] {
		if strings.TrimSpace(e.lines[p.lead]) == "" {
			blanks++
		}
	}
	return 2*blanks >= len(parts)-1
}

// insert returns the text with lines added.
func (e *edit) insert(at int, lines []string) []byte {
	e.lines = slices.Insert(e.lines, at, lines...)
	return e.text()
}

func (e *edit) text() []byte { return []byte(strings.Join(e.lines, "\n") + "\n") }

func indented(lines []string, by int) []string {
	moved := make([]string, len(lines))
	for i, line := range lines {
		if line != "" {
			line = strings.Repeat(" ", by) + line
		}
		moved[i] = line
	}
	return moved
}
