package catalog_test

import (
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
)

func TestNextCode(t *testing.T) {
	const head = "errgen: 1\nname: x\n"
	for name, c := range map[string]struct {
		text, group, want string
	}{
		"after the last":      {head + "groups: {g: {codes: E001..E020}}\nerrors: {A: {code: E001, group: g}, B: {code: E007, group: g}}\n", "g", "E008"},
		"after a retired one": {head + "groups: {g: {codes: E001..E020}}\nerrors: {A: {code: E001, group: g}}\nretired: {B: {code: E002, doc: d}}\n", "g", "E003"},
		"the first":           {head + "groups: {g: {codes: E001..E020}}\nerrors: {A: {code: x}}\n", "g", "E001"},
		"a gap":               {head + "groups: {g: {codes: 8..10}}\ncodes: {type: int}\nerrors: {A: {code: 8, group: g}, B: {code: 10, group: g}}\n", "g", "9"},
		"of the group around": {head + "groups: {g: {codes: 8..10}, h: {parent: g}}\ncodes: {type: int}\nerrors: {A: {code: 8, group: g}}\n", "h", "9"},
		"full":                {head + "groups: {g: {codes: 8..8}}\ncodes: {type: int}\nerrors: {A: {code: 8, group: g}}\n", "g", ""},
		"numbers, no range":   {head + "codes: {type: int}\nerrors: {A: {code: 41}, B: {code: 7}}\n", "", "42"},
		"texts, no range":     {head + "errors: {A: {code: x}}\n", "", ""},
	} {
		cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(c.text)}}, "errors.yaml")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var group *catalog.Group
		for _, g := range cat.Groups {
			if g.Name == c.group {
				group = g
			}
		}
		if have, ok := cat.NextCode(group); have != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, %v, want %q", name, have, ok, c.want)
		}
	}
}
