package catalog

// This file checks envelopes against the entries that use them.

// checkEnvelopes checks each envelope with the entries that use it, and warns
// of nothing: an envelope that no entry uses may be meant for later.
func (r *resolver) checkEnvelopes() {
	users := map[*Envelope][]*Entry{}
	for _, e := range r.cat.Entries {
		if e.Envelope != nil {
			users[e.Envelope] = append(users[e.Envelope], e)
		}
	}
	for _, env := range r.cat.Envelopes {
		c := envelopeCheck{resolver: r, envelope: env, entries: users[env]}
		c.headers(env.Headers)
		if env.Body != nil {
			c.walk(env.Body, false)
			if !env.BuiltIn || r.onTheWire() {
				c.spreadFields(env.Body)
			}
		}
	}
	for _, e := range r.cat.Entries {
		c := envelopeCheck{resolver: r, envelope: e.Envelope, entries: []*Entry{e}}
		c.headers(ownHeadersOf(e))
	}
}

// onTheWire reports whether code that reads or writes bodies is asked for. A
// catalogue of errors that never leave a program has the default envelope too,
// and its fields may have any name.
func (r *resolver) onTheWire() bool {
	g := r.files[0].generate.goes
	return g.http != nil && g.http.text == "true" || g.client != nil && g.client.text == "true"
}

// ownHeadersOf returns the headers of e that its envelope does not give it.
func ownHeadersOf(e *Entry) []Header {
	if e.Envelope == nil {
		return e.Headers
	}
	shared := map[Pos]bool{}
	for _, h := range e.Envelope.Headers {
		shared[h.Pos] = true
	}
	var own []Header
	for _, h := range e.Headers {
		if !shared[h.Pos] {
			own = append(own, h)
		}
	}
	return own
}

type envelopeCheck struct {
	*resolver
	envelope *Envelope
	entries  []*Entry
}

func (c *envelopeCheck) headers(hs []Header) {
	for _, h := range hs {
		for _, v := range h.Values {
			c.walk(v, h.Omit)
		}
	}
}

// walk checks the references of t. guarded says that t is left out, or another
// value taken, when it is absent.
func (c *envelopeCheck) walk(t *Node, guarded bool) {
	switch t.Op {
	case OpRef:
		c.field(t.Ref, guarded)
	case OpFirst:
		for _, alt := range t.Nodes {
			c.walk(alt, true)
		}
	case OpConcat, OpList:
		for _, sub := range t.Nodes {
			c.walk(sub, guarded)
		}
	case OpMap:
		if t.If != nil {
			c.field(*t.If, true)
		}
		for _, m := range t.Members {
			c.walk(m.Node, guarded || m.Omit || m.Spread || t.If != nil)
		}
	case OpEach, OpGroup, OpTree:
		c.field(t.By, true)
		c.walk(t.As, guarded)
	}
}

// field checks a reference to a field against all entries, or against the rules
// of their violations.
func (c *envelopeCheck) field(ref Ref, guarded bool) {
	switch ref.Name {
	case "field":
		c.entryField(ref, guarded)
	case "v.field":
		c.ruleField(ref)
	}
}

func (c *envelopeCheck) entryField(ref Ref, guarded bool) {
	var found *Field
	var lacking *Entry
	var names []string
	for _, e := range c.entries {
		names = append(names, fieldNames(e.Fields)...)
		f := fieldNamed(e.Fields, ref.Arg)
		switch {
		case f == nil && lacking == nil:
			lacking = e
		case f != nil:
			found = f
			c.fieldConversion(ref, f)
		}
	}
	where := quote("$" + refText(ref))
	switch {
	case found == nil && lacking != nil:
		c.report.at(ref.Pos, "EG0307", "no entry with this envelope has the field %s", quote(ref.Arg)).width(len(refText(ref))).
			suggest(ref.Arg, names).related(lacking.Pos, "entry %s uses the envelope", quote(lacking.Name))
	case lacking != nil && !guarded:
		c.report.at(ref.Pos, "EG0307", "entry %s has no field for %s", quote(lacking.Name), where).width(len(refText(ref))).
			help("write the key with ~ so that it is left out").related(lacking.Pos, "the entry is here")
	}
}

func (c *envelopeCheck) ruleField(ref Ref) {
	var names []string
	for _, rule := range c.cat.Rules {
		names = append(names, fieldNames(rule.Fields)...)
		if f := fieldNamed(rule.Fields, ref.Arg); f != nil {
			c.fieldConversion(ref, f)
			return
		}
	}
	if len(c.entries) > 0 {
		c.report.at(ref.Pos, "EG0307", "no rule has the field %s", quote(ref.Arg)).width(len(refText(ref))).
			suggest(ref.Arg, names).help("the fields of rules are: %s", orNone(names))
	}
}

func (c *envelopeCheck) fieldConversion(ref Ref, f *Field) {
	if ref.Conv == "" {
		return
	}
	for _, conv := range conversionsOfKind(f.Type.Kind) {
		if conv == ref.Conv {
			return
		}
	}
	c.report.at(ref.Pos, "EG0302", "field %s of type %s has no conversion %s", quote(f.Name), f.Type, quote(ref.Conv)).
		width(len(refText(ref))+len(ref.Conv)+1).help("it has: %s", orNone(conversionsOfKind(f.Type.Kind))).
		related(f.Pos, "the field is here")
}

// spreadFields reports fields that $spread: $fields would write beside a member
// of the same name.
func (c *envelopeCheck) spreadFields(body *Node) {
	named := map[string]bool{}
	visit(body, func(t *Node) {
		if t.Op == OpRef && t.Ref.Name == "field" {
			named[t.Ref.Arg] = true
		}
	})
	visit(body, func(t *Node) {
		for _, m := range t.Members {
			if m.Spread && m.Node.Op == OpRef && m.Node.Ref.Name == "fields" {
				c.spreadInto(t, named)
			}
		}
	})
}

func (c *envelopeCheck) spreadInto(t *Node, named map[string]bool) {
	written := map[string]Pos{}
	for _, m := range t.Members {
		written[m.Key] = m.Pos
	}
	for _, e := range c.entries {
		for _, f := range e.Fields {
			pos, twice := written[f.Name]
			if !twice || f.Sensitive || named[f.Name] {
				continue
			}
			c.report.at(f.Pos, "EG0305", "field %s of entry %s has the name of a member of the body", quote(f.Name), quote(e.Name)).
				width(len(f.Name)).help("rename the field, or name it in the envelope: $field.%s", f.Name).
				related(pos, "the member of envelope %s is here", quote(c.envelope.Name))
		}
	}
}

// visit calls f for t and every template in it.
func visit(t *Node, f func(*Node)) {
	f(t)
	for _, sub := range t.Nodes {
		visit(sub, f)
	}
	for _, m := range t.Members {
		visit(m.Node, f)
	}
	if t.As != nil {
		visit(t.As, f)
	}
}
