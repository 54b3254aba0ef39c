//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

// limit returns the limit that the request met, completed with that of the
// catalogue, and whether the request met one.
func (a *answer) limit() (r Rate, met bool) {
	r, met = a.err.Rate()
	if !met && a.hasRate {
		r, met = a.rate, true
	}
	if i := a.err.kind.wire().limit; i > 0 {
		l := &limitRows[i-1]
		if r.Scope == "" {
			r.Scope = l.scope
		}
		if r.Limit == 0 {
			r.Limit = l.limit
		}
		if r.Window == 0 {
			r.Window = l.window
		}
	}
	return r, met
}

// ratePolicy writes $rate.policy.
func (a *answer) ratePolicy(w *writer) {
	r, _ := a.limit()
	w.present(r.Policy)
}

// rateScope writes $rate.scope.
func (a *answer) rateScope(w *writer) {
	r, _ := a.limit()
	w.present(r.Scope)
}

// rateLimit writes $rate.limit.
func (a *answer) rateLimit(w *writer) {
	r, _ := a.limit()
	w.number(r.Limit)
}

// rateRemaining writes $rate.remaining.
func (a *answer) rateRemaining(w *writer) {
	if r, met := a.limit(); met {
		w.int(int64(r.Remaining))
		return
	}
	w.null()
}

// rateWindow writes $rate.window.
func (a *answer) rateWindow(w *writer, conv conversion) {
	r, _ := a.limit()
	w.duration(r.Window, r.Window > 0, conv)
}

// rateReset writes $rate.reset.
func (a *answer) rateReset(w *writer, conv conversion) {
	r, _ := a.limit()
	if r.Reset.IsZero() {
		w.null()
		return
	}
	w.moment(r.Reset, conv)
}
