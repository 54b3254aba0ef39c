package routers

import (
	"net/http"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"routers/apierrs"
)

func TestChi(t *testing.T) {
	responder, j := newResponder()
	fails := func(err error) http.HandlerFunc {
		return responder.Handler(func(http.ResponseWriter, *http.Request) error { return err })
	}
	routes := func(r chi.Router) {
		handler := responder.Handler(func(w http.ResponseWriter, r *http.Request) error { return getOrder(w, r, chi.URLParam(r, "id")) })
		r.Get("/orders/{id}", handler)
		r.Head("/orders/{id}", handler)
		r.NotFound(fails(apierrs.ErrNoRoute))
		r.MethodNotAllowed(fails(apierrs.ErrWrongMethod))
	}
	t.Run("plain", func(t *testing.T) {
		r := chi.NewRouter()
		routes(r)
		check(t, r, j, exchanges)
	})
	t.Run("middleware", func(t *testing.T) {
		r := chi.NewRouter()
		r.Use(middleware.Recoverer, middleware.RequestID, middleware.Compress(5), responder.Track, watched)
		routes(r)
		check(t, r, j, exchanges)
	})
	t.Run("compression inside", func(t *testing.T) {
		r := chi.NewRouter()
		r.Use(responder.Track, middleware.Compress(5))
		routes(r)
		check(t, r, j, exchanges)
	})
}

// watched is middleware that wraps the writer to see the status.
func watched(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(middleware.NewWrapResponseWriter(w, r.ProtoMajor), r)
	})
}

func TestChiAbort(t *testing.T) {
	responder, j := newResponder()
	responder.AbortStarted = true
	r := chi.NewRouter()
	r.Use(middleware.Recoverer) // it lets http.ErrAbortHandler through
	r.Get("/", responder.Handler(func(w http.ResponseWriter, r *http.Request) error { return getOrder(w, r, "begun") }))
	checkAborted(t, r)
	if rep := j.last(t); !rep.Started {
		t.Errorf("report %+v", rep)
	}
}
