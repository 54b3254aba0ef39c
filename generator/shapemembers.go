package generator

import (
	"maps"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes the shapes of the members of objects.

// members returns the shapes of the members of an object, those of maps that
// are spread in it among them.
func (s *shaper) members(n *catalog.Node) []shape {
	var parts []shape
	keys := map[string]bool{}
	s.collect(n, false, func(m catalog.NodeMember, omit bool) {
		if keys[m.Key] {
			return // the first counts
		}
		keys[m.Key] = true
		part := s.node(m.Node)
		part.row = append(row{member("key", jen.Lit(m.Key))}, part.row...)
		part.flag("omit", omit)
		parts = append(parts, part)
	})
	written := slices.Sorted(maps.Keys(keys))
	s.collectSpreads(n, func(spread *catalog.Node) {
		parts = append(parts, s.spread(spread, written))
	})
	return parts
}

// collect calls visit for the members of a map and of the maps that are spread
// in it. Those of a map that may be absent may be left out.
func (s *shaper) collect(n *catalog.Node, omit bool, visit func(m catalog.NodeMember, omit bool)) {
	for _, m := range n.Members {
		switch {
		case !m.Spread:
			visit(m, omit || m.Omit)
		case m.Node.Op == catalog.OpMap:
			s.collect(m.Node, omit || m.Node.If != nil, visit)
		case m.Node.Op == catalog.OpRef && m.Node.Ref.Name == "const":
			for _, c := range s.plan.constOf(m.Node.Ref.Arg).Members {
				visit(catalog.NodeMember{Key: c.Name, Node: &catalog.Node{Value: c.Value}}, omit)
			}
		}
	}
}

// collectSpreads calls visit for all else that is spread in a map.
func (s *shaper) collectSpreads(n *catalog.Node, visit func(*catalog.Node)) {
	for _, m := range n.Members {
		switch {
		case !m.Spread || m.Node.Op == catalog.OpRef && m.Node.Ref.Name == "const":
		case m.Node.Op == catalog.OpMap:
			s.collectSpreads(m.Node, visit)
		default:
			visit(m.Node)
		}
	}
}

// spread returns the shape of something that is spread in an object whose other
// members are given.
func (s *shaper) spread(n *catalog.Node, written []string) shape {
	sp := s.node(n)
	sp.flag("spread", true)
	if n.Op != catalog.OpRef {
		return sp
	}
	switch n.Ref.Name {
	case "field", "v.field":
		sp.texts("names", written)
	case "attr":
		keys := map[string]bool{}
		for _, e := range s.entries {
			for _, m := range e.Attrs {
				if m.Name == n.Ref.Arg {
					for _, inner := range m.Value.Members {
						keys[inner.Name] = true
					}
				}
			}
		}
		sp = value("aboutNothing", isObject)
		sp.flag("spread", true)
		sp.texts("names", slices.Sorted(maps.Keys(keys)))
	}
	return sp
}
