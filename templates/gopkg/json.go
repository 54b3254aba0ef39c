//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// value writes the value of a field, which is addressable.
func (w *writer) value(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *string:
		w.string(*p)
	case *int:
		w.int(int64(*p))
	case *int64:
		w.int(*p)
	case *uint64:
		w.uint(*p)
	case *bool:
		w.bool(*p)
	case *float64:
		w.float(*p)
	case *time.Time:
		w.time(*p)
	case *time.Duration:
		w.string(p.String())
	case interface{ reveal() any }:
		w.any(p.reveal())
	default:
		w.rarer(v)
	}
}

// rarer writes a value of one of the rarer types.
func (w *writer) rarer(v reflect.Value) {
	if w.plain {
		w.b = appendValue(w.b, v)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			w.null()
			return
		}
		w.value(v.Elem())
	case reflect.Slice:
		w.open('[')
		for i := range v.Len() {
			w.item()
			w.value(v.Index(i))
		}
		w.close(']')
	case reflect.Map:
		w.mapping(v)
	case reflect.Struct:
		w.object(v)
	default:
		w.any(v.Interface())
	}
}

// mapping writes a map in the order of its keys.
func (w *writer) mapping(v reflect.Value) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	w.open('{')
	for _, k := range keys {
		item := reflect.New(v.Type().Elem()).Elem()
		item.Set(v.MapIndex(k))
		w.member(k.String())
		w.memberValue(item)
	}
	w.close('}')
}

// memberValue writes the value of a member, as a text if the conversion strings
// asks for that.
func (w *writer) memberValue(v reflect.Value) {
	if !w.texts {
		w.value(v)
		return
	}
	w.texts = false
	w.asText(func() { w.value(v) })
	w.texts = true
}

// object writes an object type of the catalogue.
func (w *writer) object(v reflect.Value) {
	w.open('{')
	for i := range v.NumField() {
		name, optional, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if optional != "" && isAbsent(v.Field(i)) {
			continue
		}
		w.member(name)
		w.value(v.Field(i))
	}
	w.close('}')
}

// any writes a value of any type, as encoding/json does. What it refuses is
// null, and reported.
func (w *writer) any(v any) {
	if s, ok := v.(string); ok {
		w.string(s)
		return
	}
	if w.plain {
		w.b = append(w.b, fmt.Sprint(v)...)
		return
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		w.fault(fmt.Sprintf("value of type %T", v))
		w.null()
		return
	}
	w.document(b.Bytes())
}

// document writes a JSON document with the encoding of the writer.
func (w *writer) document(doc []byte) {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	w.token(dec)
}

// token writes the next value of a document. The document is sound: it comes
// from encoding/json.
func (w *writer) token(dec *json.Decoder) {
	t, err := dec.Token()
	if err != nil {
		w.null()
		return
	}
	switch t := t.(type) {
	case json.Delim:
		w.open(byte(t))
		for dec.More() {
			if t == '{' {
				name, _ := dec.Token() // a name: the document is sound
				w.member(fmt.Sprint(name))
			} else {
				w.item()
			}
			w.token(dec)
		}
		_, _ = dec.Token() // the closing bracket
		w.close(byte(t) + 2)
	case json.Number:
		w.raw(t.String())
	case string:
		w.string(t)
	case bool:
		w.bool(t)
	default:
		w.null()
	}
}

// time writes an instant as RFC 3339.
func (w *writer) time(t time.Time) {
	if w.plain {
		w.b = t.AppendFormat(w.b, time.RFC3339Nano)
		return
	}
	w.b = append(w.b, '"')
	w.b = t.AppendFormat(w.b, time.RFC3339Nano)
	w.b = append(w.b, '"')
}
