//go:build monolingual

package gopkg

import "net/http"

// negotiate finds the language of the answer: there is only one.
func (a *answer) negotiate(Responder, *http.Request) {}
