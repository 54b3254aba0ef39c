package generator

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
)

// A scope holds the identifiers of a package, a struct or a parameter list
// and who asked for each. Go tells upper from lower case, and so does a scope.
type scope map[goName]owner

// An owner is what asks for Go names.
type owner struct {
	what string      // such as `entry "NOT_FOUND"`, with data quoted
	pos  catalog.Pos // zero if it is errgen itself
	base goName      // what go: {name: …} replaces in its names; empty if it cannot choose them
}

// declare takes names for o, all or none. If others have some of them, it
// reports the first such name.
func (s scope) declare(o owner, names ...goName) catalog.Diagnostics {
	for _, n := range names {
		if first, taken := s[n]; taken {
			return catalog.Diagnostics{s.collision(n, first, o, names)}
		}
	}
	for _, n := range names {
		s[n] = o
	}
	return nil
}

// collision describes that first and second both need the name n.
func (s scope) collision(n goName, first, second owner, names []goName) catalog.Diagnostic {
	d := diagnostic("EG0401", second.pos, "%s needs the Go name %s, which %s has already", second.what, cut(string(n)), first.what)
	if first.pos != (catalog.Pos{}) {
		d.Related = []catalog.Related{{Pos: first.pos, Message: first.what}}
	}
	switch {
	case second.base != "":
		d.Help = fmt.Sprintf("add to %s: go: {name: %s}", second.what, s.free(second.base, names))
	case first.base != "":
		d.Help = fmt.Sprintf("add to %s: go: {name: %s}", first.what, s.free(first.base, []goName{n}))
	default:
		d.Help = "rename one of them"
	}
	return d
}

// free returns a base that would make names that nobody has: base and a
// number.
func (s scope) free(base goName, names []goName) goName {
	for i := 2; ; i++ {
		next := base.numbered(i)
		taken := slices.ContainsFunc(names, func(n goName) bool {
			_, ok := s[n.replaced(base, next)]
			return ok
		})
		if !taken {
			return next
		}
	}
}

// diagnostic returns an error of the generator about pos. Data among args
// must be quoted.
func diagnostic(rule string, pos catalog.Pos, format string, args ...any) catalog.Diagnostic {
	return catalog.Diagnostic{Rule: rule, Pos: pos, Width: 1, Message: fmt.Sprintf(format, args...)}
}

// quoted returns s in quotes, cut, for a diagnostic.
func quoted(s string) string { return catalog.Quote(s) }

// cut returns the first 64 characters of s.
func cut(s string) string {
	if r := []rune(s); len(r) > 64 {
		return string(r[:64]) + "…"
	}
	return s
}
