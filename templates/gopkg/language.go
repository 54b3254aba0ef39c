//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"sort"
	"strconv"
	"strings"
)

// translationFor returns the language in which an answer can be given for a
// BCP 47 tag: that language, or a more general one (RFC 4647, section 3.4). It
// is empty for the language of the catalogue.
func translationFor(tag string) string {
	best, _ := lookupLanguage(tag)
	return best
}

func lookupLanguage(tag string) (best string, ok bool) {
	for ; tag != ""; tag = tag[:max(0, strings.LastIndexByte(tag, '-'))] {
		if strings.EqualFold(tag, catalogueLocale) {
			return "", true
		}
		for i := range locales {
			if strings.EqualFold(locales[i].tag, tag) {
				return locales[i].tag, true
			}
		}
	}
	return "", false
}

// maxLanguages bounds the languages of a header that are looked at.
const maxLanguages = 32

// preferred returns the language that a client likes most of those that there
// are (RFC 9110, section 12.5.4).
func preferred(headers []string) string {
	type wish struct {
		tag    string
		weight float64
	}
	var wishes []wish
	for _, item := range strings.SplitN(strings.Join(headers, ","), ",", maxLanguages+1) {
		tag, params, _ := strings.Cut(item, ";")
		weight := 1.0
		if q, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			if v, err := strconv.ParseFloat(q, 64); err == nil {
				weight = v
			}
		}
		if weight > 0 && len(wishes) < maxLanguages {
			wishes = append(wishes, wish{strings.TrimSpace(tag), weight})
		}
	}
	sort.SliceStable(wishes, func(i, j int) bool { return wishes[i].weight > wishes[j].weight })
	for _, w := range wishes {
		if w.tag == "*" {
			return ""
		}
		if best, ok := lookupLanguage(w.tag); ok {
			return best
		}
	}
	return ""
}
