package custom

import "github.com/errgen/errgen/generator/export"

// An index finds the parts of a catalogue by their names. There is nil for a name
// that the data does not have.
type index struct {
	entries    map[string]*export.Entry
	groups     map[string]*export.Group
	types      map[string]*export.Type
	rules      map[string]*export.Rule
	envelopes  map[string]*export.Envelope
	rateLimits map[string]*export.RateLimit
}

func newIndex(c export.Catalog) index {
	return index{
		entries:    byName(c.Entries, func(e *export.Entry) string { return e.Name }),
		groups:     byName(c.Groups, func(g *export.Group) string { return g.Name }),
		types:      byName(c.Types, func(t *export.Type) string { return t.Name }),
		rules:      byName(c.Rules, func(r *export.Rule) string { return r.Name }),
		envelopes:  byName(c.Envelopes, func(e *export.Envelope) string { return e.Name }),
		rateLimits: byName(c.RateLimits, func(l *export.RateLimit) string { return l.Name }),
	}
}

func byName[T any](items []T, name func(*T) string) map[string]*T {
	found := make(map[string]*T, len(items))
	for i := range items {
		found[name(&items[i])] = &items[i]
	}
	return found
}

func (x index) entry(name string) *export.Entry { return x.entries[name] }

func (x index) group(name string) *export.Group { return x.groups[name] }

func (x index) typ(name string) *export.Type { return x.types[name] }

func (x index) rule(name string) *export.Rule { return x.rules[name] }

func (x index) envelope(name string) *export.Envelope { return x.envelopes[name] }

func (x index) rateLimit(name string) *export.RateLimit { return x.rateLimits[name] }
