package gopkg

import (
	"reflect"
	"strings"
	"time"
)

// This file makes an error of what an answer says about it.

// build returns the error of a candidate, without its violations.
func (d *decoding) build(c candidate) *Error {
	e := &Error{kind: c.kind}
	var x more
	var r received
	d.readAnswer(&r, c.place)
	if c.kind.row().fields != "" {
		e.fields = d.readFields(c, &x, &r)
	} else {
		var m match
		d.readTexts(c, &m, &x, &r)
	}
	d.readRetry(c, &x)
	d.readRate(c, &x)
	if r != (received{}) {
		kept := r
		x.received = &kept
	}
	if x != (more{}) {
		kept := x
		e.more = &kept
	}
	return e
}

// readAnswer reads what is about the answer as a whole.
func (d *decoding) readAnswer(r *received, p place) {
	r.requestID = d.keepText(p, aboutRequestID)
	r.instance = d.keepText(p, aboutInstance)
	r.localized = d.keepText(p, aboutLocalized)
	r.at, _ = d.findTime(p, aboutTime)
	if tag := d.findText(p, aboutLocale); tag != catalogueLocale {
		r.locale = strings.Clone(tag)
	}
}

// readFields returns the fields from the body, else from the texts, or nil.
func (d *decoding) readFields(c candidate, x *more, r *received) any {
	row, fields := c.kind.row(), entryFields(c.kind)
	m := newMatch(row.fields, row.defaults, fields)
	d.restoreFields(&m, c.place, aboutField, aboutFields)
	d.readTexts(c, &m, x, r)
	missing, some := m.missing(fields)
	if some || missing == "" {
		x.missing = missing
		return m.fields
	}
	if c.kind.hasTitle(x.message) { // it was sent without its fields
		x.message = ""
	}
	return nil
}

// readTexts reads the texts. They are kept if they are not what the entry would
// write.
func (d *decoding) readTexts(c candidate, m *match, x *more, r *received) {
	row := c.kind.row()
	x.message = d.readText(c, m, aboutMessage, row.message, (*texts).messageText, r)
	x.userMessage = d.readText(c, m, aboutUserMessage, row.userMessage, (*texts).userText, r)
	if title := d.findText(c.place, aboutTitle); title != "" && title != c.kind.title("") {
		for i := range locales {
			if c.kind.title(locales[i].tag) == title {
				r.setLocale(locales[i].tag)
			}
		}
	}
}

func (t *texts) messageText() string { return t.message }

func (t *texts) userText() string { return t.userMessage }

// readText reads fields from a text with the template of the entry, else with
// the translations of that, from which follows the language. It returns the text
// if it is not what the entry writes in the language of the catalogue.
func (d *decoding) readText(c candidate, m *match, about subject, template string, of func(*texts) string, r *received) string {
	s := d.find(c.place, about, "")
	if s == nil {
		return ""
	}
	text := d.textOf(s)
	if m.isPartly = false; m.fits(template, text, &d.budget) {
		if m.isPartly {
			return strings.Clone(text)
		}
		return ""
	}
	for i := range locales {
		if t := locales[i].textsOf(c.kind); t != nil && of(t) != "" && m.fits(of(t), text, &d.budget) {
			r.setLocale(locales[i].tag)
			break
		}
	}
	return strings.Clone(text)
}

// readRetry reads the delay, if it is not that of the catalogue.
func (d *decoding) readRetry(c candidate, x *more) {
	delay, conv, ok := d.findDelay(c.place)
	if own, fixed := c.kind.RetryAfter(); !ok || fixed && isSameDelay(own, delay, conv) {
		return
	}
	x.delay, x.hasDelay = delay, true
}

// isSameDelay reports whether a delay is written as another one.
func isSameDelay(own, written time.Duration, conv conversion) bool {
	switch conv {
	case inMilliseconds:
		own = time.Duration(roundUp(own, time.Millisecond)) * time.Millisecond
	case inSeconds:
		own = time.Duration(roundUp(own, time.Second)) * time.Second
	}
	return own == written
}

// readRate reads the limit that the request met, if more is known of it than
// what the catalogue says.
func (d *decoding) readRate(c candidate, x *more) {
	const any = 1<<aboutPolicy | 1<<aboutScope | 1<<aboutLimit | 1<<aboutRemaining | 1<<aboutWindow | 1<<aboutReset
	if d.subjects&any == 0 {
		return
	}
	var own limitRow
	if i := c.kind.wire().limit; i > 0 {
		own = limitRows[i-1]
	}
	var r Rate
	var met [6]bool
	r.Policy = d.keepText(c.place, aboutPolicy)
	r.Scope = d.keepText(c.place, aboutScope)
	met[0], met[1] = r.Policy != "", r.Scope != "" && r.Scope != own.scope
	r.Limit, met[2] = d.findInt(c.place, aboutLimit)
	met[2] = met[2] && r.Limit != own.limit
	r.Remaining, met[3] = d.findInt(c.place, aboutRemaining)
	window, conv, ok := d.findDuration(c.place, aboutWindow)
	r.Window = window
	met[4] = ok && !isSameDelay(own.window, window, conv)
	r.Reset, met[5] = d.findTime(c.place, aboutReset)
	if met != ([6]bool{}) {
		kept := r
		x.rate = &kept
	}
}

// join adds the violations of an error that is part of the one before it.
func (e *Error) join(next *Error, vs []Violation) bool {
	if e.kind != next.kind || !reflect.DeepEqual(e.fields, next.fields) {
		return false
	}
	a, b := e.extended().more, next.extended().more
	before, _ := a.violations.(*Violations)
	a.violations = nil
	if before == nil || !reflect.DeepEqual(a, b) {
		return false
	}
	before.Add(vs...)
	return true
}
