package catalog

import (
	_ "embed"
	"mime"
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
		if r.envelopes[s.key.text] == nil {
			e := r.newEnvelope(s)
			e.BuiltIn = true
			r.envelopes[e.Name] = e
		}
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
	if s.body == nil || s.body.null() {
		return e
	}
	b := bodyReader{resolver: r, envelope: e}
	e.Body = b.read(s.body)
	if e.Text() && (s.body.kind != scalarNode) {
		r.report.node(s.body, "EG0308", "content type is %s, but the body is %s", quote(e.ContentType), s.body.describe()).help("want a text such as $message")
	}
	return e
}

func (r *resolver) contentType(n *node) string {
	if n == nil {
		return "application/json"
	}
	if _, _, err := mime.ParseMediaType(str(n)); !hasBadEscape(n.text) && (err != nil || !strings.Contains(str(n), "/") || !isHeaderValue(str(n))) {
		r.report.node(n, "EG0308", "%s is not a content type", quote(str(n))).help("want a media type such as application/json (RFC 9110, section 8.3)")
	}
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
