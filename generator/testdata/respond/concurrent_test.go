package respond

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"respond/api"
)

// TestConcurrent shares a responder, errors and a server.
func TestConcurrent(t *testing.T) {
	var mu sync.Mutex
	logged := 0
	rs := api.Responder{
		RequestID: func(r *http.Request) string { return r.Header.Get("X-Id") },
		Log:       func(*http.Request, api.Report) { mu.Lock(); logged++; mu.Unlock() },
	}
	missing := api.NewNotFound("A", "1").WithRate(api.Rate{Remaining: 1})
	errs := []error{missing, fmt.Errorf("x: %w", missing), errors.Join(api.ErrFirst, api.NewWithField(1)), io.EOF, api.NewInvalid(api.TooLongViolation(api.Path("a").Index(1)))}
	server := serve(t, rs.Track(rs.Handler(func(_ http.ResponseWriter, r *http.Request) error { return errs[len(r.URL.Path)-1] })))
	const workers, rounds = 16, 20
	var all sync.WaitGroup
	for n := range workers {
		all.Add(1)
		go func() {
			defer all.Done()
			for i := range rounds {
				req, err := http.NewRequest("GET", server.URL+"/"+strings.Repeat("x", (n+i)%len(errs)), nil)
				if err != nil {
					t.Error(err)
					return
				}
				id := fmt.Sprint(n, "-", i)
				req.Header.Set("X-Id", id)
				req.Header.Set("Accept-Language", "de, pt-BR;q=0.5")
				res, err := server.Client().Do(req)
				if err != nil {
					t.Error(err)
					return
				}
				body, err := io.ReadAll(res.Body)
				res.Body.Close()
				if err != nil || res.StatusCode < 400 || strings.Contains(string(body), `"id":"`) && !strings.Contains(string(body), `"id":"`+id) && !strings.Contains(string(body), `"id":"1"`) {
					t.Errorf("have %d %s, %v", res.StatusCode, body, err)
				}
			}
		}()
	}
	all.Wait()
	if logged != workers*rounds {
		t.Errorf("logged %d of %d", logged, workers*rounds)
	}
}
