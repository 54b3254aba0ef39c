package catalog

// The types of this file mirror the file format: what was written, with its
// place, before names are resolved and defaults applied. A nil node is a key
// that was not written; a node that is null was written to remove a default.

// fileSyntax is a catalogue, a fragment or a translation.
type fileSyntax struct {
	src  *source
	root *node

	version, name, title, doc, locale *node
	include                           []*node
	codes                             codesSyntax
	consts                            []pair
	docsURL, fallback                 *node
	defaults                          defaultsSyntax
	groups                            []groupSyntax
	statuses                          []statusSyntax
	types                             []typeSyntax
	rules                             []ruleSyntax
	rateLimits                        []rateLimitSyntax
	envelopes                         []envelopeSyntax
	entries                           []*entrySyntax
	retired                           []retiredSyntax
	tables                            []tableSyntax
	notes                             []noteSyntax
	links                             []linkSyntax
	ignores                           []pair
	generate                          generateSyntax

	translation *node // the locale, in a translation
}

type codesSyntax struct {
	typ, shared, pattern *node
}

// defaultsSyntax holds what entries get that do not say otherwise.
type defaultsSyntax struct {
	envelope, status, severity, group, retry *node
	headers                                  []pair
}

// textsSyntax holds texts in one language.
type textsSyntax struct {
	message, title, userMessage, doc *node
	causes, remedies                 []*node
}

type translationSyntax struct {
	locale *node
	textsSyntax
}

type groupSyntax struct {
	key *node
	textsSyntax
	codes, docsURL, parent *node
	defaults               defaultsSyntax
	translations           []translationSyntax
}

type statusSyntax struct {
	key *node
	textsSyntax
	translations []translationSyntax
}

type fieldSyntax struct {
	broken                                 bool // its shape was wrong, so what is missing may only be misspelt
	key                                    *node
	typ, doc, example, optional, byDefault *node
	sensitive                              *node
	enum                                   []*node
}

type typeSyntax struct {
	key, doc *node
	fields   []fieldSyntax
}

type ruleSyntax struct {
	key *node
	textsSyntax
	fields       []fieldSyntax
	example      []pair
	translations []translationSyntax
}

type rateLimitSyntax struct {
	key, scope, limit, window, doc *node
}

type envelopeSyntax struct {
	key                          *node
	doc, contentType, httpStatus *node
	escape                       []*node
	indent, newline              *node
	headers                      []pair
	body                         *node
}

type entrySyntax struct {
	key *node

	// What is missing may only be misspelt, or have a wrong shape. That was
	// reported; what follows from it is not.
	maybeFields, maybeStatus, wrongFields bool
	textsSyntax
	code, status                             *node
	fields                                   []fieldSyntax
	violations                               *node
	violationRules                           []*node
	retry, rateLimit, group, severity, owner *node
	tags                                     []*node
	envelope                                 *node
	headers, attrs, ignores                  []pair
	links                                    []linkSyntax
	examples                                 [][]pair
	since                                    *node
	deprecated                               deprecatedSyntax
	internal, grpc, docsURL, goName          *node
	translations                             []translationSyntax
}

type deprecatedSyntax struct {
	node            *node // what was written
	since, use, doc *node
}

type retiredSyntax struct {
	key                   *node
	code, since, use, doc *node
}

type tableSyntax struct {
	title   *node
	columns []*node
	rows    [][]*node
}

type noteSyntax struct {
	title, doc *node
}

type linkSyntax struct {
	text, url *node
}

type generateSyntax struct {
	key  *node
	goes goSyntax
	docs []docSyntax
}

type goSyntax struct {
	broken                       bool // its shape was wrong, so what is missing may only be misspelt
	node                         *node
	out, pkg, http, client, grpc *node
}

type docSyntax struct {
	node                            *node
	format, template, out, region   *node
	columns, groups, tags, statuses []*node

	templateFile *TemplateFile // what template names; nil if that is no template
}
