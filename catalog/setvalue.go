package catalog

import (
	"slices"
	"strings"
	"unicode"
)

// This file changes one value of a catalogue file where it stands.

// SetValue returns the text of a file with a text, or a list of texts, as the value
// at a path of keys, such as errors, NAME, title. Keys that are missing are added
// where the language documents them, names at the end of their map. Only the lines
// of the value change; a comment behind it stays.
//
// The error is an [EditError] if the value stands where lines do not show what it
// is, such as behind an alias.
func SetValue(file string, data []byte, path []string, v Value) ([]byte, error) {
	e, err := newEdit(file, data)
	if err != nil {
		return nil, err
	}
	o := orderOf(e.root)
	want := withValue(e.root, path, v)
	if e.set(e.root, int(e.root.line)-1, len(e.lines), path, v, o) {
		after, err := parseText(file, e.text())
		if err == nil && sameMeaning(want, after, o) {
			return e.text(), nil
		}
	}
	return nil, EditError{e.nearest(path).pos(), strings.Join(path, ".") + " cannot be changed here; give each key and its value lines of their own"}
}

// set changes a value below a map in block style whose lines are given. It reports
// whether it found its place.
func (e *edit) set(n *node, from, to int, path []string, v Value, o *order) bool {
	parts, end := e.parts(n, from, to)
	for _, p := range parts {
		switch {
		case p.key == nil:
			return false
		case p.key.text != path[0]:
		case len(path) == 1:
			return e.replace(p, int(n.col)-1, v)
		case isBlock(p.val) && int(p.val.line)-1 > p.start:
			return p.val.kind == mapNode && e.set(p.val, p.start+1, p.end, path[1:], v, o.value(path[0]))
		default:
			return e.setFlow(p.val, path[1:], v)
		}
	}
	if parts == nil {
		return false
	}
	at := end
	if o.isFixed() {
		if i := slices.IndexFunc(parts, func(p part) bool { return o.rank(p.key.text) > o.rank(path[0]) }); i >= 0 {
			at = parts[i].lead
		}
	}
	e.lines = slices.Insert(e.lines, at, indented(pathLines(path, v), int(n.col)-1)...)
	return true
}

// replace writes a value anew. Of a list only the items that are others are
// written, if their number is the same.
func (e *edit) replace(p part, indent int, v Value) bool {
	if v.Kind == ListValue && p.val.kind == listNode && isBlock(p.val) && len(p.val.items) == len(v.Items) {
		return e.replaceItems(p, v)
	}
	if p.val.style == flowStyle && v.Kind == ListValue {
		return e.writeFlow(p.val, flowReader{changed: p.val, with: flowValue(v)})
	}
	line := e.lines[p.start]
	at := e.offset(p.key)
	if at >= len(line) {
		return false
	}
	head := line[:at+scalarEnd(line[at:], p.key.style)] + ":"
	lines := valueLines(v)
	lines[0] = strings.TrimRight(head+" "+lines[0], " ") + e.comment(p)
	e.lines = slices.Replace(e.lines, p.start, p.end, append(lines[:1], indented(lines[1:], indent)...)...)
	return true
}

// replaceItems writes the items of a list that are others, the last one first, so
// that the lines before it keep their numbers.
func (e *edit) replaceItems(p part, v Value) bool {
	items, _ := e.parts(p.val, p.start+1, p.end)
	if items == nil {
		return false
	}
	indent := int(p.val.col) - 1
	for i, item := range slices.Backward(items) {
		if item.val.kind == scalarNode && str(item.val) == v.Items[i].Text {
			continue
		}
		lines := itemLines(v.Items[i].Text)
		lines[0] += e.comment(item)
		e.lines = slices.Replace(e.lines, item.start, item.end, indented(lines, indent)...)
	}
	return true
}

