package gopkg

import (
	"encoding/json"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"
)

// This file makes Go values of what is on the wire.

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
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Clone(d.string(at)))
		return t.kind == isText
	case reflect.Bool:
		v.SetBool(d.raw(at) == "true")
		return t.kind == isBool
	case reflect.Int, reflect.Uint64, reflect.Float64:
		return t.kind&(isInt|isFraction) != 0 && setNumber(v, d.raw(at))
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		v.Set(p)
		return d.set(p.Elem(), at)
	case reflect.Slice:
		return t.kind == isArray && d.setSlice(v, at)
	case reflect.Map:
		return t.kind == isObject && d.setMap(v, at, nil)
	}
	return d.setOther(v, at)
}

// setOther is set for the types that are not known by their kind.
func (d *document) setOther(v reflect.Value, at int) bool {
	t := &d.tokens[at]
	switch p := v.Addr().Interface().(type) {
	case *int64:
		return t.kind&(isInt|isFraction) != 0 && setNumber(v, d.raw(at))
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
	return t.kind == isObject && d.setObject(v, at)
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

// canBeAbsent reports whether nil is a value of a field.
func canBeAbsent(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return true
	}
	return false
}

func hasSorted(names []string, name string) bool {
	i := sort.SearchStrings(names, name)
	return i < len(names) && names[i] == name
}
