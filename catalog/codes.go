package catalog

import (
	"regexp"
	"strings"
	"unicode"
)

// maxSafeInt is the largest integer that every JSON reader keeps (RFC 8259,
// section 6).
const maxSafeInt = 1<<53 - 1

// resolveCodes reads what the catalogue says of its wire codes.
func (r *resolver) resolveCodes(s codesSyntax) {
	typ := r.oneOf(s.typ, "type of codes", []string{"string", "int"})
	r.cat.Codes = Codes{Int: typ == "int", Shared: r.boolean(s.shared, "shared"), Pattern: str(s.pattern)}
	if s.pattern == nil {
		return
	}
	re, err := regexp.Compile(`^(?:` + r.cat.Codes.Pattern + `)$`)
	if err != nil {
		r.report.node(s.pattern, "EG0202", "pattern %s is not a regular expression", quote(r.cat.Codes.Pattern)).help("want the syntax of RE2")
		return
	}
	r.pattern = re
}

// code reads the wire code of an entry or a retired name.
func (r *resolver) code(n, key *node, owner string) Code {
	switch {
	case n == nil && r.cat.Codes.Int:
		r.report.node(key, "EG0106", "%s has no code", owner).help("codes are int: write code: …, or code: null if it has none")
		return Code{}
	case n == nil:
		return r.checkPattern(key, Code{Set: true, Text: key.text})
	case n.plain() && n.text == "null":
		return Code{}
	case r.cat.Codes.Int:
		v, ok := r.integer(n, "code", -maxSafeInt, maxSafeInt)
		return r.checkPattern(n, Code{Set: ok, Text: n.text, Int: v})
	}
	if !(decoder{r.report}).isText(n, "code") {
		return Code{}
	}
	return r.checkPattern(n, Code{Set: true, Text: str(n)})
}

// checkPattern reports a code that cannot stand in a header or a URL, or that
// the pattern of the catalogue does not match.
func (r *resolver) checkPattern(n *node, c Code) Code {
	switch i := strings.IndexFunc(c.Text, func(c rune) bool { return !unicode.IsPrint(c) }); {
	case !c.Set:
	case i >= 0:
		r.report.at(n.at(i), "EG0202", "code %s has a character that is not printable", quoteASCII(c.Text)).help("want printable characters only")
	case r.pattern != nil && !r.pattern.MatchString(c.Text):
		r.report.node(n, "EG0202", "code %s does not match %s", quoteName(c.Text), quote(r.cat.Codes.Pattern)).help("codes.pattern says what codes look like")
	}
	return c
}

// checkCodes reports codes that two entries carry, codes that were retired, and
// codes outside the range of their group.
func (r *resolver) checkCodes() {
	first := map[string]*Entry{}
	for _, e := range r.cat.Entries {
		if !e.Code.Set {
			continue
		}
		if before := first[e.Code.Text]; before == nil {
			first[e.Code.Text] = e
		} else if !r.cat.Codes.Shared {
			r.report.at(r.codePos(e), "EG0203", "code %s is used twice", quote(e.Code.Text)).width(len([]rune(e.Code.Text))).
				help("give entry %s a code of its own, or write codes: {shared: true}", printable(e.Name)).
				related(r.codePos(before), "entry %s has it too", quote(before.Name))
		}
		r.checkRange(e)
	}
	for _, t := range r.cat.Retired {
		if e := first[t.Code.Text]; t.Code.Set && e != nil && e.Name != t.Name && !r.cat.Codes.Shared {
			r.report.at(r.codePos(e), "EG0211", "code %s is retired", quote(e.Code.Text)).width(len([]rune(e.Code.Text))).
				help("choose another code").related(t.Pos, "retired here")
		}
	}
}

// codePos returns where the code of e is written.
func (r *resolver) codePos(e *Entry) Pos {
	if n := r.entrySyntax[e].code; n != nil {
		return n.pos()
	}
	return e.Pos
}

func (r *resolver) checkRange(e *Entry) {
	for g := e.Group; g != nil; g = g.Parent {
		if g.Codes == nil || g.Codes.Contains(e.Code) {
			continue
		}
		n := r.entrySyntax[e].code
		if n == nil {
			n = r.entrySyntax[e].key
		}
		r.report.warn(n, "EG0213", "code %s is outside the range %s of group %s", quote(e.Code.Text), quote(g.Codes.Text), quote(g.Name)).
			help("choose a code in the range, or another group").
			related(r.groupSyntax[g].codes.pos(), "the range is here")
		return
	}
}
