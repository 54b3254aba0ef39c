package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// headerName is a token of RFC 9110, section 5.6.2.
var headerName = regexp.MustCompile("^[-!#$%&'*+.^_`|~0-9A-Za-z]+$")

// ownHeaders are set by the server or by other keys of the language.
var ownHeaders = []string{"content-type", "content-length", "transfer-encoding", "connection", "content-encoding", "trailer", "upgrade"}

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
		if !p.val.null() {
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
	b := bodyReader{resolver: r, header: true}
	for _, v := range values {
		if v.kind != scalarNode {
			r.report.node(v, "EG0306", "value of header %s is %s, want a text or a value such as $retry|s", quote(name), v.describe())
			continue
		}
		if i := strings.IndexFunc(v.text, func(c rune) bool { return c != '\t' && (c < ' ' || c > '~') }); i >= 0 {
			if hasBadEscape(v.text) {
				continue // reported where the text was read
			}
			r.report.at(v.at(i), "EG0306", "value of header %s has %s", quote(name), headerFault([]rune(v.text[i:])[0])).
				help("want printable ASCII on one line (RFC 9110, section 5.5)")
			continue
		}
		h.Values = append(h.Values, b.read(v))
	}
	return h
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
func (r *resolver) headersOf(e *Entry, s entrySyntax) []Header {
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
