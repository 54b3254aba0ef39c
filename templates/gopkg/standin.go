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

var wireRows = [...]wireRow{{0, 1, 5}, {0, 0, 9}, {0, 0, 3}}

var limitRows = []limitRow{{scope: "things", limit: 10, window: time.Second}}

var attrs = []attrRow{{ErrThingLocked, "area", "store", ""}}

var linkRows = []linkRow{{ErrThingLocked, "Locks", "https://example.com/locks"}}

var forms = [...]form{
	{contentType: "application/json", body: body1, headers: headers1},
}

// code writes $code.
func (a *answer) code(w *writer) {
	if !a.err.HasCode() {
		w.null()
		return
	}
	w.string(a.err.Code())
}

// body1 writes a body with the constructs that the benchmarks measure.
func body1(w *writer, a *answer) {
	w.raw(`{"code":`)
	a.code(w)
	w.raw(`,"message":`)
	a.message(w)
	w.raw(`,"ref":`)
	a.entryField(w, "ref", plainly)
	w.raw(`,"seen":`)
	a.entryField(w, "seen", plainly)
	w.raw(`}`)
}

func headers1(w *writer, a *answer) {
	a.delay(w, inSeconds)
	w.header("Retry-After", true)
}

var envelopeShapes = []envelopeShape{
	{
		body: &shape{op: readMembers, kinds: isObject, parts: []shape{
			{key: "code", about: aboutCode, kinds: isText | isNull},
			{key: "message", about: aboutMessage, kinds: isText | isNull},
			{key: "ref", about: aboutField, text: "ref", kinds: isText | isNull, omit: true},
			{key: "seen", about: aboutField, text: "seen", kinds: isInt | isNull, omit: true},
		}},
		forms: []formShape{{headers: []headerShape{
			{name: "Retry-After", omit: true, values: []shape{{about: aboutRetry, conv: inSeconds, kinds: isInt}}},
		}}},
	},
}

var fieldRows = []entryFieldRow{{ErrThingNotFound, fieldRow{fields: (*ThingNotFoundFields)(nil)}}}

var ruleFields = []fieldRow{{fields: (*TooLongViolationFields)(nil)}}

var byName, codeless []Kind

var violable = []Kind{ErrThingInvalid}
