package grpctest

import (
	"fmt"
	"io"
	"math"
	"reflect"
	"testing"
	"time"

	"google.golang.org/grpc/interop/grpc_testing"

	"grpctest/apierrs"
)

// received returns the error of the catalogue that comes out for one that a
// server returns.
func received(t *testing.T, err error) *apierrs.Error {
	t.Helper()
	e, ok := apierrs.From(apierrs.FromGRPC(call(t, err, protected...)))
	if !ok {
		t.Fatalf("%v is lost", err)
	}
	return e
}

func TestEveryTypeOfField(t *testing.T) {
	n, secretSize := 0, apierrs.SizeObject{Width: -1, Secret: apierrs.Hide(secret)}
	full := apierrs.EverythingFields{
		Text: "tab\t, \"quotes\" and {braces}", Flag: true, Count: -5, Big: math.MaxInt64, Huge: math.MaxUint64, Share: 1e-7,
		At: time.Date(2025, 2, 3, 4, 5, 6, 7, time.FixedZone("", 3600)), Span: 90 * time.Second, Thing: []any{"1", true, nil},
		List: []string{"a, b", "", "c"}, Numbers: []int{}, Map: map[string]float64{"x, y": 1.5}, Size: apierrs.SizeObject{Width: 3, Height: &n},
		Sizes: []apierrs.SizeObject{{Width: 1}}, Maybe: &n, MaybeSize: &apierrs.SizeObject{Width: 2}, ErrorName: "ORDER_NOT_FOUND", ErrorFieldX: "x",
	}
	zero := apierrs.EverythingFields{At: time.Unix(0, 0).UTC()}
	odd := zero
	odd.Share, odd.Thing, odd.Map = math.Inf(-1), "5", map[string]float64{}
	for _, want := range []apierrs.EverythingFields{full, zero, odd} {
		have, ok := apierrs.As[apierrs.EverythingFields](received(t, everything(want)))
		if !ok || !have.At.Equal(want.At) {
			t.Errorf("have %v, %+v", ok, have)
		}
		have.At = want.At
		if !reflect.DeepEqual(have, want) {
			t.Errorf("have\n%+v\nwant\n%+v", have, want)
		}
	}
	full.Size = secretSize
	if have, ok := apierrs.As[apierrs.EverythingFields](received(t, everything(full))); !ok || have.Size.Width != -1 || have.Size.Secret.Reveal() != "" {
		t.Errorf("have %v, %+v", ok, have)
	}
}

func everything(f apierrs.EverythingFields) error {
	return apierrs.NewEverything(f.Text, f.Flag, f.Count, f.Big, f.Huge, f.Share, f.At, f.Span, f.Thing, f.List, f.Numbers, f.Map, f.Size, f.ErrorName, f.ErrorFieldX,
		func(to *apierrs.EverythingFields) { *to = f })
}

// TestUnsoundTexts sends bytes that are not UTF-8, which protocol buffers
// cannot hold.
func TestUnsoundTexts(t *testing.T) {
	const raw, want = "a\xffb\xc3", "a\ufffdb\ufffd"
	e := received(t, apierrs.NewOrderNotFound(raw))
	if f, ok := apierrs.As[apierrs.OrderNotFoundFields](e); !ok || f.ID != want || e.Message() != "Order "+want+" does not exist." {
		t.Errorf("have %+v, %v", f, e)
	}
	n := 1
	f := apierrs.EverythingFields{Text: raw, Thing: raw, List: []string{raw}, Map: map[string]float64{raw: 1, "a\xfeb\xfe": 2}, Maybe: &n}
	have, ok := apierrs.As[apierrs.EverythingFields](received(t, everything(f)))
	if !ok || have.Text != want || have.Thing != want || have.List[0] != want || len(have.Map) != 1 || *have.Maybe != 1 {
		t.Errorf("have %+v", have)
	}
	e = received(t, apierrs.NewOrderInvalid(apierrs.Invalid(apierrs.Path(raw), raw), apierrs.Invalid(apierrs.Header(raw), raw)).WithRate(apierrs.Rate{Policy: raw}))
	if vs := e.Violations(); len(vs) != 2 || vs[0].String() != want+": "+want || vs[1].String() != want+": "+want {
		t.Errorf("have %v", vs)
	}
	if r, ok := e.Rate(); !ok || r.Policy != want {
		t.Errorf("have %+v", r)
	}
}

