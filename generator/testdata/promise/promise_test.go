// Package promise_test checks what generated packages promise. It runs beside
// a package generated from errors.yaml.
package promise_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	. "promise/promiseerrs"
)

// equal reports a difference between what a program got and what it was
// promised.
func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %#v, want %#v", what, got, want)
	}
}

// nested returns err below two wraps, a join and a second %w.
func nested(err error) error {
	return fmt.Errorf("c: %w and %w", errors.Join(io.EOF, fmt.Errorf("b: %w", fmt.Errorf("a: %w", err))), io.ErrNoProgress)
}

func TestConstantsAreErrors(t *testing.T) {
	var err error = ErrOrderLocked
	equal(t, "text", err.Error(), "Order is locked")
	equal(t, "Is", errors.Is(nested(err), ErrOrderLocked), true)
	equal(t, "Is another", errors.Is(nested(err), ErrOrderNotFound), false)
	equal(t, "Is zero Kind", errors.Is(nested(err), Kind(0)), false)
	equal(t, "as a key", map[Kind]int{ErrOrderLocked: 1}[ErrOrderLocked], 1)
}

func TestIsAndAsBothWays(t *testing.T) {
	full := NewOrderNotFound("o-1", 3)
	for name, err := range map[string]error{"error": full, "constant": ErrOrderNotFound} {
		for wrap, err := range map[string]error{"bare": err, "nested": nested(err), "cause": ErrOrderLocked.Wrap(err)} {
			t.Run(name+"/"+wrap, func(t *testing.T) {
				equal(t, "Is constant", errors.Is(err, ErrOrderNotFound), true)
				equal(t, "Is error of the same entry", errors.Is(err, NewOrderNotFound("o-2", 0)), true)
				equal(t, "Is error of another entry", errors.Is(err, NewAllTypesForTest()), false)
				var e *Error
				equal(t, "As *Error", errors.As(err, &e), true)
				var k Kind
				equal(t, "As Kind", errors.As(err, &k), true)
				equal(t, "Kinds", e.Kind(), k)
			})
		}
	}
}

func NewAllTypesForTest() *Error {
	at := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	return NewAllTypes("a", true, -1, math.MinInt64, math.MaxUint64, 1e6, at, 90*time.Second, 1.5,
		[]string{"x", "y"}, map[string]int{"b": 2, "a": 1}, [][]time.Time{{at}, {at, at}})
}

func TestFields(t *testing.T) {
	err := nested(NewOrderNotFound("o-1", 3).Wrap(io.EOF))
	f, ok := As[OrderNotFoundFields](err)
	equal(t, "found", ok, true)
	equal(t, "fields", f, OrderNotFoundFields{ID: "o-1", Count: 3})
	f.ID = "changed"
	again, _ := As[OrderNotFoundFields](err)
	equal(t, "fields are a copy", again.ID, "o-1")
	_, ok = As[AllTypesFields](err)
	equal(t, "fields of another entry", ok, false)
	_, ok = As[OrderNotFoundFields](ErrOrderNotFound)
	equal(t, "fields of a constant", ok, false)
	_, ok = As[OrderNotFoundFields](nil)
	equal(t, "fields of nil", ok, false)
	f, ok = As[OrderNotFoundFields](errors.Join(NewAllTypesForTest(), ErrGone.Wrap(NewOrderNotFound("deep", 1))))
	equal(t, "fields of a cause", f.ID, "deep")
	equal(t, "found in a cause", ok, true)
}

func TestFromAndEach(t *testing.T) {
	first, second := ErrOrderLocked.Wrap(ErrGone), NewOrderNotFound("o-1", 1)
	err := fmt.Errorf("x: %w", errors.Join(io.EOF, first, second))
	e, ok := From(err)
	equal(t, "From", ok && e == first, true)
	var kinds []Kind
	for e := range Each(err) {
		kinds = append(kinds, e.Kind())
	}
	equal(t, "Each", kinds, []Kind{ErrOrderLocked, ErrGone, ErrOrderNotFound})
	for range Each(err) {
		break // must not panic
	}
	e, ok = From(nested(ErrGone))
	equal(t, "From a constant", ok && e.Kind() == ErrGone, true)
	for name, err := range map[string]error{"nil": nil, "foreign": io.EOF, "nil *Error": (*Error)(nil)} {
		if e, ok := From(err); ok || e != nil {
			t.Errorf("From(%s) = %v, %v", name, e, ok)
		}
	}
}

