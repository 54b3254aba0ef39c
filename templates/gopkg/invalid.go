package gopkg

import "strings"

// This file makes violations of what an answer says about them.

// errorOf returns the error of a candidate, and its violations.
func (d *decoding) errorOf(c candidate) (*Error, []Violation) {
	e := d.build(c)
	switch {
	case c.scope == d.views[c.view].root:
		return e, d.wholeViolations(c)
	case d.isAboutViolation(c.place):
		return e, []Violation{d.violation(c.place)}
	}
	return e, d.violations(c, d.itemsOf(c.scope, aboutViolations))
}

// wholeViolations returns the violations of an answer that is about one error.
func (d *decoding) wholeViolations(c candidate) []Violation {
	items, problems := d.itemsOf(c.scope, aboutViolations), d.itemsOf(c.scope, aboutProblems)
	switch {
	case len(items) == 0:
		items = problems
		if len(problems) > 0 && !d.isItemOfViolation(c, problems[0]) {
			return nil // the first is the error itself, so it has none
		}
	case len(items) <= len(problems):
		d.attach(items, problems[:len(items)])
	}
	return d.violations(c, items)
}

// violations returns the violations that items are about.
func (d *decoding) violations(c candidate, items []int32) []Violation {
	var list []Violation
	for _, scope := range items {
		if d.isItemOfViolation(c, scope) {
			list = append(list, d.violation(place{view: c.view, scope: scope}))
		}
	}
	return list
}

// isItemOfViolation settles what an item is and reports whether it is about a
// violation.
func (d *decoding) isItemOfViolation(c candidate, scope int32) bool {
	p := place{c.view, scope, false, d.answerTo(scope)}
	d.settle(p, c.kind)
	return d.isAboutViolation(p)
}

// isAboutViolation reports whether a place, whose alternatives are settled, is
// about a violation.
func (d *decoding) isAboutViolation(p place) bool {
	is := p.isViolation == yes
	if p.isViolation == unclear {
		d.visitOpen(p, func(s *note) { is = is || s.as != nil && s.as.about.isOfViolation() })
	}
	return is
}

// violation returns a violation.
func (d *decoding) violation(p place) Violation {
	v := Violation{place: d.where(p)}
	text := d.findText(p, aboutRuleText)
	if rule := d.findText(p, aboutRule); rule != "" {
		v.rule = Rule(strings.Clone(rule))
		if i, ok := indexOfRule(v.rule); ok {
			d.fillViolation(&v, p, i, text)
			return v
		}
		v.message = strings.Clone(text)
		return v
	}
	if best, ok := d.guessRule(p, v.place, text); ok {
		return best
	}
	v.message = strings.Clone(text)
	return v
}

// guessRule returns a violation of the rule with the message and the fields of
// a place: of several the one that has more of the message.
func (d *decoding) guessRule(p place, at Place, text string) (best Violation, ok bool) {
	if text == "" {
		return d.onlyRule(p, at)
	}
	most := -1
	for i := range rules {
		n := literals(rules[i].message)
		if n <= most || !d.hasFieldsOf(p, rules[i].fields) {
			continue
		}
		v := Violation{place: at, rule: rules[i].rule}
		if d.fillViolation(&v, p, i, text) && v.missing == "" {
			best, most = v, n
		}
	}
	return best, most >= 0
}

// onlyRule returns a violation of the rule that alone has the fields of a place,
// if they are all that can be said about it.
func (d *decoding) onlyRule(p place, at Place) (v Violation, ok bool) {
	hasFields := false
	for range d.fieldsAt(p) {
		hasFields = true
	}
	if !hasFields || d.hasRoom(p, aboutRuleText) {
		return v, false
	}
	only := -1
	for i := range rules {
		if d.hasFieldsOf(p, rules[i].fields) {
			if only >= 0 {
				return v, false
			}
			only = i
		}
	}
	if only < 0 {
		return v, false
	}
	v = Violation{place: at, rule: rules[only].rule}
	d.fillViolation(&v, p, only, "")
	return v, true
}

// fieldsAt goes over the names of the fields of a violation that a place has.
func (d *decoding) fieldsAt(p place) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for s := p.scope; s != 0; s = d.notes[s].alias {
			for i := s + 1; i < d.notes[s].at; i++ {
				if n := &d.notes[i]; n.scope == s && n.as != nil && n.as.about == aboutRuleField && !yield(n.as.text) {
					return
				}
			}
		}
		s := d.find(p, aboutRuleFields, "")
		if s == nil || s.at < 0 || s.as.spread {
			return
		}
		for i := int(s.at) + 1; i < d.after(int(s.at)); i = d.after(i + 1) {
			if !yield(d.string(i)) {
				return
			}
		}
	}
}

// hasFieldsOf reports whether the fields that a place has are among those of a
// rule.
func (d *decoding) hasFieldsOf(p place, names string) bool {
	for name := range d.fieldsAt(p) {
		if position(names, name) < 0 {
			return false
		}
	}
	return true
}

// fillViolation gives a violation the fields of its rule, from the body or else
// from the text, which is kept if the rule would write another one. It reports
// whether the rule writes the text in some language.
func (d *decoding) fillViolation(v *Violation, p place, rule int, text string) bool {
	r, fields := &rules[rule], ruleFields[rule]
	m := newMatch(r.fields, r.defaults, fields)
	d.restoreFields(&m, p, aboutRuleField, aboutRuleFields)
	m.path = v.place.String()
	m.asksPath = m.path == ""
	fits := text == "" || m.fits(r.message, text, &d.budget)
	if !fits {
		v.message = strings.Clone(text)
		if path := d.findText(p, aboutPath); path != "" { // perhaps in the form that the place has
			m.path = path
			fits = m.fits(r.message, text, &d.budget)
		}
		for i := range locales {
			t := locales[i].textOf(v.rule)
			if fits = fits || t != "" && m.fits(t, text, &d.budget); fits {
				break
			}
		}
	}
	if m.hasPath && m.path != "" {
		v.place = d.namedPlace(p, strings.Clone(m.path))
	}
	if r.fields != "" {
		var some bool
		if v.missing, some = m.missing(fields); some || v.missing == "" {
			v.fields = m.fields
		}
	}
	return fits
}

// namedPlace returns the place that a message names: a path, or if the answer
// says that there is none, a parameter or a header.
func (d *decoding) namedPlace(p place, name string) Place {
	switch {
	case !d.hasRoom(p, aboutPath) && !d.hasRoom(p, aboutSteps):
		return Place{segments: stepsOf(name, inDots)}
	case !d.hasRoom(p, aboutQuery):
		return Query(name)
	}
	return Header(name)
}

// hasRoom reports whether the template of an item has a reference.
func (d *decoding) hasRoom(p place, about subject) bool {
	for s := p.scope; s != 0; s = d.notes[s].alias {
		if list := d.notes[s].shape; list.holds(about) || about == aboutPath && list.op == readTree {
			return true
		}
	}
	return false
}

// holds reports whether something has a place in a template.
func (s *shape) holds(about subject) bool {
	if s.about == about {
		return true
	}
	for i := range s.parts {
		if s.parts[i].holds(about) {
			return true
		}
	}
	return false
}

// textOf returns the message of a rule in a language, or "".
func (l *locale) textOf(r Rule) string {
	for _, t := range l.rules {
		if t.rule == string(r) {
			return t.message
		}
	}
	return ""
}
