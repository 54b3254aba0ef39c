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
	switch p := v.Addr().Interface().(type) {
	case *string:
		return append(b, *p...)
	case *int:
		return strconv.AppendInt(b, int64(*p), 10)
	case *int64:
		return strconv.AppendInt(b, *p, 10)
	case *uint64:
		return strconv.AppendUint(b, *p, 10)
	case *bool:
		return strconv.AppendBool(b, *p)
	case *float64:
		return appendFloat(b, *p)
	case *time.Time:
		return p.AppendFormat(b, time.RFC3339Nano)
	}
	return append(b, textOf(v)...)
}

// appendFloat appends the shortest form of f, as JSON does.
func appendFloat(b []byte, f float64) []byte {
	format := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(b, f, format, -1, 64)
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
		var items []string
		for _, k := range v.MapKeys() {
			item := reflect.New(v.Type().Elem()).Elem()
			item.Set(v.MapIndex(k))
			items = append(items, k.String()+": "+string(appendValue(nil, item)))
		}
		slices.Sort(items)
		return strings.Join(items, ", ")
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
