package catalog

import "slices"

// This file is the list of all keys of the language. The tables are read by
// the decoder and by the tests that keep docs/language.md complete.

var catalogueKeys = keys[fileSyntax]{
	{"errgen", raw(func(f *fileSyntax) **node { return &f.version })},
	{"name", text("name", func(f *fileSyntax) **node { return &f.name })},
	{"title", text("title", func(f *fileSyntax) **node { return &f.title })},
	{"doc", text("doc", func(f *fileSyntax) **node { return &f.doc })},
	{"locale", text("locale", func(f *fileSyntax) **node { return &f.locale })},
	{"include", textsOnly("include", func(f *fileSyntax) *[]*node { return &f.include })},
	{"codes", readCodes},
	{"docs_url", nullable("docs_url", func(f *fileSyntax) **node { return &f.docsURL })},
	{"fallback", text("fallback", func(f *fileSyntax) **node { return &f.fallback })},
	{"defaults", sub("defaults", defaultsKeys, func(f *fileSyntax) *defaultsSyntax { return &f.defaults })},
	{"generate", readGenerate},
}

// fragmentKeys are the keys that a catalogue and its fragments share.
var fragmentKeys = keys[fileSyntax]{
	{"const", members("const", func(f *fileSyntax) *[]pair { return &f.consts })},
	{"groups", mapped("groups", func(f *fileSyntax) *[]groupSyntax { return &f.groups }, readGroup)},
	{"statuses", mapped("statuses", func(f *fileSyntax) *[]statusSyntax { return &f.statuses }, readStatus)},
	{"types", mapped("types", func(f *fileSyntax) *[]typeSyntax { return &f.types }, readType)},
	{"rules", mapped("rules", func(f *fileSyntax) *[]ruleSyntax { return &f.rules }, readRule)},
	{"rate_limits", mapped("rate_limits", func(f *fileSyntax) *[]rateLimitSyntax { return &f.rateLimits }, readRateLimit)},
	{"envelopes", mapped("envelopes", func(f *fileSyntax) *[]envelopeSyntax { return &f.envelopes }, readEnvelope)},
	{"errors", readErrors},
	{"retired", mapped("retired", func(f *fileSyntax) *[]retiredSyntax { return &f.retired }, readRetired)},
	{"tables", listOf("tables", func(f *fileSyntax) *[]tableSyntax { return &f.tables }, readTable)},
	{"notes", listOf("notes", func(f *fileSyntax) *[]noteSyntax { return &f.notes }, readNote)},
	{"links", listOf("links", func(f *fileSyntax) *[]linkSyntax { return &f.links }, readLink)},
	{"ignore", members("ignore", func(f *fileSyntax) *[]pair { return &f.ignores })},
}

var translationFileKeys = keys[fileSyntax]{
	{"translation", text("translation", func(f *fileSyntax) **node { return &f.translation })},
	{"errors", mapped("errors", func(f *fileSyntax) *[]*entrySyntax { return &f.entries }, readEntryTexts)},
	{"rules", mapped("rules", func(f *fileSyntax) *[]ruleSyntax { return &f.rules }, readRuleTexts)},
	{"groups", mapped("groups", func(f *fileSyntax) *[]groupSyntax { return &f.groups }, readGroupTexts)},
	{"statuses", mapped("statuses", func(f *fileSyntax) *[]statusSyntax { return &f.statuses }, readStatusTexts)},
}

var codesKeys = keys[codesSyntax]{
	{"type", text("type", func(c *codesSyntax) **node { return &c.typ })},
	{"shared", raw(func(c *codesSyntax) **node { return &c.shared })},
	{"pattern", text("pattern", func(c *codesSyntax) **node { return &c.pattern })},
}

var defaultsKeys = keys[defaultsSyntax]{
	{"envelope", nameUnder("envelopes", "envelope", func(s *defaultsSyntax) **node { return &s.envelope })},
	{"status", raw(func(s *defaultsSyntax) **node { return &s.status })},
	{"severity", nullable("severity", func(s *defaultsSyntax) **node { return &s.severity })},
	{"group", nameUnder("groups", "group", func(s *defaultsSyntax) **node { return &s.group })},
	{"headers", members("headers", func(s *defaultsSyntax) *[]pair { return &s.headers })},
	{"retry", raw(func(s *defaultsSyntax) **node { return &s.retry })},
}

