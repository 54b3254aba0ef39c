package gopkg

import "slices"

// This file goes over the lists of an answer.

// inside goes over the items in a scope of lists that are about something.
func (d *decoding) inside(scope int32, about subject) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for i := scope + 1; i < d.notes[scope].at; i++ {
			n := &d.notes[i]
			if !n.isScope {
				continue
			}
			if n.shape.about == about && !yield(i) {
				return
			}
			i = n.at - 1 // what is in it
		}
	}
}

// elements returns the places of the errors of an answer.
func (d *decoding) elements(view int32) []place {
	root := d.views[view].root
	places, identified := d.elementsOf(view, aboutErrors)
	if places == nil {
		places, identified = d.elementsOf(view, aboutProblems)
	}
	if places == nil || !identified && d.isIdentified(root) {
		return []place{{view, root, true, no}}
	}
	return places
}

// elementsOf returns the places of errors in the first list about them, and
// whether one of them has a name or a code.
func (d *decoding) elementsOf(view int32, about subject) (places []place, identified bool) {
	var list *shape
	for i := range d.inside(d.views[view].root, about) {
		if list != nil && d.notes[i].shape != list {
			break
		}
		list = d.notes[i].shape
		places = append(places, place{view, i, len(places) == 0, d.answerTo(i)})
		identified = identified || d.isIdentified(i)
	}
	return places, identified
}

// isIdentified reports whether there is a name or a code in a scope.
func (d *decoding) isIdentified(scope int32) bool {
	for i := scope + 1; i < d.notes[scope].at; i++ {
		n := &d.notes[i]
		if n.scope == scope && !n.isScope && (n.shape.isIdentity() || n.shape.op == readFirst && slices.ContainsFunc(n.shape.parts, isIdentity)) {
			return true
		}
	}
	return false
}

func (s *shape) isIdentity() bool { return s.about == aboutCode || s.about == aboutName }

func isIdentity(s shape) bool { return s.isIdentity() }

// answerTo says whether a scope is about a violation: whether another
// reference than one among alternatives says so.
func (d *decoding) answerTo(scope int32) answerTo {
	list := d.notes[scope].shape
	switch {
	case list == nil || list.about == aboutErrors:
		return no
	case list.about == aboutViolations:
		return yes
	}
	for i := scope + 1; i < d.notes[scope].at; i++ {
		n := &d.notes[i]
		switch {
		case n.scope != scope:
		case n.isScope:
			if n.shape.about == aboutSteps {
				return yes
			}
		case n.shape.about.isOfViolation() && (n.text != "" || n.at >= 0 && !d.isEmpty(int(n.at))):
			return yes
		}
	}
	if list.tells {
		return no
	}
	return unclear
}

// itemsOf returns the items of the lists in a scope that are about something. If
// several lists are about the same violations, an item is the alias of what it
// is about in the others: the longest list says which there are.
func (d *decoding) itemsOf(parent int32, about subject) []int32 {
	if d.items == 0 {
		return nil
	}
	var lists []*shape
	byList := map[*shape][]int32{}
	for i := range d.inside(parent, about) {
		list := d.notes[i].shape
		if byList[list] == nil {
			lists = append(lists, list)
		}
		byList[list] = append(byList[list], i)
	}
	if len(lists) == 0 {
		return nil
	}
	main := lists[0]
	for _, l := range lists[1:] {
		if n, most := len(byList[l]), len(byList[main]); n > most || n == most && main.op != readEach && l.op == readEach {
			main = l
		}
	}
	for _, l := range lists {
		if l != main {
			d.attach(byList[main], byList[l])
		}
	}
	return byList[main]
}

// attach makes items aliases of those that they are about. Those in order skip
// some; the others are found by their key.
func (d *decoding) attach(items, others []int32) {
	list := d.notes[others[0]].shape
	k := key{aboutPath, coarser(d.pathForm(items[0]), list.pathForm())}
	switch list.op {
	case readEach:
		d.attachInOrder(items, others, k)
		return
	case readGroup:
		k.about = list.parts[1].about
	}
	if !slices.ContainsFunc(items, func(item int32) bool { return d.keyOf(item, k) != "" }) {
		d.attachInOrder(items, others, k)
		return
	}
	byKey := map[string][]int32{}
	for _, other := range others {
		text := d.keyOf(other, k)
		byKey[text] = append(byKey[text], other)
	}
	for _, item := range items {
		text := d.keyOf(item, k)
		if same := byKey[text]; len(same) > 0 {
			d.alias(item, same[0])
			byKey[text] = same[1:]
		}
	}
}

func (d *decoding) attachInOrder(items, others []int32, k key) {
	complete := len(items) == len(others)
	for _, item := range items {
		if len(others) > 0 && (complete || d.keyOf(item, k) == d.keyOf(others[0], k)) {
			d.alias(item, others[0])
			others = others[1:]
		}
	}
}

// A key is what tells the items of two lists apart. Paths are compared in a form
// that both have.
type key struct {
	about subject
	form  conversion
}

func (d *decoding) keyOf(item int32, k key) string {
	p := place{scope: item}
	if k.about == aboutPath {
		return pathText(d.steps(p), k.form)
	}
	return d.findText(p, k.about)
}

// pathForm returns the form of paths that says most, in the lists of an item
// and its aliases.
func (d *decoding) pathForm(item int32) conversion {
	form := inDots
	for s := item; s != 0; s = d.notes[s].alias {
		if f := d.notes[s].shape.pathForm(); fineness[f] < fineness[form] {
			form = f
		}
	}
	return form
}

// pathForm returns the form of paths in a list that says most.
func (s *shape) pathForm() conversion {
	form := inDots
	switch {
	case s.about == aboutSteps || s.op == readTree:
		return asPointer
	case s.about == aboutPath && s.conv != plainly:
		return s.conv
	case s.about == aboutPath:
		return asPointer
	}
	for i := range s.parts {
		if f := s.parts[i].pathForm(); fineness[f] < fineness[form] {
			form = f
		}
	}
	return form
}

func coarser(a, b conversion) conversion {
	if fineness[a] > fineness[b] {
		return a
	}
	return b
}

// alias makes other an alias of an item.
func (d *decoding) alias(item, other int32) {
	d.notes[other].alias = d.notes[item].alias
	d.notes[item].alias = other
}
