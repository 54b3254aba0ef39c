package catalog

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// A resolver makes a Catalog from the syntax of its files: names become
// pointers, defaults become values. It reports what makes no sense and goes on,
// so that one run shows everything.
type resolver struct {
	cat    *Catalog
	files  []*fileSyntax // the catalogue, then fragments and translations by path
	report reporter

	consts     map[string]*Member
	groups     map[string]*Group
	types      map[string]*Type
	rules      map[string]*Rule
	rateLimits map[string]*RateLimit
	envelopes  map[string]*Envelope
	entries    map[string]*Entry
	statuses   map[string]*Status
	retired    map[string]*Retired

	groupSyntax  map[*Group]groupSyntax
	entrySyntax  map[*Entry]*entrySyntax
	pattern      *regexp.Regexp     // of codes; may be nil
	used         map[*Envelope]bool // built-in envelopes that an entry uses
	mergedBefore map[*node]bool     // header maps that were read, by their first key
	hasExample   map[*Field]bool    // fields with an example of their own
}

// resolve returns the catalogue that files describe. It is not valid if
// anything was reported.
func resolve(files []*fileSyntax, report reporter) *Catalog {
	r := &resolver{
		cat: &Catalog{File: files[0].src.file}, files: files, report: report,
		consts: map[string]*Member{}, groups: map[string]*Group{}, types: map[string]*Type{}, rules: map[string]*Rule{},
		rateLimits: map[string]*RateLimit{}, envelopes: map[string]*Envelope{}, entries: map[string]*Entry{},
		statuses: map[string]*Status{}, retired: map[string]*Retired{},
		groupSyntax: map[*Group]groupSyntax{}, entrySyntax: map[*Entry]*entrySyntax{},
		used: map[*Envelope]bool{}, mergedBefore: map[*node]bool{}, hasExample: map[*Field]bool{},
	}
	r.resolveHead()
	r.resolveTypes()
	r.resolveRules()
	r.resolveRateLimits()
	r.resolveGroups()
	r.resolveStatuses()
	r.resolveEnvelopes()
	r.resolveEntries()
	r.resolveRetired()
	r.resolveMaterial()
	r.resolveIgnores()
	r.resolveTranslationFiles()
	r.checkCodes()
	r.checkEnvelopes()
	r.resolveOutputs()
	r.finish()
	return r.cat
}

