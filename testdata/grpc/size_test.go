package grpctest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/interop/grpc_testing"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"grpctest/apierrs"
)

// TestTooLarge sends what does not fit into 8 KiB of headers. Without cutting,
// the client would get none of it.
func TestTooLarge(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	wide := strings.Repeat("ü€😀", 5_000)
	note := long[:2400]
	many := manyViolations()
	tests := map[string]struct {
		err       error
		kind      apierrs.Kind
		cutFields string
		complete  bool // As finds the fields
	}{
		"long field":       {apierrs.NewOrderNotFound(long), apierrs.ErrOrderNotFound, "id", false},
		"wide field":       {apierrs.NewOrderNotFound(wide), apierrs.ErrOrderNotFound, "id", false},
		"unsound field":    {apierrs.NewOrderNotFound(strings.Repeat("\xff", 50_000)), apierrs.ErrOrderNotFound, "id", false},
		"one of many":      {everything(apierrs.EverythingFields{Text: long, List: []string{wide}}), apierrs.ErrEverything, "list text", false},
		"many short":       {everything(apierrs.EverythingFields{Numbers: make([]int, 250), Sizes: make([]apierrs.SizeObject, 35), Thing: strings.Repeat("a", 500), Text: strings.Repeat("b", 500)}), apierrs.ErrEverything, "", true},
		"optional field":   {everything(apierrs.EverythingFields{Sizes: make([]apierrs.SizeObject, 5000)}), apierrs.ErrEverything, "sizes", false},
		"many violations":  {apierrs.NewOrderInvalid(many...), apierrs.ErrOrderInvalid, "", false},
		"long violation":   {apierrs.NewOrderInvalid(apierrs.Invalid(apierrs.Path("a"), wide)), apierrs.ErrOrderInvalid, "", false},
		"long path":        {apierrs.NewOrderInvalid(apierrs.Invalid(apierrs.Path(wide), "a")), apierrs.ErrOrderInvalid, "", false},
		"long rate":        {apierrs.ErrTooManyOrders.WithRate(apierrs.Rate{Policy: long, Scope: wide}), apierrs.ErrTooManyOrders, "", false},
		"name that stays":  {apierrs.NewPaymentFailed("", 1, long), apierrs.ErrPaymentFailed, "reason", false},
		"wide text":        {apierrs.NewPaymentFailed("", 1, strings.Repeat("€", 330), func(f *apierrs.PaymentFailedFields) { f.Note = &note }), apierrs.ErrPaymentFailed, "note reason", false},
		"many odd objects": {apierrs.NewOrderInvalid(apierrs.OddViolation(apierrs.Path("a"), make([]apierrs.SizeObject, 10_000), "")), apierrs.ErrOrderInvalid, "", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			client := serve(t, &shop{fail: func() error { return test.err }}, grpc.UnaryInterceptor(withTrailer))
			var trailer metadata.MD
			_, err := client.UnaryCall(t.Context(), new(grpc_testing.SimpleRequest), grpc.Trailer(&trailer))
			e, ok := apierrs.From(apierrs.FromGRPC(err))
			if !ok || e.Kind() != test.kind {
				t.Fatalf("have %.200v", err)
			}
			if !utf8.ValidString(e.Message()) || len(e.Message()) > 1024 {
				t.Errorf("message of %d bytes", len(e.Message()))
			}
			info := detail[*errdetails.ErrorInfo](t, status.Convert(err))
			if cut := info.GetMetadata()["error-cut-fields"]; cut != test.cutFields {
				t.Errorf("cut %q, want %q", cut, test.cutFields)
			}
			_, all := apierrs.As[apierrs.EverythingFields](e)
			if _, ok := apierrs.As[apierrs.OrderNotFoundFields](e); ok || all != test.complete {
				t.Error("fields are taken for complete")
			}
		})
	}
}

// withTrailer adds half a KiB of the server's own to the trailer.
func withTrailer(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	if err := grpc.SetTrailer(ctx, metadata.Pairs("trace", strings.Repeat("t", 512))); err != nil {
		return nil, err
	}
	return unary(ctx, req, info, next)
}

// TestCutting checks what goes first.
func TestCutting(t *testing.T) {
	many := manyViolations()
	s := status.Convert(call(t, apierrs.NewOrderInvalid(many...), protected...))
	e, _ := apierrs.From(apierrs.FromGRPC(s.Err()))
	n := len(e.Violations())
	if n < 20 || detail[*errdetails.Help](t, s) != nil {
		t.Errorf("%d violations are left", n)
	}
	if dropped := detail[*errdetails.ErrorInfo](t, s).GetMetadata()["error-cut-violations"]; dropped != fmt.Sprint(500-n) {
		t.Errorf("%s are said to be dropped, and %d are there", dropped, n)
	}
	for i, v := range e.Violations() {
		if f := v.Fields(); f != (apierrs.TooLongViolationFields{Length: i, Most: 100}) || v.Message() != many[i].Message() {
			t.Errorf("have %v", v)
		}
	}
	fits := status.Convert(call(t, apierrs.NewOrderInvalid(many[:20]...), protected...))
	if info := detail[*errdetails.ErrorInfo](t, fits); info.GetMetadata()["error-cut-violations"] != "" || detail[*errdetails.Help](t, fits) == nil {
		t.Errorf("cut without need: %v", info)
	}
	// A long value goes before violations.
	text := strings.Repeat("x", 20_000)
	s = status.Convert(call(t, apierrs.NewOrderInvalid(append(many[:3:3], apierrs.Invalid(apierrs.Path("a"), text))...), protected...))
	if e, _ := apierrs.From(apierrs.FromGRPC(s.Err())); len(e.Violations()) != 4 || !strings.HasSuffix(e.Violations()[3].Message(), "x…") {
		t.Errorf("have %v", e.Violations())
	}
}

func manyViolations() []apierrs.Violation {
	var many []apierrs.Violation
	for i := range 500 {
		many = append(many, apierrs.TooLongViolation(apierrs.Path("items").Index(i).Key("name"), i, 100))
	}
	return many
}
