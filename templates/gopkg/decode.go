package gopkg

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// Decode returns the error that an answer of the API is: an [*Error], several
// joined by [errors.Join], or an [*UnknownError] if it is not surely one of this
// catalogue. It is never nil, so ask first whether the answer is an error:
//
//	if res.StatusCode >= 400 {
//		return Decode(res)
//	}
//
// The error has the fields, the violations, the delay and the rate limit that
// the answer carries. A message that differs from that of the catalogue is kept
// as it came. [As] reports false if a field is missing that its entry requires.
//
// Decode reads at most 1 MiB of the body and does not close it.
func Decode(res *http.Response) error {
	if res == nil {
		return &UnknownError{Err: errors.New("no answer")}
	}
	body, err := readBody(res)
	if err != nil {
		return &UnknownError{Status: res.StatusCode, Body: body, Err: err}
	}
	return decode(res.StatusCode, res.Header, string(body))
}

// DecodeBody is [Decode] for an answer whose body has been read. A status of 0
// and a header of nil mean that they are not known, as in messages of a queue.
func DecodeBody(status int, header http.Header, body []byte) error {
	if len(body) > maxBody {
		return &UnknownError{Status: status, Body: bytes.Clone(body[:maxBody]), Err: errTooLarge}
	}
	return decode(status, header, string(body))
}

var errTooLarge = errors.New("body is larger than 1 MiB")

// readBody reads the body, or the first part of it if there is an error.
func readBody(res *http.Response) ([]byte, error) {
	if res.Body == nil {
		return nil, nil
	}
	size := int64(512)
	if 0 < res.ContentLength && res.ContentLength <= maxBody {
		size = res.ContentLength
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead)
	n, err := b.ReadFrom(io.LimitReader(res.Body, maxBody+1))
	if n > maxBody {
		return b.Bytes()[:maxBody], errTooLarge
	}
	if err != nil {
		err = fmt.Errorf("cannot read the body: %w", err)
	}
	return b.Bytes(), err
}

// room is memory for answers that are being read.
var room = sync.Pool{New: func() any { return new(decoding) }}

// maxKept bounds the notes and the tokens for which memory is kept.
const maxKept = 256

// decode reads an answer.
func decode(status int, header http.Header, body string) error {
	d := room.Get().(*decoding)
	err := d.decode(status, header, body)
	if cap(d.tokens) <= maxKept && cap(d.notes) <= maxKept {
		clear(d.notes[:cap(d.notes)])
		clear(d.views[:cap(d.views)])
		*d = decoding{fitting: fitting{document: document{tokens: d.tokens[:0]}}, notes: d.notes[:0], views: d.views[:0]}
		room.Put(d)
	}
	return err
}

func (d *decoding) decode(status int, header http.Header, body string) error {
	d.status, d.header, d.budget = status, header, maxCompared
	p := parser{src: strings.TrimPrefix(body, "\ufeff")} // RFC 8259, section 8.1, allows to ignore that
	d.src = p.src
	d.tokens, d.isJSON = p.document(d.tokens)
	if lines := header["Content-Type"]; len(lines) > 0 {
		d.media, _, _ = strings.Cut(lines[0], ";")
		d.media = strings.TrimSpace(d.media)
	}
	d.notes, d.views = d.fitAll(append(d.notes, note{}), d.views)
	if len(d.views) == 0 {
		return d.unknownAnswer(body, &p)
	}
	return d.result(body)
}

// maxCompared bounds the bytes that are looked at to compare texts with
// templates, so that nobody can make that slow.
const maxCompared = 4 << 20

// fitAll returns the forms that fit the answer best, with notes.
func (d *decoding) fitAll(b []note, views []view) ([]note, []view) {
	for i := range envelopeShapes {
		e := &envelopeShapes[i]
		before := len(b)
		var root int32
		var ok bool
		if b, root, ok = d.body(b, e); !ok {
			b = b[:before]
			continue
		}
		inBody := d.score
		for j := range e.forms {
			d.score = inBody
			from := len(b)
			if b, ok = d.headers(b, &e.forms[j], d.header, root); !ok || !d.isLoose && d.contradicts(b, root) {
				b = b[:from]
				continue
			}
			v := view{e, &e.forms[j], root, int32(from), int32(len(b)), d.score}
			if len(views) > 0 && v.score.better(views[0].score) {
				views = views[:0]
			}
			if len(views) == 0 || !views[0].score.better(v.score) {
				views = append(views, v)
			}
		}
	}
	return b, views
}

// contradicts reports whether there are two different codes in the notes from
// root, which are about one error.
func (d *decoding) contradicts(b []note, root int32) bool {
	if d.subjects&(1<<aboutCode) == 0 {
		return false
	}
	var whole, last *note
	for i := int(root); i < len(b); i++ {
		n := &b[i]
		if n.isScope || n.as == nil || n.as.about != aboutCode {
			continue
		}
		before := last
		if last = n; n.scope == root {
			before, whole = whole, n
		}
		if before != nil && before.scope == n.scope && d.textOf(before) != d.textOf(n) {
			return true
		}
	}
	return false
}

// result returns what the best views say.
func (d *decoding) result(body string) error {
	if d.items == 0 && len(d.views) == 1 { // one error, without lists
		return d.errorAt(body, place{0, d.views[0].root, true, no})
	}
	var unknown error
	for _, answers := range d.byLength() {
		err, ok := d.errorsOf(body, answers)
		if ok {
			return err
		}
		if unknown == nil {
			unknown = err
		}
	}
	return unknown
}

// errorAt returns the error of an answer that is about one.
func (d *decoding) errorAt(body string, p place) error {
	c, others := d.identify(p)
	if c.kind == 0 {
		return d.unknownError(body, p, others)
	}
	e, vs := d.errorOf(c)
	return e.withViolations(vs)
}

// byLength returns the errors of the answer as the bodies that fit have them,
// those that have the same number together: such bodies differ in little.
func (d *decoding) byLength() [][][]place {
	var all [][][]place
	for i := range d.views {
		if i > 0 && d.views[i].root == d.views[i-1].root {
			continue
		}
		places := d.elements(int32(i))
		n := slices.IndexFunc(all, func(same [][]place) bool { return len(same[0]) == len(places) })
		if n < 0 {
			all, n = append(all, nil), len(all)
		}
		all[n] = append(all[n], places)
	}
	return all
}

// errorsOf returns the errors of an answer, given their places in each of the
// bodies that fit. It reports whether all are of this catalogue.
func (d *decoding) errorsOf(body string, bodies [][]place) (error, bool) {
	var (
		found   []error
		last    *Error // if more violations can belong to it
		unknown *UnknownError
	)
	d.several = len(bodies[0]) > 1
	places := make([]place, len(bodies))
	for i, p := range bodies[0] {
		for b := range bodies {
			places[b] = bodies[b][i]
		}
		c, others := d.identify(places...)
		if c.kind == 0 {
			last = nil
			if unknown == nil {
				unknown = d.unknownError(body, p, others)
				found = append(found, unknown)
			}
			continue
		}
		e, vs := d.errorOf(c)
		if last != nil && p.isViolation != no && last.join(e, vs) {
			continue
		}
		e, last = e.withViolations(vs), nil
		if len(vs) > 0 && p.scope != d.views[p.view].root {
			last = e
		}
		found = append(found, e)
	}
	if len(found) == 1 {
		return found[0], unknown == nil
	}
	return errors.Join(found...), unknown == nil
}
