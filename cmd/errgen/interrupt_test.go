//go:build unix

package main

import (
	"errors"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt: a signal ends a run that waits for its input, with the exit
// code that shells give.
func TestInterrupt(t *testing.T) {
	for sig, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		cmd := exec.Command("errgen", "generate", "--markdown", "-", "-")
		cmd.Dir = t.TempDir()
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// More than a pipe holds: when it is written, errgen is reading.
		if _, err := stdin.Write([]byte(strings.Repeat("#\n", 1<<20))); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		err = cmd.Wait()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != want {
			t.Errorf("%v: have %v, want exit code %d", sig, err, want)
		}
	}
}

// TestInterruptWaitsForFiles: while files are written, a signal waits.
func TestInterruptWaitsForFiles(t *testing.T) {
	var writing interrupts
	exited := make(chan int, 1)
	writing.watch(func(code int) { exited <- code })
	writing.Lock()
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case <-exited:
		t.Error("errgen ended while it wrote files")
	case <-time.After(100 * time.Millisecond):
	}
	writing.Unlock()
	if code := <-exited; code != 143 {
		t.Errorf("exit code %d, want 143", code)
	}
}
