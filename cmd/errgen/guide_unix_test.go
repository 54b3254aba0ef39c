//go:build unix

package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"
)

// guideAddress is where the service of the guide listens.
const guideAddress = "localhost:8080"

// guideBlock matches what is followed on a page: files, with their names in a
// comment before them, commands, and commands that a reader does not see, since they
// have done the same long ago.
var guideBlock = regexp.MustCompile("(?s)<!-- run: ([^\n]+) -->\n|(?:<!-- file: (\\S+) -->\n```\\w+|```console)\n(.*?)```\n")

// TestGuide follows docs/guide.md in an empty directory: it writes each file,
// runs each command, and compares what errgen and the service say with what
// the guide shows.
func TestGuide(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("the guide needs curl")
	}
	g := newGuide(t)
	followPage(t, "../../docs/guide.md", g.followAll)
}

// followPage compares a page with what following it makes of it.
func followPage(t *testing.T, page string, follow func(text string) string) {
	t.Helper()
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	want := follow(string(have))
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if string(have) != want {
		t.Errorf("%s is not true any more:\n%s", page, diff.Diff("shown", have, "true", []byte(want)))
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
		env: append(os.Environ(), "GOPROXY=off", "GOSUMDB=off", "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local", "NO_COLOR=1", "LC_ALL=C", "MAKEFLAGS=", "MAKELEVEL="),
	}
}

// followAll follows a page, or a part of one, and returns it with what the commands
// print.
func (g *guide) followAll(text string) string {
	g.Helper()
	return guideBlock.ReplaceAllStringFunc(text, func(block string) string {
		switch m := guideBlock.FindStringSubmatch(block); {
		case m[1] != "":
			g.run(m[1])
		case m[2] != "":
			g.write(m[2], m[3])
		default:
			return strings.Replace(block, m[3], g.follow(m[3]), 1)
		}
		return block
	})
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

// shown are the beginnings of commands whose output a page shows. That of others is
// silence, or of no interest.
var shown = []string{
	"go tool errgen ", "go generate ", "go run ", "curl ", "cat ", "grep ", "head ", "make", "ninja", "pre-commit ", "git commit ", "git diff ", "git merge ",
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
		out := g.run(strings.TrimSpace(command))
		if slices.ContainsFunc(shown, func(p string) bool { return strings.HasPrefix(command, p) }) {
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
