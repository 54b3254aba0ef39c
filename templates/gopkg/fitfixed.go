package gopkg

// This file lays templates over arrays that are written item by item.

// fixedItems fits an array. Each part takes the first item that fits it and that
// no other has taken: some may be absent, and others may not be ours.
func (f *fitting) fixedItems(b []note, s *shape, at int, in int32) ([]note, bool) {
	var room [16]bool
	taken := room[:0]
	for i := range s.parts {
		part := &s.parts[i]
		found, n := false, 0
		for item := at + 1; item < f.after(at) && !found; item = f.after(item) {
			if n == len(taken) {
				taken = append(taken, false)
			}
			if !taken[n] {
				b, found = f.try(b, part, item, in)
				taken[n] = found
			}
			n++
		}
		if !found && !part.omit {
			return b, false
		}
	}
	return b, true
}

// try is value without a trace if it does not fit.
func (f *fitting) try(b []note, s *shape, at int, in int32) ([]note, bool) {
	before := f.score
	after, ok := f.value(b, s, at, in)
	if !ok {
		f.score = before
		return after[:len(b)], false
	}
	return after, true
}
