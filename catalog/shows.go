package catalog

import "slices"

// Shows reports whether the document has e: whether e is in one of the groups, has
// one of the tags and one of the statuses that it is limited to. Internal
// entries are in no document that a catalogue asks for.
func (d DocOutput) Shows(e *Entry) bool {
	return (d.Internal || !e.Internal) &&
		(len(d.Groups) == 0 || e.Group.isWithin(d.Groups)) &&
		(len(d.Tags) == 0 || slices.ContainsFunc(e.Tags, func(t string) bool { return slices.Contains(d.Tags, t) })) &&
		(len(d.Statuses) == 0 || slices.Contains(d.Statuses, e.Status))
}

// isWithin reports whether g or a group around it has one of the names.
func (g *Group) isWithin(names []string) bool {
	for ; g != nil; g = g.Parent {
		if slices.Contains(names, g.Name) {
			return true
		}
	}
	return false
}
