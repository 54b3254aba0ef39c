package gopkg

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// This file looks up what an answer says about something.

// A decoding is an answer that is being read.
type decoding struct {
	fitting
	status  int // of the HTTP line; 0 if it is not known
	header  http.Header
	notes   []note // the first is none
	views   []view // the forms that fit best
	several bool   // the answer is about several errors
	anyForm bool   // entries of other forms are looked at too
	shared  map[[2]int32]*note
}

// A view is an answer in the light of a form.
type view struct {
	envelope *envelopeShape
	form     *formShape
	root     int32 // scope of the whole answer
	from, to int32 // notes about headers
	score    score
}

// A score says how well a form fits.
type score struct{ unknown, known int }

// count counts a key.
func (s *score) count(isKnown bool) {
	if isKnown {
		s.known++
	} else {
		s.unknown++
	}
}

// better reports whether s comes before t: fewer unknown keys, then more known
// ones.
func (s score) better(t score) bool {
	return s.unknown < t.unknown || s.unknown == t.unknown && s.known > t.known
}

// A place is one error or one violation of an answer.
type place struct {
	view        int32 // index of views
	scope       int32
	first       bool // what the answer says outside of lists is about it
	isViolation answerTo
}

// form returns the form of a place.
func (d *decoding) form(p place) *formShape { return d.views[p.view].form }

// An answerTo is yes, no or neither.
type answerTo int8

const (
	unclear answerTo = iota
	no
	yes
)

// fineness orders conversions: what keeps more of a value comes first.
var fineness = [...]uint8{
	plainly: 0, inProtoSeconds: 1, inFloatSeconds: 2, inMilliseconds: 3, inSeconds: 4, inUnixSeconds: 4, asHTTPDate: 5, asText: 6, asStrings: 6,
	asPointer: 1, asFragment: 2, inBrackets: 3, inDots: 4,
}

// find returns the value of something at a place, or nil. Name is that of a
// field or an attr. What the body says comes before headers.
func (d *decoding) find(p place, about subject, name string) *note {
	if d.subjects&(1<<about) == 0 {
		return nil
	}
	if s := d.findInBody(p, about, name); s != nil {
		return s
	}
	v := &d.views[p.view]
	if p.scope == v.root || p.first && !about.isOfViolation() || about.isOfAnswer() {
		return d.search(nil, v.from, v.to, v.root, about, name)
	}
	return nil
}

func (d *decoding) findInBody(p place, about subject, name string) *note {
	var best *note
	for s := p.scope; s != 0; s = d.notes[s].alias {
		best = d.search(best, s+1, d.notes[s].at, s, about, name)
	}
	root := d.views[p.view].root
	switch {
	case best != nil || p.scope == root:
	case about.isOfAnswer():
		best = d.ofAnswer(root, about)
	case p.first && !about.isOfViolation():
		best = d.search(nil, root+1, d.notes[root].at, root, about, name)
	}
	return best
}

// ofAnswer returns a value that is the same for all errors of an answer. It looks
// for each only once.
func (d *decoding) ofAnswer(root int32, about subject) *note {
	key := [2]int32{root, int32(about)}
	n, ok := d.shared[key]
	if !ok {
		if d.shared == nil {
			d.shared = make(map[[2]int32]*note)
		}
		n = d.search(nil, root+1, d.notes[root].at, root, about, "")
		d.shared[key] = n
	}
	return n
}

// isOfAnswer reports whether a value is the same for all errors of an answer.
func (s subject) isOfAnswer() bool {
	switch s {
	case aboutRequestID, aboutInstance, aboutLocale, aboutTime:
		return true
	}
	return false
}

func (d *decoding) search(best *note, from, to, scope int32, about subject, name string) *note {
	for i := from; i < to; i++ {
		s := &d.notes[i]
		if s.isScope {
			i = s.at - 1 // what is in it
			continue
		}
		if s.scope != scope || s.as == nil || s.as.about != about || s.as.text != name {
			continue
		}
		if best == nil || fineness[s.as.conv] < fineness[best.as.conv] {
			best = s
		}
	}
	return best
}

// textOf returns a value as a text: a number and the like as it is written.
func (d *decoding) textOf(s *note) string {
	switch {
	case s.at < 0:
		return s.text
	case d.tokens[s.at].kind == isText:
		return d.string(int(s.at))
	}
	return d.raw(int(s.at))
}

// findText returns a text, and "" if there is none.
func (d *decoding) findText(p place, about subject) string {
	if s := d.find(p, about, ""); s != nil {
		return d.textOf(s)
	}
	return ""
}

// keepText is findText for a text that outlives the body.
func (d *decoding) keepText(p place, about subject) string {
	return strings.Clone(d.findText(p, about))
}

// findInt returns an int.
func (d *decoding) findInt(p place, about subject) (n int, ok bool) {
	s := d.find(p, about, "")
	if s == nil {
		return 0, false
	}
	n, err := strconv.Atoi(d.textOf(s))
	return n, err == nil
}

// findTime returns an instant.
func (d *decoding) findTime(p place, about subject) (t time.Time, ok bool) {
	s := d.find(p, about, "")
	if s == nil {
		return t, false
	}
	ok = setTime(&t, d.textOf(s), s.as.conv)
	return t, ok
}

// findDuration returns a length of time, and how it was written.
func (d *decoding) findDuration(p place, about subject) (length time.Duration, conv conversion, ok bool) {
	s := d.find(p, about, "")
	if s == nil {
		return 0, plainly, false
	}
	text := d.textOf(s)
	if setDuration(&length, text, s.as.conv) {
		return length, s.as.conv, true
	}
	if s.as.conv != inSeconds {
		return 0, plainly, false
	}
	length, ok = d.until(text)
	return length, plainly, ok
}

// findDelay returns the delay after which the client may try again, and how it
// was written. Retry-After counts even if the catalogue does not have it.
func (d *decoding) findDelay(p place) (delay time.Duration, conv conversion, ok bool) {
	if delay, conv, ok = d.findDuration(p, aboutRetry); !ok {
		delay, ok = d.retryAfter()
		conv = inSeconds
	}
	return max(delay, 0), conv, ok
}

// retryAfter returns the delay of the header Retry-After (RFC 9110, section
// 10.2.3).
func (d *decoding) retryAfter() (delay time.Duration, ok bool) {
	lines := d.header["Retry-After"]
	if len(lines) == 0 {
		return 0, false
	}
	if setDuration(&delay, lines[0], inSeconds) {
		return delay, true
	}
	return d.until(lines[0])
}

// until returns how long it is from when the answer was sent until a date.
func (d *decoding) until(date string) (length time.Duration, ok bool) {
	at, err := http.ParseTime(date)
	return max(0, at.Sub(d.date()).Round(time.Second)), err == nil
}

// date returns when the answer was sent.
func (d *decoding) date() time.Time {
	if t, err := http.ParseTime(d.header.Get("Date")); err == nil {
		return t
	}
	return time.Now()
}
