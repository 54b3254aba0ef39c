//go:build ignore

// Parts for gRPC import modules that errgen itself has no use for, so that they
// are compiled only where errgen puts them: in packages that ask for gRPC.

package gopkg

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// FromGRPC returns the error that a server has sent: an [*Error], or an
// [*UnknownError] if the status is not surely one of this catalogue, which then
// unwraps to err. What is no status, such as io.EOF at the end of a stream, comes
// back as it is, and so do nil and errors that FromGRPC has returned.
//
// The error has the fields, the violations, the delay and the rate limit that the
// status carries. A message that differs from that of the catalogue is kept as
// it came. [As] reports false if a field is missing that its entry requires: those
// that are sensitive are never sent.
func FromGRPC(err error) error {
	var unknown *UnknownError
	if _, ok := From(err); ok || errors.As(err, &unknown) {
		return err
	}
	var sent interface{ GRPCStatus() *status.Status }
	if !errors.As(err, &sent) || sent.GRPCStatus().Code() == codes.OK {
		return err
	}
	r := receive(sent.GRPCStatus())
	kinds := r.kinds()
	if len(kinds) == 1 {
		return r.errorOf(kinds[0])
	}
	return r.unknown(err, kinds)
}

// A receivedStatus is a status with those of its details that mean something.
type receivedStatus struct {
	code       codes.Code
	text       string
	info       *errdetails.ErrorInfo // of this catalogue, else of another one
	metadata   map[string]string     // of this catalogue
	delay      *time.Duration
	requestID  string
	violations []*errdetails.BadRequest_FieldViolation
	localized  *errdetails.LocalizedMessage
}

// receive returns what a status says. Of details that are there twice the first
// counts.
func receive(s *status.Status) *receivedStatus {
	r := &receivedStatus{code: s.Code(), text: s.Message()}
	for _, detail := range s.Details() {
		switch d := detail.(type) {
		case *errdetails.ErrorInfo:
			if isOurs := d.GetDomain() == grpcDomain; isOurs && r.info.GetDomain() != grpcDomain {
				r.info, r.metadata = d, d.GetMetadata()
			} else if r.info == nil {
				r.info = d
			}
		case *errdetails.RetryInfo:
			if delay := d.GetRetryDelay(); r.delay == nil && delay.IsValid() {
				length := delay.AsDuration()
				r.delay = &length
			}
		case *errdetails.RequestInfo:
			if r.requestID == "" {
				r.requestID = d.GetRequestId()
			}
		case *errdetails.BadRequest:
			if r.violations == nil {
				r.violations = d.GetFieldViolations()
			}
		case *errdetails.LocalizedMessage:
			if r.localized == nil {
				r.localized = d
			}
		}
	}
	return r
}

// kinds returns the entries that the status can be of: the one with its name,
// else those with its code.
func (r *receivedStatus) kinds() []Kind {
	reason := r.info.GetReason()
	if r.info.GetDomain() != grpcDomain {
		return nil
	}
	for _, name := range [...]string{r.metadata[keyName], reason} {
		if k := kindNamed(name); k != 0 {
			return []Kind{k}
		}
	}
	c, ok := codeOf[code](reason)
	if !ok {
		return nil
	}
	kinds := slices.Collect(lookup(c, 0))
	if same := slices.DeleteFunc(slices.Clone(kinds), func(k Kind) bool { return k.grpcCode() != r.code }); len(same) > 0 {
		return same
	}
	return kinds
}

// errorOf returns the error of an entry.
func (r *receivedStatus) errorOf(k Kind) *Error {
	e := &Error{kind: k}
	x := more{rate: r.rate()}
	e.fields, x.missing = r.fields(k)
	if r.delay != nil {
		x.delay, x.hasDelay = *r.delay, true
	}
	if r.text != sound(e.Message()) {
		x.message = r.text
	}
	if kept := r.received(e, &x); kept != (received{}) {
		x.received = &kept
	}
	if x != (more{}) {
		e.more = &x
	}
	return e.withViolations(r.violationList())
}

// fields returns the fields of an entry, and the names of those that are
// missing, with blanks between them.
func (r *receivedStatus) fields(k Kind) (fields any, missing string) {
	names := k.row().fields
	fields, absent := refill(entryFields(k), names, func(v reflect.Value, name string) bool {
		text, ok := r.metadata[fieldKey(name)]
		return ok && setMetadata(v, text)
	})
	if fields == nil {
		return nil, ""
	}
	for _, name := range strings.Fields(r.metadata[keyCutFields]) {
		if position(names, name) >= 0 && !slices.Contains(absent, name) {
			absent = append(absent, name)
		}
	}
	return fields, strings.Join(absent, " ")
}

// rate returns the limit that the request met, or nil.
func (r *receivedStatus) rate() *Rate {
	if r.metadata[keyRemaining] == "" {
		return nil
	}
	rate := Rate{Policy: r.metadata[keyPolicy], Scope: r.metadata[keyScope]}
	rate.Limit, _ = strconv.Atoi(r.metadata[keyLimit]) // 0 is what is not known
	rate.Remaining, _ = strconv.Atoi(r.metadata[keyRemaining])
	setDuration(&rate.Window, r.metadata[keyWindow], plainly)
	setTime(&rate.Reset, r.metadata[keyReset], plainly)
	return &rate
}

// received returns what the status says that no entry says. A text for an end
// user in the language of the catalogue is in more, if it is not that of the
// entry.
func (r *receivedStatus) received(e *Error, x *more) received {
	kept := received{requestID: r.requestID, instance: r.metadata[keyInstance], locale: r.metadata[keyLocale]}
	setTime(&kept.at, r.metadata[keyTime], plainly)
	text, locale := r.localized.GetMessage(), r.localized.GetLocale()
	switch own, ok := e.localizedIn(locale); {
	case text == "":
	case strings.EqualFold(locale, catalogueLocale):
		if text != sound(e.UserMessage()) {
			x.userMessage = text
		}
	default:
		kept.setLocale(locale)
		if !ok || text != sound(own) {
			kept.localized = text
		}
	}
	return kept
}

// unknown returns the error for a status that is not surely of an entry.
func (r *receivedStatus) unknown(err error, kinds []Kind) *UnknownError {
	e := &UnknownError{
		Code:       r.info.GetReason(),
		Message:    r.text,
		RequestID:  r.requestID,
		Instance:   r.metadata[keyInstance],
		Violations: r.violationList(),
		Candidates: kinds,
		delay:      r.delay,
		rate:       r.rate(),
	}
	if len(kinds) > 1 {
		e.Err = fmt.Errorf("%d entries of the catalogue fit: %w", len(kinds), err)
	} else {
		e.Err = fmt.Errorf("no entry of the catalogue fits: %w", err)
	}
	return e
}
