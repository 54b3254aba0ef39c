package routers

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"

	"routers/apierrs"
)

func newGin(middleware ...gin.HandlerFunc) *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.HandleMethodNotAllowed = true
	r.Use(middleware...)
	return r
}

func TestGin(t *testing.T) {
	responder, j := newResponder()
	fails := func(err error) gin.HandlerFunc {
		return gin.WrapF(responder.Handler(func(http.ResponseWriter, *http.Request) error { return err }))
	}
	wrapped := func(r *gin.Engine) {
		handler := func(c *gin.Context) {
			responder.Handler(func(w http.ResponseWriter, r *http.Request) error { return getOrder(w, r, c.Param("id")) })(c.Writer, c.Request)
		}
		r.GET("/orders/:id", handler)
		r.HEAD("/orders/:id", handler)
		r.NoRoute(fails(apierrs.ErrNoRoute))
		r.NoMethod(fails(apierrs.ErrWrongMethod))
	}
	collected := func(r *gin.Engine) { // the errors of a context, answered by middleware
		handler := func(c *gin.Context) {
			if err := getOrder(c.Writer, c.Request, c.Param("id")); err != nil {
				c.Error(err)
			}
		}
		r.GET("/orders/:id", handler)
		r.HEAD("/orders/:id", handler)
		r.NoRoute(func(c *gin.Context) { c.Error(apierrs.ErrNoRoute) })
		r.NoMethod(func(c *gin.Context) { c.Error(apierrs.ErrWrongMethod) })
	}
	answering := func(c *gin.Context) {
		c.Next()
		if last := c.Errors.Last(); last != nil {
			responder.Write(c.Writer, c.Request, last)
		}
	}
	tests := map[string]struct {
		engine *gin.Engine
		routes func(*gin.Engine)
	}{
		"handlers":                      {newGin(), wrapped},
		"handlers that are compressed":  {newGin(ginCompress), wrapped},
		"errors of context":             {newGin(answering), collected},
		"errors of context, compressed": {newGin(ginCompress, answering), collected},
	}
	for name, test := range tests {
		test.routes(test.engine)
		t.Run(name, func(t *testing.T) { check(t, test.engine, j, exchanges) })
		t.Run(name+", in Track", func(t *testing.T) { check(t, responder.Track(test.engine), j, exchanges) })
	}
}

// ginCompress compresses as middleware for gin does: it replaces the writer, and
// announces that at once.
func ginCompress(c *gin.Context) {
	if !strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") || c.Request.Method == http.MethodHead || c.Param("id") == "fine" {
		return
	}
	c.Header("Content-Encoding", "gzip")
	z := gzip.NewWriter(c.Writer)
	defer z.Close()
	c.Writer = ginCompressed{c.Writer, z}
	c.Next()
}

type ginCompressed struct {
	gin.ResponseWriter
	z *gzip.Writer
}

func (w ginCompressed) Write(b []byte) (int, error)       { return w.z.Write(b) }
func (w ginCompressed) WriteString(s string) (int, error) { return io.WriteString(w.z, s) }

// TestGinNotedStatus checks that a status without a body is no beginning: gin
// only notes it.
func TestGinNotedStatus(t *testing.T) {
	responder, j := newResponder()
	r := newGin()
	r.GET("/", gin.WrapF(responder.Handler(func(w http.ResponseWriter, _ *http.Request) error {
		w.WriteHeader(http.StatusCreated)
		return apierrs.ErrPageExpired
	})))
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if rep := j.last(t); w.Code != 419 || rep.Started {
		t.Errorf("have %d %s, report %+v", w.Code, w.Body, rep)
	}
}

// TestGinStream checks that gin finds what it asks of writers.
func TestGinStream(t *testing.T) {
	responder, j := newResponder()
	r := newGin()
	r.GET("/", func(c *gin.Context) {
		n := 0
		c.Stream(func(w io.Writer) bool { n++; _, _ = io.WriteString(w, "x"); return n < 3 })
		responder.Write(c.Writer, c.Request, apierrs.ErrPageExpired)
	})
	server := httptest.NewServer(responder.Track(r))
	defer server.Close()
	res, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if rep := j.last(t); err != nil || string(body) != "xxx" || !rep.Started {
		t.Errorf("have %q, %v, report %+v", body, err, rep)
	}
}

func TestGinAbort(t *testing.T) {
	responder, _ := newResponder()
	responder.AbortStarted = true
	r := newGin()
	r.GET("/", gin.WrapF(responder.Handler(func(w http.ResponseWriter, r *http.Request) error {
		err := getOrder(w, r, "begun")
		w.(http.Flusher).Flush()
		return err
	})))
	checkAborted(t, r)
}

// checkAborted checks that the client sees that the answer is broken.
func checkAborted(t *testing.T, handler http.Handler) {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	res, err := http.Get(server.URL)
	if err != nil {
		return // nothing of the answer had been sent
	}
	defer res.Body.Close()
	if body, err := io.ReadAll(res.Body); err == nil {
		t.Errorf("the client sees a whole answer: %q", body)
	}
}
