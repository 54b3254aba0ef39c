package catalog

import (
	"regexp"
	"strconv"
	"strings"
)

func (r *resolver) resolveGroups() {
	for _, f := range r.files {
		if f.translation != nil {
			continue
		}
		for _, s := range f.groups {
			g := &Group{Name: s.key.text, Anchor: Anchor(s.key.text), Pos: s.key.pos()}
			if !declare(r, "group", r.groups, s.key, g) {
				continue
			}
			owner := "group " + quote(g.Name)
			g.Texts = r.textsOf(s.textsSyntax, scope{})
			if g.Title == "" {
				g.Title = Sentence(g.Name)
			}
			g.Codes = r.codeRange(s.codes)
			g.Translations = r.translations(s.translations, owner, scope{}, "title", "doc", "causes", "remedies")
			r.groupSyntax[g] = s
			r.cat.Groups = append(r.cat.Groups, g)
		}
	}
	for _, g := range r.cat.Groups {
		g.Parent = ref(r, "group", r.groups, r.groupSyntax[g].parent)
		if d := r.groupSyntax[g].defaults.group; d != nil {
			r.report.node(d, "EG0102", "a group cannot have a default group").help("use parent: …")
		}
	}
	for _, g := range r.cat.Groups {
		r.checkParents(g)
	}
}

// checkParents cuts and reports a chain of parents that comes back to g.
func (r *resolver) checkParents(g *Group) {
	for p, n := g.Parent, 0; p != nil && n <= len(r.cat.Groups); p, n = p.Parent, n+1 {
		if p == g {
			r.report.node(r.groupSyntax[g].parent, "EG0209", "group %s is its own ancestor", quote(g.Name)).help("remove one of the parents")
			g.Parent = nil
			return
		}
	}
}

var rangeEnds = regexp.MustCompile(`^(\D*?)(-?[0-9]{1,18})\.\.(\D*?)(-?[0-9]{1,18})$`)

// codeRange reads a range of codes such as 20000..29999 or E100..E199.
func (r *resolver) codeRange(n *node) *CodeRange {
	if n == nil {
		return nil
	}
	m := rangeEnds.FindStringSubmatch(str(n))
	if m == nil || m[3] != "" && m[3] != m[1] {
		r.report.node(n, "EG0202", "%s is not a range of codes", quote(str(n))).help("write the first and the last code: 20000..29999")
		return nil
	}
	from, _ := strconv.ParseInt(m[2], 10, 64) // the pattern allows 18 digits
	to, _ := strconv.ParseInt(m[4], 10, 64)
	c := &CodeRange{Prefix: m[1], From: from, To: to, Text: str(n)}
	switch {
	case from > to:
		r.report.node(n, "EG0202", "range of codes %s ends before it begins", quote(c.Text)).help("write the smaller code first")
	case r.cat.Codes.Int && c.Prefix != "":
		r.report.node(n, "EG0202", "range of codes %s has letters, but codes are int", quote(c.Text)).help("write two numbers: 20000..29999")
	}
	return c
}

// Contains reports whether code lies in the range.
func (c *CodeRange) Contains(code Code) bool {
	digits, ok := strings.CutPrefix(code.Text, c.Prefix)
	v, err := strconv.ParseInt(digits, 10, 64)
	return ok && err == nil && c.From <= v && v <= c.To
}
