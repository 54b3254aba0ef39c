//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

// This file goes over the lists of an answer. While visit runs, the references
// are about the item.

// violations calls visit for each violation of the error.
func (a *answer) violations(visit func()) {
	if a.err.more == nil {
		return
	}
	list, ok := a.err.more.violations.(*Violations)
	if !ok {
		return
	}
	outer := a.violation
	for i := range *list {
		a.violation = &(*list)[i]
		visit()
	}
	a.violation = outer
}

// errors calls visit for each error of the answer.
func (a *answer) errors(visit func()) {
	outer := a.err
	for _, e := range a.all {
		a.err = e
		visit()
	}
	a.err = outer
}

// problems calls visit for each violation of each error, and for each error
// that has none.
func (a *answer) problems(visit func()) {
	a.errors(func() {
		n := 0
		a.violations(func() {
			n++
			visit()
		})
		if n == 0 {
			visit()
		}
	})
}

// steps calls visit for each step of the path of the violation.
func (a *answer) steps(visit func()) {
	if a.violation == nil {
		return
	}
	outer := a.segment
	for i := range a.violation.place.segments {
		a.segment = &a.violation.place.segments[i]
		visit()
	}
	a.segment = outer
}

// A linkRow is a link of an entry.
type linkRow struct {
	kind      Kind
	text, url string
}

// links calls visit for each link of the entry.
func (a *answer) links(visit func()) {
	for i := range linkRows {
		if linkRows[i].kind == a.err.kind {
			a.link = &linkRows[i]
			visit()
		}
	}
	a.link = nil
}

// each writes an array of what as writes for each item. Absent ones are left
// out.
func (w *writer) each(over func(visit func()), as func()) {
	w.open('[')
	over(func() {
		before := len(w.b)
		w.item()
		value := len(w.b)
		as()
		w.omitAbsent(before, value)
	})
	w.close(']')
}

// group writes an object of arrays: under the text that by writes, what as
// writes for each item. Keys come in the order in which they first appear.
func (w *writer) group(over func(visit func()), by, as func()) {
	var keys []string
	over(func() {
		if k := w.textOf(by); !contains(keys, k) {
			keys = append(keys, k)
		}
	})
	w.open('{')
	for _, k := range keys {
		w.member(k)
		w.each(func(visit func()) {
			over(func() {
				if w.textOf(by) == k {
					visit()
				}
			})
		}, as)
	}
	w.close('}')
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// textOf returns the text that write writes.
func (w *writer) textOf(write func()) string {
	outer := *w
	w.b, w.start, w.plain = nil, 0, true
	write()
	s := string(w.b)
	faults := w.faults
	*w = outer
	w.faults = faults
	return s
}

// A branch is an object of a tree.
type branch struct {
	keys   []string
	below  map[string]*branch
	leaves [][]byte
}

// tree writes objects that are nested by the paths of violations. What as
// writes for the items of a place stands there in an array under leaf, or as
// the value of the place if leaf is empty.
func (a *answer) tree(w *writer, over func(visit func()), leaf string, as func()) {
	root := &branch{below: map[string]*branch{}}
	over(func() {
		at := root
		if a.violation != nil {
			for _, s := range a.violation.place.segments {
				at = at.child(s.text())
			}
		}
		outer := *w
		w.b, w.start = nil, 0
		as()
		at.leaves = append(at.leaves, w.b)
		faults := w.faults
		*w = outer
		w.faults = faults
	})
	root.write(w, leaf)
}

func (t *branch) child(key string) *branch {
	c := t.below[key]
	if c == nil {
		c = &branch{below: map[string]*branch{}}
		t.below[key] = c
		t.keys = append(t.keys, key)
	}
	return c
}

func (t *branch) write(w *writer, leaf string) {
	if leaf == "" && len(t.keys) == 0 && len(t.leaves) > 0 {
		t.writeLeaves(w)
		return
	}
	w.open('{')
	if len(t.leaves) > 0 {
		w.member(leaf)
		t.writeLeaves(w)
	}
	for _, k := range t.keys {
		if k != leaf || len(t.leaves) == 0 {
			w.member(k)
			t.below[k].write(w, leaf)
		}
	}
	w.close('}')
}

func (t *branch) writeLeaves(w *writer) {
	w.open('[')
	for _, leaf := range t.leaves {
		w.item()
		w.b = append(w.b, leaf...)
	}
	w.close(']')
}
