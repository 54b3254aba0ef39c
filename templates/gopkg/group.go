//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import "slices"

// This file makes objects of arrays.

// A grouping makes an object of arrays from items that come in any order. An
// item and its key are written one after the other, and put in their places at
// the end.
type grouping struct {
	w      *writer
	start  int // where the items begin
	key    text
	groups []group
	index  map[string]int // of groups, by name
	items  []groupItem
}

// A group is a member of the object, with the indexes of its items.
type group struct {
	name        string // in quotes
	first, last int
}

// A groupItem is what an item became, with the index of the next item of its
// group. Index 0 is no item.
type groupItem struct{ from, to, next int }

// grouped begins an object of arrays. For each item follow what begins its
// key, the key, what begins its value, the value, and what ends it.
func (w *writer) grouped() grouping {
	return grouping{w: w, start: len(w.b), index: make(map[string]int), items: make([]groupItem, 1, 8)}
}

func (g *grouping) beginKey() { g.key = g.w.begin() }

func (g *grouping) beginValue() {
	if g.w.absent {
		g.w.cut(g.key.start + 1) // an absent key is the empty one
	}
	g.w.end(g.key)
	name := g.w.b[g.key.start:]
	i, ok := g.index[string(name)]
	if !ok {
		i = len(g.groups)
		g.groups = append(g.groups, group{name: string(name)})
		g.index[g.groups[i].name] = i
	}
	g.w.cut(g.key.start)
	item := len(g.items)
	g.items = append(g.items, groupItem{from: len(g.w.b)})
	if of := &g.groups[i]; of.first == 0 {
		of.first, of.last = item, item
	} else {
		g.items[of.last].next, of.last = item, item
	}
}

// endValue ends an item. An absent one is left out.
func (g *grouping) endValue() {
	item := &g.items[len(g.items)-1]
	g.w.omitAbsent(item.from, item.from)
	item.to = len(g.w.b)
}

// end writes the object.
func (g *grouping) end() {
	w, done := g.w, slices.Clone(g.w.b[g.start:])
	w.cut(g.start)
	w.raw("{")
	for _, of := range g.groups {
		w.key(of.name)
		w.raw(":[")
		for i := of.first; i != 0; i = g.items[i].next {
			if item := g.items[i]; item.from < item.to {
				w.comma()
				w.b = append(w.b, done[item.from-g.start:item.to-g.start]...)
			}
		}
		w.raw("]")
	}
	w.raw("}")
}
