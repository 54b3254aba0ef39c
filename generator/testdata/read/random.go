package errs

import (
	"math"
	"math/rand/v2"
	"net/http"
	"reflect"
	"time"
)

// This file is added to generated packages. It makes random errors from the
// tables of the package.

type random struct {
	*rand.Rand
	flat  bool // without objects, whose texts cannot be read
	depth int  // of the value
}

// other returns an entry that can be in one answer with k.
func (g random) other(k Kind) Kind {
	if len(byCode) < count {
		return k
	}
	return Kind(1 + g.IntN(count))
}

func (g random) responder() Responder {
	var rs Responder
	if g.IntN(2) == 0 {
		id, instance := g.word(), g.word()
		rs.RequestID = func(*http.Request) string { return id }
		rs.Instance = func(*http.Request, error) string { return instance }
	}
	if g.IntN(3) == 0 {
		rate := g.rate()
		rs.Rate = func(*http.Request) (Rate, bool) { return rate, true }
	}
	return rs
}

func (g random) error(k Kind) error {
	e := &Error{kind: k}
	g.flat = k.carriesTexts()
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

func isObjectType(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	return t.Implements(reflect.TypeFor[objectType]()) || reflect.PointerTo(t).Implements(reflect.TypeFor[objectType]())
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
	const deep = 6
	if g.depth++; g.depth > deep && canBeAbsent(v) || g.flat && isObjectType(v.Type()) {
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
