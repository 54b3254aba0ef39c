package page

import (
	"fmt"

	"github.com/errgen/errgen/generator/doc"
)

// ids are the fragment identifiers of a page: anchors, and those that GitHub
// makes from headings.
type ids map[string]bool

// reserve returns id, or id with a number if it is taken.
func (i ids) reserve(id string) string {
	unique := id
	for n := 2; i[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", id, n)
	}
	i[unique] = true
	return unique
}

// claim returns the first suffix that makes the slug of a heading different
// from all others, or the last. The heading may have the slug of its own
// anchor.
func (i ids) claim(heading, anchor string, suffixes ...string) string {
	var suffix string
	for _, suffix = range suffixes {
		slug := doc.Slug(heading + suffix)
		if slug == anchor || !i[slug] {
			i[slug] = true
			break
		}
	}
	return suffix
}
