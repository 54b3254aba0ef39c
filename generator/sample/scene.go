package sample

import (
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A scene is what the references of a template are about at one place. Inside
// of a list it is a copy that is about the item.
type scene struct {
	cat      *catalog.Catalog
	envelope *catalog.Envelope
	request  Request
	all      []Occurrence // of the answer

	Occurrence
	violation *Violation     // nil outside a list of violations
	step      *catalog.Value // of a path
	link      *catalog.Link
}

// eval returns the value of a template.
func (s scene) eval(n *catalog.Node) value {
	switch n.Op {
	case catalog.OpRef:
		return s.ref(n.Ref)
	case catalog.OpFirst:
		return s.first(n.Nodes)
	case catalog.OpConcat:
		return s.concat(n.Nodes)
	case catalog.OpList:
		return s.list(n.Nodes)
	case catalog.OpMap:
		return s.object(n)
	case catalog.OpEach:
		return listOf(s.collect(s.items(n.Ref), n.As))
	case catalog.OpGroup:
		return s.group(n)
	case catalog.OpTree:
		return s.tree(n)
	}
	return constant(n.Value)
}

// first returns the first value that is not empty, else the last.
func (s scene) first(nodes []*catalog.Node) value {
	var v value
	for _, n := range nodes {
		if v = s.eval(n); !v.isEmpty() {
			break
		}
	}
	return v
}

// concat returns a text of several values. It is absent if one of them is
// empty.
func (s scene) concat(nodes []*catalog.Node) value {
	var b strings.Builder
	for _, n := range nodes {
		v := s.eval(n)
		if v.isEmpty() {
			return value{}
		}
		b.WriteString(v.plain())
	}
	return textOf(b.String())
}

// list returns an array. What is absent is left out; a null that is written in
// the catalogue is not absent.
func (s scene) list(nodes []*catalog.Node) value {
	var items []value
	for _, n := range nodes {
		items = append(items, s.collect([]scene{s}, n)...)
	}
	return listOf(items)
}

// collect returns what a template gives for each of the scenes, less what is
// absent.
func (s scene) collect(scenes []scene, as *catalog.Node) []value {
	var items []value
	for _, item := range scenes {
		if v := item.eval(as); v.kind != absent || as.Op == catalog.OpConst {
			items = append(items, v)
		}
	}
	return items
}

// object returns an object, absent if its condition does not hold.
func (s scene) object(n *catalog.Node) value {
	if !s.holds(n) {
		return value{}
	}
	return value{kind: object, members: s.members(n, map[string]bool{})}
}

func (s scene) holds(n *catalog.Node) bool { return n.If == nil || !s.ref(*n.If).isEmpty() }

// members returns the members of a map template. Those that are written in the
// catalogue keep their names free of what comes from data, even if they are
// left out: a reader would take the other for them. Taken are the names so far.
func (s scene) members(n *catalog.Node, taken map[string]bool) []member {
	for _, m := range n.Members {
		if !m.Spread {
			taken[m.Key] = true
		}
	}
	var out []member
	for _, m := range n.Members {
		if m.Spread {
			out = append(out, s.spread(m.Node, taken)...)
			continue
		}
		if v := s.eval(m.Node); !m.Omit || !v.isEmpty() {
			out = append(out, member{m.Key, v})
		}
	}
	return out
}

// spread returns the members of a value for the object around it. Of those with
// one name the first stays.
func (s scene) spread(n *catalog.Node, taken map[string]bool) []member {
	if n.Op == catalog.OpMap {
		if !s.holds(n) {
			return nil
		}
		return s.members(n, taken)
	}
	var out []member
	for _, m := range s.eval(n).members {
		if !taken[m.name] {
			taken[m.name] = true
			out = append(out, m)
		}
	}
	return out
}
