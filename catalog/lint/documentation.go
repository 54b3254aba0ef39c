package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
)

// This file has the rules about texts.

func undocumentedServerErrors(l *linter) {
	for _, e := range l.cat.Entries {
		if e.Status >= 500 && e.Doc == "" && len(e.Causes)+len(e.Remedies) == 0 && !isDocumented(l.cat, e) {
			l.aboutEntry(e, "has status %d and neither a description nor causes nor remedies", e.Status)
		}
	}
}

// isDocumented reports whether the group or the status of an entry say what it
// does not.
func isDocumented(cat *catalog.Catalog, e *catalog.Entry) bool {
	for g := e.Group; g != nil; g = g.Parent {
		if len(g.Causes)+len(g.Remedies) > 0 {
			return true
		}
	}
	return slices.ContainsFunc(cat.Statuses, func(s *catalog.Status) bool {
		return s.Status == e.Status && (s.Doc != "" || len(s.Causes)+len(s.Remedies) > 0)
	})
}

func missingDocs(l *linter) {
	for _, e := range l.cat.Entries {
		if e.Doc == "" {
			l.aboutEntry(e, "has no description")
		}
	}
}

func missingCauses(l *linter) {
	for _, e := range l.cat.Entries {
		if len(e.Causes) == 0 {
			l.aboutEntry(e, "has no causes")
		}
	}
}

func missingRemedies(l *linter) {
	for _, e := range l.cat.Entries {
		if len(e.Remedies) == 0 {
			l.aboutEntry(e, "has no remedies")
		}
	}
}

// A style is a yes or no about a message that people see.
type style struct {
	is      func(message string) bool
	yes, no string // what a message does
}

var styles = []style{
	{endsSentence, "ends with a full stop", "does not end with a full stop"},
	{beginsUpper, "begins with a capital", "begins with a small letter"},
}

// endsSentence reports whether a text ends as a sentence.
func endsSentence(s string) bool { return strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "...") }

func beginsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r)
}

// messageStyle reports messages that differ from nearly all others: from nine of
// ten, and at least eight.
func messageStyle(l *linter) {
	for _, s := range styles {
		var yes, no []*catalog.Entry
		for _, e := range l.cat.Entries {
			text, ok := styledText(e)
			switch {
			case !ok:
			case s.is(text):
				yes = append(yes, e)
			default:
				no = append(no, e)
			}
		}
		l.odd(no, len(yes), s.no, s.yes)
		l.odd(yes, len(no), s.yes, s.no)
	}
}

// odd reports entries that do one thing where most do another.
func (l *linter) odd(few []*catalog.Entry, most int, does, others string) {
	if most < 8 || most < 9*len(few) {
		return
	}
	for _, e := range few {
		l.aboutEntry(e, "has a message that %s; %d others have one that %s", does, most, others)
	}
}

// styledText returns the message of an entry if its ends are texts, not values.
func styledText(e *catalog.Entry) (string, bool) {
	n := len(e.Message)
	if n == 0 || e.Message[0].Kind != catalog.Literal || e.Message[n-1].Kind != catalog.Literal {
		return "", false
	}
	first, last := e.Message[0].Text, e.Message[n-1].Text
	if n == 1 {
		return first, true
	}
	return first + last, true
}

func equalMessages(l *linter) {
	seen := map[string]*catalog.Entry{}
	for _, e := range l.cat.Entries {
		text, ok := e.Message.Constant()
		if !ok || text == "" {
			continue
		}
		first, repeated := seen[text]
		switch {
		case !repeated:
			seen[text] = e
		case first.Code != e.Code:
			f := l.aboutEntry(e, "has the message of entry %s", catalog.Quote(first.Name))
			f.Related = []catalog.Related{{Pos: first.Pos, Message: "the same message is here"}}
		}
	}
}

func translationGaps(l *linter) {
	for _, e := range l.cat.Entries {
		for _, locale := range l.cat.Locales {
			var missing []string
			t := translation(e, locale)
			if len(e.Message) > 0 && len(t.Message) == 0 {
				missing = append(missing, "message")
			}
			if len(e.UserMessage) > 0 && len(t.UserMessage) == 0 {
				missing = append(missing, "user_message")
			}
			if len(missing) > 0 && !e.Internal {
				f := l.aboutEntry(e, "has no %s in %s", strings.Join(missing, " and no "), catalog.Quote(locale))
				f.Subject += " " + locale
			}
		}
	}
}

// translation returns the texts of an entry in a language, none if there are
// none.
func translation(e *catalog.Entry, locale string) catalog.Translation {
	for _, t := range e.Translations {
		if t.Locale == locale {
			return t
		}
	}
	return catalog.Translation{}
}
