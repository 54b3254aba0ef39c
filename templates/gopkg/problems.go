//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

// This file is about violations in answers.

// violations goes over the violations of the error.
func (a *answer) violations(yield func() bool) {
	if a.err.more == nil {
		return
	}
	list, ok := a.err.more.violations.(*Violations)
	if !ok {
		return
	}
	outer := a.violation
	for i := range *list {
		if a.violation = &(*list)[i]; !yield() {
			break
		}
	}
	a.violation = outer
}

// problems goes over the violations of each error, and over each error that has
// none.
func (a *answer) problems(yield func() bool) {
	for range a.errors {
		n := 0
		for range a.violations {
			if n++; !yield() {
				return
			}
		}
		if n == 0 && !yield() {
			return
		}
	}
}

// inViolation writes whether there is a violation, or null.
func (a *answer) inViolation(w *writer) {
	if a.violation == nil {
		w.null()
		return
	}
	w.bool(true)
}

// rule writes $v.rule.
func (a *answer) rule(w *writer) {
	if v := a.violation; v != nil {
		w.string(string(v.rule))
		return
	}
	w.string("")
}

// query writes $v.query.
func (a *answer) query(w *writer) {
	if v := a.violation; v != nil {
		w.present(v.place.query)
		return
	}
	w.null()
}

// headerName writes $v.header.
func (a *answer) headerName(w *writer) {
	if v := a.violation; v != nil {
		w.present(v.place.header)
		return
	}
	w.null()
}

// violationMessage writes $v.message.
func (a *answer) violationMessage(w *writer) {
	t := w.begin()
	if v := a.violation; v != nil {
		w.b = v.appendMessage(w.b, a.language())
	}
	w.end(t)
}

// violationField writes $v.field.NAME.
func (a *answer) violationField(w *writer, name string, conv conversion) {
	v := a.violation
	if v == nil {
		w.null()
		return
	}
	w.fieldAs(v.rule.row().fields, v.fields, v.missing, name, conv)
}

// violationFields writes $v.fields.
func (a *answer) violationFields(w *writer, except string, conv conversion) {
	v := a.violation
	if v == nil {
		w.raw("{}")
		return
	}
	w.fields(v.rule.row().fields, v.fields, bothLists(except, v.missing), conv)
}

// steps goes over the steps of the path of the violation.
func (a *answer) steps(yield func() bool) {
	v := a.violation
	if v == nil {
		return
	}
	outer := a.segment
	for i := range v.place.segments {
		if a.segment = &v.place.segments[i]; !yield() {
			break
		}
	}
	a.segment = outer
}

// key writes $s.key.
func (a *answer) key(w *writer) { w.step(a.segment) }

// container writes $s.container.
func (a *answer) container(w *writer) {
	if a.segment.index >= 0 {
		w.string("array")
		return
	}
	w.string("object")
}

// path writes $v.path as an array of texts and numbers.
func (a *answer) path(w *writer) {
	if a.violation == nil {
		w.raw("[]")
		return
	}
	w.path(a.violation.place.segments)
}

// pathAs writes $v.path as a text. That of the whole body, and of what is not in
// the body, is empty.
func (a *answer) pathAs(w *writer, conv conversion) {
	t := w.begin()
	if v := a.violation; v != nil {
		w.b = appendPath(w.b, v.place.segments, conv)
	}
	w.end(t)
}
