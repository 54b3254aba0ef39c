package catalog

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"
)

// resolveEntries declares all entries, then resolves them: entries may refer to
// each other.
func (r *resolver) resolveEntries() {
	anchors := map[string]bool{}
	for _, f := range r.files {
		if f.translation != nil {
			continue
		}
		for _, s := range f.entries {
			e := &Entry{Name: s.key.text, Pos: s.key.pos()}
			if !declare(r, "entry", r.entries, s.key, e) {
				continue
			}
			e.Anchor = uniqueAnchor(e.Name, anchors)
			r.entrySyntax[e] = s
			r.cat.Entries = append(r.cat.Entries, e)
		}
	}
	if len(r.cat.Entries) == 0 && r.report.count() == 0 {
		r.report.at(r.files[0].root.pos(), "EG0106", "catalogue has no entries").help("write errors: {NAME: {message: …}}")
	}
	for _, e := range r.cat.Entries {
		r.resolveEntry(e, r.entrySyntax[e])
	}
	r.checkDefaults(r.files[0].defaults)
	for _, g := range r.cat.Groups {
		r.checkDefaults(r.groupSyntax[g].defaults)
	}
	r.cat.Fallback = ref(r, "entry", r.entries, r.files[0].fallback)
	r.checkFallback()
}

// checkDefaults reports what is wrong with defaults that no entry uses. What
// entries use was reported already; reports that are the same are merged.
func (r *resolver) checkDefaults(d defaultsSyntax) {
	written := func(n *node) *node {
		if n != nil && n.null() {
			return nil
		}
		return n
	}
	r.status(written(d.status))
	r.severity(written(d.severity))
	r.retry(written(d.retry))
	ref(r, "envelope", r.envelopes, d.envelope)
	ref(r, "group", r.groups, d.group)
	r.mergedHeaders(nil, d.headers)
}

// uniqueAnchor returns the anchor of a name. Names that differ only in
// separators or case get a hash, so that no anchor moves when entries are
// added after it.
func uniqueAnchor(name string, taken map[string]bool) string {
	a := Anchor(name)
	if taken[a] {
		h := fnv.New32a()
		h.Write([]byte(name))
		a = fmt.Sprintf("%s-%08x", a, h.Sum32())
	}
	taken[a] = true
	return a
}

// entryScope returns the values that texts of e may name.
func (r *resolver) entryScope(e *Entry) scope {
	s := r.entrySyntax[e]
	return scope{owner: "entry " + quote(e.Name), fields: &e.Fields, broken: s.maybeFields || s.wrongFields}
}

func (r *resolver) resolveEntry(e *Entry, s *entrySyntax) {
	owner := "entry " + quote(e.Name)
	e.Code = r.code(s.code, s.key, owner)
	e.Group = r.group(s)
	e.Status = r.status(r.inherited(e, s.status, func(d defaultsSyntax) *node { return d.status }))
	e.Severity = r.severity(r.inherited(e, s.severity, func(d defaultsSyntax) *node { return d.severity }))
	e.Retry = r.retry(r.inherited(e, s.retry, func(d defaultsSyntax) *node { return d.retry }))
	e.Envelope = r.envelope(r.inherited(e, s.envelope, func(d defaultsSyntax) *node { return d.envelope }))
	e.Headers = r.headersOf(e, s)
	e.Fields = r.fields(s.fields, owner)
	r.resolveTexts(e, s)
	r.resolveViolations(e, s)
	e.RateLimit = ref(r, "rate limit", r.rateLimits, s.rateLimit)
	e.Tags, e.Owner, e.Since = strs(s.tags), str(s.owner), str(s.since)
	e.Attrs = r.memberList(s.attrs, "attr")
	e.Links = r.links(s.links)
	e.Internal = r.boolean(s.internal, "internal")
	e.GRPC = r.grpc(s.grpc, e.Status)
	e.DocsURL = r.docsURL(r.docsURLOf(e, s), e)
	e.GoName = r.goName(s.goName)
	e.Deprecated = r.deprecated(s.deprecated, e)
	for _, pairs := range s.examples {
		if values, ok := r.values(pairs, e.Fields, owner); ok {
			e.Examples = append(e.Examples, Example(values))
		}
	}
}

