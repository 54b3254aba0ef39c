package htmlpage_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// This file drives Chromium over its DevTools protocol, through a pair of
// pipes: JSON messages that end in a zero byte.

// patience is how long an answer of the browser may take before a test gives up.
const patience = time.Minute

// A browser is a running Chromium.
type browser struct {
	in      io.Writer
	mu      sync.Mutex
	last    int
	waiting map[int]chan reply
	pages   map[string]*tab
}

type reply struct {
	ID     int
	Result json.RawMessage
	Error  *struct{ Message string }

	// Of events.
	Method    string
	SessionID string
	Params    json.RawMessage
}

// chromium returns the path of the browser. Where it is missing and may be
// installed, it is.
func chromium(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil && os.Geteuid() == 0 {
		if out, err := exec.Command("../../.ci/browser").CombinedOutput(); err != nil {
			t.Skipf("no browser to test with: .ci/browser cannot install chromium: %v\n%s", err, out)
		}
		path, err = exec.LookPath("chromium")
	}
	if err != nil {
		t.Skip("no browser to test with: run .ci/browser to install chromium")
	}
	return path
}

// startBrowser starts a browser that ends with the test.
func startBrowser(t testing.TB) *browser {
	t.Helper()
	path, dir := chromium(t), t.TempDir()
	commands, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, answers, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// Tests run as root in containers, where the sandbox of Chromium cannot work; the pages are our own.
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
		"--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--remote-debugging-pipe")
	cmd.ExtraFiles = []*os.File{commands, answers}
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	commands.Close()
	answers.Close()
	b := &browser{in: in, waiting: map[int]chan reply{}, pages: map[string]*tab{}}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		b.read(out)
	}()
	t.Cleanup(func() {
		in.Close() // the browser leaves when nobody talks to it any more
		if err := cmd.Wait(); err != nil && t.Failed() {
			t.Logf("chromium: %v\n%s", err, complaints.Bytes())
		}
		<-ended
	})
	return b
}

// read takes messages of the browser until it ends.
func (b *browser) read(out io.Reader) {
	messages := bufio.NewReader(out)
	for {
		data, err := messages.ReadBytes(0)
		if err != nil {
			break
		}
		var m reply
		if err := json.Unmarshal(bytes.TrimSuffix(data, []byte{0}), &m); err != nil {
			break
		}
		b.mu.Lock()
		if c, ok := b.waiting[m.ID]; ok {
			delete(b.waiting, m.ID)
			c <- m
		} else if p, ok := b.pages[m.SessionID]; ok {
			p.hear(m)
		}
		b.mu.Unlock()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, c := range b.waiting {
		delete(b.waiting, id)
		close(c)
	}
}

// call sends a command and decodes its result, if that is wanted.
func (b *browser) call(t testing.TB, session, method string, params map[string]any, result any) {
	t.Helper()
	c := make(chan reply, 1)
	b.mu.Lock()
	b.last++
	id := b.last
	b.waiting[id] = c
	b.mu.Unlock()
	message := map[string]any{"id": id, "method": method, "params": params}
	if session != "" {
		message["sessionId"] = session
	}
	data, err := json.Marshal(message)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.in.Write(append(data, 0)); err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	select {
	case m, ok := <-c:
		if !ok {
			t.Fatalf("%s: the browser has ended", method)
		}
		if m.Error != nil {
			t.Fatalf("%s: %s", method, m.Error.Message)
		}
		if result != nil {
			if err := json.Unmarshal(m.Result, result); err != nil {
				t.Fatalf("%s: %v", method, err)
			}
		}
	case <-time.After(patience):
		t.Fatalf("%s: no answer after %v", method, patience)
	}
}

// A tab is an open page, with what happened in it.
type tab struct {
	*browser
	target, session string
	loaded          chan struct{}
	problems        []string // complaints of the console, refusals of the policy, requests
	requests        []string
}

// A view is how a page is looked at.
type view struct {
	width, height int
	scheme        string // of colours: "light" or "dark"
	media         string // "screen" or "print"
	noScript      bool
}

var desktop = view{width: 1440, height: 900, scheme: "light"}

// open opens an address in a tab of its own and waits until it is there. The
// tab is closed when the test ends.
func (b *browser) open(t testing.TB, address string, v view) *tab {
	t.Helper()
	p := &tab{browser: b, loaded: make(chan struct{})}
	var created struct{ TargetID string }
	b.call(t, "", "Target.createTarget", map[string]any{"url": "about:blank"}, &created)
	var attached struct{ SessionID string }
	b.call(t, "", "Target.attachToTarget", map[string]any{"targetId": created.TargetID, "flatten": true}, &attached)
	p.target, p.session = created.TargetID, attached.SessionID
	b.mu.Lock()
	b.pages[p.session] = p
	b.mu.Unlock()
	t.Cleanup(func() { b.call(t, "", "Target.closeTarget", map[string]any{"targetId": p.target}, nil) })
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		p.do(t, domain+".enable", nil, nil)
	}
	p.do(t, "Emulation.setDeviceMetricsOverride", map[string]any{"width": v.width, "height": v.height, "deviceScaleFactor": 1, "mobile": v.width < 600}, nil)
	p.do(t, "Emulation.setEmulatedMedia", map[string]any{"media": v.media, "features": []map[string]string{
		{"name": "prefers-color-scheme", "value": v.scheme}, {"name": "prefers-reduced-motion", "value": "reduce"},
	}}, nil)
	p.do(t, "Emulation.setScriptExecutionDisabled", map[string]any{"value": v.noScript}, nil)
	p.do(t, "Emulation.setFocusEmulationEnabled", map[string]any{"enabled": true}, nil)
	p.do(t, "Page.navigate", map[string]any{"url": address}, nil)
	select {
	case <-p.loaded:
	case <-time.After(patience):
		t.Fatalf("%s is not there after %v", address, patience)
	}
	return p
}

