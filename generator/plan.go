package generator

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file decides everything about the Go package that depends on the
// catalogue: every name, the order, and which code is needed. The emitters
// only spell it out.

// A goPackage is the generated package with every name chosen. The emitters of
// Go read nothing else.
type goPackage struct {
	name    pkgName
	cat     *catalog.Catalog
	code    goName     // type of a wire code
	entries []*goEntry // in the order of their constants
	codes   []goCode
	rules   []goRule // sorted by the name of the rule
	objects []goObject

	wire *wirePlan // how errors are written and read; nil if they are not

	hasViolations bool
	hasSecrets    bool
	hasSet        bool // some optional fields are not set by a constructor

	names       scope // of the package
	objectNames map[*catalog.Type]goName
	problems    catalog.Diagnostics
}

// A goEntry is an entry with its names. Names of what it does not have are
// empty.
type goEntry struct {
	*catalog.Entry
	number     int    // its Kind
	constName  goName // ErrX
	codeName   goName // CodeX
	newName    goName // NewX
	fieldsName goName // XFields
	fields     []goField
	ownCode    bool // CodeX is declared with ErrX, not for several entries
	docs       entryDocs
}

// A goField is a field with its names.
type goField struct {
	*catalog.Field
	name  goName // in the struct
	param goName // of the constructor
}

// A goRule is a rule with its names.
type goRule struct {
	*catalog.Rule
	constName  goName // RuleX
	newName    goName // XViolation
	fieldsName goName // XViolationFields; empty without fields
	fields     []goField
}

// A goObject is an object type with its names.
type goObject struct {
	*catalog.Type
	name   goName // XObject
	fields []goField
}

// A goCode is a wire code that several entries may share.
type goCode struct {
	text  string
	name  goName
	users []*goEntry
}

// planPackage plans the package that g asks for.
func planPackage(cat *catalog.Catalog, dir string, g catalog.GoOutput) (*goPackage, catalog.Diagnostics) {
	p := &goPackage{cat: cat, names: make(scope), code: codeType(cat), objectNames: make(map[*catalog.Type]goName)}
	p.planName(dir, g)
	p.planObjects()
	p.planEntries()
	p.planCodes()
	p.planRules()
	p.planDocs()
	if (g.HTTP || g.Client || g.GRPC) && len(p.problems) == 0 {
		p.hasViolations = true // an answer may be about one
		p.wire = planWire(p, g)
	}
	return p, p.problems
}

func (p *goPackage) planName(dir string, g catalog.GoOutput) {
	p.name = defaultPackage(dir, p.cat.Name)
	if g.Package != "" {
		var problems catalog.Diagnostics
		p.name, problems = packageName(g.Package, cmp.Or(g.PackagePos, g.Pos))
		p.report(problems)
	}
}

func (p *goPackage) report(ds catalog.Diagnostics) { p.problems = append(p.problems, ds...) }

// codeType returns the type of the wire codes of cat. It is int64 only where
// an int of 32 bits could not hold them.
func codeType(cat *catalog.Catalog) goName {
	if !cat.Codes.Int {
		return "string"
	}
	for _, e := range cat.Entries {
		if e.Code.Int < math.MinInt32 || e.Code.Int > math.MaxInt32 {
			return "int64"
		}
	}
	return "int"
}

// planObjects names the object types, before the fields that refer to them.
func (p *goPackage) planObjects() {
	for _, t := range p.cat.Types {
		what := "type " + quoted(t.Name)
		base, problems := exportedName("type", t.Name, t.Pos)
		if problems != nil {
			p.report(problems)
			continue
		}
		o := goObject{Type: t, name: base.affixed("", "Object")}
		p.report(p.names.declare(owner{what: what, pos: t.Pos}, o.name))
		o.fields = p.planFields(what, t.Fields, nil)
		p.objectNames[t] = o.name
		p.objects = append(p.objects, o)
	}
}

// planEntries names the entries. Those of a group stand together.
func (p *goPackage) planEntries() {
	rank := map[*catalog.Group]int{nil: len(p.cat.Groups)} // those without a group come last
	for i, g := range p.cat.Groups {
		rank[g] = i
	}
	sorted := slices.Clone(p.cat.Entries)
	slices.SortStableFunc(sorted, func(a, b *catalog.Entry) int { return rank[a.Group] - rank[b.Group] })
	for i, e := range sorted {
		if g := p.planEntry(e, i+1); g != nil {
			p.entries = append(p.entries, g)
		}
	}
}

