package export

import "github.com/errgen/errgen/catalog"

// A use is what entries refer to.
type use struct {
	groups    map[*catalog.Group]bool
	types     map[*catalog.Type]bool
	envelopes map[*catalog.Envelope]bool
}

// usedBy returns what entries and rules refer to, also over other things.
func usedBy(entries []*catalog.Entry, rules []*catalog.Rule) use {
	u := use{map[*catalog.Group]bool{}, map[*catalog.Type]bool{}, map[*catalog.Envelope]bool{}}
	for _, e := range entries {
		for g := e.Group; g != nil; g = g.Parent {
			u.groups[g] = true
		}
		u.envelopes[e.Envelope] = true
		u.addFields(e.Fields)
	}
	for _, r := range rules {
		u.addFields(r.Fields)
	}
	return u
}

func (u use) addFields(fields []*catalog.Field) {
	for _, f := range fields {
		t := f.Type
		for t.Elem != nil {
			t = *t.Elem
		}
		if t.Object != nil && !u.types[t.Object] {
			u.types[t.Object] = true
			u.addFields(t.Object.Fields)
		}
	}
}

// keep reports whether a document has a thing: whether one of its entries refers to
// it, or no entry at all does and the document has all entries.
func (x *exporter) keep(seen, all bool) bool {
	return seen || !all && len(x.doc.Groups)+len(x.doc.Tags)+len(x.doc.Statuses) == 0
}
