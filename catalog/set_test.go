package catalog_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func textValue(s string) catalog.Value { return catalog.Value{Kind: catalog.TextValue, Text: s} }

func listValue(items ...string) catalog.Value {
	v := catalog.Value{Kind: catalog.ListValue}
	for _, item := range items {
		v.Items = append(v.Items, textValue(item))
	}
	return v
}

func TestSet(t *testing.T) {
	for name, c := range map[string]struct {
		in, path string
		value    catalog.Value
		want     string
	}{
		"a text":             {"translation: de\nerrors:\n  # A\n  A:\n    message: old # note\n    # end\n", "errors A message", textValue("new"), "translation: de\nerrors:\n  # A\n  A:\n    message: new # note\n    # end\n"},
		"in quotes":          {"translation: de\nerrors:\n  \"A\":\n    \"message\" : 'o''ld'   # note\n", "errors A message", textValue("{id} fehlt"), "translation: de\nerrors:\n  \"A\":\n    \"message\": \"{id} fehlt\" # note\n"},
		"in braces":          {"translation: de\nerrors:\n  A: {message: old, title: 'T'} # A\n", "errors A message", textValue("a, b"), "translation: de\nerrors:\n  A: {message: \"a, b\", title: 'T'} # A\n"},
		"new in braces":      {"translation: de\nerrors:\n  A: {message: old}\n", "errors A title", textValue("T"), "translation: de\nerrors:\n  A: {message: old, title: T}\n"},
		"new in nothing":     {"translation: de\nerrors:\n  A: {}\n", "errors A title", textValue("T"), "translation: de\nerrors:\n  A: {title: T}\n"},
		"deep in braces":     {"errgen: 1\nerrors:\n  A: {status: 400, translations: {de: {message: old}}}\n", "errors A translations de message", textValue("new"), "errgen: 1\nerrors:\n  A: {status: 400, translations: {de: {message: new}}}\n"},
		"new deep in braces": {"errgen: 1\nerrors:\n  A: {status: 400}\n", "errors A translations de message", textValue("new"), "errgen: 1\nerrors:\n  A: {status: 400, translations: {de: {message: new}}}\n"},
		"list in braces":     {"translation: de\nerrors:\n  A: {causes: old}\n", "errors A causes", listValue("a", "b: c"), "translation: de\nerrors:\n  A: {causes: [a, \"b: c\"]}\n"},
		"in order":           {"translation: de\nerrors:\n  A:\n    message: M\n    # doc\n    doc: D\n", "errors A title", textValue("T"), "translation: de\nerrors:\n  A:\n    message: M\n    title: T\n    # doc\n    doc: D\n"},
		"at the end":         {"errgen: 1\nerrors:\n  A:\n      status: 400\n\n  B: {}\n", "errors A translations de doc", textValue("D"), "errgen: 1\nerrors:\n  A:\n      status: 400\n      translations:\n        de:\n          doc: D\n\n  B: {}\n"},
		"several lines":      {"translation: de\nerrors:\n  A:\n    doc: |-\n      old\n      lines\n    causes: C\n", "errors A doc", textValue("# one\n\n- two"), "translation: de\nerrors:\n  A:\n    doc: |\n      # one\n\n      - two\n    causes: C\n"},
		"lines with blanks":  {"translation: de\nerrors:\n  A:\n    doc: old\n", "errors A doc", textValue("one \ntwo\n"), "translation: de\nerrors:\n  A:\n    doc: \"one \\ntwo\\n\"\n"},
		"an item":            {"translation: de\nerrors:\n  A:\n    causes:\n    # first\n    - 'one'\n    # second\n    - two # note\n", "errors A causes", listValue("one", "deux"), "translation: de\nerrors:\n  A:\n    causes:\n    # first\n    - 'one'\n    # second\n    - deux # note\n"},
		"an item of lines":   {"translation: de\nerrors:\n  A:\n    causes:\n      - one\n      - |\n        two\n        lines\n", "errors A causes", listValue("un\nautre", "two\nlines"), "translation: de\nerrors:\n  A:\n    causes:\n      - |\n        un\n        autre\n      - |\n        two\n        lines\n"},
		"more items":         {"translation: de\nerrors:\n  A:\n    causes:\n      - one\n    remedies: R\n", "errors A causes", listValue("one", "two"), "translation: de\nerrors:\n  A:\n    causes:\n      - one\n      - two\n    remedies: R\n"},
		"a number":           {"translation: de\nstatuses:\n  404: {title: T}\n", "statuses 404 title", textValue("404"), "translation: de\nstatuses:\n  404: {title: \"404\"}\n"},
		"a list of files":    {"errgen: 1\nname: x\ninclude: [a.yaml] # files\n", "include", listValue("a.yaml", "lang/de.yaml"), "errgen: 1\nname: x\ninclude: [a.yaml, lang/de.yaml] # files\n"},
	} {
		have, err := catalog.Set("e.yaml", []byte(c.in), []catalog.Setting{{Path: strings.Fields(c.path), Value: c.value}})
		if err != nil || string(have) != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, have, c.want)
		}
	}
}

