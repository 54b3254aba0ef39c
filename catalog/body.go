package catalog

import (
	"slices"
	"strings"
)

// A bodyReader reads a body template, or the value of a header.
type bodyReader struct {
	*resolver
	header bool
	plain  bool           // the body is a text, not JSON
	lists  []string       // the lists that the place is inside of
	taken  map[string]Pos // the members of the map that the map at the place is spread in
}

// inText reports whether values become texts.
func (b *bodyReader) inText() bool { return b.header || b.plain }

// read reads a template. It never returns nil; what is wrong was reported.
func (b *bodyReader) read(n *node) *Node {
	switch n.kind {
	case mapNode:
		return b.mapping(n)
	case listNode:
		t := &Node{Op: OpList, Pos: n.pos()}
		for _, item := range n.items {
			t.Nodes = append(t.Nodes, b.inside().read(item))
		}
		return t
	}
	return b.scalarTemplate(n)
}

// inside returns a reader for what stands in a map or a list.
func (b *bodyReader) inside() *bodyReader {
	inner := *b
	inner.taken = nil
	return &inner
}

// within returns a reader for what an item of a list becomes. A list that does
// not exist, which was reported, may stand for any.
func (b *bodyReader) within(list string) *bodyReader {
	inner := b.inside()
	inner.lists = append(slices.Clone(b.lists), list)
	if list == "" {
		inner.lists = append(inner.lists, "violations", "links", "v.path")
	}
	return inner
}

// isValue reports whether a text is a value. One rule: a text that starts with
// $ is one, everything else is a constant, but for ${…} inside.
func isValue(s string) bool {
	return strings.HasPrefix(s, "$") && !strings.HasPrefix(s, "$$") && !strings.HasPrefix(s, "${")
}

// scalarTemplate reads a text.
func (b *bodyReader) scalarTemplate(n *node) *Node {
	s := str(n)
	switch {
	case isValue(s) && strings.Contains(s, " // "):
		return b.alternatives(n, s)
	case isValue(s):
		return b.reference(n, 0, s)
	case strings.Contains(s, "$"):
		return b.interpolation(n, 0, s)
	}
	b.checkForgotten(n, 0, s)
	if n.plain() {
		return &Node{Pos: n.pos(), Value: b.scalar(n, "constant")}
	}
	return constantText(n.pos(), s)
}

func constantText(pos Pos, text string) *Node {
	return &Node{Pos: pos, Value: Value{Kind: TextValue, Text: text}}
}

// reference reads $ref, which stands at offset of n.
func (b *bodyReader) reference(n *node, offset int, text string) *Node {
	use := asValue
	if b.inText() {
		use = asText
	}
	ref, _ := b.ref(n, offset+1, text[1:], use)
	return &Node{Op: OpRef, Pos: n.at(offset), Ref: ref}
}

// alternatives reads $a // $b // text.
func (b *bodyReader) alternatives(n *node, s string) *Node {
	t := &Node{Op: OpFirst, Pos: n.pos()}
	parts := strings.Split(s, " // ")
	offset := 0
	for i, part := range parts {
		trimmed := strings.TrimSpace(part)
		at := offset + strings.Index(part, trimmed)
		offset += len(part) + len(" // ")
		isLast := i == len(parts)-1
		if isValue(trimmed) {
			t.Nodes = append(t.Nodes, b.reference(n, at, trimmed))
			continue
		}
		alternative := b.interpolation(n, at, trimmed)
		switch {
		case alternative.Op == OpConst && trimmed == "":
			b.report.at(n.at(at), "EG0303", "an alternative is missing").help("remove the //; absent values are left out with key~")
		case alternative.Op == OpConst && !isLast:
			b.report.at(n.at(at), "EG0303", "only the last alternative can be a constant").width(len([]rune(trimmed))).
				help("write $ before the name of a value")
		case alternative.Op == OpConst:
			b.checkForgotten(n, at, trimmed)
			b.checkTyped(n, at, trimmed)
		}
		t.Nodes = append(t.Nodes, alternative)
	}
	return t
}

// checkTyped warns of a last alternative that looks like a number or the like:
// it is a text.
func (b *bodyReader) checkTyped(n *node, offset int, s string) {
	if b.inText() || !jsonNumber.MatchString(s) && s != "true" && s != "false" && s != "null" {
		return
	}
	d := b.report.at(n.at(offset), "EG0303", "%s is a constant text here", quote(s)).width(len(s)).
		help("an absent value is null without it; for a value that is no text define it under const and write $const.NAME")
	d.d.Severity = Warning
}

// interpolation reads text ${ref} text, which stands at offset of n. $${ is a
// literal ${, and $$ at the start is a literal $.
func (b *bodyReader) interpolation(n *node, offset int, s string) *Node {
	t := &Node{Op: OpConcat, Pos: n.at(offset)}
	from := 0
	if strings.HasPrefix(s, "$$") && !strings.HasPrefix(s, "$${") {
		t.addText("$")
		from = len("$$")
	}
	for at := from; at < len(s); {
		i := strings.Index(s[at:], "${")
		switch {
		case i < 0:
			t.addText(s[at:])
			at = len(s)
		case at+i > from && s[at+i-1] == '$':
			t.addText(s[at:at+i-1] + "${")
			at += i + len("${")
		default:
			t.addText(s[at : at+i])
			end := b.embedded(t, n, offset+at+i, s[at+i:])
			if end < 0 {
				return t
			}
			at += i + end
		}
	}
	b.checkForgotten(n, offset, s)
	switch {
	case len(t.Nodes) == 0:
		return constantText(t.Pos, "")
	case len(t.Nodes) == 1 && t.Nodes[0].Op == OpConst:
		return t.Nodes[0]
	}
	return t
}

// addText adds a constant to a text of several pieces.
func (t *Node) addText(text string) {
	last := len(t.Nodes) - 1
	switch {
	case text == "":
	case last >= 0 && t.Nodes[last].Op == OpConst:
		t.Nodes[last].Value.Text += text
	default:
		t.Nodes = append(t.Nodes, constantText(t.Pos, text))
	}
}

// embedded reads the ${ref} that text begins with and adds it to t. It returns
// where it ends, or -1 if it does not.
func (b *bodyReader) embedded(t *Node, n *node, offset int, text string) int {
	end := strings.IndexByte(text, '}')
	if end < 0 {
		b.report.at(n.at(offset), "EG0303", "reference is not closed").width(2).help("write ${name}; a literal ${ is written $${")
		return -1
	}
	if end == len("${") {
		b.report.at(n.at(offset), "EG0303", "reference has no name").width(end + 1).help("write ${name}; a literal ${ is written $${")
		return end + 1
	}
	ref, _ := b.ref(n, offset+2, text[2:end], asText)
	t.Nodes = append(t.Nodes, &Node{Op: OpRef, Pos: n.at(offset), Ref: ref})
	return end + 1
}
