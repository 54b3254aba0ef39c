package gopkg

// This file stands in for what errgen generates from a catalogue, so that the
// support code can be compiled, checked and measured where it is. It is not
// part of any generated package.

import (
	"iter"
	"time"
)

type code = string

const (
	count     = 3
	tableSize = 500
)

// Entries.
const (
	// The thing does not exist. Code THING_NOT_FOUND, status 404. Build it with [NewThingNotFound].
	ErrThingNotFound, CodeThingNotFound = Kind(iota + 1), "THING_NOT_FOUND"
	// The thing is locked. Code THING_LOCKED, status 423.
	ErrThingLocked, CodeThingLocked = Kind(iota + 1), "THING_LOCKED"
	// The thing is not valid. Code THING_INVALID, status 422. Build it with [NewThingInvalid].
	ErrThingInvalid, CodeThingInvalid = Kind(iota + 1), "THING_INVALID"
)

// ThingNotFoundFields are the fields of [ErrThingNotFound].
type ThingNotFoundFields struct {
	Ref  string
	Seen int
}

// NewThingNotFound returns [ErrThingNotFound].
func NewThingNotFound(ref string, seen int) *Error {
	x := &with[ThingNotFoundFields]{Error{kind: ErrThingNotFound}, ThingNotFoundFields{ref, seen}}
	x.e.fields = &x.f
	return &x.e
}

// NewThingInvalid returns [ErrThingInvalid].
func NewThingInvalid(violations ...Violation) *Error {
	return (&Error{kind: ErrThingInvalid}).withViolations(violations)
}

var tables = [...][]row{table1}

var table1 = []row{
	{name: CodeThingNotFound, message: "Thing '{ref}' was not found among {seen}.", title: "Thing not found", status: 404, fields: "ref seen"},
	{name: CodeThingLocked, message: "Thing is locked.", status: 423},
	{name: CodeThingInvalid, message: "Thing is not valid.", status: 422},
}

var byCode = []Kind{3, 2, 1}

var locales []locale

// Code returns the code on the wire.
func (k Kind) Code() string {
	r := k.row()
	if r.code == "" && !r.noCode && !r.emptyCode {
		return r.name
	}
	return r.code
}

// Code returns the code on the wire.
func (e *Error) Code() string { return e.Kind().Code() }

// Lookup returns the entries with a code and a status.
func Lookup(code string, status int) iter.Seq[Kind] { return lookup(code, status) }

var rules = []ruleRow{
	{rule: RuleTooLong, message: "Field {} has {length} characters."},
}

// RuleTooLong is a rule.
const RuleTooLong Rule = "too_long"

// TooLongViolationFields are the fields of [RuleTooLong].
type TooLongViolationFields struct {
	Length int
}

// TooLongViolation returns a violation of [RuleTooLong].
func TooLongViolation(path Place, length int) Violation {
	return Violation{place: path, rule: RuleTooLong, fields: &TooLongViolationFields{length}}
}

const (
	catalogueLocale      = "en"
	fallbackKind    Kind = ErrThingLocked
)

var wireRows = [...]wireRow{{0, 1, 3}, {0, 0, 0}}

var limitRows = []limitRow{{scope: "things", limit: 10, window: time.Second}}

var attrs = []attrRow{{ErrThingLocked, "area", `"store"`, "store"}}

var linkRows = []linkRow{{ErrThingLocked, "Locks", "https://example.com/locks"}}

var forms = [...]form{
	{contentType: "application/json", body: bodyThing, headers: headersThing},
}

// bodyThing writes a body with the constructs that the benchmarks measure.
func bodyThing(w *writer, a *answer) {
	w.open('{')
	w.key(`"code":`)
	a.code(w)
	w.key(`"message":`)
	a.message(w)
	w.key(`"ref":`)
	a.entryField(w, "ref", plainly)
	w.key(`"seen":`)
	a.entryField(w, "seen", plainly)
	w.close('}')
}

func headersThing(a *answer, set func(name, value string)) {
	if v, ok := a.header(func(w *writer, a *answer) {
		d, ok := a.err.RetryAfter()
		w.duration(d, ok, inSeconds)
	}); ok {
		set("Retry-After", v)
	}
}
