//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A hidden is a field that is left out unless an envelope names it.
type hidden interface{ revealed() reflect.Value }

// An objectType is an object type of the catalogue. It knows the names of its
// members, in order, with blanks between them.
type objectType interface{ memberNames() string }

// fieldAs writes the named field of a struct, or null if it is not there. Names
// are those of its fields, in order, with blanks between them.
func (w *writer) fieldAs(names string, fields any, missing, name string, conv conversion) {
	i := position(names, name)
	if i < 0 || fields == nil || missing != "" && position(missing, name) >= 0 {
		w.null()
		return
	}
	w.field = name
	w.value(reflect.ValueOf(fields).Elem().Field(i), conv)
}

// fields writes an object of the fields of a struct that are set, without those
// that are hidden and those in except, which stand elsewhere in the body. Lists
// and maps are always set.
func (w *writer) fields(names string, fields any, except string, conv conversion) {
	n := 0
	w.raw("{")
	for i := 0; names != "" && fields != nil; i++ {
		var name string
		name, names, _ = strings.Cut(names, " ")
		v, ok := given(reflect.ValueOf(fields).Elem().Field(i))
		if ok && !isNilAny(v) && position(except, name) < 0 {
			w.field = name
			w.named(name, n)
			w.text(v, conv)
			n++
		}
	}
	w.raw("}")
}

// given returns what a field holds. It is not ok for one that is optional and
// not set, and for one that is hidden.
func given(v reflect.Value) (reflect.Value, bool) {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return v, v.IsValid() && !isHidden(v)
}

func isNilAny(v reflect.Value) bool { return v.Kind() == reflect.Interface && v.IsNil() }

func isHidden(v reflect.Value) bool {
	if v.Kind() != reflect.Struct {
		return false
	}
	_, ok := v.Addr().Interface().(hidden)
	return ok
}

// text writes the value of a map: as a text, if the conversion says so.
func (w *writer) text(v reflect.Value, conv conversion) {
	if conv != asStrings {
		w.value(v, plainly)
		return
	}
	t := w.begin()
	w.value(v, plainly)
	w.end(t)
}

// value writes the value of a field, which is addressable.
func (w *writer) value(v reflect.Value, conv conversion) {
	switch v.Kind() {
	case reflect.String:
		w.string(v.String())
	case reflect.Int:
		w.int(v.Int())
	case reflect.Bool:
		w.bool(v.Bool())
	case reflect.Uint64:
		w.uint(v.Uint())
	case reflect.Float64:
		w.float(v.Float())
	case reflect.Int64:
		w.int64(v, conv)
	case reflect.Struct:
		w.structure(v, conv)
	case reflect.Interface:
		w.any(v.Interface())
	default:
		w.composed(v, conv)
	}
}

func (w *writer) int64(v reflect.Value, conv conversion) {
	if v.Type() == reflect.TypeFor[time.Duration]() {
		w.duration(time.Duration(v.Int()), true, conv)
		return
	}
	w.int(v.Int())
}

func (w *writer) structure(v reflect.Value, conv conversion) {
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		w.moment(*p, conv)
	case hidden:
		w.value(p.revealed(), conv)
	default:
		w.composed(v, conv)
	}
}

// maxNesting bounds values that are made of others: one may contain itself.
const maxNesting = 1000

// composed writes a value that is made of others.
func (w *writer) composed(v reflect.Value, conv conversion) {
	w.depth++
	switch {
	case w.depth > maxNesting:
		w.refuse("too many levels")
	case v.Kind() != reflect.Pointer:
		absent := w.absent // of the whole, not of what it is made of
		w.collection(v, conv)
		w.absent = absent
	case v.IsNil():
		w.null()
	default:
		w.value(v.Elem(), conv)
	}
	w.depth--
}

// collection writes a list, a map or an object. As text they have no brackets.
func (w *writer) collection(v reflect.Value, conv conversion) {
	switch v.Kind() {
	case reflect.Slice:
		w.bracket("[")
		for i := range v.Len() {
			w.separate(i)
			w.value(v.Index(i), plainly)
		}
		w.bracket("]")
	case reflect.Map:
		w.mapping(v, conv)
	case reflect.Struct:
		w.object(v)
	}
}

func (w *writer) bracket(s string) {
	if !w.plain {
		w.raw(s)
	}
}

// separate writes what stands before an item that has others before it.
func (w *writer) separate(others int) {
	switch {
	case others == 0:
	case w.plain:
		w.raw(", ")
	default:
		w.raw(",")
	}
}

// named writes the name of a member that has others before it.
func (w *writer) named(name string, others int) {
	w.separate(others)
	if w.plain {
		w.raw(name)
		w.raw(": ")
		return
	}
	w.b = append(appendQuoted(w.b, name, w.escape), ':')
}

// mapping writes a map in the order of its keys.
func (w *writer) mapping(v reflect.Value, conv conversion) {
	start, sound := len(w.b), true
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	item := reflect.New(v.Type().Elem()).Elem()
	w.bracket("{")
	for i, k := range keys {
		item.Set(v.MapIndex(k))
		sound = sound && utf8.ValidString(k.String())
		w.named(k.String(), i)
		w.text(item, conv)
	}
	w.bracket("}")
	if !sound && !w.plain {
		w.unique(start) // keys may differ in bytes that are no text
	}
}

// object writes an object type of the catalogue. Its names have a question mark
// where optional lists, maps and values of any type are left out.
func (w *writer) object(v reflect.Value) {
	names, n := v.Addr().Interface().(objectType).memberNames(), 0
	w.bracket("{")
	for i := 0; names != ""; i++ {
		var name string
		name, names, _ = strings.Cut(names, " ")
		name, isOptional := strings.CutSuffix(name, "?")
		if m, ok := given(v.Field(i)); ok && !(isOptional && isAbsent(m)) {
			w.named(name, n)
			w.value(m, plainly)
			n++
		}
	}
	w.bracket("}")
}

// any writes a value of any type, as encoding/json does. What that refuses is
// null, and reported.
func (w *writer) any(v any) {
	switch x := v.(type) {
	case nil:
		w.null()
	case string:
		w.string(x)
	default:
		if w.plain {
			w.b = appendValue(w.b, reflect.ValueOf(&v).Elem())
			return
		}
		w.encoded(v)
	}
}

func (w *writer) encoded(v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		w.refuse("value of type " + reflect.TypeOf(v).String())
		return
	}
	w.b = appendDocument(w.b, bytes.TrimSuffix(b.Bytes(), []byte("\n")), w.escape)
}
