//go:build !monolingual

package gopkg

import "net/http"

// negotiate finds the language of the answer: what the program says, else what
// the client likes most.
func (a *answer) negotiate(rs Responder, r *http.Request) {
	if rs.Locale != nil {
		a.locale, _ = lookUp(rs.Locale(r), nil, a.speaks)
		return
	}
	a.locale = preferred(r.Header.Values("Accept-Language"), a.speaks)
}

// speaks reports whether something of the answer is translated to l.
func (a *answer) speaks(l *locale) bool {
	for range a.errors {
		if a.err.speaks(l) {
			return true
		}
	}
	return false
}
