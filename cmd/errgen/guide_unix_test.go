//go:build unix

package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// guideAddress is where the service of the guide listens.
const guideAddress = "localhost:8080"

// guideBlock matches the blocks of the guide that are followed: files, with
// their names in a comment before them, and commands.
var guideBlock = regexp.MustCompile("(?s)(?:<!-- file: (\\S+) -->\n```\\w+|```console)\n(.*?)```\n")

// TestGuide follows docs/guide.md in an empty directory: it writes each file,
// runs each command, and compares what errgen and the service say with what
// the guide shows.
func TestGuide(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("the guide needs curl")
	}
	const page = "../../docs/guide.md"
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	g := newGuide(t)
	want := guideBlock.ReplaceAllStringFunc(string(have), func(block string) string {
		m := guideBlock.FindStringSubmatch(block)
		if m[1] == "" {
			return strings.Replace(block, m[2], g.follow(m[2]), 1)
		}
		g.write(m[1], m[2])
		return block
	})
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if string(have) != want {
		t.Errorf("%s is not true any more; compare it with what -update writes", page)
	}
}

// A guide is a reader who does what the guide says.
type guide struct {
	*testing.T
	dir     string
	env     []string
	address string // where the service listens in truth
}

func newGuide(t *testing.T) *guide {
	free, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = free.Close() }()
	_, port, err := net.SplitHostPort(free.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return &guide{
		T: t, dir: t.TempDir(), address: net.JoinHostPort("localhost", port),
		env: append(os.Environ(), "GOPROXY=off", "GOSUMDB=off", "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local", "NO_COLOR=1"),
	}
}

func (g *guide) write(name, text string) {
	g.Helper()
	file := filepath.Join(g.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		g.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(text, guideAddress, g.address)), 0o666); err != nil {
		g.Fatal(err)
	}
}

// follow runs the commands of a block and returns it with what they print.
func (g *guide) follow(block string) string {
	g.Helper()
	var b strings.Builder
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue // what an earlier command printed
		}
		b.WriteString(line)
		if out := g.run(strings.TrimSpace(command)); strings.HasPrefix(command, "go tool errgen ") || strings.HasPrefix(command, "go generate") || strings.HasPrefix(command, "curl") {
			b.WriteString(out)
		}
	}
	return b.String()
}

// run runs one command and returns all that it prints. Only errgen may fail:
// the guide shows what it reports.
func (g *guide) run(command string) string {
	g.Helper()
	command = strings.ReplaceAll(command, guideAddress, g.address)
	if background, ok := strings.CutSuffix(command, " &"); ok {
		g.start(background)
		return ""
	}
	out, err := g.command(command).CombinedOutput()
	if err != nil && !strings.HasPrefix(command, "go tool errgen ") {
		g.Fatalf("%s: %v\n%s", command, err, out)
	}
	if strings.HasPrefix(command, "go mod init") {
		root, err := filepath.Abs("../..")
		if err != nil {
			g.Fatal(err)
		}
		g.run("go mod edit -replace " + module + "=" + root)
	}
	return string(out)
}

func (g *guide) command(line string) *exec.Cmd {
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir, cmd.Env = g.dir, g.env
	return cmd
}

// start starts the service and waits until it listens.
func (g *guide) start(line string) {
	g.Helper()
	cmd := g.command(line)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // "go run" has a child
	if err := cmd.Start(); err != nil {
		g.Fatal(err)
	}
	exited := make(chan error, 1)
	go func() { exited <- cmd.Wait() }()
	g.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // it may have ended
	})
	for {
		conn, err := net.Dial("tcp", g.address)
		if err == nil {
			_ = conn.Close()
			return
		}
		select {
		case err := <-exited:
			g.Fatalf("%s: %v", line, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
