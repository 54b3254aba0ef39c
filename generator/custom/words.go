package custom

import (
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file writes words as names. Initialisms have the spelling that they have in
// the names of the generated Go package.

// pascal returns words as one name with capitals.
func pascal(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

// camel returns words as one name that begins in lower case.
func camel(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(words[0]) + pascal(words[1:])
}

func joinLower(words []string, sep string) string { return strings.ToLower(strings.Join(words, sep)) }

func (r *run) words(v any) ([]string, error) {
	s, err := r.text(v)
	return catalog.Words(s), err
}
