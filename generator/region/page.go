package region

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/errgen/errgen/generator/provenance"
)

// A Fault is something in a page that keeps its regions from being written.
type Fault struct {
	Line, Col int // from 1; columns are code points
	Width     int // in code points
	Message   string
	Help      string // the way out
}

// Faults are all faults of a page, in its order.
type Faults []Fault

func (a Fault) compare(b Fault) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

const byteOrderMark = "\ufeff"

// Parse returns the regions of a page, in its order, or its faults. The name of
// the file decides which comments it has.
func Parse(name string, page []byte) ([]Region, Faults) {
	form, ok := formOf(name)
	if !ok || !mayMean(page) {
		return nil, nil
	}
	bom := 0
	if bytes.HasPrefix(page, []byte(byteOrderMark)) {
		bom = len(byteOrderMark)
	}
	f := &finder{page: page, form: form, bom: bom, code: codeOf(page, form, bom)}
	f.find()
	regions := f.pair()
	if f.faults == nil {
		return regions, nil
	}
	slices.SortStableFunc(f.faults, Fault.compare)
	return nil, f.faults
}

// mayMean reports whether page can have a marker, or what is meant as one.
func mayMean(page []byte) bool {
	return opening.Match(page) || bytes.Contains(page, []byte("errgen:"))
}

// pair makes regions of markers.
func (f *finder) pair() []Region {
	var regions []Region
	var open []marker
	first := map[string]marker{}
	for _, m := range f.markers {
		if m.word == beginWord {
			f.begin(m, open, first)
			open = append(open, m)
			continue
		}
		begin, ok := f.match(m, open)
		if !ok {
			continue
		}
		for _, lost := range open[begin+1:] {
			f.unclosed(lost)
		}
		if !m.wrong && !open[begin].wrong {
			regions = append(regions, f.region(open[begin], m))
		}
		open = open[:begin]
	}
	for _, lost := range open {
		f.unclosed(lost)
	}
	return regions
}

// begin reports a begin marker that cannot stand where it does.
func (f *finder) begin(m marker, open []marker, first map[string]marker) {
	before, again := first[m.name]
	switch {
	case again:
		f.misplaced(m, fmt.Sprintf("region %q begins a second time, first on line %d", m.name, f.line(before.from)), "remove one of the two, or give it another name")
	case len(open) > 0:
		outer := open[len(open)-1]
		f.misplaced(m, fmt.Sprintf("region %q begins inside region %q of line %d", m.name, outer.name, f.line(outer.from)), "end the one before the other begins")
	}
	if !again {
		first[m.name] = m
	}
}

// match returns the index of the open marker that end closes, and reports an
// end that closes none.
func (f *finder) match(end marker, open []marker) (int, bool) {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].name == end.name {
			return i, true
		}
	}
	if last := len(open) - 1; last >= 0 && IsNear(end.name, open[last].name) {
		f.misplaced(end, fmt.Sprintf("region %q of line %d ends as %q", open[last].name, f.line(open[last].from), end.name),
			"write "+f.form.marker(endWord, open[last].name, ""))
		return last, true
	}
	f.misplaced(end, fmt.Sprintf("region %q ends and has not begun", end.name), "write "+f.form.marker(beginWord, end.name, "")+" where it begins, or remove this line")
	return 0, false
}

// misplaced reports a marker that stands at the wrong place.
func (f *finder) misplaced(m marker, what, help string) {
	if !m.wrong {
		f.fault(m.span, what, help)
	}
}

func (f *finder) unclosed(m marker) {
	f.misplaced(m, fmt.Sprintf("region %q has no end", m.name), "write "+f.form.marker(endWord, m.name, "")+" on the line after it")
}

// region returns the region between two markers.
func (f *finder) region(begin, end marker) Region {
	r := Region{
		Name: begin.name, First: f.line(begin.from), Last: f.line(end.from), form: f.form, lineEnd: "\n",
		indent:    string(f.page[f.lineStart(begin.from):begin.from]),
		lines:     span{f.lineStart(begin.from), f.lineAfter(end.to)},
		body:      span{f.lineAfter(begin.to), f.lineStart(end.from)},
		endMarker: end.span,
	}
	if bytes.HasSuffix(f.page[:r.body.from], []byte("\r\n")) {
		r.lineEnd = "\r\n"
	}
	r.Body = f.page[r.body.from:r.body.to]
	r.Sum, r.Source, _ = provenance.Read(end.says)
	return r
}
