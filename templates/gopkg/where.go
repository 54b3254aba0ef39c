package gopkg

import (
	"net/url"
	"strconv"
	"strings"
)

// This file restores the places of violations.

// where returns the place of a violation.
func (d *decoding) where(p place) Place {
	return Place{
		segments: d.steps(p),
		query:    d.keepText(p, aboutQuery),
		header:   d.keepText(p, aboutHeader),
	}
}

// steps returns the path of a violation. An array of steps, or what stands for
// each of them, is exact; the other forms are not always.
func (d *decoding) steps(p place) []segment {
	s := d.find(p, aboutPath, "")
	if s != nil && s.at >= 0 && d.tokens[s.at].kind == isArray {
		return d.stepsIn(int(s.at))
	}
	if steps := d.stepsOf(p); steps != nil {
		return steps
	}
	if s == nil {
		return nil
	}
	return stepsOf(strings.Clone(d.textOf(s)), s.as.conv)
}

// stepsIn returns the steps of a JSON array.
func (d *decoding) stepsIn(at int) []segment {
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

// stepsOf returns the steps of a list of steps.
func (d *decoding) stepsOf(p place) []segment {
	var steps []segment
	for s := p.scope; s != 0 && steps == nil; s = d.notes[s].alias {
		for i := range d.inside(s, aboutSteps) {
			at := place{view: p.view, scope: i}
			key := d.find(at, aboutStep, "")
			if key == nil {
				continue
			}
			isIndex := key.at >= 0 && d.tokens[key.at].kind == isInt || d.findText(at, aboutContainer) == "array"
			steps = append(steps, stepOf(strings.Clone(d.textOf(key)), isIndex))
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
