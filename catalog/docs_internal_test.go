package catalog

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestDocComplete looks for every key, reference, conversion, format and
// column of the language in its reference.
func TestDocComplete(t *testing.T) {
	data, err := os.ReadFile("../docs/language.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	words := slices.Concat(
		catalogueKeys.names(), fragmentKeys.names(), codesKeys.names(), defaultsKeys.names(), groupKeys.names(), statusKeys.names(),
		typeKeys.names(), fieldKeys.names(), ruleKeys.names(), rateLimitKeys.names(), envelopeKeys.names(), encodeKeys.names(),
		entryKeys.names(), deprecatedKeys.names(), retiredKeys.names(), tableKeys.names(), noteKeys.names(), linkKeys.names(),
		generateKeys.names(), goKeys.names(), docKeys.names(), refNames(), formats, Columns, dollarKeys)
	for _, convs := range conversions {
		words = append(words, convs...)
	}
	for _, word := range words {
		if !documented(page, word) {
			t.Errorf("docs/language.md does not mention %q", word)
		}
	}
}

// documented reports whether word stands in code, alone or with others.
func documented(page, word string) bool {
	for _, before := range []string{"`", "{", ", ", ".", "$", "|"} {
		for _, after := range []string{"`", "}", ",", ":", "|"} {
			if strings.Contains(page, before+word+after) {
				return true
			}
		}
	}
	return false
}
