package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestEditor edits the catalogue that init writes as an editor does: with the YAML
// language server, which finds the schema by the line at its top.
func TestEditor(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the YAML language server")
	}
	server := yamlServer(t)
	dir := t.TempDir()
	s := &session{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }, dir: dir}
	if code := run([]string{"init"}, s); code != exitDone {
		t.Fatalf("init: exit code %d", code)
	}
	file := filepath.Join(dir, "errors.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := startServer(t, server, dir)

	c.open(filepath.Join(dir, "misspelt.yaml"), string(text)+"  NEW:\n    mesage: x\n")
	if found := c.diagnostics(); !strings.Contains(found, "mesage is not allowed") {
		t.Errorf("the unknown key is not marked: %s", found)
	}

	edited := string(text) + "  NEW:\n    sta\n"
	lines := strings.Split(edited, "\n")
	last := len(lines) - 2
	c.open(file, edited)
	at := map[string]any{"textDocument": map[string]any{"uri": "file://" + file}, "position": map[string]any{"line": last, "character": 7}}
	if found := c.call("textDocument/completion", at); !strings.Contains(found, `"label":"status"`) {
		t.Errorf("status is not offered: %.500s", found)
	}
	for i, line := range lines {
		if strings.HasPrefix(line, "    retry:") {
			at["position"] = map[string]any{"line": i, "character": 6}
		}
	}
	if found := c.call("textDocument/hover", at); !strings.Contains(found, "Whether and when") {
		t.Errorf("retry is not explained: %.500s", found)
	}
}

// yamlServer returns the program of the language server. The test is skipped
// where npm cannot install it.
func yamlServer(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("there is no npm, which installs the YAML language server")
	}
	var stderr bytes.Buffer
	cmd := exec.Command("../../.ci/yaml")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("npm cannot install the YAML language server: %v\n%s", err, &stderr)
	}
	return strings.TrimSpace(string(out))
}

// A languageClient speaks the Language Server Protocol.
type languageClient struct {
	t      *testing.T
	in     io.Writer
	id     int
	answer chan message
	marks  chan message // what was published about the document
}

// A message is one of the protocol, as far as it matters here.
type message struct {
	ID     any             `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
}

func startServer(t *testing.T, server, dir string) *languageClient {
	t.Helper()
	cmd := exec.Command(server, "--stdio")
	cmd.Dir = dir
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	c := &languageClient{t: t, in: in, answer: make(chan message, 64), marks: make(chan message, 64)}
	go c.read(bufio.NewReader(out))
	c.call("initialize", map[string]any{
		"processId": nil, "rootUri": "file://" + dir,
		"capabilities": map[string]any{
			"textDocument": map[string]any{"hover": map[string]any{"contentFormat": []string{"markdown"}}, "completion": map[string]any{}},
			"workspace":    map[string]any{"configuration": true},
		},
	})
	c.send(map[string]any{"jsonrpc": "2.0", "method": "initialized", "params": map[string]any{}})
	return c
}

func (c *languageClient) open(file, text string) {
	c.send(map[string]any{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": map[string]any{
		"textDocument": map[string]any{"uri": "file://" + file, "languageId": "yaml", "version": 1, "text": text},
	}})
}

// diagnostics returns what is published about the document that was opened.
func (c *languageClient) diagnostics() string {
	c.t.Helper()
	deadline := time.After(2 * time.Minute)
	for {
		select {
		case m := <-c.marks:
			if strings.Contains(string(m.Params), `"message"`) {
				return string(m.Params)
			}
		case <-deadline:
			c.t.Fatal("nothing was published about the catalogue")
		}
	}
}

// call sends a request and returns its result.
func (c *languageClient) call(method string, params any) string {
	c.t.Helper()
	c.id++
	c.send(map[string]any{"jsonrpc": "2.0", "id": c.id, "method": method, "params": params})
	deadline := time.After(2 * time.Minute)
	for {
		select {
		case m := <-c.answer:
			if fmt.Sprint(m.ID) == strconv.Itoa(c.id) {
				return string(m.Result)
			}
		case <-deadline:
			c.t.Fatalf("%s was not answered", method)
		}
	}
}

func (c *languageClient) send(v any) {
	text, err := json.Marshal(v)
	if err == nil {
		_, err = fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(text), text)
	}
	if err != nil {
		c.t.Error(err)
	}
}

// read reads messages until the server ends, and answers what it asks.
func (c *languageClient) read(r *bufio.Reader) {
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		size, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			return
		}
		text := make([]byte, size)
		var m message
		if _, err := io.ReadFull(r, text); err != nil || json.Unmarshal(text, &m) != nil {
			return
		}
		switch {
		case m.Method == "textDocument/publishDiagnostics":
			c.marks <- m
		case m.Method == "workspace/configuration":
			c.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": []any{map[string]any{"validate": true, "hover": true, "completion": true}, nil, nil, nil, nil}})
		case m.Method != "" && m.ID != nil:
			c.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": nil})
		case m.Method == "":
			c.answer <- m
		}
	}
}
