package gopkg

import "slices"

// This file says how well an entry fits what an answer says.

// narrow returns those of several candidates that fit best. Titles and
// addresses only decide where nothing else does.
func (d *decoding) narrow(all []candidate) []candidate {
	for step := 0; step < 5 && len(all) > 1; step++ {
		best, left := 0, []candidate(nil)
		for _, c := range all {
			d.settle(c.place, c.kind)
			fit := d.fit(c, step)
			if fit > best {
				best, left = fit, nil
			}
			if fit == best {
				left = append(left, c)
			}
		}
		if best == 0 && step < 2 { // none has the status, or the attrs
			return all
		}
		all = left
	}
	return all
}

// fit says how well a candidate fits in one respect.
func (d *decoding) fit(c candidate, step int) int {
	fits, points := false, 0
	switch step {
	case 0:
		fits = d.statusFits(c)
	case 1:
		fits = d.attrsEqual(c)
	case 2:
		points, fits = d.messageFits(c)
	case 3:
		text := d.findText(c.place, aboutTitle)
		fits = text != "" && c.kind.hasTitle(text)
	default:
		text := d.findText(c.place, aboutDocsURL)
		fits = text != "" && c.kind.DocsURL() == text
	}
	if !fits {
		return 0
	}
	return 1 + points
}

// statusFits reports whether the answer can be of the candidate by its status:
// that of the body, else that of the HTTP line.
func (d *decoding) statusFits(c candidate) bool {
	own := c.kind.Status()
	if s, ok := d.findInt(c.place, aboutStatus); ok {
		return own == s || own == 0
	}
	if line := int(d.form(c.place).status); line != 0 {
		own = line
	}
	switch {
	case own == 0 || d.status == 0 || own == d.status:
		return true
	case d.several: // what several errors with different statuses have
		return d.status == 500 || d.status == 400 && 400 <= own && own < 500
	}
	return false
}

// messageFits reports whether the message, if there is one, can be of the
// candidate, and how many characters of it are in the catalogue.
func (d *decoding) messageFits(c candidate) (characters int, ok bool) {
	s := d.find(c.place, aboutMessage, "")
	if s == nil {
		return 0, true
	}
	text, r := d.textOf(s), c.kind.row()
	best := -1
	for template := range c.kind.messages() {
		if n := literals(template); n > best && d.fitsTemplate(c.kind, template, text) {
			best = n
		}
	}
	if best < 0 && r.fields != "" && c.kind.hasTitle(text) { // without its fields, the title is sent
		best = 0
	}
	return max(best, 0), best >= 0
}

// fitsTemplate reports whether a text can come from a template of an entry.
func (d *decoding) fitsTemplate(k Kind, template, text string) bool {
	const cost = 16 // of looking at all
	if d.budget -= cost; d.budget < 0 {
		return false
	}
	if s, ok := constant(template); ok {
		return s == text
	}
	m := newMatch(k.row().fields, k.row().defaults, entryFields(k))
	return m.fits(template, text, &d.budget)
}

// messages returns the templates of the message in all languages.
func (k Kind) messages() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if !yield(k.row().message) {
			return
		}
		for i := range locales {
			if t := locales[i].textsOf(k); t != nil && t.message != "" && !yield(t.message) {
				return
			}
		}
	}
}

// hasTitle reports whether a text is the title in some language.
func (k Kind) hasTitle(text string) bool {
	if k.title("") == text {
		return true
	}
	for i := range locales {
		if k.title(locales[i].tag) == text {
			return true
		}
	}
	return false
}

// attrsEqual reports whether the candidate has the attrs that the place has,
// and no others of those that it could have.
func (d *decoding) attrsEqual(c candidate) bool {
	v := &d.views[c.view]
	names := v.envelope.attrs
	if c.scope != v.root {
		names = d.notes[c.scope].shape.names
	}
	for _, name := range names {
		if a := c.kind.attr(name); d.find(c.place, aboutAttr, name) == nil && a != nil && !a.isEmpty() {
			return false
		}
	}
	return d.attrsIn(c, c.scope+1, d.notes[c.scope].at) && d.attrsIn(c, v.from, v.to)
}

func (d *decoding) attrsIn(c candidate, from, to int32) bool {
	for i := from; i < to; i++ {
		s := &d.notes[i]
		if s.scope == c.scope && s.as != nil && s.as.about == aboutAttr && !d.isAttr(s, c.kind.attr(s.as.text)) {
			return false
		}
	}
	return true
}

// isKnownAttr reports whether an entry has an attr with a text.
func isKnownAttr(name, text string) bool {
	return slices.ContainsFunc(attrs[:], func(a attrRow) bool { return a.name == name && a.text == text })
}

// isEmpty reports whether an attr is left out where that can be.
func (a *attrRow) isEmpty() bool {
	return a.text == "" && (a.json == "" || a.json == "[]" || a.json == "{}")
}

// isAttr reports whether a value is that of an attr.
func (d *decoding) isAttr(s *note, attr *attrRow) bool {
	switch {
	case attr == nil:
		return false
	case s.at < 0 || d.tokens[s.at].kind == isText:
		return d.textOf(s) == attr.text
	case attr.json == "":
		return false
	}
	p := parser{src: attr.json}
	tokens, ok := p.document(nil)
	return ok && d.isSame(int(s.at), &document{p.src, tokens}, 0)
}