func TestViolations(t *testing.T) {
	note := "n"
	n := 7
	want := apierrs.Violations{
		apierrs.TooLongViolation(apierrs.Path("items").Index(0).Key("name"), 150, 100),
		apierrs.RequiredViolation(apierrs.Path("items", "0")),
		apierrs.RequiredViolation(apierrs.Path("a.b", "", "c[1]")),
		apierrs.RequiredViolation(apierrs.Place{}),
		apierrs.RequiredViolation(apierrs.Query("page")),
		apierrs.RequiredViolation(apierrs.Header("If-Match")),
		apierrs.Invalid(apierrs.Path("x"), "is odd"),
		apierrs.OddViolation(apierrs.Path("y"), []apierrs.SizeObject{{Width: 1, Height: &n}}, secret, func(f *apierrs.OddViolationFields) { f.Note = &note }),
	}
	have := received(t, apierrs.NewOrderInvalid(want...)).Violations()
	if len(have) != len(want) {
		t.Fatalf("have %v", have)
	}
	for i := range want {
		if !reflect.DeepEqual(have[i].Path(), want[i].Path()) || have[i].Rule() != want[i].Rule() || have[i].Message() != want[i].Message() {
			t.Errorf("have %v, want %v", have[i], want[i])
		}
	}
	if f := have[0].Fields(); f != (apierrs.TooLongViolationFields{Length: 150, Most: 100}) {
		t.Errorf("have fields %v", f)
	}
	if f := have[7].Fields(); f != nil {
		t.Errorf("fields without the sensitive one: %v", f)
	}
	if have[0].MessageIn("de") != "items.0.name hat 150 von 100 Zeichen" {
		t.Errorf("have %q", have[0].MessageIn("de"))
	}
	if e := received(t, apierrs.NewOrderInvalid()); len(e.Violations()) != 0 {
		t.Errorf("have %v", e.Violations())
	}
}

func TestDelaysAndRates(t *testing.T) {
	rate := apierrs.Rate{Policy: "p", Scope: "s", Limit: 3, Remaining: 1, Window: time.Minute, Reset: time.Unix(1763900000, 5).UTC()}
	for _, want := range []apierrs.Rate{rate, {}, {Remaining: -1}} {
		if have, ok := received(t, apierrs.ErrTooManyOrders.WithRate(want)).Rate(); !ok || have != want {
			t.Errorf("have %+v, want %+v", have, want)
		}
	}
	if _, ok := received(t, apierrs.ErrTooManyOrders).Rate(); ok {
		t.Error("a rate out of nothing")
	}
	tests := []struct {
		err  *apierrs.Error
		want time.Duration
		ok   bool
	}{
		{apierrs.ErrTooManyOrders.Wrap(nil), 0, false},
		{apierrs.NewTooManyOrders(1500 * time.Millisecond), 1500 * time.Millisecond, true},
		{apierrs.NewTooManyOrders(-time.Second), 0, true},
		{apierrs.ErrMaintenance.Wrap(nil), 30 * time.Second, true},
		{apierrs.ErrMaintenance.WithRetryAfter(0), 0, true},
		{apierrs.ErrMaintenance.WithRetryAfter(math.MaxInt64), math.MaxInt64, true},
	}
	for _, test := range tests {
		if d, ok := received(t, test.err).RetryAfter(); d != test.want || ok != test.ok {
			t.Errorf("have %v, %v, want %v, %v", d, ok, test.want, test.ok)
		}
	}
}

// TestMissingFields checks that As knows what was not sent.
func TestMissingFields(t *testing.T) {
	e := received(t, apierrs.NewPaymentFailed(secret, 2.5, "no funds"))
	if e.Message() != "Payment of 2.5 failed: no funds" {
		t.Errorf("have %v", e)
	}
	if f, ok := apierrs.As[apierrs.PaymentFailedFields](e); ok {
		t.Errorf("have %+v", f)
	}
	bare := received(t, apierrs.ErrOrderNotFound)
	if _, ok := apierrs.As[apierrs.OrderNotFoundFields](bare); ok || bare.Message() != "Order not found" {
		t.Errorf("have %v", bare)
	}
}

func TestStreams(t *testing.T) {
	client := serve(t, &shop{fail: func() error { return fmt.Errorf("load: %w", apierrs.NewOrderNotFound("7").Wrap(errCause)) }}, protected...)
	out, err := client.StreamingOutputCall(t.Context(), new(grpc_testing.StreamingOutputCallRequest))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Recv(); apierrs.FromGRPC(err) != nil {
		t.Fatal(err)
	}
	_, err = out.Recv()
	checkOrder(t, err)

	both, err := client.FullDuplexCall(t.Context())
	if err == nil {
		err = both.CloseSend()
	}
	if err != nil {
		t.Fatal(err)
	}
	_, err = both.Recv()
	checkOrder(t, err)

	fine := serve(t, &shop{fail: func() error { return nil }}, protected...)
	out, err = fine.StreamingOutputCall(t.Context(), new(grpc_testing.StreamingOutputCallRequest))
	if err != nil {
		t.Fatal(err)
	}
	_, err = out.Recv()
	if err == nil {
		_, err = out.Recv()
	}
	if apierrs.FromGRPC(err) != io.EOF {
		t.Errorf("the end of a stream is %v", err)
	}
}

func checkOrder(t *testing.T, err error) {
	t.Helper()
	e, ok := apierrs.From(apierrs.FromGRPC(err))
	if f, has := apierrs.As[apierrs.OrderNotFoundFields](e); !ok || !has || f.ID != "7" || e.Message() != "Order 7 does not exist." {
		t.Errorf("have %v", err)
	}
}
