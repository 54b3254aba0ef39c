package catalog

import (
	"path"
	"regexp"
	"strings"
)

// Formats are the formats of documentation.
var Formats = []string{"markdown", "html", "openapi", "typescript", "json"}

// Columns are the columns that a table of entries can have.
var Columns = []string{"code", "status", "name", "title", "message", "group", "severity", "retry", "since", "tags", "owner", "grpc", "go"}

// resolveOutputs reads the key generate.
func (r *resolver) resolveOutputs() {
	s := r.files[0].generate
	if s.key == nil {
		return
	}
	r.cat.Outputs.Pos = s.key.pos()
	r.cat.Outputs.Go = r.goOutput(s.goes)
	taken := map[string]*node{}
	for _, d := range s.docs {
		if out := r.docOutput(d); out != nil {
			r.cat.Outputs.Docs = append(r.cat.Outputs.Docs, *out)
			r.checkTarget(taken, d)
		}
	}
}

func (r *resolver) goOutput(s goSyntax) *GoOutput {
	if s.node == nil {
		return nil
	}
	g := &GoOutput{Out: str(s.out), Package: str(s.pkg), Pos: s.node.pos()}
	g.HTTP, g.Client, g.GRPC = r.boolean(s.http, "http"), r.boolean(s.client, "client"), r.boolean(s.grpc, "grpc")
	if s.pkg != nil {
		g.PackagePos = s.pkg.pos()
	}
	if s.out == nil {
		if s.broken {
			return g
		}
		r.report.node(s.node, "EG0106", "generate.go has no out").help("write out: … with the directory of the package")
		return g
	}
	g.Pos = s.out.pos()
	r.checkPath(s.out)
	if s.pkg != nil && str(s.pkg) == "" {
		r.report.node(s.pkg, "EG0403", "package name is empty").help("write a name, or remove the key")
	}
	if g.HTTP {
		r.checkHTTPStatuses()
	}
	if g.Client {
		r.checkReadable()
	}
	return g
}

// checkHTTPStatuses reports entries that cannot be the answer to a request.
func (r *resolver) checkHTTPStatuses() {
	for _, e := range r.cat.Entries {
		if e.Status == 200 || e.Status >= 400 || e.Status == 0 && e.Envelope != nil && e.Envelope.HTTPStatus != 0 {
			continue
		}
		n := r.entrySyntax[e].status
		if n == nil {
			n = r.entrySyntax[e].key
		}
		if r.entrySyntax[e].maybeStatus {
			continue
		}
		what := "has no status"
		if e.Status != 0 {
			what = "has status " + n.text + ", which carries no error"
		}
		r.report.node(n, "EG0204", "entry %s %s", quote(e.Name), what).
			help("with http: true every entry needs a status that can carry a body: 200, or 400 to 599").
			related(r.files[0].generate.goes.http.pos(), "asked for here")
	}
}

func (r *resolver) docOutput(s docSyntax) *DocOutput {
	if s.node.kind != mapNode {
		return nil
	}
	d := &DocOutput{
		Format: r.oneOf(s.format, "format", Formats), Template: s.templateFile, Out: str(s.out), Region: str(s.region),
		Tags: strs(s.tags), Pos: s.node.pos(),
	}
	switch {
	case s.out == nil:
		r.report.node(s.node, "EG0106", "output has no out").help("write out: … with the file to write")
		return nil
	case s.format == nil && s.template == nil:
		r.report.node(s.node, "EG0106", "output has neither format nor template").help("write format: markdown, or template: … with a template of your own")
	case s.format != nil && s.template != nil:
		r.report.node(s.template, "EG0112", "output has a format and a template").help("remove one of them").related(s.format.pos(), "the format is here")
	}
	d.Pos = s.out.pos()
	r.checkPath(s.out)
	r.checkRegion(s.region)
	if s.template != nil {
		r.checkPath(s.template)
	}
	for _, n := range s.columns {
		d.Columns = append(d.Columns, r.oneOf(n, "column", Columns))
	}
	for _, n := range s.groups {
		if g := ref(r, "group", r.groups, n); g != nil {
			d.Groups = append(d.Groups, g.Name)
		}
	}
	for _, n := range s.statuses {
		if v, ok := r.integer(n, "status", 100, 599); ok {
			d.Statuses = append(d.Statuses, int(v))
		}
	}
	return d
}

// regionName is what the name of a region is made of: it stands in a comment.
var regionName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$`)

// checkRegion reports a name of a region that no marker can have.
func (r *resolver) checkRegion(n *node) {
	if n != nil && !regionName.MatchString(n.text) {
		r.report.node(n, "EG0201", "region name %s is not allowed", quoteName(n.text)).
			help("want ASCII letters, digits and . _ -, a letter or digit first, at most 100 characters")
	}
}

// checkTarget reports two outputs that would write the same file.
func (r *resolver) checkTarget(taken map[string]*node, s docSyntax) {
	target := path.Clean(str(s.out)) + "#" + str(s.region)
	if before := taken[target]; before != nil {
		what := "output " + quote(str(s.out))
		if s.region != nil {
			what = "region " + quote(str(s.region)) + " of " + what
		}
		r.report.node(s.out, "EG0502", "%s is written twice", what).help("remove one of them").
			related(before.pos(), "also here")
		return
	}
	taken[target] = s.out
}

// checkPath reports a path that is not portable. Whether it stays inside the
// module or repository depends on where the catalogue lies, so that is checked
// when files are planned.
func (r *resolver) checkPath(n *node) {
	p := str(n)
	switch {
	case p == "":
		r.report.node(n, "EG0503", "path is empty").help("write a path relative to the directory of the catalogue")
	case path.IsAbs(p) || len(p) > 1 && p[1] == ':':
		r.report.node(n, "EG0503", "path %s is absolute", quote(p)).help("write it relative to the directory of the catalogue")
	case strings.ContainsAny(p, `\:*?"<>|`) || strings.IndexFunc(p, func(c rune) bool { return c < ' ' || c == 0x7f }) >= 0:
		r.report.node(n, "EG0503", "path %s has a character that is not portable", quote(p)).help(`separate directories with /; avoid \ : * ? " < > |`)
	case len(p) > 1000:
		r.report.node(n, "EG0503", "path is longer than 1000 characters")
	}
}