var groupKeys = slices.Concat(
	groupTextKeys,
	keys[groupSyntax]{
		{"codes", text("codes", func(g *groupSyntax) **node { return &g.codes })},
		{"defaults", sub("defaults", defaultsKeys, func(g *groupSyntax) *defaultsSyntax { return &g.defaults })},
		{"docs_url", nullable("docs_url", func(g *groupSyntax) **node { return &g.docsURL })},
		{"parent", text("parent", func(g *groupSyntax) **node { return &g.parent })},
		{"translations", mapped("translations", func(g *groupSyntax) *[]translationSyntax { return &g.translations }, readTranslation)},
	})

var groupTextKeys = keys[groupSyntax]{
	{"title", text("title", func(g *groupSyntax) **node { return &g.title })},
	{"doc", text("doc", func(g *groupSyntax) **node { return &g.doc })},
	{"causes", texts("causes", func(g *groupSyntax) *[]*node { return &g.causes })},
	{"remedies", texts("remedies", func(g *groupSyntax) *[]*node { return &g.remedies })},
}

var statusTextKeys = keys[statusSyntax]{
	{"title", text("title", func(s *statusSyntax) **node { return &s.title })},
	{"doc", text("doc", func(s *statusSyntax) **node { return &s.doc })},
	{"causes", texts("causes", func(s *statusSyntax) *[]*node { return &s.causes })},
	{"remedies", texts("remedies", func(s *statusSyntax) *[]*node { return &s.remedies })},
}

var statusKeys = slices.Concat(
	statusTextKeys,
	keys[statusSyntax]{
		{"translations", mapped("translations", func(s *statusSyntax) *[]translationSyntax { return &s.translations }, readTranslation)},
	})

var typeKeys = keys[typeSyntax]{
	{"doc", text("doc", func(t *typeSyntax) **node { return &t.doc })},
	{"fields", mapped("fields", func(t *typeSyntax) *[]fieldSyntax { return &t.fields }, readField)},
}

var fieldKeys = keys[fieldSyntax]{
	{"type", readFieldType},
	{"doc", text("doc", func(f *fieldSyntax) **node { return &f.doc })},
	{"example", raw(func(f *fieldSyntax) **node { return &f.example })},
	{"optional", raw(func(f *fieldSyntax) **node { return &f.optional })},
	{"default", raw(func(f *fieldSyntax) **node { return &f.byDefault })},
	{"sensitive", raw(func(f *fieldSyntax) **node { return &f.sensitive })},
	{"enum", listOf("enum", func(f *fieldSyntax) *[]*node { return &f.enum }, func(_ decoder, n *node) *node { return n })},
}

var ruleTextKeys = keys[ruleSyntax]{
	{"message", text("message", func(r *ruleSyntax) **node { return &r.message })},
	{"doc", text("doc", func(r *ruleSyntax) **node { return &r.doc })},
}

var ruleKeys = slices.Concat(
	ruleTextKeys,
	keys[ruleSyntax]{
		{"fields", mapped("fields", func(r *ruleSyntax) *[]fieldSyntax { return &r.fields }, readField)},
		{"example", members("example", func(r *ruleSyntax) *[]pair { return &r.example })},
		{"translations", mapped("translations", func(r *ruleSyntax) *[]translationSyntax { return &r.translations }, readTranslation)},
	})

var rateLimitKeys = keys[rateLimitSyntax]{
	{"scope", text("scope", func(r *rateLimitSyntax) **node { return &r.scope })},
	{"limit", raw(func(r *rateLimitSyntax) **node { return &r.limit })},
	{"window", text("window", func(r *rateLimitSyntax) **node { return &r.window })},
	{"doc", text("doc", func(r *rateLimitSyntax) **node { return &r.doc })},
}

var envelopeKeys = keys[envelopeSyntax]{
	{"doc", text("doc", func(e *envelopeSyntax) **node { return &e.doc })},
	{"content_type", text("content_type", func(e *envelopeSyntax) **node { return &e.contentType })},
	{"http_status", raw(func(e *envelopeSyntax) **node { return &e.httpStatus })},
	{"encode", func(d decoder, n *node, e *envelopeSyntax) { readMap(d, n, "encode", encodeKeys, e) }},
	{"headers", members("headers", func(e *envelopeSyntax) *[]pair { return &e.headers })},
	{"body", raw(func(e *envelopeSyntax) **node { return &e.body })},
}

var encodeKeys = keys[envelopeSyntax]{
	{"escape", textsOnly("escape", func(e *envelopeSyntax) *[]*node { return &e.escape })},
	{"indent", raw(func(e *envelopeSyntax) **node { return &e.indent })},
	{"newline", raw(func(e *envelopeSyntax) **node { return &e.newline })},
}

