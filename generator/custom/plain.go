package custom

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/errgen/errgen/generator/export"
)

// plain returns the text of a value that has one.
func plain(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case export.Value:
		return v.String(), nil
	case *export.Value:
		return v.String(), nil
	case export.FieldType:
		return v.Text, nil
	}
	switch x := reflect.ValueOf(v); x.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(x.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.FormatUint(x.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(x.Float(), 'g', -1, 64), nil
	case reflect.String:
		return x.String(), nil
	}
	return "", fmt.Errorf("%s has no text", describe(v))
}

// describe says what a value is, such as "a list of Entry".
func describe(v any) string {
	if v == nil {
		return "nothing"
	}
	return typeName(reflect.TypeOf(v))
}

func typeName(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[export.Members]():
		return "a list of Member"
	case t.Kind() == reflect.Slice:
		return "a list of " + strings.TrimPrefix(strings.TrimPrefix(typeName(t.Elem()), "a "), "an ")
	case t.Kind() == reflect.Interface:
		return "values"
	case t.Kind() == reflect.Struct:
		return article(t.Name())
	case t.Kind() == reflect.String:
		return "a text"
	case t.Kind() == reflect.Bool:
		return "a boolean"
	}
	return "a number"
}

func article(name string) string {
	if strings.ContainsRune("AEIOU", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// valueOf returns a value as a constant, if it can be one.
func valueOf(v any) (export.Value, error) {
	switch v := v.(type) {
	case export.Value:
		return v, nil
	case *export.Value:
		if v == nil {
			return export.Value{Kind: export.Null}, nil
		}
		return *v, nil
	case export.Members:
		return export.Value{Kind: export.Map, Members: v}, nil
	case []export.Value:
		return export.Value{Kind: export.List, Items: v}, nil
	case []string:
		list := export.Value{Kind: export.List}
		for _, s := range v {
			list.Items = append(list.Items, export.Value{Kind: export.Text, Text: s})
		}
		return list, nil
	case []any:
		return listOf(v)
	}
	text, err := plain(v)
	kind := export.Text
	switch reflect.ValueOf(v).Kind() {
	case reflect.Bool:
		kind = export.Bool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		kind = export.Number
	}
	return export.Value{Kind: kind, Text: text}, err
}

// listOf returns a list of constants. It has no lists in it that a template made: a
// list that holds itself twice, again and again, would have no end.
func listOf(items []any) (export.Value, error) {
	list := export.Value{Kind: export.List}
	for _, item := range items {
		if _, nested := item.([]any); nested {
			return list, fmt.Errorf("a list in a list has no text")
		}
		v, err := valueOf(item)
		if err != nil {
			return list, err
		}
		list.Items = append(list.Items, v)
	}
	return list, nil
}
