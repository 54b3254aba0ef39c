//go:build ignore

// Parts for gRPC import modules that errgen itself has no use for, so that they
// are compiled only where errgen puts them: in packages that ask for gRPC.

package gopkg

import (
	"cmp"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// GRPCStatus returns what gRPC sends of e: the code and the message, and as
// details what [FromGRPC] needs to make the same error of them. The cause and
// the sensitive fields are not in it.
//
// Package status of gRPC finds it, also in an error that wraps e. But then it
// sends the text of the whole error, causes included; see [ToGRPC].
func (e *Error) GRPCStatus() *status.Status { return e.grpcStatus(e.received().locale) }

// GRPCStatus is [Error.GRPCStatus] of an error of k.
func (k Kind) GRPCStatus() *status.Status { return (&Error{kind: k}).GRPCStatus() }

// ToGRPC returns the error that a server sends for err, whatever that is. It
// belongs into the outermost interceptors of the server:
//
//	func unary(ctx context.Context, req any, _ *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
//		res, err := next(ctx, req)
//		return res, ToGRPC(err, metadata.ValueFromIncomingContext(ctx, "accept-language")...)
//	}
//
// What is sent is the first entry in the tree of err, in the order of
// [errors.Is], without its cause. If there is none, it is the fallback of the
// catalogue, else the code Unknown; but errors of gRPC and of contexts that say
// Canceled, DeadlineExceeded or Unimplemented keep that code. Nothing of the
// text of an error without an entry is sent.
//
// What is translated comes in the language that the client likes most, as in
// the HTTP header Accept-Language. The returned error unwraps to err. It is nil
// if err is nil.
func ToGRPC(err error, acceptLanguage ...string) error {
	if err == nil {
		return nil
	}
	return &grpcError{sent: statusOf(err, acceptLanguage), err: err}
}

// statusOf returns what is sent for an error.
func statusOf(err error, acceptLanguage []string) *status.Status {
	e := &Error{kind: fallbackKind}
	if found := sendable(err); len(found) > 0 {
		e = found[0]
	} else if code := keptCode(err); code != codes.Unknown {
		return status.New(code, code.String())
	}
	tag := ""
	if len(locales) > 0 {
		tag = preferred(acceptLanguage, e.speaks)
	}
	return e.grpcStatus(cmp.Or(tag, e.received().locale))
}

// keptCode returns the code of an error without an entry if gRPC itself gives
// that to errors, and Unknown for all others.
func keptCode(err error) codes.Code {
	code := status.Code(err)
	if code == codes.Unknown {
		code = status.FromContextError(err).Code()
	}
	switch code {
	case codes.Canceled, codes.DeadlineExceeded, codes.Unimplemented:
		return code
	}
	return codes.Unknown
}

// A grpcError is an error with what is sent for it.
type grpcError struct {
	sent *status.Status
	err  error
}

func (e *grpcError) Error() string { return e.sent.Err().Error() }

func (e *grpcError) GRPCStatus() *status.Status { return e.sent }

func (e *grpcError) Unwrap() error { return e.err }

// grpcStatus returns what is sent of e, with translations to a language.
func (e *Error) grpcStatus(tag string) *status.Status {
	if !e.Kind().isEntry() {
		return status.New(codes.Unknown, "unknown error")
	}
	m := e.grpcMessage(tag)
	m.shorten()
	return m.status()
}

// grpcCode returns the code of an entry, which is never OK.
func (k Kind) grpcCode() codes.Code {
	return cmp.Or(codes.Code(k.wire().grpc), codes.Unknown)
}
