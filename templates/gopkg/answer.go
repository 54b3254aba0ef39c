//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"net/http"
	"reflect"
	"strings"
	"time"
)

// An answer is what the references of an envelope read.
type answer struct {
	err *Error   // the error that the references are about; never nil
	all []*Error // all errors of the answer

	violation *Violation // what $v is; nil outside a list
	segment   *segment   // what $s is
	link      *linkRow   // what $l is

	locale   string // language of the answer; empty for that of the catalogue
	original bool   // messages stay in the language of the catalogue

	requestID string
	instance  string
	rate      Rate
	hasRate   bool
	now       time.Time

	w writer // here so that one allocation serves for both
}

// A form is the form of the answers of some entries: an envelope with its
// headers.
type form struct {
	contentType string
	status      int16 // of every answer; 0 for that of the entry
	several     bool  // several errors fit in one body
	encoding    encoding
	original    bool
	text        bool                                    // the body is a text, not JSON
	body        func(*writer, *answer)                  // nil for no body
	headers     func(*answer, func(name, value string)) // nil for none
}

// A wireRow is what the catalogue says about the answers of an entry.
type wireRow struct {
	form  uint16 // index of forms
	limit uint8  // index of limitRows, from 1; 0 for none
	grpc  uint8  // index of grpcCodes
}

// wire returns the wireRow of k. A Kind that is no entry has the zero one.
func (k Kind) wire() wireRow {
	if !k.isEntry() {
		return wireRow{}
	}
	return wireRows[k-1]
}

// form returns the form of the answers of k.
func (k Kind) form() *form {
	if !k.isEntry() {
		return &noEntry
	}
	return &forms[k.wire().form]
}

// append appends the body of the answer.
func (a *answer) append(b []byte) ([]byte, []string) {
	f := a.err.kind.form()
	if f.body == nil {
		return b, nil
	}
	a.original = f.original
	a.w = writer{b: b, start: len(b), encoding: f.encoding, plain: f.text}
	f.body(&a.w, a)
	if f.encoding.newline {
		a.w.b = append(a.w.b, '\n')
	}
	return a.w.b, a.w.faults
}

// header returns the text of a header value, which write writes, and whether
// it is there.
func (a *answer) header(write func(*writer, *answer)) (value string, ok bool) {
	w := writer{plain: true}
	write(&w, a)
	a.w.faults = append(a.w.faults, w.faults...)
	return string(w.b), !w.absent && len(w.b) > 0
}

// language returns the language of the messages.
func (a *answer) language() string {
	if a.original {
		return ""
	}
	return a.locale
}

// code writes $code.
func (a *answer) code(w *writer) {
	if k := a.err.Kind(); k.HasCode() {
		writeCode(w, k.Code())
	} else {
		w.null()
	}
}

func writeCode[C string | int | int64](w *writer, c C) {
	switch v := any(c).(type) {
	case string:
		w.string(v)
	case int:
		w.int(int64(v))
	case int64:
		w.int(v)
	}
}

// status writes $status.
func (a *answer) status(w *writer) {
	if s := a.err.Status(); s != 0 {
		w.int(int64(s))
	} else {
		w.null()
	}
}

// message writes $message.
func (a *answer) message(w *writer) {
	e := a.err
	if e.fields == nil {
		w.string(e.MessageIn(a.language()))
		return
	}
	t := w.begin()
	w.b = e.appendMessage(w.b, a.language())
	w.end(t)
}

// localized writes $localized: the text for an end user, else the message, in
// a language other than the catalogue's.
func (a *answer) localized(w *writer) {
	if a.locale == "" {
		w.null()
		return
	}
	if s := a.err.UserMessageIn(a.locale); s != "" {
		w.string(s)
		return
	}
	w.string(a.err.MessageIn(a.locale))
}

// title returns $title.
func (a *answer) title() string { return a.err.Kind().title(a.language()) }

