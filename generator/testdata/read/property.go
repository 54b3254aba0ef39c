package errs

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"time"
)

// This file is added to generated packages. It makes random errors of all
// entries from the tables of the package, sends them, reads them, and sends
// again what was read.

// Describe returns all that is known of an error.
func Describe(err error) string {
	var b strings.Builder
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			b.WriteString("[" + Describe(e) + "]")
		}
		return b.String()
	}
	if u := (*UnknownError)(nil); errors.As(err, &u) {
		fmt.Fprintf(&b, "unknown %d %q %q %v: %v", u.Status, u.Code, u.Message, u.Candidates, u.Err)
		return b.String()
	}
	e := err.(*Error)
	fmt.Fprintf(&b, "%s %q", e.Name(), e.Message())
	if e.fields != nil {
		fmt.Fprintf(&b, " %+v", reflect.ValueOf(e.fields).Elem().Interface())
	}
	if e.missing() != "" {
		fmt.Fprintf(&b, " without %s", e.missing())
	}
	for _, v := range e.Violations() {
		fmt.Fprintf(&b, "; %s", v.place)
		if v.place.query+v.place.header != "" {
			fmt.Fprintf(&b, " (query %q, header %q)", v.place.query, v.place.header)
		}
		fmt.Fprintf(&b, " %s %q", v.rule, v.Message())
		if f := v.Fields(); f != nil {
			fmt.Fprintf(&b, " %+v", f)
		}
	}
	if e.more != nil && e.more.hasDelay {
		fmt.Fprintf(&b, "; retry %v", e.more.delay)
	}
	if r, ok := e.Rate(); ok {
		fmt.Fprintf(&b, "; rate %+v", r)
	}
	if id := e.RequestID() + e.Instance(); id != "" {
		fmt.Fprintf(&b, "; id %q %q", e.RequestID(), e.Instance())
	}
	return b.String()
}

// RoundTrips sends n random errors of each entry, reads them and sends them
// again. It returns what differs.
func RoundTrips(seed uint64, n int) error {
	var faults []error
	for k := range All() {
		for i := range n {
			g := random{rand.New(rand.NewPCG(seed, uint64(k)<<32|uint64(i)))}
			if err := g.roundTrip(k); err != nil {
				faults = append(faults, fmt.Errorf("%v, round %d: %w", k, i, err))
				break
			}
		}
	}
	return errors.Join(faults...)
}

type random struct{ *rand.Rand }

func (g random) roundTrip(k Kind) error {
	err := error(g.error(k))
	if g.IntN(4) == 0 && k.form().several && k.tellsApart() {
		err = errors.Join(err, g.error(k), g.error(Kind(1+g.IntN(count))))
	}
	rs := g.responder()
	r := httptest.NewRequest("GET", "/", nil)
	if g.IntN(3) == 0 && len(locales) > 0 {
		r.Header.Set("Accept-Language", locales[g.IntN(len(locales))].tag)
	}
	var faults error
	rs.Log = func(_ *http.Request, rep Report) { faults = rep.EncodeErr }
	first := send(rs, r, err)
	body := first.Body.String()
	if shape, _ := k.shapes(); faults != nil || shape != nil && body == "" {
		return nil // JSON, a header or a text cannot hold it
	}
	back := Decode(first.Result())
	again := send(Responder{}, httptest.NewRequest("GET", "/", nil), back)
	if got := again.Body.String(); got != body {
		return fmt.Errorf("sent\n%s\nread %s\nsent again\n%s", body, Describe(back), got)
	}
	if d := differ(first.Header(), again.Header()); d != "" {
		return fmt.Errorf("header %s: sent\n%q\nread %s\nsent again\n%q", d, first.Header(), Describe(back), again.Header())
	}
	// Reading is the same without headers, as far as the body goes.
	if _, headers := k.shapes(); len(headers) == 0 {
		again := Responder{}.Append(nil, nil, DecodeBody(first.Code, nil, []byte(body)))
		if !bytes.Equal(again, []byte(body)) {
			return fmt.Errorf("without headers: sent\n%s\nsent again\n%s", body, again)
		}
	}
	return nil
}

// shapes returns the shape of the body and the headers of the answers of k.
func (k Kind) shapes() (*shape, []headerShape) {
	for _, e := range envelopeShapes {
		for _, f := range e.forms {
			if f.form == k.wire().form {
				return e.body, f.headers
			}
		}
	}
	return nil, nil
}

// carries reports whether something has a place in the answers of k.
func (k Kind) carries(about subject) bool {
	body, headers := k.shapes()
	found := body != nil && body.holds(about)
	for _, h := range headers {
		for _, v := range h.values {
			found = found || v.holds(about)
		}
	}
	return found
}

// tellsApart reports whether each of several errors in a body has its name or
// its code.
func (k Kind) tellsApart() bool {
	body, _ := k.shapes()
	tells := true
	var visit func(s *shape)
	visit = func(s *shape) {
		if s.about == aboutErrors || s.about == aboutProblems {
			tells = tells && (s.holds(aboutName) || s.holds(aboutCode))
		}
		for i := range s.parts {
			visit(&s.parts[i])
		}
	}
	visit(body)
	return tells
}

func send(rs Responder, r *http.Request, err error) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	rs.Write(w, r, err)
	return w
}

