//go:build ignore

// Parts for gRPC import modules that errgen itself has no use for, so that they
// are compiled only where errgen puts them: in packages that ask for gRPC.

package gopkg

import (
	"reflect"
	"strings"
	"time"
	"unicode/utf8"
)

// This file turns values into texts of metadata, and back.

// Keys of metadata begin with error-, the others are names of fields.
const (
	keyOwn           = "error-"
	keyField         = "error-field-" // before the name of a field that begins with error-
	keyName          = "error-name"   // of the entry, if the reason is not that
	keyInstance      = "error-instance"
	keyTime          = "error-time"
	keyLocale        = "error-locale" // if it is not that of the catalogue
	keyPolicy        = "error-rate-policy"
	keyScope         = "error-rate-scope"
	keyLimit         = "error-rate-limit"
	keyRemaining     = "error-rate-remaining"
	keyWindow        = "error-rate-window"
	keyReset         = "error-rate-reset"
	keyViolation     = "error-violation-"     // and the index
	keyCutFields     = "error-cut-fields"     // names of those that were too long, with blanks between them
	keyCutViolations = "error-cut-violations" // number of those that were too many
)

// fieldKey returns the key of a field.
func fieldKey(name string) string {
	if strings.HasPrefix(name, keyOwn) {
		return keyField + name
	}
	return name
}

// fieldOfKey returns the field of a key, or "".
func fieldOfKey(key string) string {
	if name, ok := strings.CutPrefix(key, keyField); ok {
		return name
	}
	if strings.HasPrefix(key, keyOwn) {
		return ""
	}
	return key
}

// addFields adds the fields that are known and not sensitive.
func (e *Error) addFields(metadata map[string]string) {
	if e.fields == nil {
		return
	}
	fields := reflect.ValueOf(e.fields).Elem()
	for i, name := range strings.Split(e.kind.row().fields, " ") {
		if v, ok := given(fields.Field(i)); ok && !isAbsent(v) && position(e.missing(), name) < 0 {
			metadata[fieldKey(name)] = metadataText(v)
		}
	}
}

// metadataText returns a value as metadata has it: as a text, or as JSON if it
// is made of others.
func metadataText(v reflect.Value) string {
	if isComposed(v.Type()) {
		w := writer{escape: escapeNeeded}
		w.value(v, plainly)
		return string(w.b)
	}
	return sound(string(appendValue(nil, v)))
}

// setMetadata gives a field the value that metadata has for it. It reports
// whether that is one.
func setMetadata(v reflect.Value, text string) bool {
	if !isComposed(v.Type()) {
		return setText(v, text)
	}
	d, ok := parsed(text)
	return ok && d.set(v, 0)
}

// isComposed reports whether values of a type are JSON in metadata. A value of
// any type is, so that texts and numbers stay apart.
func isComposed(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer:
		return isComposed(t.Elem())
	case reflect.Slice, reflect.Map, reflect.Interface:
		return true
	case reflect.Struct:
		return t != reflect.TypeFor[time.Time]()
	}
	return false
}

// parsed returns a JSON document.
func parsed(text string) (document, bool) {
	if len(text) > maxBody {
		return document{}, false
	}
	p := parser{src: text}
	tokens, ok := p.document(nil)
	return document{text, tokens}, ok
}

// refill returns a struct of fields that set could set, and the names of those
// that are missing: that could not be set and are not optional.
func refill(row fieldRow, names string, set func(v reflect.Value, name string) bool) (fields any, missing []string) {
	if row.fields == nil {
		return nil, nil
	}
	p, some := reflect.New(reflect.TypeOf(row.fields).Elem()), false
	for i, name := range strings.Split(names, " ") {
		v := p.Elem().Field(i)
		if set(v, name) {
			some = true
			continue
		}
		if v.SetZero(); !canBeAbsent(v) {
			missing = append(missing, name)
		}
	}
	if !some && len(missing) > 0 {
		return nil, nil
	}
	return p.Interface(), missing
}

// sound returns s with U+FFFD in place of bytes that are not UTF-8.
func sound(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string(appendValid(nil, s))
}
