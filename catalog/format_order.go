package catalog

import (
	"slices"
)

// This file says in which order keys are written.

// An order is that of the keys of a map, and of what is below it. A nil order is
// the author's.
type order struct {
	keys  []string          // of a map of the language; nil if names are the author's
	below map[string]*order // of the values of keys
	each  *order            // of the values of a map with any names, and of the items of a list
}

// isFixed reports whether the language says in which order keys stand.
func (o *order) isFixed() bool { return o != nil && o.keys != nil }

// value returns the order of the value of a key.
func (o *order) value(key string) *order {
	switch {
	case o == nil:
		return nil
	case o.keys == nil:
		return o.each
	}
	return o.below[key]
}

// item returns the order of the items of a list.
func (o *order) item() *order {
	if o == nil {
		return nil
	}
	return o.each
}

// rank returns the place of a key. Keys that the language does not know come
// last.
func (o *order) rank(key string) int {
	if i := slices.Index(o.keys, key); i >= 0 {
		return i
	}
	return len(o.keys)
}

// sorted returns the texts of pairs in the order of their keys.
func (o *order) sorted(pairs []pair, texts []string) []string {
	if !o.isFixed() {
		return texts
	}
	places := make([]int, len(texts))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return o.rank(pairs[a].key.text) - o.rank(pairs[b].key.text) })
	sorted := make([]string, len(texts))
	for i, at := range places {
		sorted[i] = texts[at]
	}
	return sorted
}

// orderOf returns the order of a file.
func orderOf(root *node) *order {
	if root.get("translation") != nil && root.get("errgen") == nil {
		return translationOrder()
	}
	return catalogueOrder()
}

// each returns the order of a map with any names, or a list.
func each(o *order) *order { return &order{each: o} }

func translationOrder() *order {
	return &order{keys: translationFileKeys.names(), below: map[string]*order{
		"errors":   each(&order{keys: entryTextKeys.names()}),
		"rules":    each(&order{keys: ruleTextKeys.names()}),
		"groups":   each(&order{keys: groupTextKeys.names()}),
		"statuses": each(&order{keys: statusTextKeys.names()}),
	}}
}

func catalogueOrder() *order {
	fields := each(&order{keys: fieldKeys.names()})
	link := &order{keys: linkKeys.names()}
	defaults := &order{keys: defaultsKeys.names()}
	return &order{keys: append(catalogueKeys.names(), fragmentKeys.names()...), below: map[string]*order{
		"codes":    {keys: codesKeys.names()},
		"defaults": defaults,
		"generate": {keys: generateKeys.names(), below: map[string]*order{
			"go":   {keys: goKeys.names()},
			"docs": each(&order{keys: docKeys.names()}),
		}},
		"groups": each(&order{keys: groupKeys.names(), below: map[string]*order{
			"defaults":     defaults,
			"translations": each(&order{keys: groupTextKeys.names()}),
		}}),
		"statuses": each(&order{keys: statusKeys.names(), below: map[string]*order{
			"translations": each(&order{keys: statusTextKeys.names()}),
		}}),
		"types": each(&order{keys: typeKeys.names(), below: map[string]*order{"fields": fields}}),
		"rules": each(&order{keys: ruleKeys.names(), below: map[string]*order{
			"fields":       fields,
			"translations": each(&order{keys: ruleTextKeys.names()}),
		}}),
		"rate_limits": each(&order{keys: rateLimitKeys.names()}),
		"envelopes": each(&order{keys: envelopeKeys.names(), below: map[string]*order{
			"encode": {keys: encodeKeys.names()},
		}}),
		"errors":  each(entryOrder(fields, link)),
		"retired": each(&order{keys: retiredKeys.names()}),
		"tables":  each(&order{keys: tableKeys.names()}),
		"notes":   each(&order{keys: noteKeys.names()}),
		"links":   each(link),
	}}
}

func entryOrder(fields, link *order) *order {
	return &order{keys: entryKeys.names(), below: map[string]*order{
		"fields":       fields,
		"links":        each(link),
		"deprecated":   {keys: deprecatedKeys.names()},
		"translations": each(&order{keys: entryTextKeys.names()}),
		"go":           {keys: entryGoKeys.names()},
	}}
}
