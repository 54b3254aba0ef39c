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
			c.walk(env.Body, spot{text: env.Text()})
			if !env.BuiltIn || r.onTheWire() {
				c.spreads(env.Body)
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
			c.walk(v, spot{guarded: h.Omit, text: true})
		}
	}
}

// A spot says where a template stands.
type spot struct {
	guarded bool // it is left out, or another value taken, when it is absent
	text    bool // it becomes a text
	members bool // its members are spread
}

// walk checks the references of t.
func (c *envelopeCheck) walk(t *Node, at spot) {
	switch t.Op {
	case OpConst:
		c.checkConstant(t)
	case OpRef:
		c.ref(t.Ref, at)
	case OpFirst:
		for _, alt := range t.Nodes {
			c.walk(alt, spot{guarded: true, text: at.text})
		}
	case OpConcat:
		for _, piece := range t.Nodes {
			c.walk(piece, spot{guarded: at.guarded, text: true})
		}
	case OpList:
		for _, item := range t.Nodes {
			c.walk(item, spot{guarded: at.guarded})
		}
	case OpMap:
		c.walkMap(t, at)
	case OpEach, OpGroup, OpTree:
		c.ref(t.By, spot{guarded: true, text: true})
		c.walk(t.As, spot{guarded: at.guarded})
	}
}

func (c *envelopeCheck) walkMap(t *Node, at spot) {
	if t.If != nil {
		c.ref(*t.If, spot{guarded: true})
	}
	for _, m := range t.Members {
		c.walk(m.Node, spot{guarded: at.guarded || m.Omit || m.Spread || t.If != nil, members: m.Spread})
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
