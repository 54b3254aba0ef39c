// Errgen turns a catalogue of API errors into a Go package and a reference
// page. "errgen help" lists its commands.
package main

import "os"

func main() {
	dir, err := os.Getwd()
	s := &session{
		stdin:  os.Stdin,
		stdout: os.Stdout,
		stderr: os.Stderr,
		getenv: os.Getenv,
		dir:    dir,
	}
	if err != nil {
		os.Exit(s.fail(err))
	}
	s.writing.watch(os.Exit)
	os.Exit(run(os.Args[1:], s))
}