func TestErrorIsImmutable(t *testing.T) {
	base := NewOrderNotFound("o-1", 3)
	wrapped := base.Wrap(io.EOF)
	equal(t, "cause of the copy", errors.Is(wrapped, io.EOF), true)
	equal(t, "cause of the original", errors.Unwrap(base), nil)
	equal(t, "text of the copy", wrapped.Error(), "Order 'o-1' has 3 items: EOF")
	equal(t, "message of the copy", wrapped.Message(), "Order 'o-1' has 3 items.")
	both := wrapped.Wrap(io.ErrNoProgress)
	equal(t, "both causes", errors.Is(both, io.EOF) && errors.Is(both, io.ErrNoProgress), true)
	equal(t, "Wrap(nil)", wrapped.Wrap(nil).Unwrap(), error(io.EOF))

	delayed := wrapped.WithRetryAfter(time.Second).WithRate(Rate{Remaining: 4})
	d, ok := delayed.RetryAfter()
	equal(t, "delay", ok && d == time.Second, true)
	r, ok := delayed.Rate()
	equal(t, "rate", ok && r.Remaining == 4, true)
	_, ok = wrapped.RetryAfter()
	equal(t, "delay of the original", ok, false)
	_, ok = wrapped.Rate()
	equal(t, "rate of the original", ok, false)
	equal(t, "what the copy keeps", delayed.Error(), wrapped.Error())
	f, _ := As[OrderNotFoundFields](delayed)
	equal(t, "fields of the copy", f.ID, "o-1")
	equal(t, "retryable with a delay", delayed.Retryable(), true)
}

func TestSharedErrorInConcurrentUse(t *testing.T) {
	shared := NewOrderNotFound("o-1", 3)
	var g sync.WaitGroup
	for i := range 8 {
		g.Add(1)
		go func() {
			defer g.Done()
			c := shared.Wrap(io.EOF).WithRetryAfter(time.Duration(i)).WithRate(Rate{})
			_, _ = As[OrderNotFoundFields](c)
			_ = c.Error() + c.MessageIn("de") + c.Title()
			slog.New(slog.NewJSONHandler(io.Discard, nil)).Info("x", "err", c)
		}()
	}
	g.Wait()
	equal(t, "unchanged", shared.Error(), "Order 'o-1' has 3 items")
}

