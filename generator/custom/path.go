package custom

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/errgen/errgen/generator/export"
)

// follow returns what stands at a path such as "Go.Constant" of an item, or the zero
// value if something on the way is absent. An empty path is the item itself.
func follow(x reflect.Value, path string) (reflect.Value, error) {
	x = concrete(x)
	for name := range strings.SplitSeq(path, ".") {
		if path == "" || !x.IsValid() {
			break
		}
		if x.Kind() != reflect.Struct {
			return x, fmt.Errorf("%s has no members; want none such as %q", typeName(x.Type()), name)
		}
		next := x.FieldByName(name)
		if !next.IsValid() {
			return x, noMember(x.Type(), name)
		}
		x = concrete(next)
	}
	return x, nil
}

// concrete returns what a pointer or an interface holds; the zero value for nil.
func concrete(x reflect.Value) reflect.Value {
	for x.Kind() == reflect.Pointer || x.Kind() == reflect.Interface {
		x = x.Elem()
	}
	return x
}

// noMember says that a type has no such member, with the nearest.
func noMember(t reflect.Type, name string) error {
	return problem{typeName(t) + " has no " + name, orNearest(name, memberNames(t))}
}

func memberNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		names = append(names, t.Field(i).Name)
	}
	return names
}

// A key is what a list is put in order by.
type key struct {
	value export.Value
	text  string
}

// keys returns what stands at a path of each item. What is absent is the empty text.
func (r *run) keys(path string, x reflect.Value) ([]key, error) {
	keys := make([]key, x.Len())
	for i := range keys {
		at, err := follow(x.Index(i), path)
		if err != nil {
			return nil, err
		}
		if !at.IsValid() {
			continue
		}
		v, err := valueOf(at.Interface())
		if err != nil {
			return nil, err
		}
		keys[i] = key{v, v.String()}
		if err := r.spend(len(keys[i].text)); err != nil {
			return nil, err
		}
	}
	return keys, nil
}
