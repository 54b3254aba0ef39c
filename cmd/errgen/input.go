package main

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/spf13/cobra"
)

// catalogueHelp explains the arguments of every command that reads catalogues.
const catalogueHelp = `CATALOGUE is a file, a directory that holds errors.yaml or a single
*.errors.yaml, or a pattern like ./... for every errors.yaml and *.errors.yaml
below that starts with the key errgen. Without arguments it is the catalogue
in the working directory or above, up to go.mod or .git.`

// inputOptions are the flags of every command that turns catalogues into
// files: which tree they may read and write, and which files are wanted.
type inputOptions struct {
	root     string
	goDir    string
	pkg      string
	markdown string
}

func (o *inputOptions) register(cmd *cobra.Command) {
	f := cmd.Flags()
	registerRoot(cmd, &o.root, "read and write")
	f.StringVar(&o.goDir, "go", "", "want a Go package in `DIR`, not what the catalogue says under generate")
	f.StringVar(&o.pkg, "package", "", "call the Go package `NAME`; needs --go")
	f.StringVar(&o.markdown, "markdown", "", "want a reference page in `FILE`, not what the catalogue says under generate")
	must(cmd.MarkFlagDirname("go"))
	must(cmd.MarkFlagFilename("markdown", "md"))
	cmd.ValidArgsFunction = completeCatalogues
}

// replaces reports whether flags say what to write.
func (o *inputOptions) replaces() bool { return o.goDir != "" || o.markdown != "" }

// validate reports flags that cannot stand together for the files found.
func (o *inputOptions) validate(found []string) error {
	switch {
	case o.pkg != "" && o.goDir == "":
		return usagef("--package needs --go")
	case o.replaces() && len(found) > 1:
		return usagef("--go and --markdown are for one catalogue, have %d", len(found))
	}
	return nil
}

// options returns what flags say about the outputs of a catalogue of t.
func (o *inputOptions) options(t *tree, c *catalog.Catalog) (generator.Options, error) {
	if !o.replaces() {
		return generator.Options{}, nil
	}
	var outputs catalog.Outputs
	dir, pos := path.Dir(c.File), catalog.Pos{File: c.File}
	if o.goDir != "" {
		out, err := t.output(dir, "--go", o.goDir)
		if err != nil {
			return generator.Options{}, err
		}
		outputs.Go = &catalog.GoOutput{Out: out, Package: o.pkg, Pos: pos}
		if g := c.Outputs.Go; g != nil { // where the package goes says nothing about what is in it
			outputs.Go.HTTP, outputs.Go.Client, outputs.Go.GRPC = g.HTTP, g.Client, g.GRPC
		}
	}
	if o.markdown != "" {
		out, err := t.output(dir, "--markdown", o.markdown)
		if err != nil {
			return generator.Options{}, err
		}
		outputs.Docs = []catalog.DocOutput{{Format: "markdown", Out: out, Pos: pos}}
	}
	return generator.Options{Outputs: &outputs}, nil
}

// output returns the path that a flag gives, relative to the directory dir.
func (t *tree) output(dir, flag, value string) (string, error) {
	if value == stdinArg {
		return "page.md", nil // printed, not written
	}
	name, ok := t.name(absolute(t.cwd, value))
	if !ok {
		return "", usagef("%s %s lies outside of %s; --root DIR allows more", flag, cleanPath(value), relative(t.cwd, t.dir))
	}
	rel, err := filepath.Rel(filepath.FromSlash(dir), filepath.FromSlash(name))
	return filepath.ToSlash(rel), err
}

// generateCommand returns the command line that makes the outputs of args up
// to date.
func (o *inputOptions) generateCommand(args []string) string {
	words := []string{"errgen", "generate"}
	for _, f := range []struct{ name, value string }{
		{"--root", o.root}, {"--go", o.goDir}, {"--package", o.pkg}, {"--markdown", o.markdown},
	} {
		if f.value != "" {
			words = append(words, f.name, shellWord(f.value))
		}
	}
	for _, arg := range args {
		words = append(words, shellWord(arg))
	}
	return strings.Join(words, " ")
}

// shellWord returns s so that a shell reads it as one word.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./@%+=:,", r)
	}
	if s != "" && !slices.ContainsFunc([]rune(s), func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(clean(s), "'", `'\''`) + "'"
}
