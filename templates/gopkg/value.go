package gopkg

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// isAbsent reports whether a field is not set.
func isAbsent(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return v.IsNil()
	}
	return false
}

// appendValue appends the text of a value, which is addressable.
func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return append(b, v.String()...)
	case reflect.Int:
		return strconv.AppendInt(b, v.Int(), 10)
	case reflect.Int64:
		if v.Type() != reflect.TypeFor[time.Duration]() {
			return strconv.AppendInt(b, v.Int(), 10)
		}
	case reflect.Uint64:
		return strconv.AppendUint(b, v.Uint(), 10)
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Float64:
		return appendFloat(b, v.Float())
	case reflect.Struct:
		if t, ok := v.Addr().Interface().(*time.Time); ok {
			return t.AppendFormat(b, time.RFC3339Nano)
		}
	}
	return append(b, textOf(v)...)
}

// appendFloat appends the shortest form of f, as encoding/json does.
func appendFloat(b []byte, f float64) []byte {
	if a := math.Abs(f); a == 0 || a >= 1e-6 && a < 1e21 {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	if n := len(b); n >= 4 && string(b[n-4:n-1]) == "e-0" {
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

// textOf returns the text of a value of one of the rarer types. Lists and maps
// are joined with commas, maps in the order of their keys.
func textOf(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return string(appendValue(nil, v.Elem()))
	case reflect.Slice:
		items := make([]string, v.Len())
		for i := range items {
			items[i] = string(appendValue(nil, v.Index(i)))
		}
		return strings.Join(items, ", ")
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		items := make([]string, len(keys))
		for i, k := range keys {
			item := reflect.New(v.Type().Elem()).Elem()
			item.Set(v.MapIndex(k))
			items[i] = k.String() + ": " + string(appendValue(nil, item))
		}
		return strings.Join(items, ", ")
	case reflect.Interface:
		if isCollection(v.Elem()) {
			held := reflect.New(v.Elem().Type()).Elem()
			held.Set(v.Elem())
			return textOf(held)
		}
	}
	switch x := v.Interface().(type) {
	case nil:
		return ""
	case float64:
		return string(appendFloat(nil, x))
	case time.Time:
		return x.Format(time.RFC3339Nano)
	default:
		return fmt.Sprint(x)
	}
}

// isCollection reports whether v is a list, or a map whose keys are texts.
func isCollection(v reflect.Value) bool {
	return v.Kind() == reflect.Slice || v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String
}
