package main

import (
	"errors"
	"strings"
	"testing"
)

// A brokenReader fails in a way that nobody expects.
type brokenReader struct{ fault any }

func (r brokenReader) Read([]byte) (int, error) {
	if err, ok := r.fault.(error); ok {
		return 0, err
	}
	panic(r.fault)
}

// runIn runs errgen in an empty directory with a standard input that fails.
func runIn(t *testing.T, fault any) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	s := &session{
		stdin:  brokenReader{fault},
		stdout: &out,
		stderr: &errs,
		getenv: func(string) string { return "" },
		dir:    t.TempDir(),
	}
	code = run([]string{"check", "-"}, s)
	return code, out.String(), errs.String()
}

// TestInternalFault: a fault of errgen is no crash with an exit code of the Go
// runtime, which would mean something else.
func TestInternalFault(t *testing.T) {
	code, stdout, stderr := runIn(t, "lost\n::error::x\x1b[31m")
	if code != exitFailure || stdout != "" || !strings.HasPrefix(stderr, "errgen: internal fault: lost\n") {
		t.Errorf("exit code %d, %q, %s", code, stdout, stderr)
	}
	if !strings.Contains(stderr, "brokenReader") {
		t.Errorf("no stack:\n%s", stderr)
	}
	if fault := actedOn(stderr); fault != "" {
		t.Errorf("%s in\n%s", fault, stderr)
	}
}

func TestReadFailure(t *testing.T) {
	code, _, stderr := runIn(t, errors.New("input is gone"))
	if code != exitFailure || stderr != "errgen: read standard input: input is gone\n" {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}
