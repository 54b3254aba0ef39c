package page

import "github.com/errgen/errgen/catalog"

// published returns the things that entries use, less those that only internal
// entries use. What no entry uses yet is for all.
func published[T comparable](things []T, entries []*catalog.Entry, used func(*catalog.Entry) []T) []T {
	internal, public := map[T]bool{}, map[T]bool{}
	for _, e := range entries {
		by := public
		if e.Internal {
			by = internal
		}
		for _, t := range used(e) {
			by[t] = true
		}
	}
	var out []T
	for _, t := range things {
		if public[t] || !internal[t] {
			out = append(out, t)
		}
	}
	return out
}

func rulesOf(e *catalog.Entry) []*catalog.Rule { return e.Rules }

func rateLimitOf(e *catalog.Entry) []*catalog.RateLimit { return []*catalog.RateLimit{e.RateLimit} }
