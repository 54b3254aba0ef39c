package sample

import "github.com/errgen/errgen/catalog"

// items returns a scene for each item of a list.
func (s scene) items(list catalog.Ref) []scene {
	var out []scene
	switch list.Name {
	case "violations":
		for i := range s.Violations {
			item := s
			item.violation = &s.Violations[i]
			out = append(out, item)
		}
	case "errors":
		for _, o := range s.all {
			item := s
			item.Occurrence = o
			out = append(out, item)
		}
	case "problems":
		for _, item := range s.items(catalog.Ref{Name: "errors"}) {
			if len(item.Violations) == 0 {
				out = append(out, item)
			}
			out = append(out, item.items(catalog.Ref{Name: "violations"})...)
		}
	case "links":
		for i := range s.Entry.Links {
			item := s
			item.link = &s.Entry.Links[i]
			out = append(out, item)
		}
	case "v.path":
		for i := range s.path() {
			item := s
			item.step = &s.violation.Path[i]
			out = append(out, item)
		}
	}
	return out
}

// path returns the place of the violation in the body.
func (s scene) path() []catalog.Value {
	if s.violation == nil {
		return nil
	}
	return s.violation.Path
}

// group returns an object of arrays. Its keys come in the order in which they
// first appear.
func (s scene) group(n *catalog.Node) value {
	out := value{kind: object}
	at := map[string]int{}
	for _, item := range s.items(n.Ref) {
		key := item.ref(n.By).plain()
		i, known := at[key]
		if !known {
			i = len(out.members)
			at[key] = i
			out.members = append(out.members, member{key, listOf(nil)})
		}
		list := &out.members[i].value
		list.items = append(list.items, s.collect([]scene{item}, n.As)...)
	}
	return out
}

// A branch is a place in a tree.
type branch struct {
	items    []value // what is at this place
	atPlace  bool    // something is, though it may be absent
	keys     []string
	branches map[string]*branch
}

// tree returns an object that is nested by the paths of violations.
func (s scene) tree(n *catalog.Node) value {
	root := &branch{}
	for _, item := range s.items(n.Ref) {
		b := root
		for _, step := range item.path() {
			b = b.below(step.Text)
		}
		b.atPlace = true
		b.items = append(b.items, s.collect([]scene{item}, n.As)...)
	}
	return root.object(n.Leaf)
}

func (b *branch) below(key string) *branch {
	if b.branches == nil {
		b.branches = map[string]*branch{}
	}
	if b.branches[key] == nil {
		b.branches[key] = &branch{}
		b.keys = append(b.keys, key)
	}
	return b.branches[key]
}

// object returns the branch as an object in which the items stand under leaf.
func (b *branch) object(leaf string) value {
	out := value{kind: object}
	if b.atPlace {
		out.members = append(out.members, member{leaf, listOf(b.items)})
	}
	for _, key := range b.keys {
		if !b.atPlace || key != leaf {
			out.members = append(out.members, member{key, b.branches[key].value(leaf)})
		}
	}
	return out
}

// value returns the branch as it stands in another one: without a name for
// leaves, a place that has nothing below it is just its items.
func (b *branch) value(leaf string) value {
	if leaf == "" && len(b.keys) == 0 {
		return listOf(b.items)
	}
	return b.object(leaf)
}
