package main

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"
	"unicode/utf8"

	"github.com/errgen/errgen/testdata/catalogues/pluralkit/pkerr"
)

// A server is the part of the PluralKit API that is about members.
type server struct {
	members  database
	tokens   map[string]string // the system that a token belongs to
	requests counter
	log      *slog.Logger
}

// handler returns the whole API. Its handlers return what they cannot do as an
// error, and none of them knows what an answer looks like: the catalogue does.
func (s *server) handler() http.Handler {
	respond := pkerr.Responder{Rate: rateOf, Log: s.logFailure}
	mux := http.NewServeMux()
	mux.Handle("GET /v2/members/{ref}", respond.Handler(s.getMember))
	mux.Handle("PATCH /v2/members/{ref}", respond.Handler(s.patchMember))
	mux.Handle("/", respond.Handler(unknownRoute))
	return withVersion(s.requests.limit(respond, mux))
}

func (s *server) getMember(w http.ResponseWriter, r *http.Request) error {
	m, err := s.find(r)
	if err != nil {
		return err
	}
	return send(w, m)
}

func (s *server) patchMember(w http.ResponseWriter, r *http.Request) error {
	system, ok := s.tokens[r.Header.Get("Authorization")]
	if !ok {
		return pkerr.ErrGenericAuthError // it carries nothing, so the constant is the error
	}
	m, err := s.find(r)
	if err != nil {
		return err
	}
	if m.System != system {
		return pkerr.NewNotOwnMemberErrorWithRef(m.ID)
	}
	var p patch
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&p); err != nil {
		return pkerr.ErrGenericBadRequest.Wrap(err) // the cause is logged, never sent
	}
	if wrong := p.check(); len(wrong) > 0 {
		return pkerr.NewModelParseError(wrong...)
	}
	m = p.apply(m)
	if err := s.members.save(r.Context(), m); err != nil {
		return fmt.Errorf("save member: %w", err)
	}
	return send(w, m)
}

func unknownRoute(http.ResponseWriter, *http.Request) error { return pkerr.ErrUnknownRoute }

// find returns the member that the path names.
func (s *server) find(r *http.Request) (member, error) {
	ref := r.PathValue("ref")
	m, err := s.members.find(r.Context(), ref)
	if errors.Is(err, sql.ErrNoRows) {
		return m, pkerr.NewMemberNotFoundWithRef(ref).Wrap(err)
	}
	if err != nil {
		// No entry of the catalogue says this: it is logged, and the fallback is sent.
		return m, fmt.Errorf("find member: %w", err)
	}
	return m, nil
}

// A patch is the body of a request that changes a member. What is nil stays.
type patch struct {
	Name     *string `json:"name,omitempty"`
	Birthday *string `json:"birthday,omitempty"`
}

// check returns all that is wrong with a patch, not the first only.
func (p patch) check() (wrong pkerr.Violations) {
	const maxName = 100
	if p.Name != nil {
		if n := utf8.RuneCountInString(*p.Name); n > maxName {
			wrong.Add(pkerr.TooLongViolation(pkerr.Path("name"), n, maxName))
		}
	}
	if p.Birthday != nil {
		if _, err := time.Parse(time.DateOnly, *p.Birthday); err != nil {
			wrong.Add(pkerr.InvalidViolation(pkerr.Path("birthday")))
		}
	}
	return wrong
}

// apply returns m with the changes.
func (p patch) apply(m member) member {
	if p.Name != nil {
		m.Name = *p.Name
	}
	if p.Birthday != nil {
		m.Birthday = *p.Birthday
	}
	return m
}

func send(w http.ResponseWriter, m member) error {
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(m)
}

// withVersion adds the header that all answers of the API have. Set would write
// it as X-Pluralkit-Version.
func withVersion(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["X-PluralKit-Version"] = []string{"44f244b"}
		next.ServeHTTP(w, r)
	})
}

// logFailure is the one place where failed requests are logged, each once.
func (s *server) logFailure(r *http.Request, rep pkerr.Report) {
	s.log.Log(r.Context(), rep.Kind.Level(), "request failed", "method", r.Method, "path", r.URL.Path, "entry", rep.Kind.Name(), "err", rep.Err)
}
