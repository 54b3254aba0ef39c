//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

// TestMain runs the test binary either as the tests or as a child of one,
// which works in its working directory until it is done or killed.
func TestMain(m *testing.M) {
	var err error
	switch os.Getenv("ERRGEN_OUTPUT_CHILD") {
	case "":
		os.Exit(m.Run())
	case "loop":
		err = childLoop()
	case "write":
		err = childWrite(set(1))
	case "halfway":
		err = childWrite(halfway("new"))
	case "prune":
		err = childPrune()
	}
	var refusals output.Refusals
	if errors.As(err, &refusals) {
		fmt.Println("a finding, not a failure:")
	}
	fmt.Println(err)
}

// child returns a command that runs the test binary as a child in dir.
func child(t *testing.T, dir, mode string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "ERRGEN_OUTPUT_CHILD="+mode, "GORACE=atexit_sleep_ms=0")
	return cmd
}

// childLoop writes two sets in turn for ever.
func childLoop() error {
	for run := 0; ; run = 1 - run {
		if _, err := output.Write(".", set(run)); err != nil {
			return err
		}
	}
}

// childWrite checks and writes files once, as an ordinary user.
func childWrite(files []generator.File) error {
	if err := dropPrivileges(); err != nil {
		return err
	}
	if _, err := output.Check(".", files, []string{source}); err != nil {
		return fmt.Errorf("check: %w", err)
	}
	_, err := output.Write(".", files)
	return err
}

// childPrune removes orphans, as an ordinary user.
func childPrune() error {
	if err := dropPrivileges(); err != nil {
		return err
	}
	drifts, err := output.Check(".", nil, []string{source})
	if err != nil {
		return err
	}
	return output.Prune(".", drifts)
}

// dropPrivileges makes an ordinary user of root, who may do everything.
func dropPrivileges() error {
	const nobody = 65534
	if os.Geteuid() != 0 {
		return nil
	}
	return errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody))
}
