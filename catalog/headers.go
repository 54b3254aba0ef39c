package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// headerName is a token of RFC 9110, section 5.6.2.
var headerName = regexp.MustCompile("^[-!#$%&'*+.^_`|~0-9A-Za-z]+$")

// ownHeaders are set by other keys of the language, or belong to the connection
// and not to the answer (RFC 9110, section 7.6.1).
var ownHeaders = []string{
	"content-type", "content-length", "transfer-encoding", "connection", "content-encoding", "trailer", "upgrade", "keep-alive", "proxy-connection", "te",
}

// headers merges the headers in pairs into base, name by name; null removes
// one. base is not changed.
func (r *resolver) headers(base []Header, pairs []pair) []Header {
	if len(pairs) == 0 {
		return base
	}
	out := slices.Clone(base)
	own := map[string]*node{}
	for _, p := range pairs {
		name, omit := strings.CutSuffix(p.key.text, "~")
		folded := strings.ToLower(name)
		if !r.checkHeaderName(p.key, name) {
			continue
		}
		if before := own[folded]; before != nil {
			r.report.node(p.key, "EG0306", "header %s is repeated", quote(name)).help("remove one of them; a list gives one line per item").
				related(before.pos(), "first given here")
			continue
		}
		own[folded] = p.key
		out = slices.DeleteFunc(out, func(h Header) bool { return strings.ToLower(h.Name) == folded })
		if !p.val.null() || p.val.text == "" {
			out = append(out, r.header(name, omit, p))
		}
	}
	return out
}

func (r *resolver) checkHeaderName(n *node, name string) bool {
	switch {
	case !headerName.MatchString(name):
		r.report.node(n, "EG0306", "%s is not the name of a header", quoteName(n.text)).help("want letters, digits and - (RFC 9110, section 5.1)")
	case slices.Contains(ownHeaders, strings.ToLower(name)):
		r.report.node(n, "EG0306", "header %s cannot be set here", quote(name)).help("content_type sets Content-Type; the server sets the others")
	default:
		return true
	}
	return false
}

func (r *resolver) header(name string, omit bool, p pair) Header {
	h := Header{Name: name, Omit: omit, Pos: p.key.pos()}
	values := []*node{p.val}
	if p.val.kind == listNode {
		values = p.val.items
	}
	if len(values) == 0 {
		r.report.node(p.val, "EG0306", "header %s has no values", quote(name)).help("write one value for each line, or null to remove a header")
	}
	b := bodyReader{resolver: r, header: true}
	for _, v := range values {
		if r.isHeaderText(v, name) {
			h.Values = append(h.Values, b.read(v))
		}
	}
	return h
}

// isHeaderText reports whether v can be a value of a header, and says so if not.
func (r *resolver) isHeaderText(v *node, name string) bool {
	s := str(v)
	i := strings.IndexFunc(s, func(c rune) bool { return c != '\t' && (c < ' ' || c > '~') })
	switch {
	case v.kind != scalarNode:
		r.report.node(v, "EG0306", "value of header %s is %s, want a text or a value such as $retry|s", quote(name), v.describe()).
			help("a list of texts gives one line per item")
	case v.null():
		r.report.node(v, "EG0306", "header %s has no value", quote(name)).help(`null removes a header; "" is the empty value`)
	case hasBadEscape(s): // reported where the text was read
	case i >= 0:
		r.report.at(v.at(i), "EG0306", "value of header %s has %s", quote(name), headerFault([]rune(s[i:])[0])).
			help("want printable ASCII on one line (RFC 9110, section 5.5)")
	case strings.Trim(s, " \t") != s:
		r.report.node(v, "EG0306", "value of header %s begins or ends with a blank", quote(name)).help("remove it: a header cannot keep it (RFC 9110, section 5.5)")
	default:
		return true
	}
	return false
}

func headerFault(c rune) string {
	switch c {
	case '\r', '\n', '\v', '\f', 0x2028, 0x2029:
		return "a line break"
	}
	return fmt.Sprintf("the character %U", c)
}

func isHeaderValue(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return c != '\t' && (c < ' ' || c > '~') }) < 0
}

// headersOf merges the headers that answers of e have: those of the envelope,
// the defaults, its groups from the outermost in, and its own.
func (r *resolver) headersOf(e *Entry, s *entrySyntax) []Header {
	var layers [][]pair
	layers = append(layers, s.headers)
	for g := e.Group; g != nil; g = g.Parent {
		layers = append(layers, r.groupSyntax[g].defaults.headers)
	}
	layers = append(layers, r.files[0].defaults.headers)
	var out []Header
	if e.Envelope != nil {
		out = e.Envelope.Headers
	}
	for _, layer := range slices.Backward(layers) {
		out = r.mergedHeaders(out, layer)
	}
	return out
}

// mergedHeaders is headers for pairs that may be merged many times, once for
// each entry of a group: what is wrong with them is reported once.
func (r *resolver) mergedHeaders(base []Header, pairs []pair) []Header {
	if len(pairs) == 0 {
		return base
	}
	if r.mergedBefore[pairs[0].key] {
		quiet := *r
		quiet.report = reporter{&Diagnostics{}}
		return quiet.headers(base, pairs)
	}
	r.mergedBefore[pairs[0].key] = true
	return r.headers(base, pairs)
}