// userMessage returns $user_message.
func (a *answer) userMessage() string { return a.err.UserMessageIn(a.language()) }

// statusText returns $status_text.
func (a *answer) statusText() string { return http.StatusText(a.err.Status()) }

// localeName returns $locale: the language of the answer.
func (a *answer) localeName() string {
	if a.locale == "" {
		return catalogueLocale
	}
	return a.locale
}

// delay writes $retry.
func (a *answer) delay(w *writer, conv conversion) {
	d, ok := a.err.RetryAfter()
	w.duration(d, ok, conv)
}

// entryFields writes $fields.
func (a *answer) entryFields(w *writer, except string) {
	writeFields(w, a.err.kind.row().fields, a.err.fields, except)
}

// hasViolation writes $v: whether there is a violation.
func (a *answer) hasViolation(w *writer) {
	if a.violation == nil {
		w.null()
		return
	}
	w.bool(true)
}

// violationText writes $v.rule, $v.query or $v.header.
func (a *answer) violationText(w *writer, name string) {
	switch v := a.violation; {
	case v == nil:
		w.null()
	case name == "rule":
		w.string(string(v.rule))
	case name == "query":
		w.present(v.place.query)
	default:
		w.present(v.place.header)
	}
}

// linkText writes $l.text or $l.url.
func (a *answer) linkText(w *writer, name string) {
	switch {
	case a.link == nil:
		w.null()
	case name == "text":
		w.string(a.link.text)
	default:
		w.present(a.link.url)
	}
}

// rateValue writes $rate.NAME.
func (a *answer) rateValue(w *writer, name string, conv conversion) {
	r, met := a.limit()
	switch name {
	case "policy":
		w.present(r.Policy)
	case "scope":
		w.present(r.Scope)
	case "limit":
		w.number(r.Limit, r.Limit > 0 || met)
	case "remaining":
		w.number(r.Remaining, met)
	case "window":
		w.duration(r.Window, r.Window > 0, conv)
	default:
		w.moment(r.Reset, met, conv)
	}
}

// fieldOf returns the value of the named field of a struct, if it is there.
// Names are those of its fields, in order.
func fieldOf(names string, fields any, name string) (reflect.Value, bool) {
	i := indexName(names, name)
	if fields == nil || i < 0 {
		return reflect.Value{}, false
	}
	v := reflect.ValueOf(fields).Elem().Field(i)
	return v, !isMissing(v)
}

// isMissing reports whether a field has no value to write. Lists and maps
// always have one, if only an empty one.
func isMissing(v reflect.Value) bool {
	return v.Kind() != reflect.Slice && v.Kind() != reflect.Map && isAbsent(v)
}

// indexName returns the place of name in a list with blanks between the names,
// or -1.
func indexName(names, name string) int {
	for i := 0; len(names) >= len(name); i++ {
		if names[:len(name)] == name && (len(names) == len(name) || names[len(name)] == ' ') {
			return i
		}
		blank := strings.IndexByte(names, ' ')
		if blank < 0 {
			break
		}
		names = names[blank+1:]
	}
	return -1
}

// fields writes $fields: an object of the fields that are set, without those
// that are sensitive and those in except, which stand elsewhere in the body.
func writeFields(w *writer, names string, fields any, except string) {
	w.open('{')
	if fields != nil {
		v := reflect.ValueOf(fields).Elem()
		for i := 0; names != ""; i++ {
			var name string
			name, names, _ = strings.Cut(names, " ")
			if f := v.Field(i); !isMissing(f) && !isSensitive(f) && indexName(except, name) < 0 {
				w.member(name)
				w.memberValue(f)
			}
		}
	}
	w.close('}')
}

// isSensitive reports whether a field hides its value.
func isSensitive(v reflect.Value) bool {
	if v.Kind() == reflect.Pointer { // an optional one
		v = v.Elem()
	}
	_, ok := v.Addr().Interface().(interface{ reveal() any })
	return ok
}