// TestSetRefuses: what would change something else is not changed.
func TestSetRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"an alias":        "translation: de\nerrors:\n  B: &b {message: M}\n  A: *b\n",
		"an alias below":  "translation: de\nerrors:\n  B: {message: &m M}\n  A: {message: *m}\n",
		"an anchor":       "translation: de\nerrors:\n  A: {message: &m M}\n  B: {message: *m}\n",
		"an anchor above": "translation: de\nerrors:\n  A: &b\n    message: M\n  B: *b\n",
		"an anchor alone": "translation: de\nerrors:\n  A:\n    &b\n    message: M\n  B: *b\n",
		"several lines":   "translation: de\nerrors:\n  A: {message: M,\n    title: T}\n",
		"braces":          "{translation: de, errors: {A: {message: M}}}\n",
		"no map":          "translation: de\nerrors:\n  A: [message]\n",
		"a question mark": "translation: de\nerrors:\n  ? A\n  : message: M\n",
		"no YAML":         "translation: [\n",
	} {
		have, err := catalog.Set("e.yaml", []byte(in), []catalog.Setting{{Path: []string{"errors", "A", "message"}, Value: textValue("new")}})
		refused := catalog.EditError{}
		if ds, ok := catalog.AsDiagnostics(err); err == nil || !errors.As(err, &refused) && (!ok || len(ds) == 0) {
			t.Errorf("%s: %v\n%s", name, err, have)
		}
	}
}

// TestSetSeveral: settings that make, or change, one place stand together.
func TestSetSeveral(t *testing.T) {
	in := "errgen: 1\nerrors:\n  A:\n    status: 400 # A\n\n  B: {status: 400}\n  C: {message: c, translations: {de: {message: C}}} # C\n  D:\n    translations:\n      de:\n        doc: D\n"
	want := "errgen: 1\nerrors:\n  A:\n    status: 400 # A\n    translations:\n      de:\n        message: m\n        title: t\n        doc: d\n\n" +
		"  B: {status: 400, translations: {de: {message: m, title: t, doc: d}}}\n  C: {message: c, translations: {de: {message: m, title: t, doc: d}}} # C\n" +
		"  D:\n    translations:\n      de:\n        message: m\n        title: t\n        doc: d\n"
	var settings []catalog.Setting
	for _, name := range []string{"D", "C", "B", "A"} {
		for _, kind := range []string{"message", "title", "doc"} {
			settings = append(settings, catalog.Setting{Path: []string{"errors", name, "translations", "de", kind}, Value: textValue(kind[:1])})
		}
	}
	have, err := catalog.Set("e.yaml", []byte(in), settings)
	if err != nil || string(have) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, have, want)
	}
}

// FuzzSet feeds files to Set. A file that is changed can be changed again, with the
// same text as result.
func FuzzSet(f *testing.F) {
	f.Add([]byte("translation: de\nerrors:\n  # A\n  A: {message: old} # end\n  B:\n    causes:\n      - one\n"), "new\nlines", "a: b")
	f.Add([]byte("errgen: 1\nerrors:\n  A:\n    title: >-\n      old\n\n  B:\n    causes: [one, 'two']\n"), " x ", "#")
	f.Add([]byte("errors:\n- A:\n  - message\n...\n"), "", "\t")
	f.Fuzz(func(t *testing.T, data []byte, text, item string) {
		settings := []catalog.Setting{
			{Path: []string{"errors", "A", "message"}, Value: textValue(text)},
			{Path: []string{"errors", "A", "translations", "de", "title"}, Value: textValue(item)},
			{Path: []string{"errors", "B", "causes"}, Value: listValue(item, text)},
		}
		once, err := catalog.Set("e.yaml", data, settings)
		if err != nil {
			return
		}
		twice, err := catalog.Set("e.yaml", once, settings)
		if err != nil || string(twice) != string(once) {
			t.Fatalf("%v\n%s\nthen\n%s", err, once, twice)
		}
	})
}
