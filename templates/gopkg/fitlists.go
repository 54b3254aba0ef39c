package gopkg

// This file lays templates over lists.

// each fits the items of an array. The text, if there is one, is noted with each.
func (f *fitting) each(b []note, s *shape, at int, in int32, key *shape, text string) ([]note, bool) {
	for item := at + 1; item < f.after(at); item = f.after(item) {
		before := len(b)
		var ok bool
		if b, ok = f.item(b, s, item, in, key, text); !ok {
			if !f.isLoose || f.items > maxItems {
				return b, false
			}
			b = b[:before]
			f.unknown++
		}
	}
	return b, true
}

// container fits the object of a group or a tree.
func (f *fitting) container(b []note, s *shape, at int, in int32) ([]note, bool) {
	kind, ok := f.tokens[at].kind, true
	switch {
	case s.op == readTree && kind == isArray:
		return f.leaves(b, s, at, "", in)
	case kind != isObject:
		return b, false
	case s.op == readTree:
		return f.branch(b, s, at, "", in)
	}
	for i := at + 1; i < f.after(at) && ok; i = f.after(i + 1) {
		b, ok = f.groupMember(b, s, i, in)
	}
	return b, ok
}

// groupMember fits a key of a group and its items.
func (f *fitting) groupMember(b []note, s *shape, name int, in int32) ([]note, bool) {
	if f.tokens[name+1].kind != isArray {
		return b, false
	}
	if list := &s.parts[0]; list.omit && f.isEmpty(name+1) { // nothing is said of what the key is about
		return f.bare(b, s, in, &s.parts[1], f.string(name))
	}
	return f.each(b, s, name+1, in, &s.parts[1], f.string(name))
}

// branch fits an object of a tree, whose place is a JSON pointer.
func (f *fitting) branch(b []note, s *shape, at int, place string, in int32) ([]note, bool) {
	ok := true
	for i := at + 1; i < f.after(at) && ok; i = f.after(i + 1) {
		// Without a name, items stand alone unless there is more in the place.
		isLeaf := s.text != "" || i == at+1 && f.after(i+1) < f.after(at)
		b, ok = f.treeMember(b, s, i, place, isLeaf, in)
	}
	return b, ok
}

// treeMember fits a member of an object of a tree. If it is the leaf, it has the
// items of the place.
func (f *fitting) treeMember(b []note, s *shape, name int, place string, isLeaf bool, in int32) ([]note, bool) {
	key, at := f.string(name), name+1
	if isLeaf && key == s.text && f.tokens[at].kind == isArray {
		return f.leaves(b, s, at, place, in)
	}
	place += "/" + pointerEscapes.Replace(key)
	switch f.tokens[at].kind {
	case isObject:
		return f.branch(b, s, at, place, in)
	case isArray:
		if s.text == "" {
			return f.leaves(b, s, at, place, in)
		}
	}
	return b, false
}

// pathShape is how the place of an item of a tree is noted.
var pathShape = shape{about: aboutPath, conv: asPointer}

// leaves fits the items of a place of a tree.
func (f *fitting) leaves(b []note, s *shape, at int, place string, in int32) ([]note, bool) {
	return f.each(b, s, at, in, &pathShape, place)
}
