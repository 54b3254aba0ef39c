package gopkg

import (
	"slices"
	"sort"
	"strconv"
)

// This file finds out of which entry an error is.

// A candidate is an entry that an error may be of.
type candidate struct {
	kind Kind
	place
}

// identify returns the entry that an error is of, given its place in each of
// the bodies that fit, and settles its alternatives. If that is not sure, it
// returns the entries that it can be of.
func (d *decoding) identify(places ...place) (found candidate, others []candidate) {
	var room [4]candidate
	all := room[:0]
	for _, p := range places {
		all = d.candidates(all, p)
	}
	if len(all) == 0 && !places[0].first {
		// The first of several errors decides on the envelope: others have their own.
		d.anyForm = true
		all = d.candidates(all, places[0])
		d.anyForm = false
	}
	if len(all) > 1 {
		all = d.narrow(all)
	}
	if len(all) != 1 {
		return candidate{}, slices.Clone(all)
	}
	d.settle(all[0].place, all[0].kind)
	return all[0], nil
}

// candidates appends the entries with the name or the code that a body has; or
// else, for each form of it, those with what the headers have; or else those
// without a code that fit in all other respects.
func (d *decoding) candidates(all []candidate, p place) []candidate {
	if s := d.findInBody(p, aboutName, ""); s != nil {
		return d.appendNamed(all, p, d.textOf(s))
	}
	if s := d.findInBody(p, aboutCode, ""); s != nil {
		return d.appendCoded(all, p, d.textOf(s))
	}
	for root := d.views[p.view].root; int(p.view) < len(d.views) && d.views[p.view].root == root; p.view++ {
		all = d.candidatesOf(all, p)
	}
	return all
}

func (d *decoding) candidatesOf(all []candidate, p place) []candidate {
	if s := d.find(p, aboutName, ""); s != nil {
		return d.appendNamed(all, p, d.textOf(s))
	}
	if s := d.find(p, aboutCode, ""); s != nil {
		return d.appendCoded(all, p, d.textOf(s))
	}
	before := len(all)
	d.visitOpen(p, func(s *note) {
		if len(all) == before && (p.isViolation == no || !s.shape.has(aboutRule) || !isRule(d.textOf(s))) {
			all = d.appendOpen(all, p, s)
		}
	})
	if len(all) > before {
		return all
	}
	return d.appendCodeless(all, p)
}

// appendOpen appends the entries of which a value, which may be one of several,
// is the code or else the name.
func (d *decoding) appendOpen(all []candidate, p place, s *note) []candidate {
	before := len(all)
	if s.shape.has(aboutCode) {
		all = d.appendCoded(all, p, d.textOf(s))
	}
	if s.shape.has(aboutName) && len(all) == before {
		all = d.appendNamed(all, p, d.textOf(s))
	}
	return all
}

// view returns the view of a place in which an entry has its form, or -1.
func (d *decoding) viewOf(k Kind, p place) int32 {
	if d.anyForm {
		return p.view
	}
	form, root := k.wire().form, d.views[p.view].root
	for i := range d.views {
		if v := &d.views[i]; v.root == root && v.form.form == form {
			return int32(i)
		}
	}
	return -1
}

// appendIf appends an entry if it has a form of the body.
func (d *decoding) appendIf(all []candidate, k Kind, p place) []candidate {
	if p.view = d.viewOf(k, p); p.view < 0 {
		return all
	}
	return append(all, candidate{k, p})
}

// has reports whether one of the alternatives is about something.
func (s *shape) has(about subject) bool {
	return slices.ContainsFunc(s.parts, func(a shape) bool { return a.about == about })
}

func (d *decoding) appendNamed(all []candidate, p place, name string) []candidate {
	i := sort.Search(len(byName), func(i int) bool { return byName[i].Name() >= name })
	if i < len(byName) && byName[i].Name() == name {
		all = d.appendIf(all, byName[i], p)
	}
	return all
}

func (d *decoding) appendCoded(all []candidate, p place, text string) []candidate {
	c, ok := codeOf[code](text)
	if !ok {
		return all
	}
	first := sort.Search(len(byCode), func(i int) bool { return byCode[i].Code() >= c })
	for _, k := range byCode[first:] {
		if k.Code() != c {
			break
		}
		all = d.appendIf(all, k, p)
	}
	return all
}

// isKnownCode reports whether an entry has a code.
func isKnownCode(text string) bool {
	c, ok := codeOf[code](text)
	i := sort.Search(len(byCode), func(i int) bool { return byCode[i].Code() >= c })
	return ok && i < len(byCode) && byCode[i].Code() == c
}

// codeOf returns a code that is written as a text. Numbers have one form.
func codeOf[C string | int | int64](text string) (c C, ok bool) {
	switch p := any(&c).(type) {
	case *string:
		*p = text
		return c, true
	case *int:
		n, err := strconv.Atoi(text)
		*p = n
		return c, err == nil && strconv.Itoa(n) == text
	case *int64:
		n, err := strconv.ParseInt(text, 10, 64)
		*p = n
		return c, err == nil && strconv.FormatInt(n, 10) == text
	}
	return c, false
}

func codeText[C string | int | int64](c C) string {
	switch v := any(c).(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return ""
}

// appendCodeless appends entries that have no code where the place has one.
func (d *decoding) appendCodeless(all []candidate, p place) []candidate {
	form, first := d.form(p).form, 0
	if !d.anyForm {
		first = sort.Search(len(codeless), func(i int) bool { return codeless[i].wire().form >= form })
	}
	for _, k := range codeless[first:] {
		if !d.anyForm && k.wire().form != form {
			break
		}
		c := candidate{k, p}
		if !d.statusFits(c) {
			continue
		}
		d.settle(p, k)
		if _, fits := d.messageFits(c); fits && d.attrsEqual(c) {
			all = append(all, c)
		}
	}
	return all
}

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

// textsOf returns the texts of an entry in a language, or nil.
func (l *locale) textsOf(k Kind) *texts {
	i := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].kind >= k })
	if i < len(l.entries) && l.entries[i].kind == k {
		return &l.entries[i]
	}
	return nil
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
		if d.find(c.place, aboutAttr, name) == nil && c.kind.attr(name) != nil {
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
