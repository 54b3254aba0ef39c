package gopkg

import (
	"strings"
	"testing"
)

// FuzzAcceptLanguage looks for headers that cost much, or that give a language
// that there is not or that the client does not want.
func FuzzAcceptLanguage(f *testing.F) {
	for _, seed := range []string{
		"", "de", "de-AT, en;q=0.5", "en, de;q=0.9", "*;q=0", "*, de;q=0", "de;q=1.001", ";q=,;;", "pt-br;Q=0.2", "\xff\x00-", strings.Repeat("de-", 100), strings.Repeat(",", 1000),
	} {
		f.Add(seed, "")
	}
	f.Add("fr", "de;q=0.001")
	outer := locales
	locales = []locale{{tag: "de"}, {tag: "de-CH"}, {tag: "pt-BR"}}
	f.Cleanup(func() { locales = outer })
	f.Fuzz(func(t *testing.T, first, second string) {
		ranges := languageRanges([]string{first, second})
		if len(ranges) > maxRanges {
			t.Errorf("%d ranges", len(ranges))
		}
		for _, r := range ranges {
			if r.tag == "" || len(r.tag) > maxRange || r.weight < 0 || r.weight > 1000 {
				t.Errorf("range %+v", r)
			}
		}
		silent := 0
		got := preferred([]string{first, second}, func(l *locale) bool { silent++; return l.tag != "de-CH" })
		if silent > maxRanges*maxRange*len(locales) {
			t.Errorf("asked for languages %d times", silent)
		}
		switch got {
		case "":
			return // the language of the catalogue is for all
		case "de", "pt-BR":
		default:
			t.Fatalf("language %q", got)
		}
		for _, r := range ranges {
			if r.weight == 0 && strings.EqualFold(r.tag, got) {
				t.Errorf("language %q is not wanted", got)
			}
		}
	})
}
