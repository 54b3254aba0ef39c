package translation

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

var braces = strings.NewReplacer("{", "{{", "}", "}}")

// templateText returns a text as a translation writes it.
func templateText(t catalog.Template) string {
	var b strings.Builder
	for _, s := range t {
		switch s.Kind {
		case catalog.FieldValue:
			b.WriteString("{" + s.Field.Name + "}")
		case catalog.PathValue:
			b.WriteString("{path}")
		default:
			b.WriteString(braces.Replace(s.Text))
		}
	}
	return b.String()
}

var (
	errOpen  = errors.New("placeholder is not closed; a literal brace is written twice")
	errClose = errors.New("closing brace has no opening one; a literal brace is written twice")
)

// placeholders returns the names that stand in braces.
func placeholders(s string) (map[string]bool, error) {
	names := map[string]bool{}
	for {
		i := strings.IndexAny(s, "{}")
		switch {
		case i < 0:
			return names, nil
		case i+1 < len(s) && s[i+1] == s[i]:
			s = s[i+2:]
			continue
		case s[i] == '}':
			return nil, errClose
		}
		name, rest, ok := strings.Cut(s[i+1:], "}")
		if !ok || strings.Contains(name, "{") {
			return nil, errOpen
		}
		names[strings.TrimSpace(name)], s = true, rest
	}
}

// check returns what is wrong with a translation, or nothing.
func (t Text) check(translation string) string {
	if what := catalog.Forbidden(translation); what != "" {
		return what + " is not allowed"
	}
	if !t.IsTemplate {
		return ""
	}
	names, err := placeholders(translation)
	if err != nil {
		return err.Error()
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !slices.Contains(t.Fields, name) {
			return "there is no value {" + strings.Trim(catalog.Quote(name), `"`) + "}; want " + orNone(t.Fields)
		}
	}
	return ""
}

func orNone(fields []string) string {
	if len(fields) == 0 {
		return "a text without placeholders"
	}
	return "{" + strings.Join(fields, "}, {") + "}"
}