// resolveTexts reads the texts of e and applies their defaults.
func (r *resolver) resolveTexts(e *Entry, s *entrySyntax) {
	sc := r.entryScope(e)
	sc.declare = true
	e.Texts = r.textsOf(s.textsSyntax, sc)
	sc.declare = false
	if s.message == nil && e.Title != "" {
		e.Message = Template{{Text: e.Title}}
	}
	if s.title == nil {
		text, constant := e.Message.Constant()
		if e.Title = text; !constant || text == "" || strings.Contains(text, "\n") {
			e.Title = Sentence(e.Name)
		}
	}
	e.Translations = r.translations(s.translations, sc.owner, sc, "message", "title", "user_message", "doc", "causes", "remedies")
}

// group returns the group of an entry. Defaults are the catalogue's only.
func (r *resolver) group(s *entrySyntax) *Group {
	if s.group != nil {
		return ref(r, "group", r.groups, s.group)
	}
	return ref(r, "group", r.groups, r.files[0].defaults.group)
}

// inherited returns what was written for e, for its nearest group, or for all
// entries. A null ends the search: there is none.
func (r *resolver) inherited(e *Entry, own *node, of func(defaultsSyntax) *node) *node {
	n := own
	for g := e.Group; n == nil && g != nil; g = g.Parent {
		n = of(r.groupSyntax[g].defaults)
	}
	if n == nil {
		n = of(r.files[0].defaults)
	}
	if n != nil && n.null() && n.text != "" {
		return nil
	}
	return n
}

func (r *resolver) docsURLOf(e *Entry, s *entrySyntax) *node {
	n := s.docsURL
	for g := e.Group; n == nil && g != nil; g = g.Parent {
		n = r.groupSyntax[g].docsURL
	}
	if n == nil {
		n = r.files[0].docsURL
	}
	return n
}

func (r *resolver) status(n *node) int {
	v, ok := r.integer(n, "status", 100, 599)
	if !ok {
		return 0
	}
	return int(v)
}

var goNameSyntax = regexp.MustCompile(`^[A-Z][A-Za-z0-9]{0,99}$`)

// goName reads the name that the Go identifiers of an entry are made of.
func (r *resolver) goName(n *node) string {
	if n != nil && !goNameSyntax.MatchString(str(n)) {
		r.report.node(n, "EG0201", "go name %s is not allowed", quoteName(str(n))).help("want ASCII letters and digits, an upper-case letter first, such as OrderNotFound")
		return ""
	}
	return str(n)
}

var severities = []string{"debug", "info", "warn", "error"}

func (r *resolver) severity(n *node) string {
	return r.oneOf(n, "severity", severities)
}

// retry reads true, false, a duration, or after.
func (r *resolver) retry(n *node) Retry {
	switch {
	case n == nil:
		return Retry{}
	case n.plain() && n.text == "true":
		return Retry{Kind: RetryYes}
	case n.plain() && n.text == "false":
		return Retry{Kind: RetryNever}
	case n.kind == scalarNode && n.text == "after":
		return Retry{Kind: RetryAfter}
	case n.kind != scalarNode || strings.Trim(n.text, "0123456789.smhµun") != "":
		r.report.node(n, "EG0216", "retry is %s, want true, false, after or a duration", n.describe()).
			help("after: the caller gives the delay; 30s: the delay is fixed")
		return Retry{}
	}
	d, _ := r.duration(n, "retry")
	return Retry{Kind: RetryDelay, Delay: d}
}

