package doc_test

import (
	"testing"

	"github.com/errgen/errgen/generator/doc"
)

// The slugs were taken from pages on GitHub.
func TestSlug(t *testing.T) {
	for heading, want := range map[string]string{
		"All errors":                       "all-errors",
		"ORDER_NOT_FOUND: Order not found": "order_not_found-order-not-found",
		"HTTP statuses (reference)":        "http-statuses-reference",
		"What's new in 2.0?":               "whats-new-in-20",
		"1½ e\u0301\u203f²":                "1-e\u0301\u203f",
		"C++ & Go":                         "c--go",
		"Größe – 未找到":                      "größe--未找到",
	} {
		if got := doc.Slug(heading); got != want {
			t.Errorf("Slug(%q) = %q, want %q", heading, got, want)
		}
	}
}
