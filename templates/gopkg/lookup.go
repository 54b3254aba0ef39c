package gopkg

import (
	"sort"
	"strconv"
)

// This file finds entries by what answers say.

// kindNamed returns the entry with a name, or 0.
func kindNamed(name string) Kind {
	i := sort.Search(len(byName), func(i int) bool { return byName[i].Name() >= name })
	if i < len(byName) && byName[i].Name() == name {
		return byName[i]
	}
	return 0
}

// codeOf returns a code that is written as a text. Numbers have one form.
func codeOf[C string | int | int64](text string) (c C, ok bool) {
	switch p := any(&c).(type) {
	case *string:
		*p = text
		return c, true
	case *int:
		n, err := strconv.Atoi(text)
		*p = n
		return c, err == nil && strconv.Itoa(n) == text
	case *int64:
		n, err := strconv.ParseInt(text, 10, 64)
		*p = n
		return c, err == nil && strconv.FormatInt(n, 10) == text
	}
	return c, false
}

// codeText returns a code as a text.
func codeText[C string | int | int64](c C) string {
	switch v := any(c).(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return ""
}
