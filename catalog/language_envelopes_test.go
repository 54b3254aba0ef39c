package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// These tests keep what docs/language.md says about envelopes true.

// typeNames says what the page calls the types of references.
var typeNames = map[RefType]string{
	RefText: "text", RefInt: "number", RefCode: "text or number", RefSegment: "text or number", RefDuration: "duration", RefTime: "time",
	RefMap: "map", RefList: "list", RefPath: "path", RefViolation: "violation", RefField: "as declared", RefConst: "as written",
}

// TestLanguageReferences compares the table of references with the language,
// and uses each of them.
func TestLanguageReferences(t *testing.T) {
	var names []string
	for _, r := range marked(t, readPage(t, languagePage), "references").rows {
		name := r[0].first()
		names = append(names, name)
		typ, known := refTypes[strings.TrimSuffix(name, "NAME")]
		if known && r[1].text != typeNames[typ] {
			t.Errorf("reference %s is %q, want %q", name, r[1].text, typeNames[typ])
		}
		template := "{x~: $" + name + "}"
		if typ == RefList || typ == RefViolation {
			template = "{$if: $" + name + ", x: 1}" // it has no form of its own
		}
		checkBody(t, within(name, template))
	}
	wantNames(t, "references", names, refNames())
}

// within returns a template inside of the list that its reference needs.
func within(ref, template string) string {
	switch {
	case strings.HasPrefix(ref, "s."):
		return within("v.path", "{$each: $v.path, $as: "+template+"}")
	case strings.HasPrefix(ref, "l."):
		return "{$each: $links, $as: " + template + "}"
	case ref == "v" || strings.HasPrefix(ref, "v."):
		return "{$each: $violations, $as: " + template + "}"
	}
	return template
}

// checkBody loads an envelope with a body.
func checkBody(t *testing.T, body string) {
	t.Helper()
	text := assembled(`const: {NAME: x}
envelopes:
  e:
    body: ` + body + `
rules: {required: {fields: {NAME: string}}}
errors: {E: {envelope: e, violations: true, fields: {NAME: string}, attr: {NAME: x}}}
`)
	for _, d := range loaded(t, map[string]string{"errors.yaml": text}) {
		t.Errorf("body %s: %v", body, d)
	}
}

// TestLanguageConversions compares the conversions of each type of value with
// the language.
func TestLanguageConversions(t *testing.T) {
	page := readPage(t, languagePage)
	rows := map[string][]string{}
	for _, r := range marked(t, page, "conversions").rows {
		rows[r[0].text] = r[1].code
	}
	var all []string
	for typ, convs := range conversions {
		name := typeNames[typ]
		if typ != RefField {
			wantNames(t, "conversions of "+name, rows[name], convs)
		}
		all = append(all, convs...)
	}
	for name := range rows {
		if !slices.ContainsFunc(keysOfConversions(), func(typ RefType) bool { return typeNames[typ] == name }) {
			t.Errorf("%s has no conversions", name)
		}
	}
	slices.Sort(all)
	wantNames(t, "results of conversions", firsts(marked(t, page, "conversion results")), slices.Compact(all))
}

func keysOfConversions() []RefType {
	var types []RefType
	for typ := range conversions {
		types = append(types, typ)
	}
	return types
}

// TestLanguageConstructs looks for every key that begins with a dollar sign and
// uses the example of each construct.
func TestLanguageConstructs(t *testing.T) {
	var keys []string
	for _, r := range marked(t, readPage(t, languagePage), "constructs").rows {
		for _, c := range r[0].code {
			if dollarKey.MatchString(c) && !slices.Contains(keys, c) {
				keys = append(keys, c)
			}
		}
		checkBody(t, r[2].first())
	}
	wantNames(t, "constructs", keys, append([]string{"$ref"}, dollarKeys...))
}

var dollarKey = regexp.MustCompile(`^\$[a-z]+$`)
