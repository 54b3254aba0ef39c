package gopkg

import (
	"slices"
	"sort"
	"strings"
)

// This file chooses the language of an answer.

const (
	maxRanges = 32 // of Accept-Language that are looked at
	maxRange  = 64 // bytes of a language range; longer ones are no languages
)

// A languageRange is a language that a client likes (RFC 9110, section
// 12.5.4), or any language if it is "*".
type languageRange struct {
	tag    string
	weight int // in thousandths; 0 for a language that it does not want
}

// preferred returns the language that the client likes most of those that an
// answer can be given in, and "" for that of the catalogue.
func preferred(headers []string, speaks func(*locale) bool) string {
	ranges := languageRanges(headers)
	byWeight := slices.Clone(ranges)
	slices.SortStableFunc(byWeight, func(a, b languageRange) int { return b.weight - a.weight })
	for _, r := range byWeight {
		switch {
		case r.weight == 0:
			return ""
		case r.tag == "*":
			if tag, ok := anyOther(ranges, speaks); ok {
				return tag
			}
		default:
			if tag, ok := lookUp(r.tag, ranges, speaks); ok {
				return tag
			}
		}
	}
	return ""
}

// lookUp returns the language for a tag: that language, else a more general
// one (RFC 4647, section 3.4), unless the client does not want that.
func lookUp(tag string, ranges []languageRange, speaks func(*locale) bool) (found string, ok bool) {
	for ; tag != ""; tag = moreGeneral(tag) {
		for _, r := range ranges {
			if r.weight == 0 && strings.EqualFold(r.tag, tag) {
				return "", false
			}
		}
		if strings.EqualFold(tag, catalogueLocale) {
			return "", true
		}
		for i := range locales {
			if strings.EqualFold(locales[i].tag, tag) && speaks(&locales[i]) {
				return locales[i].tag, true
			}
		}
	}
	return "", false
}

// moreGeneral returns a tag without its last part.
func moreGeneral(tag string) string { return tag[:max(0, strings.LastIndexByte(tag, '-'))] }

// anyOther returns a language for "*", which is all that no other range is
// about. That of the catalogue comes first.
func anyOther(ranges []languageRange, speaks func(*locale) bool) (found string, ok bool) {
	if !isNamed(ranges, catalogueLocale) {
		return "", true
	}
	for i := range locales {
		if !isNamed(ranges, locales[i].tag) && speaks(&locales[i]) {
			return locales[i].tag, true
		}
	}
	return "", false
}

// isNamed reports whether a range is about the language of tag or a more
// general one.
func isNamed(ranges []languageRange, tag string) bool {
	for ; tag != ""; tag = moreGeneral(tag) {
		if slices.ContainsFunc(ranges, func(r languageRange) bool { return strings.EqualFold(r.tag, tag) }) {
			return true
		}
	}
	return false
}

// languageRanges returns the first of the ranges of Accept-Language, in their
// order. Those that are malformed are left out.
func languageRanges(headers []string) []languageRange {
	var ranges []languageRange
	n := 0
	for _, header := range headers {
		for item := range strings.SplitSeq(header, ",") {
			if n++; n > maxRanges {
				return ranges
			}
			tag, params, weighted := strings.Cut(item, ";")
			r := languageRange{strings.Trim(tag, " \t"), 1000}
			ok := r.tag != "" && len(r.tag) <= maxRange
			if weighted && ok {
				r.weight, ok = weight(params)
			}
			if ok {
				ranges = append(ranges, r)
			}
		}
	}
	return ranges
}

// weight returns a weight such as "q=0.8" in thousandths (RFC 9110, section
// 12.4.2).
func weight(s string) (thousandths int, ok bool) {
	s = strings.Trim(s, " \t")
	if len(s) < 3 || len(s) > len("q=0.000") || s[0]|0x20 != 'q' || s[1] != '=' {
		return 0, false
	}
	whole, fraction, _ := strings.Cut(s[2:], ".")
	if whole != "0" && whole != "1" {
		return 0, false
	}
	for _, digit := range []byte((fraction + "000")[:3]) {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		thousandths = 10*thousandths + int(digit-'0')
	}
	if whole == "1" {
		return 1000, thousandths == 0
	}
	return thousandths, true
}

// speaks reports whether something of e is translated to l.
func (e *Error) speaks(l *locale) bool {
	if l.hasEntry(e.kind) {
		return true
	}
	if e.more == nil {
		return false
	}
	list, ok := e.more.violations.(*Violations)
	return ok && slices.ContainsFunc(*list, func(v Violation) bool { return l.hasRule(v.rule) })
}

func (l *locale) hasEntry(k Kind) bool {
	i := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].kind >= k })
	return i < len(l.entries) && l.entries[i].kind == k
}

func (l *locale) hasRule(r Rule) bool {
	return slices.ContainsFunc(l.rules, func(t ruleTexts) bool { return t.rule == string(r) })
}
