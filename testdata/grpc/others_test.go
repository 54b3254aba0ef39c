package grpctest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"

	"grpctest/apierrs"
)

// TestOthers checks what is not an error of the catalogue.
func TestOthers(t *testing.T) {
	for _, err := range []error{nil, io.EOF, context.Canceled, errors.New("x"), apierrs.ErrInternal, fmt.Errorf("x: %w", apierrs.ErrInternal.Wrap(io.EOF)), &apierrs.UnknownError{}} {
		if have := apierrs.FromGRPC(err); have != err {
			t.Errorf("have %v for %v", have, err)
		}
	}
	unknown := func(err error) *apierrs.UnknownError {
		t.Helper()
		u, ok := apierrs.FromGRPC(call(t, err)).(*apierrs.UnknownError)
		if !ok {
			t.Fatalf("%v is known", err)
		}
		return u
	}
	u := unknown(status.Error(codes.NotFound, "nothing here"))
	if u.Message != "nothing here" || u.Code != "" || status.Code(u) != codes.NotFound {
		t.Errorf("have %+v", u)
	}
	if want := `unknown error, message "nothing here": no entry of the catalogue fits: rpc error: code = NotFound desc = nothing here`; u.Error() != want {
		t.Errorf("have %s", u)
	}
	if u := unknown(errors.New("plain")); status.Code(u) != codes.Unknown || u.Message != "plain" {
		t.Errorf("have %+v", u)
	}
	foreign := with(t, codes.NotFound,
		&errdetails.ErrorInfo{Reason: "ORDER_NOT_FOUND", Domain: "other.example.com", Metadata: map[string]string{"id": "7"}},
		&errdetails.RetryInfo{RetryDelay: durationpb.New(time.Minute)},
		&errdetails.RequestInfo{RequestId: "r-1"},
		&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{{Field: "a[1].b", Description: "odd"}}},
		&errdetails.DebugInfo{Detail: "x"})
	u = unknown(foreign)
	if d, ok := u.RetryAfter(); u.Code != "ORDER_NOT_FOUND" || u.RequestID != "r-1" || d != time.Minute || !ok || len(u.Violations) != 1 || u.Violations[0].String() != "a.1.b: odd" {
		t.Errorf("have %+v", u)
	}
	if u := unknown(with(t, codes.NotFound, &errdetails.ErrorInfo{Reason: "NEWER", Domain: "shop.example.com"})); u.Code != "NEWER" {
		t.Errorf("have %+v", u)
	}
}

// TestOtherImplementations checks what servers send that do not use errgen, or
// another version of the catalogue.
func TestOtherImplementations(t *testing.T) {
	from := func(details ...protoadapt.MessageV1) *apierrs.Error {
		t.Helper()
		e, ok := apierrs.From(apierrs.FromGRPC(call(t, with(t, codes.NotFound, details...))))
		if !ok {
			t.Fatalf("%v is unknown", details)
		}
		return e
	}
	info := func(reason string, pairs ...string) *errdetails.ErrorInfo {
		metadata := map[string]string{}
		for pair := range slices.Chunk(pairs, 2) {
			metadata[pair[0]] = pair[1]
		}
		return &errdetails.ErrorInfo{Reason: reason, Domain: "shop.example.com", Metadata: metadata}
	}
	if e := from(info("E-17", "error-name", "RENAMED")); e.Kind() != apierrs.ErrPaymentFailed {
		t.Errorf("have %v", e)
	}
	if e := from(info("OLD-CODE", "error-name", "PAYMENT_FAILED")); e.Kind() != apierrs.ErrPaymentFailed {
		t.Errorf("have %v", e)
	}
	other := &errdetails.ErrorInfo{Reason: "INTERNAL", Domain: "proxy.example.com"}
	if e := from(other, info("ORDER_NOT_FOUND", "id", "7"), info("INTERNAL")); e.Kind() != apierrs.ErrOrderNotFound || e.Message() != "its own text" {
		t.Errorf("have %v", e)
	}
	lists := from(info("EVERYTHING", "list", "a, b", "numbers", `{"a":1}`, "flag", "TRUE", "count", "1.5", "at", "yesterday", "map", "[", "size", "{}", "maybe", "0x1"))
	if _, ok := apierrs.As[apierrs.EverythingFields](lists); ok || lists.Kind() != apierrs.ErrEverything {
		t.Error("values of the wrong type are taken")
	}
	odd := info("ORDER_INVALID", "error-violation-0", "[1]", "error-violation-1", `{"path":{"a":1},"query":5,"fields":[]}`, "error-violation-2", `{"path":["a",0,true,null,-1],"fields":{"length":"x"}}`,
		"error-violation-3", `5`, "error-violation-4", strings.Repeat("[", 100_000), "error-rate-remaining", "many", "error-time", "now", "error-rate-window", "long")
	bad := new(errdetails.BadRequest)
	for range 5 {
		bad.FieldViolations = append(bad.FieldViolations, &errdetails.BadRequest_FieldViolation{Field: "x[", Description: "odd", Reason: "too_long"})
	}
	e, ok := apierrs.From(apierrs.FromGRPC(with(t, codes.NotFound, odd, bad)))
	if !ok || len(e.Violations()) != 5 || e.Violations()[0].Message() != "odd" {
		t.Errorf("have %v", e)
	}
	if e, ok := apierrs.From(apierrs.FromGRPC(fmt.Errorf("call: %w", with(t, codes.NotFound, info("ORDER_NOT_FOUND", "id", "7"))))); !ok || e.Message() != "its own text" {
		t.Errorf("of a wrapped status comes %v", e)
	}
}

// with returns a status with details.
func with(t *testing.T, code codes.Code, details ...protoadapt.MessageV1) error {
	t.Helper()
	s, err := status.New(code, "its own text").WithDetails(details...)
	if err != nil {
		t.Fatal(err)
	}
	return s.Err()
}
