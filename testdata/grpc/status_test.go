package grpctest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"

	"grpctest/apierrs"
)

// secret is what must never reach the wire.
const secret = "pq: password=hunter2"

var errCause = errors.New(secret)

func TestStatus(t *testing.T) {
	hint := "try later"
	payment := apierrs.NewPaymentFailed("4242-"+secret, 0.1, "no funds", func(f *apierrs.PaymentFailedFields) { f.Note = &hint })
	tests := []struct {
		name    string
		err     error
		code    codes.Code
		message string
		details string // as prototext, one on each line
	}{
		{"constant", apierrs.ErrInternal, codes.Internal, "Something broke.", `
			google.rpc.ErrorInfo{reason:"INTERNAL" domain:"shop.example.com"}
			google.rpc.LocalizedMessage{locale:"en" message:"Please try again."}
			google.rpc.Help{links:{description:"Something broke." url:"https://example.com/errors#internal"}}`},
		{"fields", apierrs.NewOrderNotFound("7"), codes.NotFound, "Order 7 does not exist.", `
			google.rpc.ErrorInfo{reason:"ORDER_NOT_FOUND" domain:"shop.example.com" metadata:{key:"id" value:"7"}}
			google.rpc.Help{links:{description:"Order not found" url:"https://example.com/errors#order-not-found"} links:{description:"About orders" url:"https://example.com/orders"}}`},
		{"code of its own", payment, codes.FailedPrecondition, "Payment of 0.1 failed: no funds", `
			google.rpc.ErrorInfo{reason:"E-17" domain:"shop.example.com" metadata:{key:"amount" value:"0.1"} metadata:{key:"error-name" value:"PAYMENT_FAILED"} metadata:{key:"note" value:"try later"} metadata:{key:"reason" value:"no funds"}}
			google.rpc.Help{links:{description:"Payment failed" url:"https://example.com/errors#payment-failed"}}`},
		{"delay", apierrs.NewTooManyOrders(1500 * time.Millisecond).WithRate(apierrs.Rate{Policy: "p", Remaining: 0, Limit: 10}), codes.ResourceExhausted, "Wait.", `
			google.rpc.ErrorInfo{reason:"TOO_MANY_ORDERS" domain:"shop.example.com" metadata:{key:"error-rate-limit" value:"10"} metadata:{key:"error-rate-policy" value:"p"} metadata:{key:"error-rate-remaining" value:"0"}}
			google.rpc.RetryInfo{retry_delay:{seconds:1 nanos:500000000}}
			google.rpc.Help{links:{description:"Wait." url:"https://example.com/errors#too-many-orders"}}`},
		{"fixed delay", apierrs.ErrMaintenance, codes.Unavailable, "Come back later.", `
			google.rpc.ErrorInfo{reason:"MAINTENANCE" domain:"shop.example.com"}
			google.rpc.RetryInfo{retry_delay:{seconds:30}}
			google.rpc.Help{links:{description:"Come back later." url:"https://example.com/errors#maintenance"}}`},
		{"violations", apierrs.NewOrderInvalid(
			apierrs.TooLongViolation(apierrs.Path("items").Index(0).Key("name"), 150, 100),
			apierrs.RequiredViolation(apierrs.Path("a.b")),
			apierrs.Invalid(apierrs.Query("page"), "what?")), codes.InvalidArgument, "The order is not valid.", `
			google.rpc.ErrorInfo{reason:"ORDER_INVALID" domain:"shop.example.com" metadata:{key:"error-violation-0" value:"{\"fields\":{\"length\":150,\"most\":100}}"} metadata:{key:"error-violation-1" value:"{\"path\":[\"a.b\"]}"} metadata:{key:"error-violation-2" value:"{\"query\":\"page\"}"}}
			google.rpc.BadRequest{field_violations:{field:"items[0].name" description:"items.0.name has 150 of 100 characters" reason:"too_long"} field_violations:{field:"a.b" description:"a.b is required" reason:"required"} field_violations:{field:"page" description:"what?"}}
			google.rpc.Help{links:{description:"The order is not valid." url:"https://example.com/errors#order-invalid"}}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for way, options := range ways {
				s := sent(t, test.err, options...)
				if s.Code() != test.code || s.Message() != test.message {
					t.Errorf("%s: have %v %q, want %v %q", way, s.Code(), s.Message(), test.code, test.message)
				}
				if have, want := texts(t, s), clean(test.details); have != want {
					t.Errorf("%s: have details\n%s\nwant\n%s", way, have, want)
				}
			}
		})
	}
}

// texts returns the details of a status as prototext.
func texts(t *testing.T, s *status.Status) string {
	t.Helper()
	var lines []string
	for _, d := range s.Details() {
		m, ok := d.(proto.Message)
		if !ok {
			t.Fatal(d)
		}
		text, err := prototext.MarshalOptions{Multiline: false}.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(m.ProtoReflect().Descriptor().FullName())+"{"+string(text)+"}")
	}
	return clean(strings.Join(lines, "\n"))
}

// clean evens out blanks, of which prototext writes a random number.
func clean(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// TestNothingElseIsSent looks for the cause in all that a client gets.
func TestNothingElseIsSent(t *testing.T) {
	payment := apierrs.NewPaymentFailed(secret, 1, "no")
	odd := apierrs.OddViolation(apierrs.Path("a"), []apierrs.SizeObject{{Width: 1, Secret: apierrs.Hide(secret)}}, secret)
	tests := map[string]struct {
		err  error
		kind apierrs.Kind // 0 for a status without an entry
		code codes.Code
	}{
		"cause":             {apierrs.NewOrderNotFound("7").Wrap(errCause), apierrs.ErrOrderNotFound, codes.NotFound},
		"wrapped":           {fmt.Errorf("%w: %w", errCause, payment), apierrs.ErrPaymentFailed, codes.FailedPrecondition},
		"wrapped constant":  {fmt.Errorf("%s: %w", secret, apierrs.ErrMaintenance), apierrs.ErrMaintenance, codes.Unavailable},
		"joined":            {errors.Join(errCause, apierrs.ErrMaintenance, apierrs.ErrInternal), apierrs.ErrMaintenance, codes.Unavailable},
		"cause is an entry": {apierrs.ErrInternal.Wrap(payment), apierrs.ErrInternal, codes.Internal},
		"secret in a rule":  {apierrs.NewOrderInvalid(odd), apierrs.ErrOrderInvalid, codes.InvalidArgument},
		"unknown":           {errCause, apierrs.ErrInternal, codes.Internal},
		"foreign status":    {status.Error(codes.NotFound, secret), apierrs.ErrInternal, codes.Internal},
		"wrapped status":    {fmt.Errorf("x: %w", status.Error(codes.PermissionDenied, secret)), apierrs.ErrInternal, codes.Internal},
		"unknown error":     {&apierrs.UnknownError{Code: secret, Message: secret}, apierrs.ErrInternal, codes.Internal},
		"nil error":         {(*apierrs.Error)(nil), apierrs.ErrInternal, codes.Internal},
		"no entry":          {apierrs.Kind(99), apierrs.ErrInternal, codes.Internal},
		"canceled":          {fmt.Errorf("%s: %w", secret, context.Canceled), 0, codes.Canceled},
		"too late":          {fmt.Errorf("%s: %w", secret, context.DeadlineExceeded), 0, codes.DeadlineExceeded},
		"canceled status":   {status.Error(codes.Canceled, secret), 0, codes.Canceled},
		"not implemented":   {status.Error(codes.Unimplemented, secret), 0, codes.Unimplemented},
		"twice":             {apierrs.ToGRPC(errors.Join(errCause, apierrs.ErrMaintenance)), apierrs.ErrMaintenance, codes.Unavailable},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for _, language := range []string{"", "de"} {
				got := callIn(t, language, test.err, protected...)
				s := status.Convert(got)
				if all := fmt.Sprintf("%v %+v %v", s.Message(), s.Proto(), got); strings.Contains(all, secret) || strings.Contains(all, "hunter2") {
					t.Errorf("sent %s", all)
				}
				if s.Code() != test.code {
					t.Errorf("have code %v, want %v", s.Code(), test.code)
				}
				if e, ok := apierrs.From(apierrs.FromGRPC(got)); ok != (test.kind != 0) || e.Kind() != test.kind {
					t.Errorf("have %v, want %v", e.Kind(), test.kind)
				}
			}
		})
	}
}

// TestWithoutInterceptors checks what package status of gRPC does by itself: it
// finds the status in a tree, but takes the text of all.
func TestWithoutInterceptors(t *testing.T) {
	for _, err := range []error{
		fmt.Errorf("load: %w", apierrs.NewOrderNotFound("7")),
		errors.Join(errors.New("load: "), apierrs.NewOrderNotFound("7")),
	} {
		s := sent(t, err)
		if s.Code() != codes.NotFound || s.Message() != err.Error() {
			t.Errorf("have %v %q", s.Code(), s.Message())
		}
		e, ok := apierrs.From(apierrs.FromGRPC(s.Err()))
		if !ok || e.Kind() != apierrs.ErrOrderNotFound || e.Message() != err.Error() {
			t.Errorf("have %v", e)
		}
		if f, ok := apierrs.As[apierrs.OrderNotFoundFields](e); !ok || f.ID != "7" {
			t.Errorf("have fields %v, %v", f, ok)
		}
	}
	if s := sent(t, apierrs.NewOrderNotFound("7").Wrap(errCause)); s.Message() != "Order 7 does not exist." {
		t.Errorf("an error that is not wrapped is sent as %q", s.Message())
	}
}

func TestToGRPC(t *testing.T) {
	if err := apierrs.ToGRPC(nil); err != nil {
		t.Error(err)
	}
	err := apierrs.ToGRPC(fmt.Errorf("load: %w", apierrs.NewOrderNotFound("7").Wrap(errCause)))
	if !errors.Is(err, errCause) || !errors.Is(err, apierrs.ErrOrderNotFound) {
		t.Error("what is logged is lost")
	}
	if err.Error() != "rpc error: code = NotFound desc = Order 7 does not exist." {
		t.Errorf("have %q", err)
	}
	if s := status.Convert(fmt.Errorf("outer: %w", err)); strings.Contains(s.Message(), secret) {
		t.Errorf("an interceptor that wraps it sends %q", s.Message())
	}
}

// TestLanguages checks that what is translated comes in the language of the
// client.
func TestLanguages(t *testing.T) {
	invalid := apierrs.NewOrderInvalid(apierrs.TooLongViolation(apierrs.Path("name"), 150, 100), apierrs.RequiredViolation(apierrs.Path("x")))
	tests := []struct {
		language string
		err      error
		want     string // of LocalizedMessage
	}{
		{"", apierrs.NewOrderNotFound("7"), ""},
		{"de", apierrs.NewOrderNotFound("7"), "de Bestellung 7 gibt es nicht."},
		{"fr;q=0.5, de-AT;q=0.4", apierrs.NewOrderNotFound("7"), "de Bestellung 7 gibt es nicht."},
		{"en, de;q=0.5", apierrs.NewOrderNotFound("7"), ""},
		{"de", errCause, "de Bitte versuchen Sie es noch einmal."},
		{"", errCause, "en Please try again."},
		{"de", apierrs.ErrMaintenance, ""},
		{"de", invalid, ""},
	}
	for _, test := range tests {
		s := status.Convert(callIn(t, test.language, test.err, protected...))
		have := ""
		if d := detail[*errdetails.LocalizedMessage](t, s); d != nil {
			have = d.GetLocale() + " " + d.GetMessage()
		}
		if have != test.want {
			t.Errorf("%q %v: have %q, want %q", test.language, test.err, have, test.want)
		}
	}
	s := status.Convert(callIn(t, "de", invalid, protected...))
	violations := detail[*errdetails.BadRequest](t, s).GetFieldViolations()
	if have := violations[0].GetLocalizedMessage(); have.GetLocale() != "de" || have.GetMessage() != "name hat 150 von 100 Zeichen" {
		t.Errorf("have %v", have)
	}
	if have := violations[1].GetLocalizedMessage(); have != nil {
		t.Errorf("have %v", have)
	}
}

// ways are the servers that an error which is not wrapped comes through alike.
var ways = map[string][]grpc.ServerOption{"plain": nil, "interceptors": slices.Clone(protected)}
