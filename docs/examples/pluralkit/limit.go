package main

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/errgen/errgen/testdata/catalogues/pluralkit/pkerr"
)

// limit is middleware that refuses requests beyond the limit. Every error after
// it tells the client about the limit: the responder asks rateOf.
func (c *counter) limit(respond pkerr.Responder, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rate, ok := c.take(r)
		r = r.WithContext(context.WithValue(r.Context(), rateKey{}, rate))
		if !ok {
			respond.Write(w, r, pkerr.NewRateLimited(rate.Reset.Sub(c.now())))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// rateKey is the key of the rate in the context of a request.
type rateKey struct{}

// rateOf returns the limit that a request met.
func rateOf(r *http.Request) (pkerr.Rate, bool) {
	rate, ok := r.Context().Value(rateKey{}).(pkerr.Rate)
	return rate, ok
}

// A counter counts the requests of each client in windows of a second. The
// windows are the same for all, so there is nothing to tidy up.
type counter struct {
	now func() time.Time

	mu     sync.Mutex
	window time.Time
	counts map[string]int // in this window, by scope and client
}

// take counts a request. It returns the limit that the request met, and whether
// it is within that.
func (c *counter) take(r *http.Request) (pkerr.Rate, bool) {
	rate := pkerr.Rate{Scope: "generic_get", Limit: 10}
	if r.Method != http.MethodGet {
		rate = pkerr.Rate{Scope: "generic_update", Limit: 3}
	}
	client, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		client = r.RemoteAddr // of a server that does not use TCP
	}
	n, window := c.count(rate.Scope + " " + client)
	rate.Remaining, rate.Reset = max(0, rate.Limit-n), window.Add(time.Second)
	return rate, n <= rate.Limit
}

// count returns how often key was counted in the current window, this time
// included, and when the window began.
func (c *counter) count(key string) (int, time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := c.now().Truncate(time.Second); !now.Equal(c.window) {
		c.window, c.counts = now, make(map[string]int)
	}
	c.counts[key]++
	return c.counts[key], c.window
}
