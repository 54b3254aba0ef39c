package respond

import (
	"bufio"
	"bytes"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// A reply is an answer as it goes over the wire.
type reply struct {
	status  string // the status line, without the protocol
	headers []string
	body    string
}

// get returns the first value of a header, by its exact name.
func (r reply) get(name string) string {
	for _, h := range r.headers {
		if value, ok := strings.CutPrefix(h, name+": "); ok {
			return value
		}
	}
	return ""
}

// has reports whether a header line is there, exactly as it is written.
func (r reply) has(line string) bool {
	for _, h := range r.headers {
		if h == line {
			return true
		}
	}
	return false
}

// serve starts a server. It must not complain, as it does about second
// answers.
func serve(t *testing.T, handler http.Handler) *httptest.Server {
	t.Helper()
	var complaints lockedBuffer
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = log.New(&complaints, "", 0)
	server.Start()
	t.Cleanup(func() {
		server.Close()
		if s := complaints.String(); s != "" {
			t.Errorf("the server complains: %s", s)
		}
	})
	return server
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// ask sends a request over a new connection and returns all that comes back.
func ask(t *testing.T, handler http.Handler, method string, headers ...string) reply {
	t.Helper()
	return parse(t, talk(t, serve(t, handler), method, headers...))
}

func talk(t *testing.T, server *httptest.Server, method string, headers ...string) string {
	t.Helper()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	lines := append([]string{method + " / HTTP/1.1", "Host: x", "Connection: close"}, headers...)
	if _, err := io.WriteString(conn, strings.Join(lines, "\r\n")+"\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(bufio.NewReader(conn))
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

func parse(t *testing.T, all string) reply {
	t.Helper()
	head, body, ok := strings.Cut(all, "\r\n\r\n")
	lines := strings.Split(head, "\r\n")
	status, known := strings.CutPrefix(lines[0], "HTTP/1.1 ")
	if !ok || !known {
		t.Fatalf("no answer: %q", all)
	}
	return reply{status, lines[1:], body}
}

// returns is a handler that does nothing but fail.
func returns(err error) func(http.ResponseWriter, *http.Request) error {
	return func(http.ResponseWriter, *http.Request) error { return err }
}
