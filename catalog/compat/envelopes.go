package compat

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file compares what is sent around and in a body.

// envelopes compares the envelopes that entries of both versions have under the
// same name, once for all of them.
func (c *comparison) envelopes() {
	for _, p := range pairs(c.old.Envelopes, c.new.Envelopes, func(e *catalog.Envelope) string { return e.Name }) {
		if p.old == nil || p.new == nil || p.new.BuiltIn && p.old.BuiltIn {
			continue
		}
		what := "envelope " + quote(p.new.Name)
		c.envelope(what, p.old, p.new)
		c.headers(what, p.old.Headers, p.new.Headers, p.old.Pos, p.new.Pos)
	}
}

// answer compares the answers of two versions of an entry beyond what its
// envelope says of all entries.
func (c *comparison) answer(what string, old, new *catalog.Entry) {
	a, b := old.Envelope, new.Envelope
	switch {
	case a == nil && b == nil:
	case a == nil || b == nil:
		c.add("answer-changed", old.Pos, new.Pos, "%s has an envelope in one version only", what)
	case a.Name != b.Name:
		c.otherEnvelope(what, old, new)
	default:
		c.headers(what, own(old), own(new), old.Pos, new.Pos)
	}
}

// otherEnvelope reports an entry with an envelope of another name. If it sends
// the same, nobody notices.
func (c *comparison) otherEnvelope(what string, old, new *catalog.Entry) {
	trial := comparison{old: c.old, new: c.new}
	trial.envelope(what, old.Envelope, new.Envelope)
	trial.headers(what, old.Headers, new.Headers, old.Pos, new.Pos)
	wire, _ := Worst(trial.changes)
	if wire == None {
		return
	}
	ch := c.add("answer-changed", old.Pos, new.Pos, "%s has the envelope %s, and had %s", what, quote(new.Envelope.Name), quote(old.Envelope.Name))
	ch.Wire = wire
	if wire != Breaking {
		ch.Why = "clients read both in the same way"
	}
}

// own returns the headers of an entry that are not those of its envelope.
func own(e *catalog.Entry) []catalog.Header {
	var list []catalog.Header
	for _, h := range e.Headers {
		isSame := func(o catalog.Header) bool { return o.Name == h.Name && headerText(o) == headerText(h) }
		if !slices.ContainsFunc(e.Envelope.Headers, isSame) {
			list = append(list, h)
		}
	}
	return list
}

func (c *comparison) envelope(what string, old, new *catalog.Envelope) {
	if old.ContentType != new.ContentType {
		c.add("content-type-changed", old.Pos, new.Pos, "%s has the content type %s, and had %s", what, quote(new.ContentType), quote(old.ContentType))
	}
	if old.HTTPStatus != new.HTTPStatus {
		c.add("status-changed", old.Pos, new.Pos, "%s has the status line %s, and had %s", what, orEntry(new.HTTPStatus), orEntry(old.HTTPStatus)).Go = None
	}
	if old.Encode != new.Encode {
		ch := c.add("encoding-changed", old.Pos, new.Pos, "%s writes its body in another way", what)
		if new.Text() {
			ch.Wire, ch.Why = Breaking, "the text is another one"
		}
	}
	c.body(body{what, old.Pos, new.Pos}, old.Body, new.Body)
}

func orEntry(status int) string {
	if status == 0 {
		return "of the entry"
	}
	return orNone(status)
}

// headers compares headers by name.
func (c *comparison) headers(what string, old, new []catalog.Header, oldPos, newPos catalog.Pos) {
	for _, p := range pairs(pointers(old), pointers(new), func(h *catalog.Header) string { return h.Name }) {
		switch {
		case p.old == nil:
			c.add("header-added", oldPos, p.new.Pos, "%s has the new header %s", what, quote(p.new.Name))
		case p.new == nil:
			c.add("header-removed", p.old.Pos, newPos, "%s has no header %s", what, quote(p.old.Name))
		case headerText(*p.old) != headerText(*p.new):
			c.add("header-changed", p.old.Pos, p.new.Pos, "%s has %s in header %s, and had %s", what, quote(headerText(*p.new)), quote(p.new.Name), quote(headerText(*p.old)))
		case !p.old.Omit && p.new.Omit:
			c.add("header-omitted", p.old.Pos, p.new.Pos, "%s can leave out the header %s", what, quote(p.new.Name))
		}
	}
}

func headerText(h catalog.Header) string {
	text := ""
	for i, v := range h.Values {
		if i > 0 {
			text += ", "
		}
		text += nodeText(v)
	}
	return text
}

// A body is the place of a part of a body in both versions.
type body struct {
	what     string // such as `envelope "problem", member "errors"`
	old, new catalog.Pos
}

// member returns the place of a member.
func (b body) member(key string, old, new catalog.Pos) body {
	return body{b.what + ", member " + quote(key), old, new}
}

// body compares two versions of a part of a body. Objects are compared by
// member, what lists are made of by item, and everything else as a whole.
func (c *comparison) body(at body, old, new *catalog.Node) {
	switch {
	case nodeText(old) == nodeText(new):
	case old == nil || new == nil:
		c.add("body-changed", at.old, at.new, "%s has a body in one version only", at.what)
	case old.Op == catalog.OpMap && new.Op == catalog.OpMap && refText(old.If) == refText(new.If):
		c.members(at, old, new)
	case isLoop(old) && old.Op == new.Op && loopText(old) == loopText(new):
		c.body(body{at.what + ", each item", old.Pos, new.Pos}, old.As, new.As)
	default:
		c.add("body-changed", old.Pos, new.Pos, "%s is %s, and was %s", at.what, quote(nodeText(new)), quote(nodeText(old)))
	}
}

func isLoop(n *catalog.Node) bool {
	return n.Op == catalog.OpEach || n.Op == catalog.OpGroup || n.Op == catalog.OpTree
}

// members compares two objects.
func (c *comparison) members(at body, old, new *catalog.Node) {
	before := len(c.changes)
	for _, p := range pairs(pointers(old.Members), pointers(new.Members), memberKey) {
		switch {
		case p.old == nil:
			c.add("body-member-added", at.old, p.new.Pos, "%s has the new member %s", at.what, quote(memberKey(p.new)))
		case p.new == nil:
			c.add("body-member-removed", p.old.Pos, at.new, "%s has no member %s", at.what, quote(memberKey(p.old)))
		default:
			c.member(at.member(memberKey(p.new), p.old.Pos, p.new.Pos), p.old, p.new)
		}
	}
	if len(c.changes) == before {
		c.add("body-member-moved", at.old, at.new, "%s has its members in another order", at.what)
	}
}

func (c *comparison) member(at body, old, new *catalog.NodeMember) {
	switch {
	case !old.Omit && new.Omit:
		c.add("body-member-omitted", old.Pos, new.Pos, "%s can be left out", at.what)
	case old.Omit && !new.Omit:
		c.add("body-member-always", old.Pos, new.Pos, "%s is always there", at.what)
	}
	c.body(at, old.Node, new.Node)
}

// memberKey returns the key of a member. What is spread has none: it is told
// by what it is.
func memberKey(m *catalog.NodeMember) string {
	if m.Spread {
		return "$spread: " + shortText(m.Node)
	}
	return m.Key
}
