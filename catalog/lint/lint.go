// Package lint has opinions about valid catalogues: what nearly every team that
// runs an API would rather have another way, and what some would.
package lint

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
)

// A Finding is something in a catalogue that a rule would rather have another
// way.
type Finding struct {
	catalog.Diagnostic

	// Subject is what the finding is about, such as "entry ORDER_NOT_FOUND". With
	// the rule it tells a finding from all others, however lines move.
	Subject string
}

// A Rule is an opinion.
type Rule struct {
	catalog.DiagnosticRule
	On    bool // by default
	check func(*linter)
}

// Rules are all rules, sorted by ID.
var Rules = []Rule{
	{catalog.DiagnosticRule{ID: "EG0600", Title: "ignore that matches nothing", Doc: "The catalogue ignores a finding that errgen lint does not have: the rule is unknown, or the reason for it is gone. " +
		"Remove the ignore, so that it does not hide a finding to come."}, true, nil},
	{catalog.DiagnosticRule{ID: "EG0601", Title: "unused field", Doc: "A field is in no text and in no envelope, so nobody outside sees it. " +
		"Callers must give a value for nothing. Use it or remove it; if it is for logs only, say so with ignore."}, true, unusedFields},
	{catalog.DiagnosticRule{ID: "EG0602", Title: "undocumented server error", Doc: "An error with a status of 500 or more has neither a description nor causes nor remedies. " +
		"Its readers can do nothing about the cause, so they need to know most what to do: try again, wait, report it, and with what."}, true, undocumentedServerErrors},
	{catalog.DiagnosticRule{ID: "EG0603", Title: "no description", Doc: "An entry has no doc, so its reference says no more than its message."}, false, missingDocs},
	{catalog.DiagnosticRule{ID: "EG0604", Title: "no cause", Doc: "An entry has no causes. A reader who meets the error first wants to know why."}, false, missingCauses},
	{catalog.DiagnosticRule{ID: "EG0605", Title: "no remedy", Doc: "An entry has no remedies. A reader who meets the error wants to know what to do."}, false, missingRemedies},
	{catalog.DiagnosticRule{ID: "EG0606", Title: "message in another style", Doc: "Nearly all messages of the catalogue begin with a capital, or end with a full stop, or do not; this one differs. " +
		"Clients show messages side by side."}, true, messageStyle},
	{catalog.DiagnosticRule{ID: "EG0607", Title: "message of another entry", Doc: "Two entries with different codes have the same message, so people cannot tell them apart in a log or on a screen."}, true, equalMessages},
	{catalog.DiagnosticRule{ID: "EG0608", Title: "code that reads as none", Doc: "A code is 0 or empty. In JavaScript, Python and many other languages that is false, so if (error.code) takes it for no code."}, true, falsyCodes},
	{catalog.DiagnosticRule{ID: "EG0609", Title: "errors that are no list", Doc: "In JSON:API and RFC 9457 clients expect an array in the member errors, and an envelope has an object there."}, true, errorsObjects},
	{catalog.DiagnosticRule{ID: "EG0610", Title: "status that can differ", Doc: "A member of a body repeats the status of the answer, but its value is not $status, so the two can differ. " +
		"Clients then believe one or the other."}, true, otherStatuses},
	{catalog.DiagnosticRule{ID: "EG0611", Title: "retry delay in the body only", Doc: "An envelope has the delay before a retry in its body, but no header Retry-After (RFC 9110, section 10.2.3), " +
		"which HTTP clients, proxies and crawlers follow by themselves."}, true, bodyOnlyDelays},
	{catalog.DiagnosticRule{ID: "EG0612", Title: "field in the message only", Doc: "A field is in the message but nowhere else in the body, so clients must read it out of a text that may change and be translated."}, false, messageOnlyFields},
	{catalog.DiagnosticRule{ID: "EG0613", Title: "gap in a translation", Doc: "The catalogue is translated into a language, but a text of this entry is not. Its clients get a mixture of languages."}, true, translationGaps},
	{catalog.DiagnosticRule{ID: "EG0614", Title: "retired without a word", Doc: "A retired entry says neither what to use instead nor why. Clients that still meet it in their code find nothing."}, true, silentRetirements},
	{catalog.DiagnosticRule{ID: "EG0615", Title: "replacement that is deprecated", Doc: "An entry that is deprecated or retired names a replacement that is deprecated itself. Name the one that lasts."}, true, deprecatedReplacements},
	{catalog.DiagnosticRule{ID: "EG0616", Title: "defined and not used", Doc: "A rule, type, constant, envelope or group is defined and nothing uses it. It was forgotten, or what should use it was."}, true, unusedDefinitions},
	{catalog.DiagnosticRule{ID: "EG0617", Title: "secret that is not sensitive", Doc: "A field has the name of a secret, such as password or token, and is not sensitive, so its value reaches logs and answers."}, true, openSecrets},
	{catalog.DiagnosticRule{ID: "EG0618", Title: "no retry advice", Doc: "An entry with the status 429 or 503 does not say whether and when to try again. Clients then guess, and most guess too soon."}, false, missingRetries},
}

// RuleByID returns the rule with the given ID.
func RuleByID(id string) (Rule, bool) {
	i := slices.IndexFunc(Rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return Rules[i], true
}

// Check returns what the rules find for which on returns true, sorted by place.
// All findings are warnings.
func Check(cat *catalog.Catalog, on func(Rule) bool) []Finding {
	l := linter{cat: cat, sent: sentValues(cat)}
	for _, r := range Rules {
		if on(r) && r.check != nil {
			l.rule = r.ID
			r.check(&l)
		}
	}
	l.ignore(on)
	slices.SortStableFunc(l.findings, func(a, b Finding) int { return a.Pos.Compare(b.Pos) })
	return l.findings
}

// A linter collects findings.
type linter struct {
	cat      *catalog.Catalog
	sent     map[*catalog.Envelope]values
	rule     string
	findings []Finding
}

// report adds a finding of the rule that is checked. The result may be completed
// until the next one.
func (l *linter) report(subject string, pos catalog.Pos, format string, args ...any) *Finding {
	l.findings = append(l.findings, Finding{catalog.Diagnostic{
		Rule: l.rule, Severity: catalog.Warning, Pos: pos, Width: 1, Message: fmt.Sprintf(format, args...),
	}, subject})
	return &l.findings[len(l.findings)-1]
}

// aboutEntry reports a finding about an entry.
func (l *linter) aboutEntry(e *catalog.Entry, format string, args ...any) *Finding {
	args = append([]any{catalog.Quote(e.Name)}, args...)
	f := l.report("entry "+e.Name, e.Pos, "entry %s "+format, args...)
	f.Width = max(1, len(e.Name))
	return f
}
