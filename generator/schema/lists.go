package schema

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// An item is what a place in a list may hold.
type item struct {
	values Schema
	isSure bool // it is never left out
}

// item returns what a template gives in a list: what is absent is left out, but
// a null that is written in the catalogue is not absent.
func (s scene) item(as *catalog.Node) item {
	v := s.eval(as)
	if as.Op == catalog.OpConst {
		return item{v, true}
	}
	isSure := !v.Null && !v.None()
	v.Null = false
	return item{v, isSure}
}

// or returns what one of two places may hold.
func (i item) or(j item) item {
	return item{union(i.values, j.values), i.isSure && j.isSure}
}

// A run is what a template makes of the items of a list.
type run struct {
	first *item // if the list begins with an item of the entry itself
	rest  item
	most  int // the greatest number of items; -1 for any
	least int
}

// run returns what a template makes of the items of a list.
func (s scene) run(list catalog.Ref, as *catalog.Node) run {
	r := run{most: -1}
	switch list.Name {
	case "violations":
		if !s.entry.Violations {
			return run{}
		}
		r.rest = s.violationsOf(as)
		if s.isGiven("violations") {
			r.least = 1
		}
	case "errors", "problems":
		r.least, r.rest = 1, s.others(list, as)
		if !s.wide {
			first := s.problem(list, as)
			r.first = &first
		}
	case "links":
		r.least, r.most = len(s.entry.Links), len(s.entry.Links)
		if s.wide {
			r.least, r.most = min(r.least, 1), -1
		}
		if len(s.entry.Links) == 0 {
			return run{}
		}
		r.rest = s.links(as)
	case "v.path":
		if !s.violated {
			return run{}
		}
		r.rest = s.item(as)
	}
	return r
}

func (s scene) isGiven(list string) bool {
	return slices.ContainsFunc(s.given, func(g catalog.Ref) bool { return g.Name == list })
}

// problem returns what the first item of a list of errors or problems is.
func (s scene) problem(list catalog.Ref, as *catalog.Node) item {
	s.given = nil
	s.violated, s.rule = false, nil
	own := s.item(as)
	if list.Name == "errors" || !s.entry.Violations {
		return own
	}
	return s.variants(append(s.perRule(as), own))
}

// others returns what the items are that other errors give to a list. They may
// be of any entry.
func (s scene) others(list catalog.Ref, as *catalog.Node) item {
	if all, known := s.items[as]; known {
		return all
	}
	var all item
	for i, e := range s.entries {
		other := scene{Bodies: s.Bodies, envelope: s.envelope, entry: e, wide: true}
		next := other.problem(list, as)
		if i == 0 {
			all = next
		} else {
			all = all.or(next)
		}
	}
	s.items[as] = all
	return all
}

// perRule returns what an item is for each rule that the entry allows, and for
// no rule.
func (s scene) perRule(as *catalog.Node) []item {
	rules := s.entry.Rules
	if s.wide {
		rules = s.cat.Rules
	}
	items := make([]item, 0, len(rules)+1)
	s.violated = true
	for _, s.rule = range rules {
		items = append(items, s.item(as))
	}
	s.rule = nil
	return append(items, s.item(as))
}

func (s scene) links(as *catalog.Node) item {
	var all item
	for i := range s.entry.Links {
		s.link = &s.entry.Links[i]
		if next := s.item(as); i == 0 {
			all = next
		} else {
			all = all.or(next)
		}
	}
	return all
}

// array returns the arrays of a run.
func (r run) array() *Array {
	a := &Array{Rest: r.rest.values, Min: r.least, Max: r.most}
	switch {
	case r.most == 0 || r.rest.values.None() && r.first == nil:
		return &Array{}
	case r.first != nil && r.first.isSure:
		a.Prefix = []Schema{r.first.values}
	case r.first != nil:
		a.Min, a.Rest = 0, union(r.first.values, a.Rest)
	case !r.rest.isSure:
		a.Min = 0
	}
	return a
}

func (s scene) each(n *catalog.Node) Schema { return Schema{Array: s.run(n.Ref, n.As).array()} }

// group returns the objects of arrays. Each array has an item, unless it is
// left out.
func (s scene) group(n *catalog.Node) Schema {
	r := s.run(n.Ref, n.As)
	if r.most == 0 {
		return objectOf(Object{})
	}
	all := r.rest
	if r.first != nil {
		all = all.or(*r.first)
	}
	rest := Schema{Array: run{rest: all, most: -1, least: 1}.array()}
	return Schema{NotEmpty: r.least > 0, Objects: []*Object{{Rest: &rest}}}
}

// tree returns the objects that are nested by the paths of violations.
func (s scene) tree(n *catalog.Node) Schema {
	if n.Ref.Name == "violations" && !s.entry.Violations {
		return objectOf(Object{})
	}
	o := s.trees[n]
	if o == nil {
		o = branches(n, s.leaves(n))
		s.trees[n] = o
	}
	return Schema{NotEmpty: n.Ref.Name == "problems" || s.isGiven("violations"), Objects: []*Object{o}}
}

// leaves returns what the items of a tree are, for all entries alike.
func (s scene) leaves(n *catalog.Node) item {
	var all item
	for i, e := range s.users[s.envelope] {
		user := scene{Bodies: s.Bodies, envelope: s.envelope, entry: e, wide: true, given: s.given}
		next := user.run(n.Ref, n.As).rest
		if i == 0 || all.values.None() {
			all = next
		} else if !next.values.None() {
			all = all.or(next)
		}
	}
	return all
}

// branches returns an object that has items under the name of the leaves, and
// objects like itself under others. Without that name, a place with nothing
// below it is just its items.
func branches(n *catalog.Node, leaf item) *Object {
	o := &Object{Tree: n}
	items := Schema{Array: run{rest: leaf, most: -1, least: 1}.array()}
	below := Schema{Objects: []*Object{o}, NotEmpty: true}
	if n.Leaf == "" {
		below = union(items, below)
	} else {
		o.Members = []Member{{Name: n.Leaf, Schema: union(items, below), Node: n}}
	}
	o.Rest = &below
	return o
}

// bare returns a list that a template names without going over it.
func (s scene) bare(list catalog.Ref) Schema {
	r := s.run(list, &catalog.Node{})
	return Schema{Array: r.array()}
}
