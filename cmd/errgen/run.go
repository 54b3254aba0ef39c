package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
)

// A session is what a command has of the world outside.
type session struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(key string) string
	dir    string // the working directory

	out     *bufio.Writer // buffers stdout; say flushes it
	writing interrupts
}

// Exit codes. They are the same in every command.
const (
	exitDone     = 0
	exitFindings = 1
	exitUsage    = 2
	exitFailure  = 3
)

// exitCodes explains them in every --help.
const exitCodes = `Exit codes:
  0  done, nothing to report
  1  findings: invalid catalogue, drift, lint, breaking change
  2  usage: unknown flag, no catalogue found, git reference not found
  3  errgen could not do its work: read or write failure, internal fault
`

// errFindings is returned by a command that has reported findings.
var errFindings = errors.New("there are findings")

// A usageError says that the command line cannot be meant.
type usageError struct {
	err  error
	help bool // the usage of the command would explain it
}

func (e usageError) Error() string { return e.err.Error() }

func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error {
	return usageError{err: fmt.Errorf(format, args...)}
}

// run executes one command line, without the name of the program, and returns
// the exit code.
func run(args []string, s *session) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			code = s.fail(fmt.Errorf("internal fault: %v\n%s", fault, debug.Stack()))
		}
	}()
	s.out = bufio.NewWriter(s.stdout)
	cmd := newRoot(s)
	cmd.SetArgs(args)
	cmd.SetIn(s.stdin)
	cmd.SetOut(s.out)
	cmd.SetErr(s.stderr)
	used, err := cmd.ExecuteC()
	if flushErr := s.out.Flush(); flushErr != nil {
		return s.fail(fmt.Errorf("write standard output: %w", flushErr))
	}
	return s.exit(used.CommandPath(), err)
}

// exit reports err, which the command at path returned.
func (s *session) exit(path string, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.As(err, &usage):
		s.say("errgen: %v", err)
		if usage.help {
			s.say("Run '%s --help' for usage.", path)
		}
		return exitUsage
	}
	return s.fail(err)
}

// fail reports that errgen could not do its work.
func (s *session) fail(err error) int {
	s.say("errgen: %v", err)
	return exitFailure
}

// say writes progress or a failure to standard error, after all that was
// written to standard output. Each line of it stays a line that no terminal and
// no CI system acts on.
func (s *session) say(format string, args ...any) {
	if s.out != nil {
		_ = s.out.Flush() // run finds the error again at the end
	}
	for line := range strings.SplitSeq(strings.TrimRight(fmt.Sprintf(format, args...), "\n"), "\n") {
		// There is nowhere to report that standard error cannot be written.
		_, _ = io.WriteString(s.stderr, cleanDiff(line)+"\n")
	}
}