// comment returns the comment behind a value that stands in one line.
func (e *edit) comment(p part) string {
	if p.val.kind != scalarNode || p.val.style == blockStyle || int(p.val.line)-1 != p.start {
		return ""
	}
	text := e.lines[p.start][e.offset(p.val):]
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

// setFlow changes a value below a map in braces that stands in one line.
func (e *edit) setFlow(n *node, path []string, v Value) bool {
	if n.kind != mapNode || n.style != flowStyle {
		return false
	}
	r, at := flowReader{}, n
	for len(path) > 1 && at.get(path[0]) != nil {
		at, path = at.get(path[0]), path[1:]
	}
	if old := at.get(path[0]); old != nil {
		r.changed, r.with = old, flowValue(v)
	} else {
		r.grown, r.with = at, flowMember(path, v)
	}
	return e.writeFlow(n, r)
}

// writeFlow writes a map or a list in braces, that stands in one line, with the
// changes of r.
func (e *edit) writeFlow(n *node, r flowReader) bool {
	line, start := e.lines[n.line-1], e.offset(n)
	if start >= len(line) || line[start] != '{' && line[start] != '[' {
		return false
	}
	r.text = line[start:]
	written := r.value(n, nil)
	if r.failed {
		return false
	}
	e.lines[n.line-1] = line[:start] + written + line[start+r.at:]
	return true
}

// flowMember returns a member of a map in braces.
func flowMember(path []string, v Value) string {
	text := flowValue(v)
	for i, key := range slices.Backward(path) {
		text = Scalar(key) + ": " + text
		if i > 0 {
			text = "{" + text + "}"
		}
	}
	return text
}

// flowValue returns a value on one line.
func flowValue(v Value) string {
	if v.Kind != ListValue {
		return Scalar(v.Text)
	}
	items := make([]string, len(v.Items))
	for i, item := range v.Items {
		items[i] = Scalar(item.Text)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// Lines returns a key with a text or a list of texts as lines of YAML.
func Lines(key string, v Value) []string { return pathLines([]string{key}, v) }

// pathLines returns a value below keys, on lines of their own.
func pathLines(path []string, v Value) []string {
	lines := valueLines(v)
	for i, key := range slices.Backward(path) {
		if i < len(path)-1 {
			lines = append([]string{""}, indented(lines, 2)...)
		}
		lines[0] = strings.TrimRight(Scalar(key)+": "+lines[0], " ")
	}
	return lines
}

// valueLines returns a value: what stands behind its key, and the lines below.
func valueLines(v Value) []string {
	if v.Kind != ListValue {
		return textLines(v.Text)
	}
	lines := []string{""}
	for _, item := range v.Items {
		lines = append(lines, indented(itemLines(item.Text), 2)...)
	}
	return lines
}

func itemLines(text string) []string {
	lines := textLines(text)
	lines[0] = "- " + lines[0]
	return lines
}

// textLines returns a text: what stands behind its key or dash, and the lines
// below. A text of several lines is written as such if every line shows what is in
// it.
func textLines(text string) []string {
	if !strings.Contains(text, "\n") || strings.TrimSpace(text) != text {
		return []string{Scalar(text)}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line != strings.TrimRight(line, " ") || strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }) {
			return []string{Scalar(text)}
		}
	}
	return append([]string{"|"}, indented(strings.Split(text, "\n"), 2)...)
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

// withValue returns a value with another one at a path of keys.
func withValue(n *node, path []string, v Value) *node {
	if len(path) == 0 {
		return nodeOf(v)
	}
	changed := &node{kind: mapNode}
	if n != nil && n.kind == mapNode {
		changed.pairs = slices.Clone(n.pairs)
	}
	i := slices.IndexFunc(changed.pairs, func(p pair) bool { return p.key.text == path[0] })
	if i < 0 {
		changed.pairs = append(changed.pairs, pair{key: nodeOf(Value{Text: path[0]})})
		i = len(changed.pairs) - 1
	}
	changed.pairs[i].val = withValue(changed.pairs[i].val, path[1:], v)
	return changed
}

// nodeOf returns a text or a list of texts as a file has it.
func nodeOf(v Value) *node {
	if v.Kind != ListValue && len(textLines(v.Text)) > 1 {
		return &node{kind: scalarNode, style: blockStyle, text: v.Text + "\n"}
	}
	if v.Kind != ListValue {
		return &node{kind: scalarNode, style: doubleStyle, text: v.Text}
	}
	list := &node{kind: listNode}
	for _, item := range v.Items {
		list.items = append(list.items, nodeOf(item))
	}
	return list
}
