package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// An Ignore is a finding of errgen lint that the catalogue means to have.
type Ignore struct {
	Rule    string // such as EG0601
	Subject string // what it is about, such as "entry ORDER_NOT_FOUND"; empty for all
	Reason  string // never empty
	Pos     Pos
}

// opinion matches the identifiers of rules about which one may think
// otherwise; see package lint.
var opinion = regexp.MustCompile(`^EG06\d\d$`)

// resolveIgnores reads what findings of errgen lint are meant:
//
//	ignore:
//	  EG0608: the codes are older than the API        # everywhere
//	  EG0616: {rule max: the next release needs it}   # for one subject
//	errors:
//	  A: {ignore: {EG0601: the field is for logs}}    # for one entry
func (r *resolver) resolveIgnores() {
	for _, f := range r.files {
		for _, p := range f.ignores {
			if p.val.kind != mapNode {
				r.ignore(p, "")
				continue
			}
			for _, of := range p.val.pairs {
				r.ignore(pair{p.key, of.val}, of.key.text)
			}
		}
	}
	for _, e := range r.cat.Entries {
		for _, p := range r.entrySyntax[e].ignores {
			r.ignore(p, "entry "+e.Name)
		}
	}
	slices.SortFunc(r.cat.Ignores, func(a, b Ignore) int { return a.Pos.Compare(b.Pos) })
}

// ignore adds one finding that is meant.
func (r *resolver) ignore(p pair, subject string) {
	switch {
	case !opinion.MatchString(p.key.text):
		r.report.node(p.key, "EG0112", "%s is not a rule that can be ignored", quoteName(p.key.text)).
			help("only findings of errgen lint can be ignored, by an identifier that begins with EG06")
	case p.val.kind != scalarNode || p.val.null() || strings.TrimSpace(p.val.text) == "":
		r.report.node(p.val, "EG0106", "%s is ignored without a reason", p.key.text).help("write the reason behind it, for those who come later")
	default:
		r.cat.Ignores = append(r.cat.Ignores, Ignore{p.key.text, subject, p.val.text, p.key.pos()})
	}
}
