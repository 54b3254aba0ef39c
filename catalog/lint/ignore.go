package lint

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file takes out findings that a catalogue means to have.

// ignore removes the findings that the catalogue ignores, and reports what it
// ignores for nothing. Of rules that were not asked for nobody can say that.
func (l *linter) ignore(on func(catalog.DiagnosticRule) bool) {
	needless := slices.Clone(l.cat.Ignores)
	l.findings = slices.DeleteFunc(l.findings, func(f Finding) bool {
		covers := func(i catalog.Ignore) bool { return covers(i, f) }
		needless = slices.DeleteFunc(needless, covers)
		return slices.ContainsFunc(l.cat.Ignores, covers)
	})
	if unmatched, _ := RuleByID("EG0600"); !on(unmatched) {
		return
	}
	l.rule = "EG0600"
	for _, i := range needless {
		switch r, known := RuleByID(i.Rule); {
		case !known:
			l.report("ignore "+i.Rule, i.Pos, "there is no rule %s to ignore", i.Rule).Width = len(i.Rule)
		case on(r):
			l.report("ignore "+i.Rule+" "+i.Subject, i.Pos, "nothing to ignore: errgen lint does not find %s%s", i.Rule, in(i.Subject)).Width = len(i.Rule)
		}
	}
}

// covers reports whether a finding is ignored: whether it is about the subject
// that is named, or about a part of it.
func covers(i catalog.Ignore, f Finding) bool {
	return i.Rule == f.Rule && (i.Subject == "" || f.Subject == i.Subject || strings.HasPrefix(f.Subject, i.Subject+" "))
}

func in(subject string) string {
	if subject == "" {
		return ""
	}
	return " in " + catalog.Quote(subject)
}