var catalogueName = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,99}$`)

// resolveHead reads what only the catalogue file says.
func (r *resolver) resolveHead() {
	f := r.files[0]
	switch {
	case f.name == nil:
		r.report.at(f.root.pos(), "EG0106", "catalogue has no name").help("write name: … with the name of the API")
	case !catalogueName.MatchString(str(f.name)):
		r.report.node(f.name, "EG0201", "catalogue name %s is not allowed", quoteName(str(f.name))).
			help("want lower-case letters, digits, _ and -, a letter first")
	}
	r.cat.Name, r.cat.Title, r.cat.Doc = str(f.name), str(f.title), str(f.doc)
	r.cat.Include = strs(f.include)
	r.cat.Locale = r.locale(f.locale)
	r.resolveCodes(f.codes)
	for _, f := range r.files {
		r.cat.Files = append(r.cat.Files, f.src.file)
		for _, m := range r.memberList(f.consts, "constant") {
			if declareAt(r, "constant", r.consts, m.Name, m.Pos, &m) {
				r.cat.Consts = append(r.cat.Consts, m)
			}
		}
	}
	slices.Sort(r.cat.Files)
}

// locale reads a BCP 47 tag and returns its canonical form.
func (r *resolver) locale(n *node) string {
	if n == nil {
		return ""
	}
	tag, err := language.Parse(n.text)
	if err != nil || strings.Contains(n.text, "_") {
		r.report.node(n, "EG0210", "%s is not a language tag", quoteName(n.text)).help("want a BCP 47 tag such as en, pt-BR or zh-Hant")
		return ""
	}
	return tag.String()
}

// memberList reads free constants.
func (r *resolver) memberList(pairs []pair, what string) []Member {
	var out []Member
	for _, p := range pairs {
		if r.checkName(p.key, what) {
			out = append(out, Member{p.key.text, r.constant(p.val, what+" "+quote(p.key.text)), p.key.pos()})
		}
	}
	return out
}

// identity is what the names of entries, rules, groups and so on are made of.
var identity = regexp.MustCompile(`^[A-Za-z0-9_:/-][A-Za-z0-9_.:/-]{0,299}$`)

// checkName reports a name that is not allowed.
func (r *resolver) checkName(n *node, what string) bool {
	if identity.MatchString(n.text) && strings.Trim(n.text, "_-.:/0123456789") != "" {
		return true
	}
	r.report.node(n, "EG0201", "%s name %s is not allowed", what, quoteName(n.text)).
		help("want ASCII letters, digits and _ - . : /, no dot first, at least one letter, at most 300 characters")
	return false
}

// declare adds v to names under the text of key, unless the name is not allowed
// or taken.
func declare[V any](r *resolver, what string, names map[string]V, key *node, v V) bool {
	return r.checkName(key, what) && declareAt(r, what, names, key.text, key.pos(), v)
}

// places remembers where a name was declared.
type placed interface{ place() Pos }

func (m *Member) place() Pos    { return m.Pos }
func (g *Group) place() Pos     { return g.Pos }
func (t *Type) place() Pos      { return t.Pos }
func (r *Rule) place() Pos      { return r.Pos }
func (l *RateLimit) place() Pos { return l.Pos }
func (e *Envelope) place() Pos  { return e.Pos }
func (e *Entry) place() Pos     { return e.Pos }
func (s *Status) place() Pos    { return s.Pos }
func (t *Retired) place() Pos   { return t.Pos }

func declareAt[V any](r *resolver, what string, names map[string]V, name string, pos Pos, v V) bool {
	before, taken := names[name]
	if !taken {
		names[name] = v
		return true
	}
	r.report.at(pos, "EG0208", "%s %s is defined twice", what, quote(name)).width(len(name)).
		help("rename or remove one of them").
		related(any(before).(placed).place(), "%s is also defined here", quote(name))
	return false
}

// ref returns the thing that n names, or the zero V.
func ref[V any](r *resolver, what string, names map[string]V, n *node) (v V) {
	if n == nil || n.null() {
		return v
	}
	v, ok := names[n.text]
	if !ok {
		all := keysOf(names)
		draft := r.report.node(n, "EG0207", "unknown %s %s", what, quoteName(n.text)).suggest(n.text, all)
		switch {
		case len(all) == 0:
			draft.help("the catalogue defines none")
		case len(all) <= 20:
			draft.help("defined are: %s", list(all))
		}
	}
	return v
}

func (r *resolver) resolveRules() {
	for _, f := range r.files {
		if f.translation != nil {
			continue
		}
		for _, s := range f.rules {
			rule := &Rule{Name: s.key.text, Pos: s.key.pos()}
			if !declare(r, "rule", r.rules, s.key, rule) {
				continue
			}
			owner := "rule " + quote(rule.Name)
			rule.Fields = r.fields(s.fields, owner)
			r.reservePath(rule, owner)
			rule.Texts = r.textsOf(s.textsSyntax, scope{owner: owner, fields: &rule.Fields, declare: true, path: true})
			rule.Example, _ = r.values(s.example, rule.Fields, owner)
			rule.Translations = r.translations(s.translations, owner, scope{owner: owner, fields: &rule.Fields, path: true}, "message", "doc")
			r.cat.Rules = append(r.cat.Rules, rule)
		}
	}
}

// reservePath reports a field that {path} would hide.
func (r *resolver) reservePath(rule *Rule, owner string) {
	if f := fieldNamed(rule.Fields, "path"); f != nil {
		r.report.at(f.Pos, "EG0201", "field name %s of %s is not allowed", quote("path"), owner).
			width(4).help("{path} is the place of the violation in every rule: choose another name")
	}
}

func (r *resolver) resolveRateLimits() {
	for _, f := range r.files {
		for _, s := range f.rateLimits {
			l := &RateLimit{Name: s.key.text, Scope: str(s.scope), Doc: str(s.doc), Pos: s.key.pos()}
			if !declare(r, "rate limit", r.rateLimits, s.key, l) {
				continue
			}
			l.Limit, _ = r.integer(s.limit, "limit", 1, maxSafeInt)
			if s.window != nil {
				l.Window, _ = r.duration(s.window, "window")
			}
			r.cat.RateLimits = append(r.cat.RateLimits, l)
		}
	}
}

var statusKey = regexp.MustCompile(`^[1-5][0-9][0-9]$`)

func (r *resolver) resolveStatuses() {
	for _, f := range r.files {
		if f.translation != nil {
			continue
		}
		for _, s := range f.statuses {
			if !statusKey.MatchString(s.key.text) {
				r.report.node(s.key, "EG0204", "%s is not an HTTP status", quoteName(s.key.text)).help("want a number from 100 to 599")
				continue
			}
			status := &Status{Status: statusOf(s.key.text), Pos: s.key.pos()}
			if !declareAt(r, "status", r.statuses, s.key.text, status.Pos, status) {
				continue
			}
			owner := "status " + s.key.text
			status.Texts = r.textsOf(s.textsSyntax, scope{})
			status.Translations = r.translations(s.translations, owner, scope{}, "title", "doc", "causes", "remedies")
			r.cat.Statuses = append(r.cat.Statuses, status)
		}
	}
	slices.SortStableFunc(r.cat.Statuses, func(a, b *Status) int { return a.Status - b.Status })
}

// statusOf returns the number of three digits.
func statusOf(s string) int {
	return int(s[0]-'0')*100 + int(s[1]-'0')*10 + int(s[2]-'0')
}

// resolveMaterial reads the lists of further reference material.
func (r *resolver) resolveMaterial() {
	for _, f := range r.files {
		for _, s := range f.tables {
			r.cat.Tables = append(r.cat.Tables, r.table(s))
		}
		for _, s := range f.notes {
			r.cat.Notes = append(r.cat.Notes, Note{Title: str(s.title), Doc: str(s.doc)})
		}
		r.cat.Links = append(r.cat.Links, r.links(f.links)...)
	}
}

func (r *resolver) table(s tableSyntax) Table {
	t := Table{Title: str(s.title), Columns: strs(s.columns)}
	for _, row := range s.rows {
		if len(row) > 0 && len(row) != len(t.Columns) {
			r.report.node(row[0], "EG0104", "row has %d cells, want %d", len(row), len(t.Columns)).
				help(`write one text for each column; "" for an empty cell`)
			continue
		}
		t.Rows = append(t.Rows, strs(row))
	}
	return t
}

func (r *resolver) links(syntax []linkSyntax) []Link {
	var out []Link
	for _, s := range syntax {
		if s.url != nil {
			r.checkURL(s.url, str(s.url))
		}
		if s.text == nil && s.url == nil {
			continue // the wrong shape was reported
		}
		l := Link{Text: str(s.text), URL: str(s.url)}
		if l.Text == "" {
			l.Text = l.URL
		}
		out = append(out, l)
	}
	return out
}

// finish sorts what has no order of its own.
func (r *resolver) finish() {
	seen := map[string]bool{}
	add := func(ts []Translation) {
		slices.SortFunc(ts, func(a, b Translation) int { return strings.Compare(a.Locale, b.Locale) })
		for _, t := range ts {
			seen[t.Locale] = true
		}
	}
	for _, e := range r.cat.Entries {
		add(e.Translations)
	}
	for _, g := range r.cat.Groups {
		add(g.Translations)
	}
	for _, s := range r.cat.Statuses {
		add(s.Translations)
	}
	for _, rule := range r.cat.Rules {
		add(rule.Translations)
	}
	r.cat.Locales = keysOf(seen)
}
