package gopkg

import (
	"net/url"
	"strconv"
	"strings"
)

// This file reads paths.

// stepsIn returns the steps of a JSON array.
func (d *document) stepsIn(at int) []segment {
	var steps []segment
	for i := at + 1; i < d.after(at); i = d.after(i) {
		switch d.tokens[i].kind {
		case isText:
			steps = append(steps, segment{strings.Clone(d.string(i)), -1})
		case isInt:
			steps = append(steps, stepOf(d.raw(i), true))
		}
	}
	return steps
}

// stepOf returns a step, which is an index if that is said and it can be.
func stepOf(text string, isIndex bool) segment {
	if n, err := strconv.Atoi(text); isIndex && err == nil && n >= 0 && strconv.Itoa(n) == text {
		return segment{"", n}
	}
	return segment{text, -1}
}

// stepsOf returns the steps of a path that is written as a text. Numbers are
// taken for indexes where the form does not say.
func stepsOf(text string, conv conversion) []segment {
	if text == "" { // no steps
		return nil
	}
	var keys []string
	rest := text
	switch conv {
	case inBrackets:
		if steps := bracketSteps(text); steps != nil && pathText(steps, conv) == text {
			return steps
		}
		return []segment{{text, -1}}
	case asFragment, asPointer:
		if conv == asFragment {
			rest = strings.TrimPrefix(text, "#")
			if s, err := url.PathUnescape(rest); err == nil {
				rest = s
			}
		}
		rest, ok := strings.CutPrefix(rest, "/")
		if !ok {
			return nil // the whole document, or no path
		}
		keys = strings.Split(rest, "/")
		for i := range keys {
			keys[i] = pointerUnescapes.Replace(keys[i])
		}
	default:
		keys = strings.Split(rest, ".")
	}
	steps := make([]segment, len(keys))
	for i, key := range keys {
		steps[i] = stepOf(key, true)
	}
	return steps
}

// pointerUnescapes are those of RFC 6901, section 4.
var pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")

// bracketSteps returns the steps of a path such as items[0].name, or nil.
func bracketSteps(text string) []segment {
	var steps []segment
	for first := true; first || text != ""; first = false {
		if end := strings.IndexByte(text, ']'); end > 0 && text[0] == '[' {
			step := stepOf(text[1:end], true)
			if step.index < 0 {
				return nil
			}
			steps, text = append(steps, step), text[end+1:]
			continue
		}
		if !first {
			if text[0] != '.' {
				return nil
			}
			text = text[1:]
		}
		end := strings.IndexAny(text, ".[")
		if end < 0 {
			end = len(text)
		}
		steps, text = append(steps, segment{text[:end], -1}), text[end:]
	}
	return steps
}