func (p *tab) do(t testing.TB, method string, params map[string]any, result any) {
	t.Helper()
	p.call(t, p.session, method, params, result)
}

// hear takes an event of the page.
func (p *tab) hear(m reply) {
	switch m.Method {
	case "Page.loadEventFired":
		close(p.loaded)
	case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled":
		p.problems = append(p.problems, m.Method+" "+string(m.Params))
	case "Network.requestWillBeSent":
		var r struct{ Request struct{ URL string } }
		if err := json.Unmarshal(m.Params, &r); err != nil {
			p.problems = append(p.problems, err.Error())
		}
		p.requests = append(p.requests, r.Request.URL)
	}
}

// heard returns what the browser complained about, and what it asked for.
func (p *tab) heard() (problems, requests []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.problems...), append([]string(nil), p.requests...)
}

// eval evaluates an expression, which may be a promise, and decodes its value.
func (p *tab) eval(t testing.TB, expression string, value any) {
	t.Helper()
	var r struct {
		Result struct {
			Value json.RawMessage
		}
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	p.do(t, "Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &r)
	if r.ExceptionDetails != nil {
		t.Fatalf("%s: %s %s", expression, r.ExceptionDetails.Text, r.ExceptionDetails.Exception.Description)
	}
	if value == nil {
		return
	}
	if err := json.Unmarshal(r.Result.Value, value); err != nil {
		t.Fatalf("%s gives %s: %v", expression, r.Result.Value, err)
	}
}

// text returns the value of an expression as a text.
func (p *tab) text(t testing.TB, expression string) string {
	t.Helper()
	var v any
	p.eval(t, expression, &v)
	return fmt.Sprint(v)
}

// keyCodes has the keys that have no text.
var keyCodes = map[string]int{"Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "Enter": 13, "Tab": 9}

// press presses keys one after the other: the names of keys without a text, or
// a character each.
func (p *tab) press(t testing.TB, keys ...string) {
	t.Helper()
	for _, k := range keys {
		down := map[string]any{"type": "keyDown", "key": k, "windowsVirtualKeyCode": keyCodes[k]}
		switch {
		case k == "Enter":
			down["text"] = "\r"
		case keyCodes[k] == 0:
			down["text"] = k
		}
		p.do(t, "Input.dispatchKeyEvent", down, nil)
		p.do(t, "Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": k, "windowsVirtualKeyCode": keyCodes[k]}, nil)
	}
}

// write types a text.
func (p *tab) write(t testing.TB, text string) {
	t.Helper()
	for _, r := range text {
		p.press(t, string(r))
	}
}

// picture returns what is seen as PNG.
func (p *tab) picture(t testing.TB) []byte {
	t.Helper()
	var shot struct{ Data []byte }
	p.do(t, "Page.captureScreenshot", map[string]any{"format": "png"}, &shot)
	return shot.Data
}
