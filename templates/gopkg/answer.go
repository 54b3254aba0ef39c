//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"cmp"
	"net/http"
	"time"
)

// An answer is what the references of an envelope read.
type answer struct {
	err *Error   // the error that the references are about; never nil
	all []*Error // all errors of the answer
	at  int      // which of all err is

	locale    string // language of the answer; empty for that of the catalogue
	requestID string
	instances []string // of all; nil if the program gives none
	rate      Rate     // the limit that the request met, if hasRate
	hasRate   bool
	now       time.Time

	original  bool       // messages stay in the language of the catalogue
	violation *Violation // what $v is; nil outside a list
	segment   *segment   // what $s is
	link      *linkRow   // what $l is

	w writer // here so that one allocation serves for both; its faults are those of the answer
}

// append appends the body.
func (a *answer) append(b []byte) []byte {
	f := a.err.kind.form()
	if f.body == nil {
		return b
	}
	a.original = f.original
	for _, e := range a.all {
		a.locale = cmp.Or(a.locale, e.received().locale)
	}
	a.w = writer{b: b, escape: f.escape | escapeNeeded, plain: f.text}
	f.body(&a.w, a)
	return f.finish(a.w.b, len(b))
}

// headers calls set for each line of the headers, in order.
func (a *answer) headers(set func(name, value string)) {
	f := a.err.kind.form()
	if f.headers == nil {
		return
	}
	a.original = f.original
	a.w = writer{plain: true, set: set, faults: a.w.faults}
	f.headers(&a.w, a)
}

// language returns the language of the messages.
func (a *answer) language() string {
	if a.original {
		return ""
	}
	return a.locale
}

// instance returns $instance.
func (a *answer) instance() string {
	if a.instances == nil {
		return a.err.received().instance
	}
	return cmp.Or(a.err.received().instance, a.instances[a.at])
}

// status writes $status.
func (a *answer) status(w *writer) { w.number(a.err.Status()) }

// statusText returns $status_text.
func (a *answer) statusText() string { return http.StatusText(a.err.Status()) }

// message writes $message.
func (a *answer) message(w *writer) {
	t := w.begin()
	w.b = a.err.appendMessage(w.b, a.language())
	w.end(t)
}

// title returns $title.
func (a *answer) title() string { return a.err.kind.title(a.language()) }

// userMessage returns $user_message.
func (a *answer) userMessage() string { return a.err.UserMessageIn(a.language()) }

// localized writes $localized: the text for an end user, else the message, in
// the language of the answer, if one of them is translated.
func (a *answer) localized(w *writer) {
	if text := a.err.received().localized; text != "" {
		w.string(text)
	} else if text, ok := a.err.localizedIn(a.locale); ok {
		w.string(text)
	} else {
		w.null()
	}
}

// localeName returns $locale: the language of the answer, or "" if the catalogue does
// not say.
func (a *answer) localeName() string {
	if a.locale == "" {
		return catalogueLocale
	}
	return a.locale
}

// delay writes $retry. A delay that is over is 0.
func (a *answer) delay(w *writer, conv conversion) {
	d, ok := a.err.RetryAfter()
	w.duration(max(d, 0), ok, conv)
}

// time writes $time.
func (a *answer) time(w *writer, conv conversion) { w.moment(a.err.timeOr(a.now), conv) }

// grpc writes $grpc, the name of the canonical code of gRPC.
func (a *answer) grpc(w *writer) { w.string(grpcCodes[a.err.kind.wire().grpc]) }

// grpcCodes are the names of the codes of gRPC (google.rpc.Code). No error is
// OK; that place is for a Kind that is no entry.
var grpcCodes = [...]string{
	"UNKNOWN", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
	"RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
}

// entryField writes $field.NAME.
func (a *answer) entryField(w *writer, name string, conv conversion) {
	w.fieldAs(a.err.kind.row().fields, a.err.fields, a.err.missing(), name, conv)
}

// entryFields writes $fields.
func (a *answer) entryFields(w *writer, except string, conv conversion) {
	w.fields(a.err.kind.row().fields, a.err.fields, bothLists(except, a.err.missing()), conv)
}

// attr writes $attr.NAME, a constant of the entry.
func (a *answer) attr(w *writer, name string) {
	switch t := a.err.kind.attr(name); {
	case t == nil:
		w.null()
	case w.plain || t.json == "":
		w.string(t.text)
	default:
		w.b = appendDocument(w.b, []byte(t.json), w.escape)
	}
}