func TestMetadata(t *testing.T) {
	type metadata struct {
		Name, Code                        string
		HasCode                           bool
		Status                            int
		Title, Message, UserMessage, Text string
		Retryable                         bool
		Level                             slog.Level
		DocsURL, Deprecated               string
	}
	of := func(k Kind) metadata {
		return metadata{k.Name(), k.Code(), k.HasCode(), k.Status(), k.Title(), k.Message(), k.UserMessage(), k.Error(),
			k.Retryable(), k.Level(), k.DocsURL(), k.Deprecated()}
	}
	const docs = "https://example.com/errors#"
	for k, want := range map[Kind]metadata{
		ErrOrderNotFound: {"ORDER_NOT_FOUND", "ORDER_NOT_FOUND", true, 404, "Order not found", "Order not found", "", "Order not found",
			false, slog.LevelWarn, docs + "order-not-found", ""},
		ErrOrderExpired: {"ORDER_EXPIRED", "gone", true, 410, "Order expired", "Order expired", "", "Order expired",
			false, slog.LevelInfo, docs + "order-expired", "Use ORDER_LOCKED instead."},
		ErrNoCode: {"NO_CODE", "", false, 0, "{literal} {braces", "{literal} {braces", "", "{literal} {braces",
			false, slog.LevelError, docs + "no-code", ""},
		ErrEmptyCode: {"EMPTY_CODE", "", true, 500, "Empty code", "", "", "EMPTY_CODE", false, slog.LevelError, docs + "empty-code", ""},
		ErrGone:      {"GONE", "gone", true, 410, "Gone", "", "", "GONE", false, slog.LevelWarn, docs + "gone", ""},
		ErrGoneToo: {"GONE_TOO", "gone", true, 0, "It is gone...", "It is gone...", "", "It is gone...",
			false, slog.LevelError, docs + "gone-too", ""},
		ErrBusy:    {"BUSY", "BUSY", true, 503, "Busy.", "Busy.", "", "Busy", true, slog.LevelError, docs + "busy", ""},
		Kind(0):    {Text: "Kind(0)"},
		Kind(9999): {Text: "Kind(9999)"},
	} {
		equal(t, k.String(), of(k), want)
		e := k.Wrap(nil)
		equal(t, "Error of "+k.String(), metadata{e.Name(), e.Code(), e.HasCode(), e.Status(), e.Title(), e.Message(), e.UserMessage(), e.Error(),
			e.Retryable(), e.Level(), e.DocsURL(), e.Deprecated()}, want)
	}
	d, ok := ErrBusy.RetryAfter()
	equal(t, "fixed delay", ok && d == 30*time.Second, true)
	d, ok = ErrBusy.Wrap(nil).RetryAfter()
	equal(t, "fixed delay of an error", ok && d == 30*time.Second, true)
}

func TestCodes(t *testing.T) {
	equal(t, "of an entry", CodeOrderNotFound, "ORDER_NOT_FOUND")
	equal(t, "shared", CodeGone, "gone")
	equal(t, "empty", CodeEmptyCode, "")
	switch NewOrderNotFound("", 0).Code() {
	case CodeGone:
		t.Error("wrong case")
	case CodeOrderNotFound:
	}
}

func TestAllAndLookup(t *testing.T) {
	all := slices.Collect(All())
	equal(t, "number of entries", len(all), 14)
	for i, k := range all {
		equal(t, "order", k, Kind(i+1))
		if k.HasCode() && !slices.Contains(slices.Collect(Lookup(k.Code(), k.Status())), k) {
			t.Errorf("Lookup does not find %s", k)
		}
	}
	equal(t, "a group comes first", all[:3], []Kind{ErrOrderNotFound, ErrOrderLocked, ErrOrderExpired})
	equal(t, "several", slices.Collect(Lookup("gone", 410)), []Kind{ErrOrderExpired, ErrGone, ErrGoneToo})
	equal(t, "status fits none but those without", slices.Collect(Lookup("gone", 404)), []Kind{ErrGoneToo})
	equal(t, "any status", len(slices.Collect(Lookup("gone", 0))), 3)
	equal(t, "unknown code", slices.Collect(Lookup("nope", 404)), nil)
	equal(t, "empty code", slices.Collect(Lookup("", 500)), []Kind{ErrEmptyCode})
	for range Lookup("gone", 410) {
		break
	}
	for range All() {
		break
	}
}

func TestKindAsText(t *testing.T) {
	b, err := json.Marshal(map[Kind]Kind{ErrGone: ErrOrderLocked})
	equal(t, "JSON", string(b), `{"GONE":"ORDER_LOCKED"}`)
	equal(t, "error", err, nil)
	equal(t, "String", ErrGone.String(), "GONE")
	b, err = json.Marshal(Kind(9999))
	equal(t, "unknown in JSON", string(b), `""`)
	equal(t, "error", err, nil)
}

