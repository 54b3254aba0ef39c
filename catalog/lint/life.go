package lint

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file has the rules about what has come and gone.

func silentRetirements(l *linter) {
	for _, r := range l.cat.Retired {
		if r.Use == nil && r.Doc == "" {
			l.report("retired "+r.Name, r.Pos, "retired entry %s names no replacement and gives no reason", catalog.Quote(r.Name)).Width = max(1, len(r.Name))
		}
	}
}

func deprecatedReplacements(l *linter) {
	for _, e := range l.cat.Entries {
		if d := e.Deprecated; d != nil && d.Use != nil && d.Use.Deprecated != nil {
			f := l.aboutEntry(e, "is replaced by entry %s, which is deprecated too", catalog.Quote(d.Use.Name))
			f.Related = []catalog.Related{{Pos: d.Use.Pos, Message: "the replacement is here"}}
		}
	}
	for _, r := range l.cat.Retired {
		if r.Use != nil && r.Use.Deprecated != nil {
			f := l.report("retired "+r.Name, r.Pos, "retired entry %s is replaced by entry %s, which is deprecated", catalog.Quote(r.Name), catalog.Quote(r.Use.Name))
			f.Related = []catalog.Related{{Pos: r.Use.Pos, Message: "the replacement is here"}}
		}
	}
}

// uses are the named things of a catalogue that something uses.
type uses struct {
	rules     map[*catalog.Rule]bool
	types     map[*catalog.Type]bool
	envelopes map[*catalog.Envelope]bool
	groups    map[*catalog.Group]bool
}

func unusedDefinitions(l *linter) {
	u := usesOf(l.cat)
	for _, r := range l.cat.Rules {
		l.unused("rule", r.Name, r.Pos, u.rules[r])
	}
	for _, t := range l.cat.Types {
		l.unused("type", t.Name, t.Pos, u.types[t])
	}
	for _, e := range l.cat.Envelopes {
		l.unused("envelope", e.Name, e.Pos, u.envelopes[e] || e.BuiltIn)
	}
	for _, g := range l.cat.Groups {
		l.unused("group", g.Name, g.Pos, u.groups[g] || g.Codes != nil) // a range may wait for its first code
	}
	for _, c := range l.cat.Consts {
		l.unused("constant", c.Name, c.Pos, l.sendsConst(c.Name))
	}
}

func (l *linter) unused(what, name string, pos catalog.Pos, isUsed bool) {
	if !isUsed {
		l.report(what+" "+name, pos, "%s %s is not used", what, catalog.Quote(name)).Width = max(1, len(name))
	}
}

func usesOf(cat *catalog.Catalog) uses {
	u := uses{map[*catalog.Rule]bool{}, map[*catalog.Type]bool{}, map[*catalog.Envelope]bool{}, map[*catalog.Group]bool{}}
	for _, e := range cat.Entries {
		for _, r := range e.Rules {
			u.rules[r] = true
		}
		if e.Envelope != nil {
			u.envelopes[e.Envelope] = true
		}
		for g := e.Group; g != nil; g = g.Parent {
			u.groups[g] = true
		}
		u.fields(e.Fields)
	}
	for _, r := range cat.Rules {
		u.fields(r.Fields)
	}
	if slices.ContainsFunc(cat.Entries, takesAnyRule) {
		for _, r := range cat.Rules {
			u.rules[r] = true
		}
	}
	return u
}

// takesAnyRule reports whether the violations of an entry may break any rule.
func takesAnyRule(e *catalog.Entry) bool { return e.Violations && len(e.Rules) == 0 }

// fields notes the object types of fields, and those of their own fields.
func (u uses) fields(fields []*catalog.Field) {
	for _, f := range fields {
		t := f.Type
		for t.Elem != nil {
			t = *t.Elem
		}
		if t.Object != nil && !u.types[t.Object] {
			u.types[t.Object] = true
			u.fields(t.Object.Fields)
		}
	}
}

// sendsConst reports whether an envelope or a header of an entry has a constant.
func (l *linter) sendsConst(name string) bool {
	for _, v := range l.sent {
		if v.names("const", name) {
			return true
		}
	}
	for _, e := range l.cat.Entries {
		for _, h := range e.Headers {
			for _, n := range h.Values {
				found := false
				walk(n, func(r catalog.Ref) { found = found || r.Name == "const" && r.Arg == name })
				if found {
					return true
				}
			}
		}
	}
	return false
}
