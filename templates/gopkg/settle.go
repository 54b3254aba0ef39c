package gopkg

import "sort"

// This file decides which of its alternatives a value is.

// visitOpen calls f for the alternatives at a place.
func (d *decoding) visitOpen(p place, f func(*note)) {
	for s := p.scope; s != 0; s = d.notes[s].alias {
		d.visitIn(s+1, d.notes[s].at, s, f)
	}
	v := &d.views[p.view]
	if p.scope != v.root && p.first {
		d.visitIn(v.root+1, d.notes[v.root].at, v.root, f)
	}
	if p.scope == v.root || p.first {
		d.visitIn(v.from, v.to, v.root, f)
	}
}

func (d *decoding) visitIn(from, to, scope int32, f func(*note)) {
	for i := from; i < to; i++ {
		if s := &d.notes[i]; s.scope == scope && !s.isScope && s.shape.op == readFirst {
			f(s)
		}
	}
}

// settle decides which of their alternatives the values at a place are, if its
// error is of an entry.
func (d *decoding) settle(p place, k Kind) {
	d.visitOpen(p, func(s *note) { s.as = d.alternative(s, p, k) })
}

// alternative returns the one of its alternatives that a value is.
func (d *decoding) alternative(s *note, p place, k Kind) *shape {
	text := d.textOf(s)
	var ofViolation, possible *shape
	for i := range s.shape.parts {
		a := &s.shape.parts[i]
		switch {
		case a.op == readConstant:
			if text == a.text {
				return a
			}
		case a.about.isOfViolation():
			if p.isViolation == yes && (a.about != aboutRule || isRule(text)) {
				return a
			}
			if ofViolation == nil && (p.isViolation == yes || p.isViolation == unclear && k.hasViolations()) {
				ofViolation = a
			}
		case d.writes(k, a, text):
			return a
		case possible == nil && k.isEntry() && k.canWrite(a):
			possible = a
		}
	}
	switch {
	case ofViolation != nil:
		return ofViolation
	case possible != nil:
		return possible
	}
	return s.shape.fallback()
}

// hasViolations reports whether errors of k can have violations.
func (k Kind) hasViolations() bool {
	i := sort.Search(len(violable), func(i int) bool { return violable[i] >= k })
	return i < len(violable) && violable[i] == k
}

// fallback returns an alternative for a value that none would write.
func (s *shape) fallback() *shape {
	for _, about := range []subject{aboutMessage, aboutUserMessage, aboutCode} {
		for i := range s.parts {
			if s.parts[i].about == about {
				return &s.parts[i]
			}
		}
	}
	return nil
}

// isRule reports whether the catalogue has a rule.
func isRule(name string) bool {
	_, ok := indexOfRule(Rule(name))
	return ok
}

// writes reports whether an error of an entry would surely write a text for
// something.
func (d *decoding) writes(k Kind, a *shape, text string) bool {
	switch a.about {
	case aboutCode:
		return k.HasCode() && text != "" && codeText(k.Code()) == text
	case aboutName:
		return k.Name() == text
	case aboutMessage:
		for template := range k.messages() {
			if template != "" && d.fitsTemplate(k, template, text) {
				return true
			}
		}
	case aboutUserMessage:
		template := k.row().userMessage
		return template != "" && d.fitsTemplate(k, template, text)
	case aboutTitle:
		return k.hasTitle(text)
	case aboutDocsURL:
		return k.DocsURL() == text
	}
	return a.op == readPieces && d.writesPieces(k, a, text)
}

// writesPieces reports whether an error of an entry would surely write all values
// in a text of several.
func (d *decoding) writesPieces(k Kind, a *shape, text string) bool {
	values, ok := d.pieces(nil, a.parts, text, 0, true)
	for _, n := range values {
		ok = ok && d.writes(k, n.shape, n.text)
	}
	return ok
}

// canWrite reports whether an error of k can have a value for something.
func (k Kind) canWrite(a *shape) bool {
	r := k.row()
	switch a.about {
	case aboutCode:
		return k.HasCode() && codeText(k.Code()) != ""
	case aboutMessage:
		return r.message != ""
	case aboutUserMessage:
		return r.userMessage != ""
	case aboutDocsURL:
		return r.docsURL != ""
	case aboutField:
		return position(r.fields, a.text) >= 0
	case aboutAttr:
		return k.attr(a.text) != nil
	}
	return a.about != aboutNothing
}