var entryTextKeys = keys[entrySyntax]{
	{"message", text("message", func(e *entrySyntax) **node { return &e.message })},
	{"title", text("title", func(e *entrySyntax) **node { return &e.title })},
	{"user_message", text("user_message", func(e *entrySyntax) **node { return &e.userMessage })},
	{"doc", text("doc", func(e *entrySyntax) **node { return &e.doc })},
	{"causes", texts("causes", func(e *entrySyntax) *[]*node { return &e.causes })},
	{"remedies", texts("remedies", func(e *entrySyntax) *[]*node { return &e.remedies })},
}

var entryKeys = slices.Concat(
	keys[entrySyntax]{
		{"code", raw(func(e *entrySyntax) **node { return &e.code })},
		{"status", raw(func(e *entrySyntax) **node { return &e.status })},
	},
	entryTextKeys,
	keys[entrySyntax]{
		{"fields", readFields},
		{"violations", readViolations},
		{"retry", raw(func(e *entrySyntax) **node { return &e.retry })},
		{"rate_limit", nameUnder("rate_limits", "rate_limit", func(e *entrySyntax) **node { return &e.rateLimit })},
		{"group", nameUnder("groups", "group", func(e *entrySyntax) **node { return &e.group })},
		{"tags", textsOnly("tags", func(e *entrySyntax) *[]*node { return &e.tags })},
		{"severity", nullable("severity", func(e *entrySyntax) **node { return &e.severity })},
		{"owner", text("owner", func(e *entrySyntax) **node { return &e.owner })},
		{"envelope", nameUnder("envelopes", "envelope", func(e *entrySyntax) **node { return &e.envelope })},
		{"headers", members("headers", func(e *entrySyntax) *[]pair { return &e.headers })},
		{"attr", members("attr", func(e *entrySyntax) *[]pair { return &e.attrs })},
		{"links", listOf("links", func(e *entrySyntax) *[]linkSyntax { return &e.links }, readLink)},
		{"examples", listOf("examples", func(e *entrySyntax) *[][]pair { return &e.examples }, readExample)},
		{"since", text("since", func(e *entrySyntax) **node { return &e.since })},
		{"deprecated", readDeprecated},
		{"internal", raw(func(e *entrySyntax) **node { return &e.internal })},
		{"grpc", text("grpc", func(e *entrySyntax) **node { return &e.grpc })},
		{"translations", mapped("translations", func(e *entrySyntax) *[]translationSyntax { return &e.translations }, readTranslation)},
		{"docs_url", nullable("docs_url", func(e *entrySyntax) **node { return &e.docsURL })},
		{"ignore", members("ignore", func(e *entrySyntax) *[]pair { return &e.ignores })},
		{"go", sub("go", entryGoKeys, func(e *entrySyntax) *entrySyntax { return e })},
	})

var entryGoKeys = keys[entrySyntax]{
	{"name", text("name", func(e *entrySyntax) **node { return &e.goName })},
}

var deprecatedKeys = keys[deprecatedSyntax]{
	{"since", text("since", func(s *deprecatedSyntax) **node { return &s.since })},
	{"use", text("use", func(s *deprecatedSyntax) **node { return &s.use })},
	{"doc", text("doc", func(s *deprecatedSyntax) **node { return &s.doc })},
}

var retiredKeys = keys[retiredSyntax]{
	{"code", raw(func(r *retiredSyntax) **node { return &r.code })},
	{"since", text("since", func(r *retiredSyntax) **node { return &r.since })},
	{"use", text("use", func(r *retiredSyntax) **node { return &r.use })},
	{"doc", text("doc", func(r *retiredSyntax) **node { return &r.doc })},
}

var tableKeys = keys[tableSyntax]{
	{"title", text("title", func(t *tableSyntax) **node { return &t.title })},
	{"columns", textsOnly("columns", func(t *tableSyntax) *[]*node { return &t.columns })},
	{"rows", listOf("rows", func(t *tableSyntax) *[][]*node { return &t.rows }, readRow)},
}

var noteKeys = keys[noteSyntax]{
	{"title", text("title", func(n *noteSyntax) **node { return &n.title })},
	{"doc", text("doc", func(n *noteSyntax) **node { return &n.doc })},
}

var linkKeys = keys[linkSyntax]{
	{"text", text("text", func(l *linkSyntax) **node { return &l.text })},
	{"url", text("url", func(l *linkSyntax) **node { return &l.url })},
}

var generateKeys = keys[generateSyntax]{
	{"go", readGo},
	{"docs", listOf("docs", func(g *generateSyntax) *[]docSyntax { return &g.docs }, readDoc)},
}

