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

// Rules are the rules that are opinions, sorted by ID.
var Rules = opinions()

func opinions() []catalog.DiagnosticRule {
	var rules []catalog.DiagnosticRule
	for _, r := range catalog.DiagnosticRules {
		if r.Opinion {
			rules = append(rules, r)
		}
	}
	return rules
}

// checks look for what rules are about. EG0600 is about what the others find.
var checks = map[string]func(*linter){
	"EG0601": unusedFields,
	"EG0602": undocumentedServerErrors,
	"EG0603": missingDocs,
	"EG0604": missingCauses,
	"EG0605": missingRemedies,
	"EG0606": messageStyle,
	"EG0607": equalMessages,
	"EG0608": falsyCodes,
	"EG0609": errorsObjects,
	"EG0610": otherStatuses,
	"EG0611": bodyOnlyDelays,
	"EG0612": messageOnlyFields,
	"EG0613": translationGaps,
	"EG0614": silentRetirements,
	"EG0615": deprecatedReplacements,
	"EG0616": unusedDefinitions,
	"EG0617": openSecrets,
	"EG0618": missingRetries,
}

// RuleByID returns the rule with the given ID.
func RuleByID(id string) (catalog.DiagnosticRule, bool) {
	r, ok := catalog.DiagnosticRuleByID(id)
	return r, ok && r.Opinion
}

// Check returns what the rules find for which on returns true, sorted by place.
// All findings are warnings.
func Check(cat *catalog.Catalog, on func(catalog.DiagnosticRule) bool) []Finding {
	l := linter{cat: cat, sent: sentValues(cat)}
	for _, r := range Rules {
		if check := checks[r.ID]; check != nil && on(r) {
			l.rule = r.ID
			check(&l)
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
