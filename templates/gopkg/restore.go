package gopkg

import (
	"encoding/json"
	"math"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// This file makes Go values of what is on the wire.

func isInteger(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isNumber(s string) bool {
	p := parser{src: s}
	_, ok := p.number(nil)
	return ok && p.pos == len(s)
}

func isSameNumber(a, b string) bool {
	if a == b {
		return true
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y && (!isInteger(a) || !isInteger(b))
}

// set gives a field the value of a token. It reports whether that is a value of
// its type.
func (d *document) set(v reflect.Value, at int) bool {
	t := &d.tokens[at]
	if t.kind == isNull {
		v.SetZero()
		return canBeAbsent(v)
	}
	switch p := v.Addr().Interface().(type) {
	case *string:
		*p = strings.Clone(d.string(at))
		return t.kind == isText
	case *bool:
		*p = t.kind == isBool && d.raw(at) == "true"
		return t.kind == isBool
	case *time.Time:
		return t.kind == isText && setTime(p, d.string(at), plainly)
	case *time.Duration:
		return t.kind == isText && setDuration(p, d.string(at), plainly)
	case *any:
		*p = d.any(at)
		return true
	case interface{ room() reflect.Value }:
		return d.set(p.room(), at)
	}
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		v.Set(p)
		return d.set(p.Elem(), at)
	case reflect.Slice:
		return t.kind == isArray && d.setSlice(v, at)
	case reflect.Map:
		return t.kind == isObject && d.setMap(v, at, nil)
	case reflect.Struct:
		return t.kind == isObject && d.setObject(v, at)
	}
	return t.kind&(isInt|isFraction) != 0 && setNumber(v, d.raw(at))
}

func (d *document) setSlice(v reflect.Value, at int) bool {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	for i := at + 1; i < d.after(at); i = d.after(i) {
		item := reflect.New(v.Type().Elem()).Elem()
		if !d.set(item, i) {
			return false
		}
		v.Set(reflect.Append(v, item))
	}
	return true
}

// setMap sets a map. Members that are called like one of except, which is
// sorted, are left out.
func (d *document) setMap(v reflect.Value, at int, except []string) bool {
	v.Set(reflect.MakeMap(v.Type()))
	for i := at + 1; i < d.after(at); i = d.after(i + 1) {
		if hasSorted(except, d.string(i)) {
			continue
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if !d.set(item, i+1) {
			return false
		}
		v.SetMapIndex(reflect.ValueOf(strings.Clone(d.string(i))), item)
	}
	return true
}

// setObject sets an object type of the catalogue.
func (d *document) setObject(v reflect.Value, at int) bool {
	for i := range v.NumField() {
		f := v.Field(i)
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		switch value := d.member(at, name); {
		case value >= 0 && !d.set(f, value), value < 0 && !canBeAbsent(f) && !isSecret(f):
			return false
		}
	}
	return true
}

// isSecret reports whether a member is sensitive, and therefore never in an
// object.
func isSecret(v reflect.Value) bool {
	_, ok := v.Addr().Interface().(interface{ room() reflect.Value })
	return ok
}

// any returns a value as encoding/json does, but with numbers as they are
// written.
func (d *document) any(at int) any {
	switch d.tokens[at].kind {
	case isBool:
		return d.raw(at) == "true"
	case isInt, isFraction:
		return json.Number(strings.Clone(d.raw(at)))
	case isText:
		return strings.Clone(d.string(at))
	case isArray:
		list := []any{}
		for i := at + 1; i < d.after(at); i = d.after(i) {
			list = append(list, d.any(i))
		}
		return list
	case isObject:
		object := map[string]any{}
		for i := at + 1; i < d.after(at); i = d.after(i + 1) {
			object[strings.Clone(d.string(i))] = d.any(i + 1)
		}
		return object
	}
	return nil
}

// setText gives a field the value that a text stands for. If the field would
// not write the same text, it stays as it is.
func setText(v reflect.Value, s string) bool {
	if p, ok := v.Addr().Interface().(*string); ok {
		*p = strings.Clone(s)
		return true
	}
	p := reflect.New(v.Type()).Elem()
	var room [64]byte
	if !parse(p, s) || string(appendValue(room[:0], p)) != s {
		return false
	}
	v.Set(p)
	return true
}

func parse(v reflect.Value, s string) bool {
	switch p := v.Addr().Interface().(type) {
	case *string:
		*p = strings.Clone(s)
		return true
	case *bool:
		*p = s == "true"
		return true
	case *time.Time:
		return setTime(p, s, plainly)
	case *time.Duration:
		return setDuration(p, s, plainly)
	case *any:
		*p = strings.Clone(s)
		return true
	case interface{ room() reflect.Value }:
		return parse(p.room(), s)
	}
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		v.Set(p)
		return parse(p.Elem(), s)
	case reflect.Slice:
		return parseList(v, s)
	case reflect.Map, reflect.Struct:
		return false
	}
	return setNumber(v, s)
}

// parseList parses items with commas between them.
func parseList(v reflect.Value, s string) bool {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	for s != "" {
		item := reflect.New(v.Type().Elem()).Elem()
		text, rest, more := strings.Cut(s, ", ")
		if !parse(item, text) {
			return false
		}
		v.Set(reflect.Append(v, item))
		if s = rest; more && s == "" {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		}
	}
	return true
}

// setNumber sets an int or a float.
func setNumber(v reflect.Value, s string) bool {
	switch v.Kind() {
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(s, 10, v.Type().Bits())
		v.SetInt(n)
		return err == nil
	case reflect.Uint64:
		n, err := strconv.ParseUint(s, 10, 64)
		v.SetUint(n)
		return err == nil
	case reflect.Float64:
		n, err := strconv.ParseFloat(s, 64)
		v.SetFloat(n)
		return err == nil
	}
	return false
}

// setConverted is set for a field that an envelope writes with a conversion.
func setConverted(v reflect.Value, s string, conv conversion) bool {
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		return setTime(p, s, conv)
	case *time.Duration:
		return setDuration(p, s, conv)
	case interface{ room() reflect.Value }:
		return setConverted(p.room(), s, conv)
	}
	if v.Kind() == reflect.Pointer {
		p := reflect.New(v.Type().Elem())
		v.Set(p)
		return setConverted(p.Elem(), s, conv)
	}
	return parse(v, s)
}

// setTime sets an instant.
func setTime(t *time.Time, s string, conv conversion) bool {
	switch conv {
	case inUnixSeconds:
		n, err := strconv.ParseInt(s, 10, 64)
		*t = time.Unix(n, 0).UTC()
		return err == nil
	case asHTTPDate:
		at, err := http.ParseTime(s)
		*t = at
		return err == nil
	}
	at, err := time.Parse(time.RFC3339Nano, s)
	*t = at
	return err == nil
}

// setDuration sets a length of time.
func setDuration(d *time.Duration, s string, conv conversion) (ok bool) {
	switch conv {
	case inMilliseconds:
		*d, ok = decimal(s, time.Millisecond)
	case inSeconds, inFloatSeconds:
		*d, ok = decimal(s, time.Second)
	case inProtoSeconds:
		if s, ok = strings.CutSuffix(s, "s"); ok {
			*d, ok = decimal(s, time.Second)
		}
	default:
		var err error
		*d, err = time.ParseDuration(s)
		ok = err == nil
	}
	return ok
}

// decimal returns a number of units, to the nanosecond.
func decimal(s string, unit time.Duration) (time.Duration, bool) {
	if !isNumber(s) {
		return 0, false
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if !isInteger(whole + fraction) { // with an exponent
		x, err := strconv.ParseFloat(s, 64)
		x = math.Round(x * float64(unit))
		return time.Duration(x), err == nil && math.Abs(x) < math.MaxInt64
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if limit := int64(math.MaxInt64/unit) - 1; err != nil || n > limit || n < -limit {
		return 0, false
	}
	d, digit := time.Duration(n)*unit, unit
	for _, c := range []byte(fraction) {
		digit /= 10
		if s[0] == '-' {
			d -= time.Duration(c-'0') * digit
		} else {
			d += time.Duration(c-'0') * digit
		}
	}
	return d, true
}
