package catalog

import "slices"

// This file says what a catalogue file means with other values.

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
