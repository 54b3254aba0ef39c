//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// This file writes the references of envelopes that have conversions.

// A conversion says how a value is written.
type conversion uint8

const (
	plainly conversion = iota
	inMilliseconds
	inSeconds // whole, rounded up
	inFloatSeconds
	inProtoSeconds // "30.5s"
	inUnixSeconds
	asHTTPDate
	inDots
	inBrackets
	asPointer  // RFC 6901
	asFragment // RFC 6901, section 6
)

// duration writes a length of time.
func (w *writer) duration(d time.Duration, ok bool, conv conversion) {
	switch {
	case !ok:
		w.null()
	case conv == inMilliseconds:
		w.int(roundUp(d, time.Millisecond))
	case conv == inSeconds:
		w.int(roundUp(d, time.Second))
	case conv == inFloatSeconds:
		w.float(d.Seconds())
	case conv == inProtoSeconds:
		w.string(strconv.FormatFloat(d.Seconds(), 'f', -1, 64) + "s")
	default:
		w.string(d.String())
	}
}

// roundUp returns how many units d lasts, rounded up.
func roundUp(d, unit time.Duration) int64 {
	n := d / unit
	if d%unit > 0 {
		n++
	}
	return int64(n)
}

// moment writes an instant.
func (w *writer) moment(t time.Time, ok bool, conv conversion) {
	switch {
	case !ok || t.IsZero():
		w.null()
	case conv == inUnixSeconds:
		w.int(t.Unix())
	case conv == asHTTPDate:
		w.string(t.UTC().Format(http.TimeFormat))
	default:
		w.time(t)
	}
}

// fieldAs writes a field with a conversion.
func (w *writer) fieldAs(names string, fields any, name string, conv conversion) {
	v, ok := fieldOf(names, fields, name)
	if !ok {
		w.null()
		return
	}
	switch p := v.Addr().Interface().(type) {
	case *time.Duration:
		w.duration(*p, true, conv)
	case **time.Duration:
		w.duration(**p, true, conv)
	case *time.Time:
		w.moment(*p, true, conv)
	case **time.Time:
		w.moment(**p, true, conv)
	case interface{ reveal() any }:
		w.revealed(p.reveal(), conv)
	default:
		w.value(v)
	}
}

// revealed writes the value of a sensitive field.
func (w *writer) revealed(v any, conv conversion) {
	switch v := v.(type) {
	case time.Duration:
		w.duration(v, true, conv)
	case time.Time:
		w.moment(v, true, conv)
	default:
		w.any(v)
	}
}

// path writes the place of the violation.
func (a *answer) path(w *writer, conv conversion) {
	switch {
	case a.violation == nil || len(a.violation.place.segments) == 0:
		if conv == plainly && !w.plain {
			w.raw("[]")
		} else {
			w.string("") // the text of no steps, whatever the form
		}
	case conv == plainly:
		w.segments(a.violation.place.segments)
	default:
		w.string(pathText(a.violation.place.segments, conv))
	}
}

func (w *writer) segments(segments []segment) {
	w.open('[')
	for i := range segments {
		w.item()
		segments[i].write(w)
	}
	w.close(']')
}

// write writes a step of a path: a text or a number.
func (s *segment) write(w *writer) {
	if s.index >= 0 {
		w.int(int64(s.index))
	} else {
		w.string(s.key)
	}
}

// text returns a step of a path as a text.
func (s segment) text() string {
	if s.index >= 0 {
		return strconv.Itoa(s.index)
	}
	return s.key
}

func pathText(segments []segment, conv conversion) string {
	var b strings.Builder
	if conv == asFragment {
		b.WriteByte('#')
	}
	for i, s := range segments {
		switch {
		case conv == asPointer:
			b.WriteString("/" + pointerEscapes.Replace(s.text()))
		case conv == asFragment:
			b.WriteString("/" + url.PathEscape(pointerEscapes.Replace(s.text())))
		case conv == inBrackets && s.index >= 0:
			b.WriteString("[" + s.text() + "]")
		case i > 0:
			b.WriteString("." + s.text())
		default:
			b.WriteString(s.text())
		}
	}
	return b.String()
}

// pointerEscapes are those of RFC 6901, section 3.
var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// key writes $s.key.
func (a *answer) key(w *writer) {
	if a.segment == nil {
		w.null()
		return
	}
	a.segment.write(w)
}

// container writes $s.container.
func (a *answer) container(w *writer) {
	switch {
	case a.segment == nil:
		w.null()
	case a.segment.index >= 0:
		w.string("array")
	default:
		w.string("object")
	}
}

// violationMessage writes $v.message.
func (a *answer) violationMessage(w *writer) {
	if a.violation == nil {
		w.null()
		return
	}
	w.string(a.violation.MessageIn(a.language()))
}

// violationField writes $v.field.NAME.
func (a *answer) violationField(w *writer, name string, conv conversion) {
	if a.violation == nil {
		w.null()
		return
	}
	w.fieldAs(a.violation.rule.row().fields, a.violation.fields, name, conv)
}

// violationFields writes $v.fields.
func (a *answer) violationFields(w *writer, except string) {
	if a.violation == nil {
		w.raw("{}")
		return
	}
	writeFields(w, a.violation.rule.row().fields, a.violation.fields, except)
}

// entryField writes $field.NAME.
func (a *answer) entryField(w *writer, name string, conv conversion) {
	w.fieldAs(a.err.kind.row().fields, a.err.fields, name, conv)
}

// limit returns the limit that the request met, completed with that of the
// catalogue, and whether the request met one.
func (a *answer) limit() (r Rate, met bool) {
	r, met = a.err.Rate()
	if !met && a.hasRate {
		r, met = a.rate, true
	}
	if i := a.err.kind.wire().limit; i > 0 {
		l := &limitRows[i-1]
		if r.Scope == "" {
			r.Scope = l.scope
		}
		if r.Limit == 0 {
			r.Limit = l.limit
		}
		if r.Window == 0 {
			r.Window = l.window
		}
	}
	return r, met
}

// number writes a number of a rate limit, or null if it is not known.
func (w *writer) number(n int, ok bool) {
	if !ok {
		w.null()
		return
	}
	w.int(int64(n))
}

// A limitRow is what the catalogue says about a rate limit.
type limitRow struct {
	scope  string
	limit  int
	window time.Duration
}

// grpc writes $grpc, the name of the canonical code of gRPC.
func (a *answer) grpc(w *writer) { w.string(grpcCodes[a.err.kind.wire().grpc]) }

// grpcCodes are the names of the codes of gRPC (google.rpc.Code). UNKNOWN comes
// first, since it stands for no code.
var grpcCodes = [...]string{
	"UNKNOWN", "CANCELLED", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
	"FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
}

// An attrRow is a constant of an entry.
type attrRow struct {
	kind Kind
	name string
	json string
	text string
}

// attr writes $attr.NAME, a constant of the entry.
func (a *answer) attr(w *writer, name string) {
	for _, t := range attrs {
		if t.kind == a.err.kind && t.name == name {
			if w.plain {
				w.raw(t.text)
			} else {
				w.document([]byte(t.json))
			}
			return
		}
	}
	w.null()
}
