package catalog

import "slices"

// This file warns of texts that cannot be taken apart again, and of values that
// no answer has.

// neighbours returns two values of a text that have nothing between them.
func neighbours(t *Node) (a, b Ref, ok bool) {
	if t.Op != OpConcat {
		return a, b, false
	}
	for i := range t.Nodes[1:] {
		x, y := t.Nodes[i], t.Nodes[i+1]
		if x.Op == OpRef && y.Op == OpRef && x.Ref.Name != "const" && y.Ref.Name != "const" {
			return x.Ref, y.Ref, true
		}
	}
	return a, b, false
}

// neighbours returns the first two fields of a text that have nothing between
// them and of which neither is known otherwise.
func (t Template) neighbours(isKnown func(*Field) bool) (a, b *Field, ok bool) {
	for i := 1; i < len(t); i++ {
		x, y := t[i-1], t[i]
		if x.Kind == FieldValue && y.Kind == FieldValue && !isKnown(x.Field) && !isKnown(y.Field) {
			return x.Field, y.Field, true
		}
	}
	return nil, nil, false
}

// fields returns the fields in t.
func (t Template) fields() map[*Field]bool {
	all := map[*Field]bool{}
	for _, s := range t {
		if s.Kind == FieldValue {
			all[s.Field] = true
		}
	}
	return all
}

// texts warns of values that a client cannot tell apart because there is
// nothing between them.
func (c *readCheck) texts() {
	envelopes, entries := c.users()
	for _, env := range envelopes {
		if env.Body != nil {
			visit(env.Body, func(t *Node) { c.pieces(t) })
		}
		for _, h := range env.Headers {
			for _, v := range h.Values {
				visit(v, func(t *Node) { c.pieces(t) })
			}
		}
		c.messages(env, entries[env])
	}
}

// pieces warns of two values of a text of an envelope.
func (c *readCheck) pieces(t *Node) {
	if a, b, ok := neighbours(t); ok {
		c.warn(a.Pos, "", "EG0310", "a client cannot tell where %s ends and %s begins", quote("${"+plainText(a)+"}"), quote("${"+plainText(b)+"}")).
			help("write something between them that neither has, or each in a member of its own").
			related(b.Pos, "the other value is here")
	}
}

// messages warns of two fields of a message that is the only place to read them
// from.
func (c *readCheck) messages(env *Envelope, entries []*Entry) {
	for _, e := range entries {
		in := c.carrier(e)
		if a, b, ok := e.Message.neighbours(func(f *Field) bool { return in.field("field.", "fields", f) }); ok && in["message"] {
			c.warnNeighbours(e.Pos, e.Name, "message of "+quote(e.Name), a, b, env)
		}
	}
	for _, rule := range c.violated(entries) {
		in := c.carriers[env]
		if a, b, ok := rule.Message.neighbours(func(f *Field) bool { return in.field("v.field.", "v.fields", f) }); ok && in["v.message"] {
			c.warnNeighbours(rule.Pos, rule.Name, "message of the rule "+quote(rule.Name), a, b, env)
		}
	}
}

func (c *readCheck) warnNeighbours(at Pos, name, text string, a, b *Field, env *Envelope) {
	d := c.warn(at, name, "EG0310", "in the %s a client cannot tell where %s ends and %s begins", text, quote("{"+a.Name+"}"), quote("{"+b.Name+"}")).
		help("write something between them that neither has, or name one of them in the envelope")
	c.relatedEnvelope(d, env)
}

// lostFields warns of fields that are nowhere in answers. Those that are
// sensitive are not meant to be.
func (c *readCheck) lostFields() {
	envelopes, entries := c.users()
	for _, env := range envelopes {
		for _, e := range entries[env] {
			in := c.carrier(e)
			inTexts := Template(slices.Concat(textIf(in["message"], e.Message), textIf(in["user_message"], e.UserMessage))).fields()
			for _, f := range e.Fields {
				if !f.Sensitive && !inTexts[f] && !in.field("field.", "fields", f) {
					c.warnLost(f, "field "+quote(f.Name)+" of "+quote(e.Name), "$field."+f.Name, env)
				}
			}
		}
		in := c.carriers[env]
		for _, rule := range c.violated(entries[env]) {
			inText := Template(textIf(in["v.message"], rule.Message)).fields()
			for _, f := range rule.Fields {
				if !f.Sensitive && !inText[f] && !in.field("v.field.", "v.fields", f) {
					c.warnLost(f, "field "+quote(f.Name)+" of the rule "+quote(rule.Name), "$v.field."+f.Name, env)
				}
			}
		}
	}
}

func textIf(carried bool, t Template) Template {
	if carried {
		return t
	}
	return nil
}

func (c *readCheck) warnLost(f *Field, what, ref string, env *Envelope) {
	d := c.warn(f.Pos, f.Name, "EG0311", "%s is nowhere in answers", what).
		help("write %s in the envelope, or the field in the message", ref)
	c.relatedEnvelope(d, env)
}
