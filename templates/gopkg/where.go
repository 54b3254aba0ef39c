package gopkg

import (
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
