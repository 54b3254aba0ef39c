package custom

import (
	"fmt"
	"math/bits"
	"reflect"
	"slices"
)

// This file has the functions for lists. A list of the data stays one of the same
// type, so that its items keep their members.

// slice returns an argument that must be a list, and takes the steps to go over it.
func (r *run) slice(v any) (reflect.Value, error) {
	x := reflect.ValueOf(v)
	if x.Kind() != reflect.Slice {
		return x, fmt.Errorf("want a list, have %s", describe(v))
	}
	return x, r.step(1 + x.Len())
}

func (r *run) list(items ...any) ([]any, error) { return items, r.step(len(items)) }

// append returns a new list with items at its end.
func (r *run) append(list any, items ...any) ([]any, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	out := make([]any, 0, x.Len()+len(items))
	for i := range x.Len() {
		out = append(out, x.Index(i).Interface())
	}
	return append(out, items...), nil
}

func (r *run) first(list any) (any, error) { return r.at(list, func(int) int { return 0 }) }

func (r *run) last(list any) (any, error) { return r.at(list, func(n int) int { return n - 1 }) }

func (r *run) at(list any, index func(n int) int) (any, error) {
	x := reflect.ValueOf(list)
	switch {
	case x.Kind() != reflect.Slice:
		return nil, fmt.Errorf("want a list, have %s", describe(list))
	case x.Len() == 0:
		return nil, fmt.Errorf("the list is empty")
	}
	return x.Index(index(x.Len())).Interface(), nil
}

func (r *run) reverse(list any) (any, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	indexes := ascending(x.Len())
	slices.Reverse(indexes)
	return pick(x, indexes), nil
}

// ascending returns the numbers from 0 to n-1.
func ascending(n int) []int {
	indexes := make([]int, n)
	for i := range indexes {
		indexes[i] = i
	}
	return indexes
}

// pick returns a list of some items of x.
func pick(x reflect.Value, indexes []int) any {
	out := reflect.MakeSlice(x.Type(), 0, len(indexes))
	for _, i := range indexes {
		out = reflect.Append(out, x.Index(i))
	}
	return out.Interface()
}

// sort returns a list of texts or numbers in order.
func (r *run) sort(list any) (any, error) { return r.sortBy("", list) }

// sortBy returns a list in the order of what stands at a path of each item.
func (r *run) sortBy(path string, list any) (any, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	keys, err := r.keys(path, x)
	if err != nil {
		return nil, err
	}
	if err := r.step(x.Len() * bits.Len(uint(x.Len()))); err != nil {
		return nil, err
	}
	indexes := ascending(x.Len())
	slices.SortStableFunc(indexes, func(i, j int) int {
		return order(keys[i].value, keys[j].value, keys[i].text, keys[j].text)
	})
	return pick(x, indexes), nil
}

// where returns the items that have a value at a path, alone or in a list.
func (r *run) where(path string, value, list any) (any, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	want, err := r.text(value)
	if err != nil {
		return nil, err
	}
	var found []int
	for i := range x.Len() {
		at, err := follow(x.Index(i), path)
		if err != nil {
			return nil, err
		}
		ok, err := r.isOrHas(at, want)
		if err != nil {
			return nil, err
		}
		if ok {
			found = append(found, i)
		}
	}
	return pick(x, found), nil
}

// isOrHas reports whether a value has the text want, or is a list with it.
func (r *run) isOrHas(x reflect.Value, want string) (bool, error) {
	if !x.IsValid() {
		return want == "", nil
	}
	if x.Kind() == reflect.Slice {
		return r.has(want, x.Interface())
	}
	text, err := r.text(x.Interface())
	return text == want, err
}

// has reports whether a list has an item with the text of value.
func (r *run) has(value, list any) (bool, error) {
	x, err := r.slice(list)
	if err != nil {
		return false, err
	}
	want, err := r.text(value)
	if err != nil {
		return false, err
	}
	for i := range x.Len() {
		text, err := r.text(x.Index(i).Interface())
		if text == want || err != nil {
			return err == nil, err
		}
	}
	return false, nil
}

// A Grouped is the items of a list that have the same key.
type Grouped struct {
	Key   string
	Items any
}

// groupBy returns the items of a list by what stands at a path of each, in the order
// of the first of each.
func (r *run) groupBy(path string, list any) ([]Grouped, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	keys, err := r.keys(path, x)
	if err != nil {
		return nil, err
	}
	members := map[string][]int{}
	var order []string
	for i, k := range keys {
		if members[k.text] == nil {
			order = append(order, k.text)
		}
		members[k.text] = append(members[k.text], i)
	}
	out := make([]Grouped, len(order))
	for n, key := range order {
		out[n] = Grouped{key, pick(x, members[key])}
	}
	return out, nil
}

// pluck returns what stands at a path of each item.
func (r *run) pluck(path string, list any) ([]any, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	out := make([]any, 0, x.Len())
	for i := range x.Len() {
		at, err := follow(x.Index(i), path)
		switch {
		case err != nil:
			return nil, err
		case at.IsValid():
			out = append(out, at.Interface())
		default:
			out = append(out, "")
		}
	}
	return out, nil
}

// uniq returns a list without the texts that it had before.
func (r *run) uniq(list any) (any, error) {
	x, err := r.slice(list)
	if err != nil {
		return nil, err
	}
	keys, err := r.keys("", x)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var found []int
	for i, k := range keys {
		if !seen[k.text] {
			seen[k.text] = true
			found = append(found, i)
		}
	}
	return pick(x, found), nil
}

func (r *run) join(sep string, list any) (string, error) {
	x, err := r.slice(list)
	if err != nil {
		return "", err
	}
	texts := make([]string, x.Len())
	for i := range texts {
		if texts[i], err = r.text(x.Index(i).Interface()); err != nil {
			return "", err
		}
	}
	return r.joined(texts, sep)
}
