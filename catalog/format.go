package catalog

import (
	"errors"
	"slices"
	"strings"
)

// This file writes catalogues in the canonical style. It moves whole lines, so
// that comments, quotes and folds stay as their author wrote them.

// Format returns the text of a catalogue, a fragment or a translation in the
// canonical style: keys in the order in which the language documents them, two
// blanks for each level, one blank around what stands in braces, no blank line
// twice. What the file means, and the order of entries, fields and members of
// bodies, stays. Formatting again changes nothing.
//
// If data is no YAML that a catalogue may be, the error is a [Diagnostics]. What
// the values mean is not checked.
func Format(file string, data []byte) ([]byte, error) {
	root, err := parseText(file, data)
	if err != nil {
		return nil, err
	}
	// An alias stands behind its anchor, so that keys cannot always change places.
	for _, o := range []*order{orderOf(root), nil} {
		text := format(root, o)
		after, err := parseText(file, []byte(text))
		if err == nil && sameMeaning(root, after, o) {
			return []byte(text), nil
		}
	}
	return nil, errFormat
}

// format returns the text of a file with its keys in an order.
func format(root *node, o *order) string {
	f := formatter{src: root.src, lines: strings.Split(strings.TrimSuffix(root.src.text, "\n"), "\n")}
	f.file(root, o)
	if f.isBlank {
		f.out = f.out[:len(f.out)-1]
	}
	text := strings.Join(f.out, "\n")
	if !strings.HasSuffix(root.src.text, "\n") && lastScalar(root).style == blockStyle {
		return text // a line feed would be one more in that text
	}
	return text + "\n"
}

// errFormat says that Format would have changed what a file means. It is there
// so that a fault of errgen never costs a catalogue.
var errFormat = errors.New("internal fault: the formatted text would mean something else")

func parseText(file string, data []byte) (*node, error) {
	var ds Diagnostics
	src, ok := newSource(file, data, reporter{&ds})
	if !ok {
		return nil, ds.Err()
	}
	root, ok := parse(src, reporter{&ds})
	if !ok {
		return nil, ds.Err()
	}
	return root, nil
}

// sameMeaning reports whether two values are equal, whatever the order of keys
// for which the language has one.
func sameMeaning(a, b *node, o *order) bool {
	if a.kind != b.kind || a.text != b.text || len(a.pairs) != len(b.pairs) || len(a.items) != len(b.items) || a.null() != b.null() {
		return false
	}
	for i := range a.items {
		if !sameMeaning(a.items[i], b.items[i], o.item()) {
			return false
		}
	}
	for i, p := range a.pairs {
		q := b.pairs[i]
		if o.isFixed() {
			q = pair{p.key, b.get(p.key.text)}
		}
		if q.val == nil || p.key.text != q.key.text || !sameMeaning(p.val, q.val, o.value(p.key.text)) {
			return false
		}
	}
	return true
}

// A formatter writes the lines of a file anew.
type formatter struct {
	src     *source
	lines   []string
	out     []string
	isBlank bool // the last line that was written is a blank one between parts
}

// A part is a key with its value, or an item of a list, and the lines that belong
// to it.
type part struct {
	key   *node // nil for an item
	val   *node
	lead  int // first of the blank lines and comments before it
	start int // line of the key or the dash
	end   int // first line after it
}

// file writes the whole file. What stands before the first key stays there.
func (f *formatter) file(root *node, o *order) {
	if root.kind != mapNode || root.style == flowStyle || len(root.pairs) == 0 {
		f.copy(0, len(f.lines), 0)
		return
	}
	first := int(root.pairs[0].key.line) - 1
	f.gap(0, first, 0)
	f.collection(root, first, len(f.lines), 0, o)
}

// collection writes a map or a list in block style whose lines are given, with
// its keys or dashes at an indentation.
func (f *formatter) collection(n *node, from, to, indent int, o *order) {
	parts, end := f.parts(n, from, to)
	if parts == nil {
		f.copy(from, to, indent-(int(n.col)-1))
		return
	}
	if o.isFixed() {
		slices.SortStableFunc(parts, func(a, b part) int { return o.rank(a.key.text) - o.rank(b.key.text) })
	}
	for _, p := range parts {
		f.gap(p.lead, p.start, indent)
		if p.key == nil {
			f.item(n, p, indent, o.item())
			continue
		}
		f.pair(n, p, indent, o.value(p.key.text))
	}
	f.gap(end, to, indent)
}

