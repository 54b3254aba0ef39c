package gopkg

import (
	"math"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// This file makes Go values of texts.

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
		if s != "" { // as that of nothing is
			*p = strings.Clone(s)
		}
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
	case reflect.Map:
		return parseMap(v, s)
	case reflect.Struct:
		return false
	}
	return setNumber(v, s)
}

// parseMap parses members such as "name: value" with commas between them.
func parseMap(v reflect.Value, s string) bool {
	v.Set(reflect.MakeMap(v.Type()))
	for s != "" {
		name, rest, ok := strings.Cut(s, ": ")
		if !ok {
			return false
		}
		var text string
		text, s = cutMember(rest)
		item := reflect.New(v.Type().Elem()).Elem()
		if !parse(item, text) {
			return false
		}
		v.SetMapIndex(reflect.ValueOf(strings.Clone(name)), item)
	}
	return true
}

// cutMember returns the value that s begins with, and the members after it. A
// comma after which no name comes is part of the value.
func cutMember(s string) (value, members string) {
	for from := 0; ; {
		end := strings.Index(s[from:], ": ")
		if end < 0 {
			return s, ""
		}
		if i := strings.LastIndex(s[from:from+end], ", "); i >= 0 {
			return s[:from+i], s[from+i+len(", "):]
		}
		from += end + len(": ")
	}
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

func isInteger(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isNumber(s string) bool {
	p := parser{src: s}
	_, ok := p.number(nil)
	return ok && p.pos == len(s)
}
