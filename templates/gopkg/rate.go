package gopkg

import "time"

// A Rate is a limit on the number of requests that a request met. A zero
// Scope, Limit or Window means that of the catalogue.
type Rate struct {
	Policy    string // name of the limit
	Scope     string // what is limited together
	Limit     int    // requests in a window
	Remaining int    // requests left in this window
	Window    time.Duration
	Reset     time.Time // when the window ends; zero if unknown
}
