// This program is a small server of the PluralKit API, and a client of it. All
// their errors come from one catalogue, ../../../testdata/catalogues/pluralkit,
// through the package that errgen made of it. The guide in ../../guide.md says
// how to make one in a module of your own.
//
// Without an argument the program shows a conversation of the two. With an
// address, such as localhost:8080, it serves there.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	api := &server{
		members:  newMemory(),
		tokens:   map[string]string{"secret": "exmpl"},
		requests: counter{now: time.Now},
		log:      slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime})),
	}
	address := "localhost:0"
	if len(args) > 0 {
		address = args[0]
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	web := &http.Server{Handler: api.handler(), ReadHeaderTimeout: 10 * time.Second}
	if len(args) > 0 {
		return web.Serve(listener)
	}
	go func() { _ = web.Serve(listener) }() // until the conversation is over
	defer func() { _ = web.Close() }()
	return converse(os.Stdout, listener.Addr().String(), sleep)
}

// withoutTime makes the log of every run the same.
func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

// converse shows an answer as it goes over the wire, and what the client makes
// of this and of others. The lines between are the log of the server.
func converse(out io.Writer, address string, sleep func(context.Context, time.Duration) error) error {
	const request = "GET /v2/members/abcde HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
	fmt.Fprint(out, strings.ReplaceAll(request, "\r", ""))
	answer, err := exchange(address, request)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%s\n\n", strings.ReplaceAll(answer, "\r", ""))

	c := client{base: "http://" + address, token: "secret", sleep: func(ctx context.Context, d time.Duration) error {
		fmt.Fprintf(out, "client: wait for %v\n", d.Round(time.Millisecond))
		return sleep(ctx, d)
	}}
	ctx := context.Background()
	_, err = c.member(ctx, "abcde")
	fmt.Fprintf(out, "client: %s\n\n", explain(err))

	name, birthday := strings.Repeat("x", 150), "tomorrow"
	_, err = c.update(ctx, "fghij", patch{Name: &name, Birthday: &birthday})
	fmt.Fprintf(out, "client: %s\n\n", explain(err))

	for range 10 {
		if _, err := c.member(ctx, "fghij"); err != nil {
			return err
		}
	}
	return nil
}

// exchange sends a request as it is and returns the answer as it comes.
func exchange(address, request string) (string, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return "", err
	}
	defer func() { _ = conn.Close() }()
	if _, err := io.WriteString(conn, request); err != nil {
		return "", err
	}
	answer, err := io.ReadAll(conn)
	return string(answer), err
}
