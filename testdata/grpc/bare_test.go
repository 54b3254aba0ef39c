package grpctest

import (
	"errors"
	"slices"
	"testing"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"grpctest/bare"
)

// TestSharedCodes has several entries with one code, and one without any.
func TestSharedCodes(t *testing.T) {
	tests := []struct {
		kind         bare.Kind
		code         codes.Code
		reason, name string
	}{
		{bare.ErrA, codes.NotFound, "7", "A"}, {bare.ErrB, codes.Aborted, "7", "B"}, {bare.ErrC, codes.NotFound, "7", "C"},
		{bare.ErrD, codes.Unknown, "D", ""}, {bare.ErrE, codes.DataLoss, "0", "E"},
	}
	for _, test := range tests {
		s := sent(t, test.kind)
		info := detail[*errdetails.ErrorInfo](t, s)
		if s.Code() != test.code || info.GetReason() != test.reason || info.GetDomain() != "bare" || info.GetMetadata()["error-name"] != test.name {
			t.Errorf("%v: have %v, %v", test.kind, s, info)
		}
		if e, ok := bare.From(bare.FromGRPC(s.Err())); !ok || e.Kind() != test.kind || e.Message() != test.kind.Message() {
			t.Errorf("%v: have %v", test.kind, e)
		}
	}
	e, ok := bare.From(bare.FromGRPC(with(t, codes.Aborted, &errdetails.ErrorInfo{Reason: "7", Domain: "bare"})))
	if !ok || e.Kind() != bare.ErrB {
		t.Errorf("have %v", e)
	}
	for code, want := range map[codes.Code][]bare.Kind{codes.NotFound: {bare.ErrA, bare.ErrC}, codes.Internal: {bare.ErrA, bare.ErrB, bare.ErrC}} {
		u, ok := bare.FromGRPC(with(t, code, &errdetails.ErrorInfo{Reason: "7", Domain: "bare"})).(*bare.UnknownError)
		if !ok || !slices.Equal(u.Candidates, want) || status.Code(u) != code {
			t.Errorf("have %v", u)
		}
	}
}

// TestWithoutFallback sends errors that stand for nothing.
func TestWithoutFallback(t *testing.T) {
	for _, err := range []error{bare.ToGRPC(errors.New(secret)), bare.ToGRPC(bare.Kind(0)), bare.Kind(99), (*bare.Error)(nil)} {
		if s := sent(t, err); s.Code() != codes.Unknown || s.Message() != "unknown error" || len(s.Details()) > 0 {
			t.Errorf("have %v", s)
		}
	}
	if u, ok := bare.FromGRPC(bare.ToGRPC(errors.New(secret))).(*bare.UnknownError); !ok || u.Message != "unknown error" {
		t.Errorf("have %v", u)
	}
}
