package grpctest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"

	"grpctest/apierrs"
)

// TestHostileStatuses reads statuses that nobody sends by accident, and sends
// again what was read.
func TestHostileStatuses(t *testing.T) {
	g := hostile{rand.New(rand.NewPCG(1, 2))}
	known := 0
	for range 20_000 {
		s := status.New(codes.Code(1+g.IntN(20)), g.pick(someTexts...))
		s, err := s.WithDetails(g.details()...)
		if err != nil {
			t.Fatal(err)
		}
		back := apierrs.FromGRPC(s.Err())
		use(t, back)
		e, ok := apierrs.From(back)
		if !ok {
			continue
		}
		known++
		again := status.Convert(e.GRPCStatus().Err())
		if size := proto.Size(again.Proto()); size > 7<<10 {
			t.Fatalf("%d bytes of\n%v", size, s)
		}
		if e, ok := apierrs.From(apierrs.FromGRPC(again.Err())); !ok || e.Kind() != back.(*apierrs.Error).Kind() {
			t.Fatalf("%v is lost", s)
		}
	}
	if known < 1000 {
		t.Errorf("only %d are known", known)
	}
}

// use calls what a client calls.
func use(t *testing.T, err error) {
	t.Helper()
	_ = fmt.Sprintf("%v %+v", err, err)
	for e := range apierrs.Each(err) {
		_ = fmt.Sprint(e.Message(), e.MessageIn("de"), e.UserMessage(), e.RequestID(), e.Instance(), e.LogValue())
		for _, v := range e.Violations() {
			_ = fmt.Sprint(v, v.MessageIn("de"), v.Path(), v.Rule(), v.Fields())
		}
		answer(t, e, "de").Body.Close()
	}
}

var (
	someTexts = []string{"", "x", "Order 7 does not exist.", "Payment of 1 failed: ", "{id} {{", "\x00\u2028", string(make([]byte, 3000))}
	values    = append([]string{
		"7", "-1", "1e400", "true", "null", `"a"`, "[]", "{}", `["a",1]`, `[{"width":1,"height":null,"secret":"s"}]`, `{"width":1.5}`, `{"a":NaN}`, `{"path":["a",-1,1e9,{}]}`,
		`{"path":[],"query":"q","header":"h"}`, `{"fields":{"length":1,"most":2}}`, `{"fields":{"sizes":[],"hidden":"s"}}`, `{"fields":null}`, "2025-01-02T03:04:05Z", "1m", "99999999h", "INTERNAL", "E-17", "id card", "[", `"\ud800"`,
	}, someTexts...)
	keys = []string{"id", "amount", "reason", "card", "note", "text", "flag", "count", "big", "huge", "share", "at", "span", "thing", "list", "numbers", "map", "size", "sizes", "maybe", "maybe_size",
		"error-name", "error-field-error-name", "error-instance", "error-time", "error-locale", "error-rate-policy", "error-rate-limit", "error-rate-remaining", "error-rate-window", "error-rate-reset",
		"error-violation-0", "error-violation-1", "error-violation--1", "error-cut-fields", "error-cut-violations", ""}
)

type hostile struct{ *rand.Rand }

func (g hostile) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g hostile) value() string { return g.pick(values...) }

func (g hostile) details() []protoadapt.MessageV1 {
	info := &errdetails.ErrorInfo{
		Reason:   g.pick("INTERNAL", "ORDER_NOT_FOUND", "ORDER_INVALID", "E-17", "EVERYTHING", "TOO_MANY_ORDERS", "", "X"),
		Domain:   g.pick("shop.example.com", "shop.example.com", "shop.example.com", "", "x"),
		Metadata: map[string]string{},
	}
	for range g.IntN(8) {
		info.Metadata[g.pick(keys...)] = g.value()
	}
	bad := new(errdetails.BadRequest)
	for range g.IntN(3) {
		bad.FieldViolations = append(bad.FieldViolations, &errdetails.BadRequest_FieldViolation{
			Field: g.pick("a", "a[0].b", "a[", "].", "", "[x]", "a..b"), Reason: g.pick("too_long", "odd", "required", "", "x"), Description: g.value(),
		})
	}
	all := []protoadapt.MessageV1{
		info, bad, &errdetails.RetryInfo{}, &errdetails.RetryInfo{RetryDelay: &durationpb.Duration{Seconds: g.Int64(), Nanos: g.Int32()}},
		&errdetails.LocalizedMessage{Locale: g.pick("de", "en", "de-AT", "", "x", "-"), Message: g.value()}, &errdetails.RequestInfo{RequestId: g.value()}, &errdetails.Help{},
	}
	g.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:1+g.IntN(len(all))]
}