var goKeys = keys[goSyntax]{
	{"out", text("out", func(g *goSyntax) **node { return &g.out })},
	{"package", text("package", func(g *goSyntax) **node { return &g.pkg })},
	{"http", raw(func(g *goSyntax) **node { return &g.http })},
	{"client", raw(func(g *goSyntax) **node { return &g.client })},
	{"grpc", raw(func(g *goSyntax) **node { return &g.grpc })},
}

var docKeys = keys[docSyntax]{
	{"format", text("format", func(s *docSyntax) **node { return &s.format })},
	{"template", text("template", func(s *docSyntax) **node { return &s.template })},
	{"out", text("out", func(s *docSyntax) **node { return &s.out })},
	{"region", text("region", func(s *docSyntax) **node { return &s.region })},
	{"columns", textsOnly("columns", func(s *docSyntax) *[]*node { return &s.columns })},
	{"groups", textsOnly("groups", func(s *docSyntax) *[]*node { return &s.groups })},
	{"tags", textsOnly("tags", func(s *docSyntax) *[]*node { return &s.tags })},
	{"statuses", textsOnly("statuses", func(s *docSyntax) *[]*node { return &s.statuses })},
}

func readCodes(d decoder, n *node, f *fileSyntax) {
	if n.kind == scalarNode {
		f.codes.typ = n
		return
	}
	readMap(d, n, "codes", codesKeys, &f.codes)
}

func readGenerate(d decoder, n *node, f *fileSyntax) {
	f.generate.key = n
	readMap(d, n, "generate", generateKeys, &f.generate)
}

func readGo(d decoder, n *node, g *generateSyntax) {
	g.goes.node = n
	before := d.report.count()
	readMap(d, n, "generate.go", goKeys, &g.goes)
	g.goes.broken = d.report.count() > before
}

func readDoc(d decoder, n *node) docSyntax {
	s := docSyntax{node: n}
	readMap(d, n, "output", docKeys, &s)
	return s
}

func readGroup(d decoder, key, val *node) groupSyntax {
	g := groupSyntax{key: key}
	readMap(d, val, "group "+quote(key.text), groupKeys, &g)
	return g
}

func readGroupTexts(d decoder, key, val *node) groupSyntax {
	g := groupSyntax{key: key}
	readMap(d, val, "group "+quote(key.text), groupTextKeys, &g)
	return g
}

func readStatus(d decoder, key, val *node) statusSyntax {
	s := statusSyntax{key: key}
	readMap(d, val, "status "+quote(key.text), statusKeys, &s)
	return s
}

func readStatusTexts(d decoder, key, val *node) statusSyntax {
	s := statusSyntax{key: key}
	readMap(d, val, "status "+quote(key.text), statusTextKeys, &s)
	return s
}

func readType(d decoder, key, val *node) typeSyntax {
	t := typeSyntax{key: key}
	readMap(d, val, "type "+quote(key.text), typeKeys, &t)
	return t
}

// readField reads NAME: TYPE or NAME: {type: TYPE, …}.
func readField(d decoder, key, val *node) fieldSyntax {
	f := fieldSyntax{key: key}
	switch {
	case val.kind == scalarNode && d.isText(val, "type of field "+quote(key.text)):
		f.typ = val
	case val.kind == listNode:
		d.listType(val, "field "+quote(key.text))
		f.broken = true
	case val.kind == mapNode:
		before := d.report.count()
		readMap(d, val, "field "+quote(key.text), fieldKeys, &f)
		f.broken = d.report.count() > before
	default:
		f.broken = true
	}
	return f
}

// readFieldType reads the type of a field.
func readFieldType(d decoder, n *node, f *fieldSyntax) {
	if n.kind == listNode {
		d.listType(n, "type")
	} else if d.isText(n, "type") {
		f.typ = n
	}
}

// listType reports a YAML list where a type is wanted.
func (d decoder) listType(n *node, what string) {
	elem := "T"
	if len(n.items) == 1 && n.items[0].kind == scalarNode && n.items[0].text != "" {
		elem = printable(n.items[0].text)
	}
	d.report.node(n, "EG0206", "%s is a YAML list, want a type", what).help("write list(%s)", elem)
}

func readRule(d decoder, key, val *node) ruleSyntax {
	r := ruleSyntax{key: key}
	if val.kind == scalarNode && val.text != "" {
		d.wrong(val, "rule "+quote(key.text), "a map").help("write %s: {message: …}", printable(key.text))
		return r
	}
	if val.null() {
		return r // a rule without message
	}
	readMap(d, val, "rule "+quote(key.text), ruleKeys, &r)
	return r
}

