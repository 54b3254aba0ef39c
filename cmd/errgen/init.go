package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/errgen/errgen/generator/output"
	"github.com/spf13/cobra"
)

func newInit(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "begin with a small catalogue that works",
		Long: `Init writes errors.yaml, a small catalogue with comments, and errgen.go, a Go
file with the go:generate line for it, into DIR or the working directory. If one
of these files or of those that they lead to exists, nothing is changed.`,
		Example: `  errgen init && errgen generate
  errgen init internal/api`,
		Args: usageArgs(cobra.MaximumNArgs(1)),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return begin(s, absolute(s.dir, strings.Join(args, "")))
		},
	}
}

// begin writes the starter files into dir.
func begin(s *session, dir string) error {
	st := newStarter(dir)
	if err := refuseExisting(s.dir, st.targets()); err != nil {
		return err
	}
	top, err := writableTop(dir)
	if err != nil {
		return err
	}
	below, err := filepath.Rel(top, dir)
	if err != nil {
		return err
	}
	files, err := st.files(below)
	if err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	written, err := output.Write(top, files)
	for _, d := range written {
		if _, err := fmt.Fprintf(s.out, "wrote %s\n", relative(s.dir, filepath.Join(top, d.Path))); err != nil {
			return err
		}
	}
	if err != nil {
		return flagError("init", err)
	}
	s.say("errgen: next: %s", new(inputOptions).generateCommand([]string{relative(s.dir, filepath.Join(dir, catalogueFile))}))
	s.say("errgen: once, for go generate: go get -tool github.com/errgen/errgen/cmd/errgen")
	return nil
}

// refuseExisting names those of the absolute paths at which something is.
func refuseExisting(cwd string, paths []string) error {
	var exist []string
	for _, p := range paths {
		switch _, err := os.Lstat(p); {
		case err == nil:
			exist = append(exist, relative(cwd, p))
		case !isMissing(err):
			return err
		}
	}
	if len(exist) > 0 {
		return usagef("nothing written: %s exist already", strings.Join(exist, ", "))
	}
	return nil
}

// writableTop returns the directory below which files for dir are written: the
// top of its tree, or else the nearest directory that exists.
func writableTop(dir string) (string, error) {
	if top, ok := output.Top(dir); ok {
		return top, nil
	}
	for {
		_, err := os.Stat(dir)
		if !isMissing(err) {
			return dir, err
		}
		dir = filepath.Dir(dir)
	}
}

// isMissing reports whether err says that nothing is at a path, or below it.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