// differ returns the name of a header of which the lines differ.
func differ(a, b http.Header) string {
	for name := range a {
		if name != "Content-Language" && !reflect.DeepEqual(a[name], b[name]) {
			return name
		}
	}
	for name := range b {
		if a[name] == nil {
			return name
		}
	}
	return ""
}

func (g random) responder() Responder {
	var rs Responder
	if g.IntN(2) == 0 {
		id, instance := g.word(), g.word()
		rs.RequestID = func(*http.Request) string { return id }
		rs.Instance = func(*http.Request) string { return instance }
	}
	if g.IntN(3) == 0 {
		rate := g.rate()
		rs.Rate = func(*http.Request) (Rate, bool) { return rate, true }
	}
	return rs
}

func (g random) error(k Kind) error {
	e := &Error{kind: k}
	if row := entryFields(k); row.fields != nil {
		p := reflect.New(reflect.TypeOf(row.fields).Elem())
		g.fill(p.Elem())
		e.fields = p.Interface()
	}
	if k.hasViolations() {
		var vs []Violation
		for range g.IntN(4) {
			vs = append(vs, g.violation())
		}
		e = e.withViolations(vs)
	}
	if g.IntN(3) == 0 && k.carries(aboutRetry) {
		e = e.WithRetryAfter(g.delay())
	}
	if g.IntN(3) == 0 {
		e = e.WithRate(g.rate())
	}
	return e
}

func (g random) rate() Rate {
	r := Rate{Scope: g.word(), Remaining: g.IntN(5), Limit: g.IntN(3) * 50}
	if g.IntN(2) == 0 {
		r.Policy = g.word()
	}
	if g.IntN(2) == 0 {
		r.Window = time.Duration(g.IntN(90)) * time.Second
	}
	if g.IntN(2) == 0 {
		r.Reset = time.Unix(1763900000+int64(g.IntN(1000)), 0).UTC()
	}
	return r
}

func (g random) delay() time.Duration {
	unit := []time.Duration{time.Nanosecond, time.Microsecond, time.Millisecond, time.Second, time.Hour}[g.IntN(5)]
	return time.Duration(g.IntN(100_000)) * unit
}

func (g random) violation() Violation {
	var at Place
	for range g.IntN(4) {
		if g.IntN(3) == 0 {
			at = at.Index(g.IntN(12))
		} else {
			at = at.Key(g.key())
		}
	}
	if len(at.segments) == 0 {
		switch g.IntN(3) {
		case 0:
			at = Query("page")
		case 1:
			at = Header("If-Match")
		}
	}
	if len(rules) == 0 || g.IntN(4) == 0 {
		return Invalid(at, g.text())
	}
	i := g.IntN(len(rules))
	v := Violation{place: at, rule: rules[i].rule}
	if row := ruleFields[i]; row.fields != nil {
		p := reflect.New(reflect.TypeOf(row.fields).Elem())
		g.fill(p.Elem())
		v.fields = p.Interface()
	}
	return v
}

func (g random) word() string {
	return []string{"abc", "x-1", "Ä", "e/1"}[g.IntN(4)]
}

func (g random) key() string {
	return []string{"name", "items", "a.b", "a/b~c", "0", "x y", "", "_errors", "a[0]", "é"}[g.IntN(10)]
}

func (g random) text() string {
	return []string{
		"", "abc", "two words", "{braces}", "a\"b\\c", "<b>&</b>", "10", "é\u2028\U0001f600", "null", "a/b", "true", "line\nbreak", "'quoted'", ": ", ", ", "Order 5",
	}[g.IntN(16)]
}

// fill gives the fields of a struct random values.
func (g random) fill(v reflect.Value) {
	for i := range v.NumField() {
		g.value(v.Field(i))
	}
}

func (g random) value(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		*p = time.Unix(g.Int64N(4e9), g.Int64N(2)*g.Int64N(1e9)).UTC()
		return
	case *time.Duration:
		*p = g.delay()
		return
	case *any:
		*p = []any{nil, "text", 1.5, true, []any{"a", 2}, map[string]any{"b": nil, "a": "<"}, int64(math.MaxInt64)}[g.IntN(7)]
		return
	case interface{ room() reflect.Value }:
		g.value(p.room())
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(g.text())
	case reflect.Bool:
		v.SetBool(g.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt([]int64{0, 1, -1, 17, math.MaxInt32, math.MinInt32}[g.IntN(6)])
	case reflect.Uint64:
		v.SetUint([]uint64{0, 1, math.MaxUint64}[g.IntN(3)])
	case reflect.Float64:
		v.SetFloat([]float64{0, 1, -0.5, 1e21, 1e-7, 12345.678, 3}[g.IntN(7)])
	case reflect.Pointer:
		if g.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			g.value(v.Elem())
		}
	case reflect.Slice:
		if g.IntN(4) > 0 {
			v.Set(reflect.MakeSlice(v.Type(), g.IntN(3), 3))
			for i := range v.Len() {
				g.value(v.Index(i))
			}
		}
	case reflect.Map:
		if g.IntN(4) > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for range g.IntN(3) {
				item := reflect.New(v.Type().Elem()).Elem()
				g.value(item)
				v.SetMapIndex(reflect.ValueOf(g.key()), item)
			}
		}
	case reflect.Struct:
		g.fill(v)
	}
}
