package grpctest

import (
	"context"
	"net"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/interop/grpc_testing"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"grpctest/apierrs"
)

// A shop is a server whose methods all fail, with what fail returns.
type shop struct {
	grpc_testing.UnimplementedTestServiceServer
	fail func() error
}

func (s *shop) UnaryCall(context.Context, *grpc_testing.SimpleRequest) (*grpc_testing.SimpleResponse, error) {
	return nil, s.fail()
}

// StreamingOutputCall fails after one message.
func (s *shop) StreamingOutputCall(_ *grpc_testing.StreamingOutputCallRequest, stream grpc.ServerStreamingServer[grpc_testing.StreamingOutputCallResponse]) error {
	if err := stream.Send(new(grpc_testing.StreamingOutputCallResponse)); err != nil {
		return err
	}
	return s.fail()
}

// FullDuplexCall fails at the end of the requests.
func (s *shop) FullDuplexCall(stream grpc.BidiStreamingServer[grpc_testing.StreamingOutputCallRequest, grpc_testing.StreamingOutputCallResponse]) error {
	for {
		if _, err := stream.Recv(); err != nil {
			return s.fail()
		}
	}
}

// unary and streaming are the interceptors of a server, as ToGRPC has them.
func unary(ctx context.Context, req any, _ *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	res, err := next(ctx, req)
	return res, apierrs.ToGRPC(err, metadata.ValueFromIncomingContext(ctx, "accept-language")...)
}

func streaming(srv any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, next grpc.StreamHandler) error {
	return apierrs.ToGRPC(next(srv, stream), metadata.ValueFromIncomingContext(stream.Context(), "accept-language")...)
}

// protected are the options of a server from which nothing gets out.
var protected = []grpc.ServerOption{grpc.UnaryInterceptor(unary), grpc.StreamInterceptor(streaming)}

// serve starts a server on a loopback socket and returns a client of it. The
// client takes headers of 8 KiB, as others than Go do by default.
func serve(t *testing.T, s grpc_testing.TestServiceServer, options ...grpc.ServerOption) grpc_testing.TestServiceClient {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := grpc.NewServer(options...)
	grpc_testing.RegisterTestServiceServer(server, s)
	done := make(chan error)
	go func() { done <- server.Serve(listener) }()
	conn, err := grpc.NewClient(listener.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithMaxHeaderListSize(8<<10))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
		server.Stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return grpc_testing.NewTestServiceClient(conn)
}

// call returns the error that a client gets when a handler returns err.
func call(t *testing.T, err error, options ...grpc.ServerOption) error {
	t.Helper()
	return callIn(t, "", err, options...)
}

// callIn is call of a client that likes a language.
func callIn(t *testing.T, language string, err error, options ...grpc.ServerOption) error {
	t.Helper()
	client := serve(t, &shop{fail: func() error { return err }}, options...)
	ctx := t.Context()
	if language != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "accept-language", language)
	}
	_, got := client.UnaryCall(ctx, new(grpc_testing.SimpleRequest))
	if got == nil {
		t.Fatal("the call did not fail")
	}
	return got
}

// sent returns the status that a client gets when a handler returns err.
func sent(t *testing.T, err error, options ...grpc.ServerOption) *status.Status {
	t.Helper()
	s, ok := status.FromError(call(t, err, options...))
	if !ok {
		t.Fatal("no status")
	}
	return s
}

// detail returns the only detail of a type, or nil.
func detail[T any](t *testing.T, s *status.Status) T {
	t.Helper()
	var found T
	n := 0
	for _, d := range s.Details() {
		if d, ok := d.(T); ok {
			found = d
			n++
		}
	}
	if n > 1 {
		t.Errorf("%d details of type %T", n, found)
	}
	return found
}
