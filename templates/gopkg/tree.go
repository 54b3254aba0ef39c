//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import "slices"

// A tree makes objects that are nested by the paths of violations. Items are
// written one after the other, and put in their places at the end.
type tree struct {
	w     *writer
	start int // where the items begin
	root  *branch
	at    *branch
	from  int
}

// A branch is a place in a tree.
type branch struct {
	name   string // in quotes
	placed bool   // something is here, though it may be absent
	items  []int  // offsets, two for each
	order  []*branch
	byName map[string]*branch
}

// nested begins a tree. For each item follow what begins it, the item, and
// what ends it.
func (w *writer) nested() tree { return tree{w: w, start: len(w.b), root: new(branch)} }

// begin begins an item at the path of the violation.
func (t *tree) begin(a *answer) {
	t.at = t.root
	if v := a.violation; v != nil {
		for _, s := range v.place.segments {
			t.at = t.at.below(t.w, s)
		}
	}
	t.at.placed = true
	t.from = len(t.w.b)
}

// end ends an item. An absent one is left out.
func (t *tree) end() {
	t.w.omitAbsent(t.from, t.from)
	if len(t.w.b) > t.from {
		t.at.items = append(t.at.items, t.from-t.start, len(t.w.b)-t.start)
	}
}

// below returns the branch for a step.
func (b *branch) below(w *writer, s segment) *branch {
	start := len(w.b)
	t := w.begin()
	w.b = s.append(w.b)
	w.end(t)
	next := b.byName[string(w.b[start:])]
	if next == nil {
		if b.byName == nil {
			b.byName = make(map[string]*branch)
		}
		next = &branch{name: string(w.b[start:])}
		b.byName[next.name] = next
		b.order = append(b.order, next)
	}
	w.cut(start)
	return next
}

// write writes the tree. The items of a place stand in an array under leaf, a
// name in quotes. If that is the empty name, the array is the value of the
// place unless there are places below.
func (t *tree) write(leaf string) {
	done := slices.Clone(t.w.b[t.start:])
	t.w.cut(t.start)
	t.root.write(t.w, done, leaf, true)
}

func (b *branch) write(w *writer, done []byte, leaf string, isRoot bool) {
	if leaf == `""` && !isRoot && len(b.order) == 0 {
		b.writeItems(w, done)
		return
	}
	w.raw("{")
	if b.placed {
		w.key(leaf)
		w.raw(":")
		b.writeItems(w, done)
	}
	for _, next := range b.order {
		if next.name != leaf || !b.placed {
			w.key(next.name)
			w.raw(":")
			next.write(w, done, leaf, false)
		}
	}
	w.raw("}")
}

func (b *branch) writeItems(w *writer, done []byte) {
	w.raw("[")
	for i := 0; i < len(b.items); i += 2 {
		w.comma()
		w.b = append(w.b, done[b.items[i]:b.items[i+1]]...)
	}
	w.raw("]")
}