func TestTexts(t *testing.T) {
	e := NewAllTypesForTest()
	equal(t, "message", e.Message(), "a true -1 -9223372036854775808 18446744073709551615 1000000 2024-01-02T03:04:05Z 1m30s 1.5 x, y a: 1, b: 2 "+
		"2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z 7")
	nine, note := 9, "n"
	with := NewAllTypes("", false, 0, 0, 0, 1e-7, time.Time{}, 0, nil, nil, nil, nil, func(f *AllTypesFields) { f.Opt = &nine }, func(f *AllTypesFields) { f.Note = &note })
	equal(t, "zero values", with.Message(), " false 0 0 0 1e-7 0001-01-01T00:00:00Z 0s     9")
	f, _ := As[AllTypesFields](with)
	equal(t, "second option", *f.Note, "n")
	equal(t, "absent object", f.Home == nil, true)
	equal(t, "user message", NewOrderNotFound("o-1", 3).UserMessage(), "We lost order o-1.")
	equal(t, "keywords", NewKeywords("a", "b", "c", "d", "e", "f", "g").Error(), "a b c d e f g")
	equal(t, "placeholders in values", NewOrderNotFound("{count} {{ %d", 1).Message(), "Order '{count} {{ %d' has 1 items.")
}

func TestTranslations(t *testing.T) {
	e := NewOrderNotFound("o-1", 3)
	for locale, want := range map[string]string{
		"de": "3 Artikel, aber keine Bestellung 'o-1'.", "de-AT": "3 Artikel, aber keine Bestellung 'o-1'.", "DE-at": "3 Artikel, aber keine Bestellung 'o-1'.",
		"en": "Order 'o-1' has 3 items.", "fr": "Order 'o-1' has 3 items.", "": "Order 'o-1' has 3 items.", "-": "Order 'o-1' has 3 items.", "d": "Order 'o-1' has 3 items.",
	} {
		equal(t, locale, e.MessageIn(locale), want)
	}
	equal(t, "constant", ErrOrderLocked.MessageIn("de"), "Bestellung ist gesperrt.")
	equal(t, "title for a constant with fields", ErrOrderNotFound.MessageIn("de"), "Keine Bestellung")
	equal(t, "user message", e.UserMessageIn("de"), "o-1 ist weg.")
	equal(t, "user message of a constant with fields", ErrOrderNotFound.UserMessageIn("de"), "")
	equal(t, "user message that is not translated", e.UserMessageIn("fr"), "We lost order o-1.")
	equal(t, "not translated", ErrBusy.MessageIn("de"), "Busy.")
	equal(t, "rule", RequiredViolation(Path("a")).MessageIn("de-CH"), "a fehlt.")
	equal(t, "rule without", TooLongViolation(Path("a"), 1).MessageIn("de"), "Field a has 1 characters.")
}

func TestSensitive(t *testing.T) {
	const secret, pin = "hunter2", 4711
	hint := Hide("my dog")
	e := NewLoginFailed("jane", secret, pin, func(f *LoginFailedFields) { f.Hint = &hint })
	f, _ := As[LoginFailedFields](e)
	equal(t, "text", f.Password.Reveal(), secret)
	equal(t, "number", f.Pin.Reveal(), pin)
	equal(t, "optional", f.Hint.Reveal(), "my dog")
	equal(t, "zero", Secret{}.Reveal(), "")
	var _ Secret = f.Password

	var out bytes.Buffer
	hidden := struct{ s Secret }{f.Password}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%t", "%10.3s"} {
		for _, v := range []any{f, &f, f.Password, &f.Password, f.Pin, f.Hint, []Secret{f.Password}, hidden, &hidden, e, *new(Secret)} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		equal(t, verb, strings.HasPrefix(fmt.Sprintf(verb, f.Password), "[redacted]"), true)
	}
	for _, handler := range []slog.Handler{slog.NewJSONHandler(&out, nil), slog.NewTextHandler(&out, nil)} {
		slog.New(handler).Info("x", "e", e, "f", f, "p", f.Password, "q", &f.Password, "n", f.Pin, "w", nested(e), "o", f.Hint)
	}
	for _, v := range []any{f, f.Password, f.Hint, e, map[string]any{"x": f.Pin}} {
		b, err := json.Marshal(v)
		equal(t, "JSON error", err, nil)
		out.Write(b)
	}
	b, err := json.Marshal(f.Password)
	equal(t, "JSON", string(b), `"[redacted]"`)
	equal(t, "JSON error", err, nil)
	b, err = xml.Marshal(f)
	equal(t, "XML error", err, nil)
	out.Write(b)
	fmt.Fprint(&out, f.Password.String(), f.Password.GoString(), e.Error(), e.Message())
	for _, leak := range []string{secret, "4711", "my dog", "0x1267", "68756e74657232"} {
		if strings.Contains(out.String(), leak) {
			t.Errorf("%q leaks: %s", leak, out.String())
		}
	}
}

