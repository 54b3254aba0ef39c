package gopkg

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// This file makes errors of answers that are not surely of the catalogue.

// unknownAnswer returns the error for an answer that no form fits. It has what
// fits of the form that fits best.
func (d *decoding) unknownAnswer(body string, p *parser) *UnknownError {
	e := &UnknownError{Status: d.status, Body: []byte(body)}
	if d.isLoose = d.isJSON; d.isLoose {
		d.notes, d.views = d.fitAll(d.notes[:1], d.views)
	}
	if len(d.views) > 0 {
		at := d.elements(0)[0]
		c, others := d.identify(at)
		if c.kind != 0 {
			others = []candidate{c}
		}
		if e = d.unknownError(body, at, others); e.Code+e.Message == "" {
			e.Candidates = nil // nothing speaks for them
		}
	}
	switch {
	case d.isJSON:
		e.Err = errors.New("the body is not one of this API")
	case strings.TrimSpace(body) == "":
		e.Err = errors.New("the body is empty")
	default:
		e.Err = errors.New("the body is not JSON: " + p.fault + " at offset " + strconv.Itoa(p.pos))
	}
	if delay, ok := d.retryAfter(); ok && e.delay == nil {
		e.delay = &delay
	}
	return e
}

// unknownError returns the error for a place that is not surely of an entry.
func (d *decoding) unknownError(body string, p place, candidates []candidate) *UnknownError {
	e := &UnknownError{Status: d.status, Body: []byte(body)}
	d.settle(p, 0)
	e.Code = d.keepText(p, aboutCode)
	e.Message = d.keepText(p, aboutMessage)
	e.RequestID = d.keepText(p, aboutRequestID)
	e.Instance = d.keepText(p, aboutInstance)
	if delay, _, ok := d.findDelay(p); ok {
		e.delay = &delay
	}
	var x more
	c := candidate{0, p}
	d.readRate(c, &x)
	e.rate = x.rate
	_, e.Violations = d.errorOf(c)
	for _, c := range candidates {
		e.Candidates = append(e.Candidates, c.kind)
	}
	switch {
	case len(candidates) > 1:
		e.Err = fmt.Errorf("%d entries of the catalogue fit", len(candidates))
	case e.Code != "":
		e.Err = errors.New("the code is not in the catalogue")
	default:
		e.Err = errors.New("no entry of the catalogue fits")
	}
	return e
}
