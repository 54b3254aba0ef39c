package catalog

import "slices"

// A DiagnosticRule describes a rule that a catalogue can break. Its ID is in
// every [Diagnostic]. Its texts are Markdown.
type DiagnosticRule struct {
	ID       string // such as "EG0102"; never used for another rule
	Title    string
	Doc      string   // what is wrong and why it matters, and an example with what errgen says about it
	Causes   []string // what it comes from
	Remedies []string // the ways out

	// Opinion says that the rule is one of errgen lint (see package lint). All
	// others are the language.
	Opinion bool
	Off     bool // the opinion is not used unless somebody asks for it
}

// DiagnosticRuleByID returns the rule with the given ID.
func DiagnosticRuleByID(id string) (DiagnosticRule, bool) {
	i := slices.IndexFunc(DiagnosticRules, func(r DiagnosticRule) bool { return r.ID == id })
	if i < 0 {
		return DiagnosticRule{}, false
	}
	return DiagnosticRules[i], true
}
