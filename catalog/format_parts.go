package catalog

import "strings"

// This file finds the lines of a value.

// parts returns the pairs or items of a collection in block style whose lines are
// given, and the first line after the last of them. It returns nothing if they
// are not laid out one to a line, as in "- - a" or "? a".
func (f *formatter) parts(n *node, from, to int) (parts []part, end int) {
	col := int(n.col) - 1
	for _, p := range n.pairs {
		parts = append(parts, part{key: p.key, val: p.val, start: int(p.key.line) - 1})
	}
	for _, item := range n.items {
		parts = append(parts, part{val: item, start: f.dashLine(item, col, from)})
	}
	for i := range parts {
		p := &parts[i]
		if p.start < from || p.start >= to || i > 0 && p.start <= parts[i-1].start || !f.begins(p, col, i == 0) {
			return nil, 0
		}
	}
	for i := range parts {
		limit := to
		if i+1 < len(parts) {
			limit = parts[i+1].start
		}
		parts[i].end = f.contentEnd(parts[i], limit, col)
		if i == 0 {
			parts[i].lead = from
		}
		if i+1 < len(parts) {
			parts[i+1].lead = parts[i].end
		} else {
			end = parts[i].end
		}
	}
	return parts, end
}

// dashLine returns the line of the dash of an item, or -1.
func (f *formatter) dashLine(item *node, col, from int) int {
	for line := int(item.line) - 1; line >= from; line-- {
		if text := f.lines[line]; len(text) > col && text[col] == '-' && strings.TrimLeft(text[:col], " ") == "" {
			return line
		}
	}
	return -1
}

// begins reports whether a part begins its line, or stands behind the dash of the
// item whose first key it is. An alias has the place of what it stands for.
func (f *formatter) begins(p *part, col int, isFirst bool) bool {
	line := f.lines[p.start]
	if len(line) < col {
		return false
	}
	before := strings.TrimLeft(line[:col], " ")
	return before == "" || isFirst && p.key != nil && strings.Trim(before, " ") == "-"
}

// contentEnd returns the first line after a part. Blank lines and comments that
// are not indented more than the part lead what comes next.
func (f *formatter) contentEnd(p part, limit, col int) int {
	end := limit
	for end > p.start+1 {
		text := strings.TrimLeft(f.lines[end-1], " \t")
		isComment := text != "" && text[0] == '#' && len(f.lines[end-1])-len(text) <= col
		isMarker := strings.HasPrefix(f.lines[end-1], "...") || strings.HasPrefix(f.lines[end-1], "---")
		if text == "" && f.keepsBlanks(p.val) || text != "" && !isComment && !isMarker {
			break
		}
		end--
	}
	return end
}

// keepsBlanks reports whether blank lines after a value are part of it, or of the
// last text in it.
func (f *formatter) keepsBlanks(n *node) bool {
	if n = lastScalar(n); n.style != blockStyle {
		return false
	}
	head := f.lines[n.line-1][f.offset(n):]
	return strings.Contains(head[:min(3, len(head))], "+")
}

// lastScalar returns the last text in a value, or an empty map or list.
func lastScalar(n *node) *node {
	switch {
	case len(n.pairs) > 0:
		return lastScalar(n.pairs[len(n.pairs)-1].val)
	case len(n.items) > 0:
		return lastScalar(n.items[len(n.items)-1])
	}
	return n
}