func TestViolations(t *testing.T) {
	var v Violations
	v.Add(TooLongViolation(Path("a").Index(0).Key("b"), 150))
	limit := 100
	v.Add(TooLongViolation(Path("name"), 5, func(f *TooLongViolationFields) { f.Limit = &limit }), RequiredViolation(Query("page")), Invalid(Header("If-Match"), "is odd"))
	e := NewInvalid(v...)
	var texts []string
	for _, x := range e.Violations() {
		texts = append(texts, fmt.Sprintf("%s|%s|%s", x.Path(), x.Rule(), x.Message()))
	}
	equal(t, "violations", texts, []string{
		"a.0.b|too_long|Field a.0.b has 150 characters.", "name|too_long|Field name has 5 characters.",
		"page|required|Field page is required.", "If-Match||is odd"})
	f, ok := v[1].Fields().(TooLongViolationFields)
	equal(t, "fields", ok && f.Length == 5 && *f.Limit == 100, true)
	equal(t, "no fields", v[2].Fields(), nil)
	equal(t, "rule", v[0].Rule() == RuleTooLong, true)

	v[0] = RequiredViolation(Path("x"))
	e.Violations()[1] = v[0]
	equal(t, "the error has its own list", e.Violations()[0].Rule(), RuleTooLong)
	equal(t, "the list is a copy", e.Violations()[1].Rule(), RuleTooLong)
	equal(t, "none", NewInvalid().Violations(), nil)
	equal(t, "of a constant", ErrInvalid.Wrap(nil).Violations(), nil)
	equal(t, "kept by copies", len(e.Wrap(io.EOF).WithRetryAfter(1).Violations()), 4)

	at := Path("a").Key("b").Key("c")
	left, right := at.Key("l"), at.Key("r")
	equal(t, "paths do not change", []string{at.String(), left.String(), right.String()}, []string{"a.b.c", "a.b.c.l", "a.b.c.r"})
	equal(t, "whole body", Path().String(), "")
	equal(t, "array", Path().Index(2).Key("k").String(), "2.k")
	equal(t, "several keys", Path("a", "b").String(), "a.b")
}

func TestAllThatAConstructorCanTake(t *testing.T) {
	note := "n"
	plain := NewInvalidToo("r-1", time.Minute, RequiredViolation(Path("a")))
	e := Set(plain, func(f *InvalidTooFields) { f.Note = &note })
	f, _ := As[InvalidTooFields](plain)
	equal(t, "Set does not change the original", f.Note == nil, true)
	equal(t, "Set of other fields", Set(plain, func(f *OrderNotFoundFields) { f.ID = "x" }), plain)
	equal(t, "Set of nil", Set(nil, func(f *OrderNotFoundFields) {}) == nil, true)
	f, ok := As[InvalidTooFields](e)
	equal(t, "fields", ok && f.ID == "r-1" && *f.Note == "n", true)
	d, ok := e.RetryAfter()
	equal(t, "delay", ok && d == time.Minute, true)
	equal(t, "violations", len(e.Violations()), 1)
	equal(t, "message", e.Message(), "Request r-1 is not valid.")
	bare := NewInvalidToo("r-2", 0)
	d, ok = bare.RetryAfter()
	equal(t, "zero delay", ok && d == 0, true)
	d, ok = NewRateLimited(time.Second).RetryAfter()
	equal(t, "delay alone", ok && d == time.Second, true)
}

