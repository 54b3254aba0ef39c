package catalog

import "strings"

// This file writes what stands in one line.

// head returns the line of a key, with one blank before the value and none at
// the end.
func (f *formatter) head(text string, key *node) string {
	end := scalarEnd(text, key.style)
	rest, ok := strings.CutPrefix(strings.TrimLeft(text[end:], " "), ":")
	if !ok {
		return strings.TrimRight(text, " \t")
	}
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return text[:end] + ":"
	}
	if rest[0] == '#' {
		rest = comment(rest)
	}
	return text[:end] + ": " + rest
}

// tail returns a line, from the key or behind the dash, with one blank between a
// value that ends in it and a comment.
func (f *formatter) tail(text string, p part) string {
	line := f.lines[p.start]
	if p.val.kind != scalarNode || p.val.style == blockStyle || int(p.val.line)-1 != p.start || f.offset(p.val) < len(line)-len(text) {
		return text
	}
	at := f.offset(p.val) - (len(line) - len(text))
	end := len(p.val.text)
	if p.val.style != plainStyle {
		end = scalarEnd(text[at:], p.val.style)
	} else if !strings.HasPrefix(text[at:], p.val.text) {
		return text
	}
	rest := strings.TrimSpace(text[at+end:])
	if rest == "" || rest[0] != '#' {
		return text
	}
	return text[:at+end] + " " + comment(rest)
}

// flow returns a line, from the key or behind the dash, with the value written
// anew if it is a collection in braces that stands in the line as a whole.
func (f *formatter) flow(text string, p part, o *order) string {
	if p.val.kind == scalarNode || p.val.style != flowStyle || int(p.val.line)-1 != p.start {
		return text
	}
	line := f.lines[p.start]
	start := f.offset(p.val)
	if start < len(line)-len(text) || start >= len(line) || line[start] != '{' && line[start] != '[' {
		return text // an alias, or an anchor before the value
	}
	r := flowReader{text: line[start:]}
	written := r.value(p.val, o)
	if r.failed {
		return text
	}
	rest := strings.TrimSpace(line[start+r.at:])
	if rest != "" && rest[0] == '#' {
		rest = " " + comment(rest)
	}
	return line[len(line)-len(text):start] + written + rest
}

// A flowReader reads a value in flow style along its node, and writes it anew. It
// fails where the value goes on in another line, and at anchors and aliases.
type flowReader struct {
	text   string
	at     int
	failed bool

	changed map[*node]string   // values that are written otherwise
	grown   map[*node][]string // members that are added to maps
}

// value reads a value.
func (r *flowReader) value(n *node, o *order) string {
	text := r.read(n, o)
	if other, ok := r.changed[n]; ok {
		return other
	}
	return text
}

func (r *flowReader) read(n *node, o *order) string {
	r.blanks()
	switch {
	case r.failed:
	case n.kind == mapNode:
		return r.mapping(n, o)
	case n.kind == listNode:
		return r.list(n, o)
	}
	return r.scalar(n)
}

func (r *flowReader) mapping(n *node, o *order) string {
	r.expect('{')
	members := make([]string, len(n.pairs))
	for i, p := range n.pairs {
		if i > 0 {
			r.expect(',')
		}
		r.blanks()
		members[i] = r.scalar(p.key)
		if r.blanks(); r.at < len(r.text) && r.text[r.at] == ':' {
			r.at++
			members[i] += ": " // the blank is needed where there is no value
		}
		members[i] += r.value(p.val, o.value(p.key.text))
	}
	r.comma()
	r.expect('}')
	members = append(o.sorted(n.pairs, members), r.grown[n]...)
	return "{" + strings.Join(members, ", ") + "}"
}

func (r *flowReader) list(n *node, o *order) string {
	r.expect('[')
	items := make([]string, len(n.items))
	for i, item := range n.items {
		if i > 0 {
			r.expect(',')
		}
		items[i] = r.value(item, o.item())
	}
	r.comma()
	r.expect(']')
	return "[" + strings.Join(items, ", ") + "]"
}

// scalar reads a scalar, which may be nothing at all.
func (r *flowReader) scalar(n *node) string {
	if r.failed || r.at >= len(r.text) || n.style == blockStyle || strings.IndexByte("&*", r.text[r.at]) >= 0 {
		r.failed = true
		return ""
	}
	text := r.text[r.at:]
	end := scalarEnd(text, n.style)
	if n.style == plainStyle {
		end = len(n.text)
		if !strings.HasPrefix(text, n.text) {
			r.failed = true
			return ""
		}
	}
	r.at += end
	return text[:end]
}

func (r *flowReader) blanks() {
	for r.at < len(r.text) && (r.text[r.at] == ' ' || r.text[r.at] == '\t') {
		r.at++
	}
}

// expect reads a mark.
func (r *flowReader) expect(mark byte) {
	r.blanks()
	if r.at >= len(r.text) || r.text[r.at] != mark {
		r.failed = true
		return
	}
	r.at++
}

// comma reads a comma after the last item.
func (r *flowReader) comma() {
	if r.blanks(); r.at < len(r.text) && r.text[r.at] == ',' {
		r.at++
	}
}

// scalarEnd returns the end of a scalar that begins a text. That of a plain one is
// the end of the key that it is.
func scalarEnd(text string, style nodeStyle) int {
	switch style {
	case singleStyle:
		for i := 1; i < len(text); i++ {
			if text[i] == '\'' {
				if i+1 == len(text) || text[i+1] != '\'' {
					return i + 1
				}
				i++
			}
		}
	case doubleStyle:
		for i := 1; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '"':
				return i + 1
			}
		}
	default:
		if i := strings.Index(text+" ", ": "); i >= 0 {
			return i
		}
	}
	return len(text)
}
