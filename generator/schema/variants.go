package schema

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A violationKey is a template of the items of a list of violations.
type violationKey struct {
	as   *catalog.Node
	wide bool
}

// violationsOf returns what the items of a list of violations are.
func (s scene) violationsOf(as *catalog.Node) item {
	if !s.wide && len(s.entry.Rules) != len(s.cat.Rules) || len(s.given) > 0 || !isAboutViolation(as) {
		return s.variants(s.perRule(as))
	}
	key := violationKey{as, s.wide}
	all, known := s.violations[key]
	if !known {
		all = s.variants(s.perRule(as))
		if len(all.values.Objects) > 1 {
			all.values.Violation = as
		}
		s.violations[key] = all
	}
	return all
}

// isAboutViolation reports whether a template says nothing of the entry.
func isAboutViolation(as *catalog.Node) bool {
	is := true
	about := func(ref catalog.Ref) {
		is = is && (ref.Name == "" || ref.Name == "v" || ref.Name == "const" || strings.HasPrefix(ref.Name, "v.") || strings.HasPrefix(ref.Name, "s."))
	}
	visit(as, func(n *catalog.Node) {
		about(n.Ref)
		about(n.By)
		if n.If != nil {
			about(*n.If)
		}
	})
	return is
}

// Violations returns the items of lists of violations that have a kind for each
// rule and are the same in all entries, in the order of the template.
func (b *Bodies) Violations(env *catalog.Envelope) []Schema {
	var out []Schema
	visit(env.Body, func(n *catalog.Node) {
		if all := b.violations[violationKey{n, false}]; all.values.Violation != nil {
			out = append(out, all.values)
		}
	})
	return out
}

// variants returns the values of all items. Objects that differ in more than
// constants stay apart, and each says which constants of the others it does not
// have, so that a reader can tell them. In a wide scene all are alike.
func (s scene) variants(items []item) item {
	all := items[0]
	for _, i := range items[1:] {
		all = all.or(i)
	}
	if s.wide {
		return all
	}
	var objects []*Object
	looks := map[string]int{}
	for _, i := range items {
		o := i.values.Object()
		if o == nil {
			return all
		}
		c := *o
		look := c.look()
		at, known := looks[look]
		if !known {
			at = len(objects)
			looks[look] = at
			c.variant = at
			objects = append(objects, &c)
			continue
		}
		c.variant = at
		objects[at] = unionObject(objects[at], &c)
	}
	forbid(objects)
	all.values = Schema{NotEmpty: all.values.NotEmpty, Objects: objects}
	return all
}

// forbid adds to each object those members, as always left out, that tell
// another one apart by a constant.
func forbid(objects []*Object) {
	var marks []Member
	for _, o := range objects {
		for _, m := range o.Members {
			isKnown := slices.ContainsFunc(marks, func(have Member) bool { return have.Name == m.Name })
			if m.Schema.Text != nil && m.Schema.Text.Values != nil && !isKnown {
				marks = append(marks, m)
			}
		}
	}
	for _, o := range objects {
		for _, m := range marks {
			if o.Member(m.Name) == nil {
				o.Members = append(o.Members, Member{Name: m.Name, Node: m.Node})
			}
		}
	}
}
