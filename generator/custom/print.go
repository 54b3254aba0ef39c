package custom

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/errgen/errgen/generator/export"
)

// This file has the functions that print.

// print returns what an action prints.
func (r *run) print(v any) (string, error) {
	s, err := r.text(v)
	if err != nil {
		return "", err
	}
	return s, r.fits(len(s))
}

func (r *run) printAll(vs ...any) (string, error) {
	texts, err := r.texts(vs...)
	if err != nil {
		return "", err
	}
	return r.joined(texts, "")
}

func (r *run) printLine(vs ...any) (string, error) {
	texts, err := r.texts(vs...)
	if err != nil {
		return "", err
	}
	s, err := r.joined(texts, " ")
	return s + "\n", err
}

// joined joins texts whose sum of lengths may be too much.
func (r *run) joined(texts []string, sep string) (string, error) {
	size := 0
	for _, s := range texts {
		size += len(s) + len(sep)
		if err := r.room(size); err != nil {
			return "", err
		}
	}
	return r.made(strings.Join(texts, sep))
}

// printf is that of package fmt for texts, numbers and booleans. Widths are limited
// so that a short format does not make a long text.
func (r *run) printf(format string, vs ...any) (string, error) {
	size := len(format)
	args := make([]any, len(vs))
	odd := strings.Contains(format, misfit)
	for i, v := range vs {
		value, err := valueOf(v)
		if err != nil {
			return "", err
		}
		args[i] = formatted(value)
		size += len(value.String())
		odd = odd || strings.Contains(value.String(), misfit)
	}
	verbs, err := checkFormat(format)
	if err != nil {
		return "", err
	}
	const most = 12 // bytes that a verb makes of one
	if err := r.room(verbs * (size*most + maxPad)); err != nil {
		return "", err
	}
	s := fmt.Sprintf(format, args...)
	if !odd && strings.Contains(s, misfit) {
		return "", fmt.Errorf("printf: %q does not fit its arguments: %s", format, cut(s))
	}
	return r.made(s)
}

// misfit is what package fmt writes where a verb and its argument do not go together.
const misfit = "%!"

// formatted returns a value as package fmt formats it.
func formatted(v export.Value) any {
	switch v.Kind {
	case export.Bool:
		return v.Text == "true"
	case export.Number:
		if n, err := strconv.ParseInt(v.Text, 10, 64); err == nil {
			return n
		}
		if f, err := strconv.ParseFloat(v.Text, 64); err == nil {
			return f
		}
	}
	return v.String()
}

// cut returns the first 64 characters of s.
func cut(s string) string {
	if r := []rune(s); len(r) > 64 {
		return string(r[:64]) + "…"
	}
	return s
}

// checkFormat returns the number of verbs of a format for printf.
func checkFormat(format string) (verbs int, err error) {
	width := 0
	for i := range len(format) {
		switch c := format[i]; {
		case c == '%':
			verbs, width = verbs+1, 0
		case c == '*' && verbs > 0 && width == 0:
			return 0, fmt.Errorf("printf: a width is a number, not *")
		case '0' <= c && c <= '9':
			if width = width*10 + int(c-'0'); verbs > 0 && width > maxPad {
				return 0, fmt.Errorf("printf: a width is at most %d", maxPad)
			}
		default:
			width = 0
		}
	}
	return verbs, nil
}