func readRuleTexts(d decoder, key, val *node) ruleSyntax {
	r := ruleSyntax{key: key}
	readMap(d, val, "rule "+quote(key.text), ruleTextKeys, &r)
	return r
}

func readRateLimit(d decoder, key, val *node) rateLimitSyntax {
	r := rateLimitSyntax{key: key}
	readMap(d, val, "rate limit "+quote(key.text), rateLimitKeys, &r)
	return r
}

func readEnvelope(d decoder, key, val *node) envelopeSyntax {
	e := envelopeSyntax{key: key}
	what := "envelope " + quote(key.text)
	if val.kind != mapNode {
		d.wrong(val, what, "a map").help("write the template of the body under its key body: %s: {body: …}", printable(key.text))
		return e
	}
	readMap(d, val, what, envelopeKeys, &e)
	return e
}

// readErrors reads the entries. A list is what newcomers write.
func readErrors(d decoder, n *node, f *fileSyntax) {
	if n.kind == listNode {
		d.report.node(n, "EG0104", "errors is a list, want a map from the name of each entry to its keys").
			help("write NAME: {code: …, message: …} for each entry, without the dash")
		return
	}
	readNamed(d, n, "errors", &f.entries, readEntry)
}

func readEntry(d decoder, key, val *node) *entrySyntax {
	e := &entrySyntax{key: key}
	what := "entry " + quote(key.text)
	switch {
	case val.null() && val.text == "":
		return e // an entry of which only the name is known
	case val.kind == scalarNode:
		d.wrong(val, what, "a map").help("write %s: {message: %s}", printable(key.text), quote(val.text))
		return e
	}
	readMap(d, val, what, entryKeys, e)
	e.maybeFields, e.maybeStatus = misspelt(val, "fields"), misspelt(val, "status")
	return e
}

// misspelt reports whether a mapping has a key that is wrong and may be meant
// for name.
func misspelt(n *node, name string) bool {
	return n.get(name) == nil && slices.ContainsFunc(n.pairs, func(p pair) bool {
		known := slices.ContainsFunc(entryKeys, func(k key[entrySyntax]) bool { return k.name == p.key.text })
		return !known && (newcomers[p.key.text] == name || len(Nearest(p.key.text, []string{name}, 1)) > 0)
	})
}

func readEntryTexts(d decoder, key, val *node) *entrySyntax {
	e := &entrySyntax{key: key}
	readMap(d, val, "translation of "+quote(key.text), entryTextKeys, e)
	return e
}

// readTranslation reads LOCALE: {message: …}. All texts may be translated;
// which of them the translated thing has is checked when it is resolved.
func readTranslation(d decoder, key, val *node) translationSyntax {
	var e entrySyntax
	readMap(d, val, "translation "+quote(key.text), entryTextKeys, &e)
	return translationSyntax{key, e.textsSyntax}
}

// readFields reads the fields of an entry.
func readFields(d decoder, n *node, e *entrySyntax) {
	e.wrongFields = n.kind != mapNode
	readNamed(d, n, "fields", &e.fields, readField)
}

func readViolations(d decoder, n *node, e *entrySyntax) {
	e.violations = n
	if n.kind == listNode {
		e.violationRules = d.textList(n, "violations")
	}
}

func readExample(d decoder, n *node) []pair {
	return d.pairs(n, "example")
}

// readDeprecated reads true, a text, or {since, use, doc}.
func readDeprecated(d decoder, n *node, e *entrySyntax) {
	e.deprecated.node = n
	if n.kind != scalarNode {
		readMap(d, n, "deprecated", deprecatedKeys, &e.deprecated)
	}
}

func readRetired(d decoder, key, val *node) retiredSyntax {
	r := retiredSyntax{key: key}
	if val.null() {
		return r
	}
	readMap(d, val, "retired "+quote(key.text), retiredKeys, &r)
	return r
}

func readTable(d decoder, n *node) tableSyntax {
	var t tableSyntax
	readMap(d, n, "table", tableKeys, &t)
	return t
}

func readRow(d decoder, n *node) []*node {
	if n.kind != listNode {
		d.wrong(n, "row", "a list of texts")
		return nil
	}
	return d.textList(n, "cell")
}

func readNote(d decoder, n *node) noteSyntax {
	var s noteSyntax
	readMap(d, n, "note", noteKeys, &s)
	return s
}

func readLink(d decoder, n *node) linkSyntax {
	var l linkSyntax
	readMap(d, n, "link", linkKeys, &l)
	return l
}
