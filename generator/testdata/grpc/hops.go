package errs

import (
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"reflect"
	"testing"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/status"
)

// This file is added to generated packages, with those that make random errors
// and send them over HTTP. It sends them over gRPC, and sees whether the answers to requests stay
// the same.

// CheckHops sends random errors of each entry.
func CheckHops(t *testing.T) {
	for k := range All() {
		for i := range 200 {
			g := random{Rand: rand.New(rand.NewPCG(3, uint64(k)<<32|uint64(i)))}
			if err := g.hop(k); err != nil {
				t.Errorf("%v, round %d: %v", k, i, err)
				break
			}
		}
	}
}

func (g random) hop(k Kind) error {
	err := g.error(k).(*Error)
	back, cut := overGRPC(err.Wrap(fmt.Errorf("cause")))
	if back == nil || back.kind != k || back.cause != nil {
		return fmt.Errorf("%s became %v", Describe(err), back)
	}
	if cut || k.carries(aboutTime) || k.hasSecrets() {
		return nil // the answers need not be the same
	}
	rs := g.responder()
	r := httptest.NewRequest("GET", "/", nil)
	if len(locales) > 0 && g.IntN(3) == 0 {
		r.Header.Set("Accept-Language", locales[g.IntN(len(locales))].tag)
	}
	first := send(rs, r, err)
	if again := send(rs, r, back); again.Body.String() != first.Body.String() || !reflect.DeepEqual(again.Header(), first.Header()) {
		return fmt.Errorf("%s\nanswered\n%s\n%q\nas %s\n%s\n%q", Describe(err), first.Body, first.Header(), Describe(back), again.Body, again.Header())
	}
	// What was read from an answer is the same after gRPC as well.
	read, ok := Decode(first.Result()).(*Error)
	if !ok {
		return nil
	}
	if back, cut = overGRPC(read); cut {
		return nil
	}
	want, have := send(Responder{}, httptest.NewRequest("GET", "/", nil), read), send(Responder{}, httptest.NewRequest("GET", "/", nil), back)
	if want.Body.String() != have.Body.String() || !reflect.DeepEqual(want.Header(), have.Header()) {
		return fmt.Errorf("read %s\nanswered\n%s\n%q\nas %s\n%s\n%q", Describe(read), want.Body, want.Header(), Describe(back), have.Body, have.Header())
	}
	return nil
}

// overGRPC returns what comes out of gRPC, and whether something was cut.
func overGRPC(e *Error) (back *Error, cut bool) {
	s := status.FromProto(status.Convert(ToGRPC(e)).Proto())
	for _, d := range s.Details() {
		if info, ok := d.(*errdetails.ErrorInfo); ok {
			cut = info.Metadata[keyCutFields]+info.Metadata[keyCutViolations] != ""
		}
	}
	back, _ = From(FromGRPC(s.Err()))
	return back, cut
}

// hasSecrets reports whether the entry, or a rule, has a field that is never
// sent.
func (k Kind) hasSecrets() bool {
	found := isSecretStruct(entryFields(k).fields)
	if k.hasViolations() {
		for _, row := range ruleFields {
			found = found || isSecretStruct(row.fields)
		}
	}
	return found
}

func isSecretStruct(pointer any) bool {
	if pointer == nil {
		return false
	}
	v := reflect.New(reflect.TypeOf(pointer).Elem()).Elem()
	for i := range v.NumField() {
		t := v.Field(i).Type()
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if _, ok := reflect.New(t).Interface().(hidden); ok {
			return true
		}
	}
	return false
}
