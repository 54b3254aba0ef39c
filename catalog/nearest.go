package catalog

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxNearest bounds the names that are compared, so that a file with thousands
// of wrong names stays cheap.
const maxNearest = 20_000

// Nearest returns at most n of names that are like have, the nearest first.
// Names are alike when at most a third of their characters differ, when they
// differ in case or separators only.
func Nearest(have string, names []string, n int) []string {
	type candidate struct {
		name     string
		distance int
	}
	var near []candidate
	limit := max(1, utf8.RuneCountInString(have)/3)
	folded := foldName(have)
	for _, name := range names[:min(len(names), maxNearest)] {
		if abs(len(name)-len(have)) > 4*limit {
			continue
		}
		if d := distance(folded, foldName(name), limit); d <= limit {
			near = append(near, candidate{name, d})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var out []string
	for _, c := range near[:min(len(near), n)] {
		out = append(out, c.name)
	}
	return out
}

// foldName removes what does not make names different to a reader.
func foldName(s string) string {
	return strings.NewReplacer("_", "", "-", "", ".", "", "~", "").Replace(strings.ToLower(s))
}

// distance returns the number of characters to insert, remove, replace or swap
// with their neighbour to get b from a, or limit+1 if there are more than limit
// (optimal string alignment).
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if abs(len(s)-len(t)) > limit {
		return limit + 1
	}
	before, last := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := range s {
		next := make([]int, len(t)+1)
		next[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			next[j+1] = min(last[j]+cost, last[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, last = last, next
	}
	return last[len(t)]
}

func abs(n int) int { return max(n, -n) }
