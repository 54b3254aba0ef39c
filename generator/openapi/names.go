package openapi

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// names are the keys of components of one kind. Keys may have letters, digits
// and - . _ only. The key of an entry depends on nothing but its name, because
// other documents refer to it; what else there is gives way.
type names struct {
	taken   map[string]bool
	entries map[*catalog.Entry]string
}

func newNames(entries []*catalog.Entry) *names {
	n := &names{taken: map[string]bool{}, entries: map[*catalog.Entry]string{}}
	for _, e := range entries {
		n.entries[e] = n.reserve(e.Name, e.Anchor)
	}
	return n
}

// reserve returns the key for a name, or the other one if that is taken, or
// that with a number.
func (n *names) reserve(name, other string) string {
	key := component(name)
	for i := 1; key == "" || n.taken[key]; i++ {
		if key = component(other); i > 1 {
			key = fmt.Sprintf("%s-%d", key, i)
		}
	}
	n.taken[key] = true
	return key
}

// component returns a name with the characters that keys cannot have replaced.
func component(name string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '.'
	}, name)
}
