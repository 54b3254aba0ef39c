package custom

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/errgen/errgen/generator/export"
)

// This file compares values: numbers as numbers, all else by its text.

func (r *run) compare(a, b any) (int, error) {
	x, err := valueOf(a)
	if err != nil {
		return 0, err
	}
	y, err := valueOf(b)
	if err != nil {
		return 0, err
	}
	s, t := x.String(), y.String()
	return order(x, y, s, t), r.spend(min(len(s), len(t)))
}

// order compares two values with the texts s and t.
func order(x, y export.Value, s, t string) int {
	if x.Kind == export.Number && y.Kind == export.Number {
		i, err := strconv.ParseInt(s, 10, 64)
		j, jErr := strconv.ParseInt(t, 10, 64)
		if err == nil && jErr == nil {
			return cmp.Compare(i, j)
		}
		f, err := strconv.ParseFloat(s, 64)
		g, gErr := strconv.ParseFloat(t, 64)
		if err == nil && gErr == nil {
			return cmp.Compare(f, g)
		}
	}
	return cmp.Compare(s, t)
}

// equal reports whether a is one of the others.
func (r *run) equal(a any, others ...any) (bool, error) {
	if len(others) == 0 {
		return false, fmt.Errorf("eq: want two values or more")
	}
	for _, b := range others {
		if c, err := r.compare(a, b); c == 0 || err != nil {
			return err == nil, err
		}
	}
	return false, nil
}

func (r *run) notEqual(a, b any) (bool, error) {
	c, err := r.compare(a, b)
	return c != 0, err
}

func (r *run) less(a, b any) (bool, error) {
	c, err := r.compare(a, b)
	return c < 0, err
}

func (r *run) lessOrEqual(a, b any) (bool, error) {
	c, err := r.compare(a, b)
	return c <= 0, err
}

func (r *run) greater(a, b any) (bool, error) {
	c, err := r.compare(a, b)
	return c > 0, err
}

func (r *run) greaterOrEqual(a, b any) (bool, error) {
	c, err := r.compare(a, b)
	return c >= 0, err
}
