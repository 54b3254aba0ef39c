package gopkg

import "sort"

// A linkRow is a link of an entry.
type linkRow struct {
	kind      Kind
	text, url string
}

// linksOf returns the links of an entry. All links are sorted by entry.
func linksOf(k Kind) []linkRow {
	first := sort.Search(len(linkRows), func(i int) bool { return linkRows[i].kind >= k })
	end := sort.Search(len(linkRows), func(i int) bool { return linkRows[i].kind > k })
	return linkRows[first:end]
}
