package catalog

import (
	"slices"
	"strings"
)

// listKeys are the keys of the three list constructs.
var listKeys = map[string][]string{
	"$each":  {"$each", "$as"},
	"$group": {"$group", "$by", "$as"},
	"$tree":  {"$tree", "$leaf", "$as"},
}

// listsOf are the lists that a construct goes over.
var listsOf = map[string][]string{
	"$each":  {"violations", "problems", "errors", "links", "v.path"},
	"$group": {"violations", "problems"},
	"$tree":  {"violations", "problems"},
}

// listConstructOf returns the list construct that a map is, the first in the
// order of the file, or "".
func listConstructOf(n *node) string {
	for _, p := range n.pairs {
		if listKeys[p.key.text] != nil {
			return p.key.text
		}
	}
	return ""
}

// misspeltList returns the key of a list construct that was written without its
// dollar sign, or nil.
func misspeltList(n *node) *node {
	for _, p := range n.pairs {
		lists := listsOf["$"+p.key.text]
		if p.val.kind == scalarNode && isValue(p.val.text) && slices.Contains(lists, p.val.text[1:]) {
			return p.key
		}
	}
	return nil
}

// listConstruct reads $each, $group or $tree.
func (b *bodyReader) listConstruct(n *node, construct string) *Node {
	t := &Node{Op: map[string]Op{"$each": OpEach, "$group": OpGroup, "$tree": OpTree}[construct], Pos: n.pos()}
	for _, p := range n.pairs {
		if !slices.Contains(listKeys[construct], p.key.text) {
			b.besideList(p.key, construct)
		}
	}
	t.Ref = b.listRef(n.get(construct), construct)
	inner := b.within(refText(t.Ref))
	t.As = &Node{Pos: n.pos()}
	if as := b.listPart(n, construct, "$as", "write what each item becomes: $as: …"); as != nil {
		t.As = inner.read(as)
	}
	switch t.Op {
	case OpGroup:
		if by := b.listPart(n, construct, "$by", "write the key to group by: $by: $v.path|dot"); by != nil {
			t.By = inner.groupKey(by)
		}
	case OpTree:
		t.Leaf = b.leaf(n.get("$leaf"))
	}
	return t
}

// besideList reports a key that does not belong to a list construct.
func (b *bodyReader) besideList(key *node, construct string) {
	d := b.report.node(key, "EG0304", "%s cannot stand beside %s", quote(key.text), construct)
	switch near := "$" + strings.Trim(key.text, "$~"); {
	case slices.Contains(listKeys[construct], near):
		d.label("did you mean %s?", quote(near))
	case foreignConstructs[key.text] != "" && slices.Contains(listKeys[construct], foreignConstructs[key.text]):
		d.label("did you mean %s?", quote(foreignConstructs[key.text]))
	case key.text == "$if":
		d.help("an empty list is left out with key~; to leave out items write the $if into the map of $as")
		return
	}
	d.help("it has the keys %s", list(listKeys[construct]))
}

// listPart returns a key that a list construct must have. A misspelt one was
// reported.
func (b *bodyReader) listPart(n *node, construct, key, help string) *node {
	part := n.get(key)
	switch {
	case part != nil && part.null() && part.text == "":
		b.report.node(part, "EG0104", "%s is empty", key).help("%s", help)
		return nil
	case part == nil && !slices.ContainsFunc(n.pairs, func(p pair) bool { return !slices.Contains(listKeys[construct], p.key.text) }):
		b.report.at(n.pos(), "EG0106", "%s has no %s", construct, key).help("%s", help)
	}
	return part
}

// groupKey reads $by.
func (b *bodyReader) groupKey(n *node) Ref {
	s := str(n)
	if n.kind != scalarNode || !isValue(s) {
		d := b.report.node(n, "EG0303", "$by is %s, want a reference such as $v.path|dot", n.describe())
		if isReference(s) {
			d.label("did you mean %s?", quote("$"+s))
		} else {
			d.help("write one value; a text of several cannot be a key")
		}
		return Ref{}
	}
	ref, _ := b.ref(n, 1, s[1:], asText)
	return ref
}

// leaf reads $leaf, the name of a member.
func (b *bodyReader) leaf(n *node) string {
	if n == nil {
		return ""
	}
	s := str(n)
	switch {
	case n.kind != scalarNode || n.null():
		b.report.node(n, "EG0104", "$leaf is %s, want the name of a member", n.describe()).help("write $leaf: _errors")
	case isValue(s) || strings.HasPrefix(s, "${"):
		b.report.node(n, "EG0303", "$leaf is %s, want the constant name of a member", n.describe()).help("write $leaf: _errors; a literal dollar sign is written $$")
	case strings.HasPrefix(s, "$$"):
		return s[1:]
	}
	return s
}

// listRef reads the list that a construct goes over.
func (b *bodyReader) listRef(n *node, construct string) Ref {
	allowed, s := listsOf[construct], str(n)
	if n.kind == scalarNode && isValue(s) {
		ref, ok := b.ref(n, 1, s[1:], asList)
		if !ok || slices.Contains(allowed, ref.Name) && ref.Conv == "" {
			return ref
		}
	}
	d := b.report.node(n, "EG0304", "%s is %s, want one of: $%s", construct, n.describe(), strings.Join(allowed, ", $"))
	switch {
	case slices.Contains(allowed, s):
		d.label("did you mean %s?", quote("$"+s))
	case n.kind == scalarNode && isValue(s):
		d.help("values such as fields have no items to go over; a field that is a list is written as it is: list: $field.NAME")
	}
	return Ref{}
}
