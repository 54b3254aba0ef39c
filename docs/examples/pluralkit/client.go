package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/errgen/errgen/testdata/catalogues/pluralkit/pkerr"
)

// A client calls the API. Its methods return the same errors that the handlers
// of the server returned, read back from the answers.
type client struct {
	base  string // such as https://api.pluralkit.me
	token string
	sleep func(context.Context, time.Duration) error
}

func (c *client) member(ctx context.Context, ref string) (m member, err error) {
	err = c.do(ctx, http.MethodGet, "/v2/members/"+url.PathEscape(ref), nil, &m)
	return m, err
}

func (c *client) update(ctx context.Context, ref string, p patch) (m member, err error) {
	body, err := json.Marshal(p)
	if err != nil {
		return m, err
	}
	err = c.do(ctx, http.MethodPatch, "/v2/members/"+url.PathEscape(ref), body, &m)
	return m, err
}

// do sends a request, and sends it again after the delay that the API asks for.
func (c *client) do(ctx context.Context, method, path string, body []byte, result any) error {
	const tries = 3
	for try := 1; ; try++ {
		err := c.try(ctx, method, path, body, result)
		delay, ok := delayOf(err)
		if !ok || try == tries {
			return err
		}
		if err := c.sleep(ctx, delay); err != nil {
			return err
		}
	}
}

// delayOf returns the delay after which a failed request may be sent again. All
// errors that Decode returns know it, also those that are not of the catalogue.
func delayOf(err error) (time.Duration, bool) {
	var e interface{ RetryAfter() (time.Duration, bool) }
	if !errors.As(err, &e) {
		return 0, false
	}
	return e.RetryAfter()
}

// try sends a request once.
func (c *client) try(ctx context.Context, method, path string, body []byte, result any) error {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", c.token)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 400 {
		return pkerr.Decode(res)
	}
	return json.NewDecoder(res.Body).Decode(result)
}

// sleep waits, unless the context ends first.
func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// explain says what an error means to the user of the client.
func explain(err error) string {
	e, ok := pkerr.From(err)
	if !ok {
		// There was no answer, or it is an *pkerr.UnknownError: that of a proxy, or of
		// a newer version of the API.
		return "The service does not work: " + err.Error() + "."
	}
	switch e.Kind() {
	case pkerr.ErrMemberNotFoundWithRef:
		f, _ := pkerr.As[pkerr.MemberNotFoundWithRefFields](e)
		return fmt.Sprintf("There is no member %q. Is that a typing mistake?", f.MemberRef)
	case pkerr.ErrModelParseError:
		return explainViolations(e.Violations())
	case pkerr.ErrGenericAuthError:
		return "Please log in again."
	}
	return cmp.Or(e.Message(), e.Title()) // in the words of the API
}

// explainViolations has a sentence for each input that was refused.
func explainViolations(violations pkerr.Violations) string {
	var sentences []string
	for _, v := range violations {
		switch f := v.Fields().(type) {
		case pkerr.TooLongViolationFields:
			sentences = append(sentences, fmt.Sprintf("Shorten the %s by %d characters.", v.Path(), f.ActualLength-f.MaxLength))
		default:
			sentences = append(sentences, fmt.Sprintf("Correct the %s.", v.Path()))
		}
	}
	return strings.Join(sentences, " ")
}
