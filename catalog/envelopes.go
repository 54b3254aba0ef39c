package catalog

import (
	_ "embed"
	"mime"
	"regexp"
	"strings"
)

// builtinYAML holds the built-in envelopes, written in the language itself.
//
//go:embed builtin.yaml
var builtinYAML []byte

// builtinFile is the file of the places in built-in envelopes.
const builtinFile = "builtin.yaml"

// defaultEnvelope is what entries use that do not say otherwise.
const defaultEnvelope = "problem"

// resolveEnvelopes reads the envelopes of the catalogue and the built-in ones
// that it does not define itself.
func (r *resolver) resolveEnvelopes() {
	for _, f := range r.files {
		for _, s := range f.envelopes {
			e := r.newEnvelope(s)
			if declare(r, "envelope", r.envelopes, s.key, e) {
				r.cat.Envelopes = append(r.cat.Envelopes, e)
			}
		}
	}
	for _, s := range builtinEnvelopes(r.report) {
		e := r.newEnvelope(s)
		if own := r.envelopes[e.Name]; own != nil {
			r.checkShadow(e, own)
			continue
		}
		e.BuiltIn = true
		r.envelopes[e.Name] = e
	}
}

// builtinEnvelopes reads the built-in envelopes as those of a catalogue are
// read. A fault in them is reported like any other, which a test would see.
func builtinEnvelopes(report reporter) []envelopeSyntax {
	src, ok := newSource(builtinFile, builtinYAML, report)
	if !ok {
		return nil
	}
	root, ok := parse(src, report)
	if !ok {
		return nil
	}
	var f fileSyntax
	readMap(decoder{report}, root, "built-in envelopes", fragmentKeys, &f)
	return f.envelopes
}

// envelope returns the envelope that n names, the default one if n is nil. A
// built-in one becomes part of the catalogue when it is used.
func (r *resolver) envelope(n *node) *Envelope {
	e := r.envelopes[defaultEnvelope]
	if n != nil {
		e = ref(r, "envelope", r.envelopes, n)
	}
	if e != nil && e.BuiltIn && !r.used[e] {
		r.used[e] = true
		r.cat.Envelopes = append(r.cat.Envelopes, e)
	}
	return e
}

func (r *resolver) newEnvelope(s envelopeSyntax) *Envelope {
	e := &Envelope{Name: s.key.text, Doc: str(s.doc), ContentType: r.contentType(s.contentType), Pos: s.key.pos()}
	if v, ok := r.integer(s.httpStatus, "http_status", 200, 599); ok {
		e.HTTPStatus = int(v)
		if s.body != nil && (v == 204 || v == 205 || v == 304) {
			r.report.node(s.httpStatus, "EG0308", "an answer with status %d has no body", v).help("choose another status, or remove the body")
		}
	}
	e.Encode = r.encoding(s)
	e.Headers = r.headers(nil, s.headers)
	switch {
	case s.body == nil:
	case s.body.null() && s.body.text == "":
		r.report.node(s.body, "EG0104", "body is empty").help("write the template of the body; an answer without a body has no key body")
	case !s.body.null():
		b := bodyReader{resolver: r, plain: e.Text()}
		e.Body = b.read(s.body)
		r.checkContent(e, s)
	}
	return e
}

// checkContent reports a content type that the body does not have.
func (r *resolver) checkContent(e *Envelope, s envelopeSyntax) {
	switch {
	case e.Text() && s.body.kind != scalarNode:
		r.report.node(s.body, "EG0308", "content type is %s, but the body is %s", quote(e.ContentType), s.body.describe()).help("want a text such as $message")
	case e.Text() && len(s.escape) > 0:
		r.report.node(s.escape[0], "EG0308", "content type is %s, but escape is about JSON", quote(e.ContentType)).
			help("remove it: a body that is a text is written as it is, so values that users chose have no place in text/html")
	case e.Text() && e.Encode.Indent > 0:
		r.report.node(s.indent, "EG0308", "content type is %s, but indent is about JSON", quote(e.ContentType)).help("remove it: a body that is a text is written as it is")
	case noJSON.MatchString(e.ContentType):
		r.report.warn(s.contentType, "EG0308", "content type is %s, but the body is JSON", quote(e.ContentType)).
			help("only the body of a text/… type is a text that is written as it is")
	}
}

// noJSON matches types of content that are well known and not JSON.
var noJSON = regexp.MustCompile(`(?i)^(?:application/(?:xml|yaml|x-yaml|toml|xhtml\+xml|soap\+xml|problem\+xml|x-www-form-urlencoded|octet-stream|pdf|grpc.*|cbor)|(?:image|audio|video|font|multipart|message)/.*)(?:;|$)`)

// checkShadow reports an envelope with the name of a built-in one.
func (r *resolver) checkShadow(builtIn *Envelope, own *Envelope) {
	if own.Body == nil && own.HTTPStatus == 0 {
		r.report.at(own.Pos, "EG0308", "envelope %s stands for the built-in one, and has no body", quote(own.Name)).width(len(own.Name)).
			help("settings do not change a built-in envelope: copy its body from catalog/builtin.yaml, or choose another name")
		return
	}
	d := r.report.at(own.Pos, "EG0208", "envelope %s stands for the built-in one", quote(own.Name)).width(len(own.Name)).
		help("choose another name if that is not meant")
	if builtIn.Name == defaultEnvelope {
		d.help("entries have it without asking; for another name write defaults: {envelope: NAME}")
	}
	d.d.Severity = Warning
}

func (r *resolver) contentType(n *node) string {
	if n == nil {
		return "application/json"
	}
	media, _, err := mime.ParseMediaType(str(n))
	kind, subtype, _ := strings.Cut(media, "/")
	if hasBadEscape(n.text) || err == nil && kind != "" && subtype != "" && !strings.Contains(media, "*") && isHeaderValue(str(n)) {
		return str(n)
	}
	r.report.node(n, "EG0308", "%s is not a content type", quote(str(n))).help("want a media type such as application/json (RFC 9110, section 8.3)")
	return str(n)
}

const maxIndent = 16

func (r *resolver) encoding(s envelopeSyntax) Encoding {
	var enc Encoding
	for _, n := range s.escape {
		switch r.oneOf(n, "escape", []string{"html", "slash", "ascii"}) {
		case "html":
			enc.EscapeHTML = true
		case "slash":
			enc.EscapeSlash = true
		case "ascii":
			enc.EscapeASCII = true
		}
	}
	indent, _ := r.integer(s.indent, "indent", 0, maxIndent)
	enc.Indent = int(indent)
	enc.Newline = r.boolean(s.newline, "newline")
	return enc
}
