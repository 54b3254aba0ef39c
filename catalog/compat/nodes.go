package compat

import (
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file writes templates of bodies as texts, and looks for references in
// them.

// nodeText returns a template in one line, much as a catalogue writes it.
// Different templates have different texts.
func nodeText(n *catalog.Node) string {
	if n == nil {
		return "nothing"
	}
	switch n.Op {
	case catalog.OpConst:
		return valueText(&n.Value)
	case catalog.OpRef:
		return refText(&n.Ref)
	case catalog.OpFirst:
		return joined(n.Nodes, " // ")
	case catalog.OpConcat:
		return "${" + joined(n.Nodes, " + ") + "}"
	case catalog.OpList:
		return "[" + joined(n.Nodes, ", ") + "]"
	case catalog.OpMap:
		return mapText(n)
	}
	return "{" + loopText(n) + ", $as: " + nodeText(n.As) + "}"
}

func joined(nodes []*catalog.Node, with string) string {
	list := make([]string, len(nodes))
	for i, n := range nodes {
		list[i] = nodeText(n)
	}
	return strings.Join(list, with)
}

func mapText(n *catalog.Node) string {
	var list []string
	if n.If != nil {
		list = append(list, "$if: "+refText(n.If))
	}
	for _, m := range n.Members {
		switch {
		case m.Spread:
			list = append(list, "$spread: "+nodeText(m.Node))
		case m.Omit:
			list = append(list, m.Key+"~: "+nodeText(m.Node))
		default:
			list = append(list, m.Key+": "+nodeText(m.Node))
		}
	}
	return "{" + strings.Join(list, ", ") + "}"
}

// loopText returns the head of a list construct.
func loopText(n *catalog.Node) string {
	list := refText(&n.Ref)
	switch n.Op {
	case catalog.OpEach:
		return "$each: " + list
	case catalog.OpGroup:
		return "$group: " + list + ", $by: " + refText(&n.By)
	}
	return "$tree: " + list + ", $leaf: " + n.Leaf
}

// shortText tells what is spread from others of the map by its head.
func shortText(n *catalog.Node) string {
	if n.Op == catalog.OpMap {
		return "{" + refText(n.If) + "}"
	}
	if isLoop(n) {
		return loopText(n)
	}
	return nodeText(n)
}

func refText(r *catalog.Ref) string {
	if r == nil {
		return ""
	}
	s := "$" + r.Name
	if r.Arg != "" {
		s += "." + r.Arg
	}
	if r.Conv != "" {
		s += "|" + r.Conv
	}
	return s
}

// uses reports whether an envelope refers to a value.
func uses(env *catalog.Envelope, name string) bool {
	return refers(env, func(r *catalog.Ref) bool { return r.Name == name })
}

// usesArg reports whether an envelope refers to one of several values, such as
// a constant.
func usesArg(env *catalog.Envelope, name, arg string) bool {
	return refers(env, func(r *catalog.Ref) bool { return r.Name == name && r.Arg == arg })
}

// refers reports whether a reference in the body or in a header is one that is
// looked for.
func refers(env *catalog.Envelope, is func(*catalog.Ref) bool) bool {
	if env == nil {
		return false
	}
	found := nodeRefers(env.Body, is)
	for _, h := range env.Headers {
		for _, v := range h.Values {
			found = found || nodeRefers(v, is)
		}
	}
	return found
}

func nodeRefers(n *catalog.Node, is func(*catalog.Ref) bool) bool {
	if n == nil {
		return false
	}
	found := is(&n.Ref) || is(&n.By) || n.If != nil && is(n.If) || nodeRefers(n.As, is)
	for _, part := range n.Nodes {
		found = found || nodeRefers(part, is)
	}
	for _, m := range n.Members {
		found = found || nodeRefers(m.Node, is)
	}
	return found
}
