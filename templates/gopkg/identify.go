package gopkg

import (
	"slices"
	"sort"
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
	if k := kindNamed(name); k != 0 {
		all = d.appendIf(all, k, p)
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

// textsOf returns the texts of an entry in a language, or nil.
func (l *locale) textsOf(k Kind) *texts {
	i := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].kind >= k })
	if i < len(l.entries) && l.entries[i].kind == k {
		return &l.entries[i]
	}
	return nil
}
