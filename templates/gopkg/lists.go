//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

// Functions for range clauses go over the lists of an answer. While they do,
// the references are about the item.

// errors goes over the errors of the answer.
func (a *answer) errors(yield func() bool) {
	outer, at := a.err, a.at
	for a.at, a.err = range a.all {
		if !yield() {
			break
		}
	}
	a.err, a.at = outer, at
}

// links goes over the links of the entry.
func (a *answer) links(yield func() bool) {
	outer, own := a.link, linksOf(a.err.kind)
	for i := range own {
		if a.link = &own[i]; !yield() {
			break
		}
	}
	a.link = outer
}