// gap writes blank lines and comments. Of several blank lines in a row one is
// kept, none at the start of the file or of a map.
func (f *formatter) gap(from, to, indent int) {
	for _, line := range f.lines[from:to] {
		text := strings.TrimSpace(line)
		switch {
		case text == "":
			if len(f.out) > 0 && !f.isBlank && !f.opens(indent) {
				f.out, f.isBlank = append(f.out, ""), true
			}
		case text[0] == '#':
			f.write(indent, comment(text))
		default: // the markers of a document
			f.write(0, text)
		}
	}
}

// opens reports whether the last line that was written opens what is written at
// an indentation.
func (f *formatter) opens(indent int) bool {
	last := f.out[len(f.out)-1]
	return indent > 0 && len(last)-len(strings.TrimLeft(last, " ")) < indent && strings.HasSuffix(last, ":")
}

// comment returns a comment with a blank behind the mark.
func comment(text string) string {
	mark := len(text) - len(strings.TrimLeft(text, "#"))
	if rest := text[mark:]; mark == 1 && rest != "" && rest[0] != ' ' && rest[0] != '!' && rest[0] != '\t' {
		return "# " + rest
	}
	return text
}

// pair writes a key and its value.
func (f *formatter) pair(n *node, p part, indent int, o *order) {
	line := f.lines[p.start]
	key := line[f.offset(p.key):]
	if isBlock(p.val) && int(p.val.line)-1 > p.start {
		f.write(indent, f.head(key, p.key))
		f.collection(p.val, p.start+1, p.end, indent+2, o)
		return
	}
	f.write(indent, f.head(f.tail(f.flow(key, p, o), p), p.key))
	f.copy(p.start+1, p.end, indent-(int(n.col)-1))
}

// item writes an item of a list.
func (f *formatter) item(n *node, p part, indent int, o *order) {
	line := f.lines[p.start]
	rest := line[dash(line)+1:]
	if !isBlock(p.val) || p.val.kind != mapNode || strings.TrimSpace(rest) == "" || int(p.val.line)-1 != p.start {
		f.write(indent, strings.TrimRight("- "+strings.TrimLeft(f.tail(f.flow(rest, p, o), p), " "), " "))
		f.copy(p.start+1, p.end, indent-(int(n.col)-1))
		return
	}
	before := len(f.out)
	f.collection(p.val, p.start, p.end, indent+2, o)
	// The first key stands behind the dash, and the comments of that key before it.
	for i := before; i < len(f.out); i++ {
		text := strings.TrimLeft(f.out[i], " ")
		switch {
		case text == "":
		case text[0] == '#':
			f.out[i] = strings.Repeat(" ", indent) + text
		default:
			f.out[i] = strings.Repeat(" ", indent) + "- " + text
			return
		}
	}
}

// copy copies lines that are moved to the right, or to the left if by is
// negative. Blanks at the end of a line may be part of a text.
func (f *formatter) copy(from, to, by int) {
	for _, line := range f.lines[from:to] {
		switch {
		case line == "":
		case by > 0:
			line = strings.Repeat(" ", by) + line
		default:
			line = line[min(-by, len(line)-len(strings.TrimLeft(line, " "))):]
		}
		f.write(0, line)
	}
}

func (f *formatter) write(indent int, text string) {
	f.out, f.isBlank = append(f.out, strings.Repeat(" ", indent)+text), false
}

// offset returns the byte offset of a node in its line.
func (f *formatter) offset(n *node) int {
	return f.src.offset(int(n.line), int(n.col)) - f.src.lines[n.line-1]
}

// isBlock reports whether a value is a map or a list in block style.
func isBlock(n *node) bool { return n.kind != scalarNode && n.style != flowStyle }

// dash returns the offset of the dash of an item in its line.
func dash(line string) int { return strings.IndexByte(line, '-') }
