//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import "sort"

// An attrRow is a constant of an entry.
type attrRow struct {
	kind Kind
	name string
	text string
	json string // empty if it is a text
}

// attr returns a constant of the entry, or nil. All attrs are sorted by entry.
func (k Kind) attr(name string) *attrRow {
	i := sort.Search(len(attrs), func(i int) bool { return attrs[i].kind >= k })
	for ; i < len(attrs) && attrs[i].kind == k; i++ {
		if attrs[i].name == name {
			return &attrs[i]
		}
	}
	return nil
}