// resolveViolations reads which rules the violations of e may break.
func (r *resolver) resolveViolations(e *Entry, s *entrySyntax) {
	switch n := s.violations; {
	case n == nil:
	case n.kind == listNode:
		e.Violations = true
		for _, name := range s.violationRules {
			if rule := ref(r, "rule", r.rules, name); rule != nil {
				e.Rules = append(e.Rules, rule)
			}
		}
	case n.kind == scalarNode && n.plain() && (n.text == "true" || n.text == "false"):
		if e.Violations = n.text == "true"; e.Violations {
			e.Rules = r.cat.Rules
		}
	default:
		r.report.node(n, "EG0104", "violations is %s, want true or a list of rules", n.describe())
	}
}

// grpcCodes are the canonical codes of gRPC by the HTTP status that they are
// sent with (google.rpc.Code, and the statuses of grpc-gateway).
var grpcCodes = []string{
	"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
	"RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
}

var grpcByStatus = map[int]string{
	400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 405: "UNIMPLEMENTED",
	408: "DEADLINE_EXCEEDED", 409: "ABORTED", 410: "NOT_FOUND", 412: "FAILED_PRECONDITION", 413: "INVALID_ARGUMENT",
	415: "INVALID_ARGUMENT", 416: "OUT_OF_RANGE", 422: "INVALID_ARGUMENT", 423: "FAILED_PRECONDITION", 428: "FAILED_PRECONDITION",
	429: "RESOURCE_EXHAUSTED", 499: "CANCELLED", 500: "INTERNAL", 501: "UNIMPLEMENTED", 502: "UNAVAILABLE", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
}

func (r *resolver) grpc(n *node, status int) string {
	if n != nil {
		return r.oneOf(n, "gRPC code", grpcCodes[1:])
	}
	if code := grpcByStatus[status]; code != "" {
		return code
	}
	return "UNKNOWN"
}

// deprecated reads true, a text, or {since, use, doc}.
func (r *resolver) deprecated(s deprecatedSyntax, e *Entry) *Deprecation {
	n := s.node
	switch {
	case n == nil, n.plain() && n.text == "false":
		return nil
	case n.plain() && n.text == "true":
		return &Deprecation{}
	case n.kind == scalarNode:
		if !(decoder{r.report}).isText(n, "deprecated") {
			return nil
		}
		return &Deprecation{Doc: str(n)}
	}
	d := &Deprecation{Since: str(s.since), Use: ref(r, "entry", r.entries, s.use), Doc: str(s.doc)}
	if d.Use == e {
		r.report.node(s.use, "EG0209", "entry %s is its own replacement", quote(e.Name)).help("name another entry, or remove use")
	}
	return d
}

// checkFallback reports a fallback that cannot be built from nothing.
func (r *resolver) checkFallback() {
	e := r.cat.Fallback
	if e == nil {
		return
	}
	for _, f := range e.Fields {
		if !f.Optional {
			r.report.node(r.files[0].fallback, "EG0207", "fallback %s has the field %s", quote(e.Name), quote(f.Name)).
				help("the fallback stands for unknown errors: name an entry without fields").related(f.Pos, "the field is here")
			return
		}
	}
}

func (r *resolver) resolveRetired() {
	for _, f := range r.files {
		for _, s := range f.retired {
			t := &Retired{Name: s.key.text, Since: str(s.since), Doc: str(s.doc), Pos: s.key.pos()}
			if !declare(r, "retired entry", r.retired, s.key, t) {
				continue
			}
			if s.code != nil || !r.cat.Codes.Int {
				t.Code = r.code(s.code, s.key, "retired entry "+quote(t.Name))
			}
			t.Use = ref(r, "entry", r.entries, s.use)
			if e := r.entries[t.Name]; e != nil {
				r.report.at(e.Pos, "EG0211", "entry %s is retired", quote(e.Name)).width(len(e.Name)).
					help("choose another name; a retired name must never come back").related(t.Pos, "retired here")
			}
			r.cat.Retired = append(r.cat.Retired, t)
		}
	}
}