func (p *goPackage) planEntry(e *catalog.Entry, number int) *goEntry {
	what := "entry " + quoted(e.Name)
	base, problems := entryName(e)
	if problems != nil {
		p.report(problems)
		return nil
	}
	g := &goEntry{Entry: e, number: number, constName: base.affixed("Err", "")}
	names := []goName{g.constName}
	if e.Code.Set && (p.cat.Codes.Int || !p.cat.Codes.Shared) {
		g.codeName, g.ownCode = base.affixed("Code", ""), true
		names = append(names, g.codeName)
	}
	if len(e.Fields) > 0 {
		g.fieldsName = base.affixed("", "Fields")
		names = append(names, g.fieldsName)
	}
	if len(e.Fields) > 0 || e.Violations || e.Retry.Kind == catalog.RetryAfter {
		g.newName = base.affixed("New", "")
		names = append(names, g.newName)
	}
	p.report(p.names.declare(owner{what: what, pos: e.Pos, base: base}, names...))
	g.fields = p.planFields(what, e.Fields, g.ownParams())
	p.hasViolations = p.hasViolations || e.Violations
	p.hasSet = p.hasSet || e.Violations && g.hasOptional()
	return g
}

// ownParams returns the parameters of the constructor that are no fields.
func (e *goEntry) ownParams() []goName {
	var params []goName
	if e.Retry.Kind == catalog.RetryAfter {
		params = append(params, "after")
	}
	switch {
	case e.Violations:
		params = append(params, "violations")
	case e.hasOptional():
		params = append(params, "opts")
	}
	return params
}

func (e *goEntry) hasOptional() bool { return slices.ContainsFunc(e.Fields, isOptional) }

func isOptional(f *catalog.Field) bool { return f.Optional }

// planFields names the fields of what. Own are the parameters of the
// constructor that are no fields.
func (p *goPackage) planFields(what string, fields []*catalog.Field, own []goName) []goField {
	out := make([]goField, 0, len(fields))
	members, params := make(scope), make(scope)
	for _, n := range own {
		params[n] = owner{what: "errgen"}
	}
	for _, f := range fields {
		o := owner{what: fmt.Sprintf("field %s of %s", quoted(f.Name), what), pos: f.Pos}
		name, problems := exportedName("field", f.Name, f.Pos)
		if problems != nil {
			p.report(problems)
			continue
		}
		g := goField{Field: f, name: name, param: paramName(f.Name)}
		if clash := members.declare(o, g.name); clash != nil {
			p.report(clash)
			continue
		}
		for _, taken := params[g.param]; taken; _, taken = params[g.param] {
			g.param += "_"
		}
		params[g.param] = o
		p.hasSecrets = p.hasSecrets || f.Sensitive
		out = append(out, g)
	}
	return out
}

// planCodes names the wire codes that entries share. A code that cannot be a
// name, or whose name is taken, is named after the first entry that has it.
func (p *goPackage) planCodes() {
	if p.cat.Codes.Int || !p.cat.Codes.Shared {
		return
	}
	index := make(map[string]int)
	for _, e := range p.entries {
		if !e.Code.Set {
			continue
		}
		i, ok := index[e.Code.Text]
		if !ok {
			i = len(p.codes)
			index[e.Code.Text] = i
			p.codes = append(p.codes, goCode{text: e.Code.Text})
		}
		p.codes[i].users = append(p.codes[i].users, e)
	}
	for i := range p.codes {
		p.nameCode(&p.codes[i])
	}
	for _, c := range p.codes {
		for _, e := range c.users {
			e.codeName = c.name
		}
	}
}

func (p *goPackage) nameCode(c *goCode) {
	first := c.users[0]
	o := owner{what: "code " + quoted(c.text), pos: first.Pos}
	if name, ok := codeName(c.text); ok && p.names.declare(o, name) == nil {
		c.name = name
		return
	}
	c.name = goName("Code") + first.constName[len("Err"):]
	p.report(p.names.declare(o, c.name))
}

// planRules names the rules.
func (p *goPackage) planRules() {
	for _, r := range p.cat.Rules {
		p.hasViolations = true
		what := "rule " + quoted(r.Name)
		base, problems := exportedName("rule", r.Name, r.Pos)
		if problems != nil {
			p.report(problems)
			continue
		}
		g := goRule{Rule: r, constName: base.affixed("Rule", ""), newName: base.affixed("", "Violation")}
		names := []goName{g.constName, g.newName}
		if len(r.Fields) > 0 {
			g.fieldsName = base.affixed("", "ViolationFields")
			names = append(names, g.fieldsName)
		}
		p.report(p.names.declare(owner{what: what, pos: r.Pos}, names...))
		g.fields = p.planFields(what, r.Fields, g.ownParams())
		p.rules = append(p.rules, g)
	}
	slices.SortFunc(p.rules, func(a, b goRule) int { return cmp.Compare(a.Name, b.Name) })
}

// ownParams returns the parameters of the constructor that are no fields.
func (r goRule) ownParams() []goName {
	params := []goName{"path"}
	if slices.ContainsFunc(r.Fields, isOptional) {
		params = append(params, "opts")
	}
	return params
}