func TestLogValue(t *testing.T) {
	logged := func(v any) map[string]any {
		var b bytes.Buffer
		slog.New(slog.NewJSONHandler(&b, nil)).LogAttrs(context.Background(), slog.LevelInfo, "x", slog.Any("err", v))
		var line struct{ Err map[string]any }
		if err := json.Unmarshal(b.Bytes(), &line); err != nil {
			t.Errorf("%s: %v", b.Bytes(), err)
		}
		return line.Err
	}
	equal(t, "error", logged(NewOrderNotFound("o-1", 3).Wrap(io.EOF)), map[string]any{
		"name": "ORDER_NOT_FOUND", "code": "ORDER_NOT_FOUND", "status": 404.0, "fields": map[string]any{"id": "o-1", "count": 3.0}, "cause": "EOF"})
	equal(t, "constant", logged(ErrNoCode), map[string]any{"name": "NO_CODE"})
	equal(t, "nested cause", logged(ErrGone.Wrap(ErrNoCode))["cause"], any(map[string]any{"name": "NO_CODE"}))
	equal(t, "violations", logged(NewInvalid(RequiredViolation(Path("a"))))["violations"], any([]any{"a: Field a is required."}))
	fields := logged(NewAllTypesForTest())["fields"].(map[string]any)
	equal(t, "absent fields", slices.Sorted(maps.Keys(fields)), []string{"a", "b", "d", "f", "i", "l", "list", "map", "nested", "s", "t", "u"})
	equal(t, "nil", logged((*Error)(nil)), map[string]any{"name": "Kind(0)"})
	equal(t, "unknown", logged(Kind(9999)), map[string]any{"name": "Kind(9999)"})
}

// TestNil calls everything on a nil *Error, which must not panic.
func TestNil(t *testing.T) {
	var e *Error
	v := reflect.ValueOf(e)
	for i := range v.NumMethod() {
		m := v.Type().Method(i)
		args := []reflect.Value{}
		for j := range v.Method(i).Type().NumIn() {
			args = append(args, reflect.Zero(v.Method(i).Type().In(j)))
		}
		t.Run(m.Name, func(t *testing.T) { v.Method(i).Call(args) })
	}
	equal(t, "Error", e.Error(), "<nil>")
	equal(t, "Kind", e.Kind(), Kind(0))
	equal(t, "Is", errors.Is(e, ErrGone) || errors.Is(ErrGone, e), false)
	equal(t, "Wrap", errors.Is(e.Wrap(io.EOF), io.EOF), true)
	var k Kind
	equal(t, "As", errors.As(e, &k), false)
}

// TestUnknownKind calls everything on a Kind that is no entry.
func TestUnknownKind(t *testing.T) {
	v := reflect.ValueOf(Kind(math.MaxUint32))
	for i := range v.NumMethod() {
		args := []reflect.Value{}
		for j := range v.Method(i).Type().NumIn() {
			args = append(args, reflect.Zero(v.Method(i).Type().In(j)))
		}
		t.Run(v.Type().Method(i).Name, func(t *testing.T) { v.Method(i).Call(args) })
	}
}

// TestAllocations holds the promises about memory.
func TestAllocations(t *testing.T) {
	err := nested(NewOrderNotFound("o-1", 300))
	e := NewOrderNotFound("o-1", 300)
	var sink any
	for _, test := range []struct {
		what string
		want float64
		run  func()
	}{
		{"construct", 1, func() { sink = NewOrderNotFound("o-1", 3) }},
		{"return a constant", 0, func() { sink = error(ErrOrderLocked) }},
		{"Wrap", 1, func() { sink = e.Wrap(io.EOF) }},
		{"Error", 1, func() { sink = e.Error() }},
		{"Error of a constant", 0, func() { _ = ErrOrderLocked.Error() }},
		{"errors.Is", 0, func() { _ = errors.Is(err, ErrOrderNotFound) }},
		{"As", 0, func() { _, _ = As[OrderNotFoundFields](err) }},
	} {
		boxing := 0.0
		if test.what == "Error" {
			boxing = 1 // of the string in sink
		}
		if got := testing.AllocsPerRun(100, test.run) - boxing; got > test.want {
			t.Errorf("%s: %v allocations, want %v", test.what, got, test.want)
		}
	}
	_ = sink
	size := reflect.TypeOf(Error{}).Size()
	if size > 48 {
		t.Errorf("Error has %d bytes, want at most 48", size)
	}
}
