package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in tests")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"errgen": main})
}

// TestScript runs the scripts that promise what the command does.
func TestScript(t *testing.T) {
	modules := goEnv(t, "GOMODCACHE")
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": cmdExits,
			"age":   cmdAge,
			"aged":  cmdAged,
			"crlf":  cmdCRLF,
		},
		Setup: func(env *testscript.Env) error {
			for key, value := range map[string]string{
				"REPO": repo, "GOMODCACHE": modules, "GOCACHE": goEnv(t, "GOCACHE"), "GOPROXY": "off", "GOFLAGS": "", "GOTOOLCHAIN": "local",
				"FORCE_COLOR": "", "NO_COLOR": "", "TERM": "xterm",
				"GORACE": "atexit_sleep_ms=10", // else every command waits for a second at its end
			} {
				env.Setenv(key, value)
			}
			return nil
		},
	})
}

// condition answers what scripts ask about the machine.
func condition(name string) (bool, error) {
	switch name {
	case "dev-full":
		_, err := os.Stat("/dev/full")
		return err == nil, nil
	case "root":
		return os.Geteuid() == 0, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

func goEnv(t *testing.T, key string) string {
	t.Helper()
	out, err := exec.Command("go", "env", key).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSpace(out))
}

// cmdExits runs a command that must end with an exit code: exits CODE COMMAND…
func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	have := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		have = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if have != want {
		ts.Fatalf("exit code %d, want %d", have, want)
	}
}

// longAgo is a time that no test runs at.
var longAgo = time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)

// cmdAge makes files look old: age FILE…
func cmdAge(ts *testscript.TestScript, neg bool, args []string) {
	for _, file := range expand(ts, args) {
		ts.Check(os.Chtimes(file, longAgo, longAgo))
	}
}

// cmdAged fails unless nobody has touched the files since they were made to look
// old: aged FILE…
func cmdAged(ts *testscript.TestScript, neg bool, args []string) {
	for _, file := range expand(ts, args) {
		info, err := os.Stat(file)
		ts.Check(err)
		if old := info.ModTime().Equal(longAgo); old == neg {
			ts.Fatalf("%s was last written %v", file, info.ModTime())
		}
	}
}

// cmdCRLF gives files the line ends of Windows: crlf FILE…
func cmdCRLF(ts *testscript.TestScript, neg bool, args []string) {
	for _, file := range expand(ts, args) {
		content := bytes.ReplaceAll([]byte(ts.ReadFile(file)), []byte("\n"), []byte("\r\n"))
		ts.Check(os.WriteFile(file, content, 0o666))
	}
}

// expand returns the absolute paths of files, which may be globs.
func expand(ts *testscript.TestScript, globs []string) []string {
	var files []string
	for _, glob := range globs {
		found, err := filepath.Glob(ts.MkAbs(glob))
		ts.Check(err)
		if len(found) == 0 {
			ts.Fatalf("no file matches %s", glob)
		}
		files = append(files, found...)
	}
	return files
}
