package routers

import (
	"errors"
	"net/http"
	"testing"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"routers/apierrs"
)

// newEcho returns an echo whose errors are answered by a responder, those of its
// own too.
func newEcho(responder apierrs.Responder, middleware ...echo.MiddlewareFunc) *echo.Echo {
	others := responder.Map
	responder.Map = func(r *http.Request, err error) error {
		var own *echo.HTTPError
		switch {
		case !errors.As(err, &own):
			return others(r, err)
		case own.Code == http.StatusNotFound:
			return apierrs.ErrNoRoute
		case own.Code == http.StatusMethodNotAllowed:
			return apierrs.ErrWrongMethod
		}
		return nil
	}
	e := echo.New()
	e.HTTPErrorHandler = func(err error, c echo.Context) { responder.Write(c.Response(), c.Request(), err) }
	e.Use(middleware...)
	return e
}

func TestEcho(t *testing.T) {
	responder, j := newResponder()
	returned := func(e *echo.Echo) {
		handler := func(c echo.Context) error { return getOrder(c.Response(), c.Request(), c.Param("id")) }
		e.GET("/orders/:id", handler)
		e.HEAD("/orders/:id", handler)
	}
	wrapped := func(e *echo.Echo) {
		handler := func(c echo.Context) error {
			return echo.WrapHandler(responder.Handler(func(w http.ResponseWriter, r *http.Request) error { return getOrder(w, r, c.Param("id")) }))(c)
		}
		e.GET("/orders/:id", handler)
		e.HEAD("/orders/:id", handler)
	}
	track := echo.WrapMiddleware(responder.Track)
	tests := map[string]struct {
		echo   *echo.Echo
		routes func(*echo.Echo)
	}{
		"returned":                       {newEcho(responder, track), returned},
		"returned, compressed":           {newEcho(responder, middleware.Gzip(), track), returned},
		"returned, compressed inside":    {newEcho(responder, track, middleware.Gzip()), returned},
		"wrapped":                        {newEcho(responder), wrapped},
		"wrapped, compressed":            {newEcho(responder, middleware.Gzip()), wrapped},
		"wrapped, compressed when large": {newEcho(responder, middleware.GzipWithConfig(middleware.GzipConfig{MinLength: 1000})), wrapped},
	}
	for name, test := range tests {
		test.routes(test.echo)
		t.Run(name, func(t *testing.T) { check(t, test.echo, j, exchanges) })
	}
	t.Run("around", func(t *testing.T) {
		e := newEcho(responder)
		returned(e)
		check(t, responder.Track(e), j, exchanges)
	})
}
