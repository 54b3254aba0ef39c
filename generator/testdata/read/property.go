package errs

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// This file is added to generated packages, with the constant lossy: the
// entries whose answers do not say all that is in them. It makes random errors of all
// entries from the tables of the package, sends them, reads them, and sends
// again what was read.

// Check checks that answers are read.
func Check(t *testing.T) {
	t.Parallel()
	t.Run("round trips", testRoundTrips)
	t.Run("round trips alone", testRoundTripsAlone)
	t.Run("hostile answers", testHostileAnswers)
}

// testRoundTrips sends random errors of each entry.
func testRoundTrips(t *testing.T) {
	if lossy != "" {
		t.Skip("entries of the catalogue cannot be told apart")
	}
	roundTrips(t, 1, func(Kind) {})
}

// testRoundTripsAlone is testRoundTrips for catalogues of one entry each.
func testRoundTripsAlone(t *testing.T) {
	shapes, codes, names, without := envelopeShapes, byCode, byName, codeless
	defer func() { envelopeShapes, byCode, byName, codeless = shapes, codes, names, without }()
	roundTrips(t, 2, func(k Kind) {
		byCode, codeless = []Kind{k}, nil
		if names != nil {
			byName = []Kind{k}
		}
		if slices.Contains(without, k) {
			codeless = []Kind{k}
		}
		for i, e := range shapes {
			envelopeShapes[i].forms = nil
			for _, f := range e.forms {
				if f.form == k.wire().form {
					envelopeShapes[i].forms = []formShape{f}
				}
			}
		}
	})
}

func roundTrips(t *testing.T, seed uint64, prepare func(Kind)) {
	for k := range All() {
		if position(lossy, k.Name()) >= 0 {
			continue
		}
		prepare(k)
		for i := range 200 {
			g := random{Rand: rand.New(rand.NewPCG(seed, uint64(k)<<32|uint64(i)))}
			if err := g.roundTrip(k); err != nil {
				t.Errorf("%v, round %d: %v", k, i, err)
				break
			}
		}
	}
}

func (g random) roundTrip(k Kind) error {
	err := error(g.error(k))
	if g.IntN(4) == 0 && k.form().several && k.tellsApart() {
		err = errors.Join(err, g.error(k), g.error(g.other(k)))
	}
	rs := g.responder()
	r := httptest.NewRequest("GET", "/", nil)
	if g.IntN(3) == 0 && len(locales) > 0 {
		r.Header.Set("Accept-Language", locales[g.IntN(len(locales))].tag)
	}
	var faults error
	rs.Log = func(_ *http.Request, rep Report) { faults = rep.EncodeErr }
	first := send(rs, r, err)
	body := first.Body.String()
	if shape, _ := k.shapes(); faults != nil || shape != nil && strings.TrimSpace(body) == "" {
		return nil // JSON, a header or a text cannot hold it
	}
	back := Decode(first.Result())
	again := send(Responder{}, httptest.NewRequest("GET", "/", nil), back)
	if got := again.Body.String(); got != body {
		return fmt.Errorf("sent\n%s\nread %s\nsent again\n%s", body, Describe(back), got)
	}
	if d := differ(first.Header(), again.Header()); d != "" {
		return fmt.Errorf("header %s: sent\n%q\nread %s\nsent again\n%q", d, first.Header(), Describe(back), again.Header())
	}
	// Reading is the same without headers, as far as the body goes.
	if _, headers := k.shapes(); len(headers) == 0 {
		again := Responder{}.Append(nil, nil, DecodeBody(first.Code, nil, []byte(body)))
		if !bytes.Equal(again, []byte(body)) {
			return fmt.Errorf("without headers: sent\n%s\nsent again\n%s", body, again)
		}
	}
	return nil
}

// shapes returns the shape of the body and the headers of the answers of k.
func (k Kind) shapes() (*shape, []headerShape) {
	for _, e := range envelopeShapes {
		for _, f := range e.forms {
			if f.form == k.wire().form {
				return e.body, f.headers
			}
		}
	}
	return nil, nil
}

// carries reports whether something has a place in the answers of k.
func (k Kind) carries(about subject) bool {
	body, headers := k.shapes()
	found := body != nil && body.holds(about)
	for _, h := range headers {
		for _, v := range h.values {
			found = found || v.holds(about)
		}
	}
	return found
}

// carriesTexts reports whether fields stand as texts in the answers of k.
func (k Kind) carriesTexts() bool {
	body, _ := k.shapes()
	return body != nil && body.holdsAs(asStrings)
}

// holdsAs reports whether something in a template is written with a conversion.
func (s *shape) holdsAs(conv conversion) bool {
	return s.conv == conv || slices.ContainsFunc(s.parts, func(p shape) bool { return p.holdsAs(conv) })
}

// tellsApart reports whether each of several errors in a body has its name or
// its code.
func (k Kind) tellsApart() bool {
	body, _ := k.shapes()
	tells := true
	var visit func(s *shape)
	visit = func(s *shape) {
		if s.about == aboutErrors || s.about == aboutProblems {
			tells = tells && (s.holds(aboutName) || s.holds(aboutCode))
		}
		for i := range s.parts {
			visit(&s.parts[i])
		}
	}
	visit(body)
	return tells
}

func send(rs Responder, r *http.Request, err error) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	rs.Write(w, r, err)
	return w
}

// differ returns the name of a header of which the lines differ.
func differ(a, b http.Header) string {
	for name := range a {
		if name != "Content-Language" && !reflect.DeepEqual(a[name], b[name]) {
			return name
		}
	}
	for name := range b {
		if a[name] == nil {
			return name
		}
	}
	return ""
}
