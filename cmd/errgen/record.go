package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/generator/output"
)

// This file writes what build systems ask for: a depfile, so that they run
// errgen again when a file that it read has changed, and a stamp, whose time
// says when it last ran.

// record writes the depfile and the stamp, if they are wanted.
func (o *generateOptions) record(s *session, batches []*batch) error {
	if o.depfile != "" {
		content, err := o.rule(s.dir, batches)
		if err != nil {
			return err
		}
		if err := output.Record(absolute(s.dir, o.depfile), content, isRule); err != nil {
			return flagError("--depfile", err)
		}
	}
	if o.stamp != "" {
		return flagError("--stamp", output.Record(absolute(s.dir, o.stamp), nil, isEmpty))
	}
	return nil
}

// flagError makes the refusal to write the file of a flag a usage error.
func flagError(flag string, err error) error {
	if refusals := (output.Refusals)(nil); errors.As(err, &refusals) {
		return usagef("%s: %w", flag, err)
	}
	return err
}

// rule returns the rule of the depfile: the stamp, or else all outputs, depend
// on all files that were read.
func (o *generateOptions) rule(cwd string, batches []*batch) ([]byte, error) {
	var targets, sources, pages []string
	for _, b := range batches {
		for _, f := range b.files {
			file := filepath.Join(b.tree.dir, filepath.FromSlash(f.Path))
			targets = append(targets, file)
			if f.Region != "" {
				pages = append(pages, file) // somebody else writes it too
			}
		}
		for _, c := range b.catalogs {
			for _, name := range c.Sources() {
				sources = append(sources, filepath.Join(b.tree.dir, filepath.FromSlash(name)))
			}
		}
	}
	if o.stamp != "" {
		sources = append(sources, pages...)
		targets = []string{absolute(cwd, o.stamp)}
	}
	left, err := makeWords(cwd, targets)
	if err != nil {
		return nil, err
	}
	right, err := makeWords(cwd, sources)
	const next = " \\\n  "
	return []byte(strings.Join(left, " ") + ":" + next + strings.Join(right, next) + "\n"), err
}

// makeWords returns paths relative to cwd as make and ninja read them.
func makeWords(cwd string, paths []string) ([]string, error) {
	slices.Sort(paths)
	var words []string
	for _, p := range slices.Compact(paths) {
		if rel, err := filepath.Rel(cwd, p); err == nil {
			p = rel
		}
		p = filepath.ToSlash(p)
		if strings.ContainsAny(p, `\%`) || clean(p) != p {
			return nil, usagef("--depfile: make cannot read the path %q", p)
		}
		words = append(words, strings.NewReplacer(" ", `\ `, "#", `\#`, ":", `\:`, "$", "$$").Replace(p))
	}
	return words, nil
}

// isRule reports whether content is a depfile: one rule, or nothing.
func isRule(content []byte) bool {
	lines := bytes.Split(bytes.TrimRight(content, "\n"), []byte("\n"))
	for _, line := range lines[:len(lines)-1] {
		if !bytes.HasSuffix(line, []byte(" \\")) {
			return false
		}
	}
	return isEmpty(content) || bytes.Contains(lines[0], []byte(":"))
}

func isEmpty(content []byte) bool { return len(content) == 0 }
