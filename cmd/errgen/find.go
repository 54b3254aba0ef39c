package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/generator/output"
)

// stdinArg is the argument that stands for a catalogue on standard input.
const stdinArg = "-"

// findCatalogues returns the absolute paths of the catalogues that args mean,
// each once. Without arguments it is the catalogue in dir or above.
func findCatalogues(dir string, args []string) ([]string, error) {
	if len(args) == 0 {
		file, err := findAbove(dir)
		return []string{file}, err
	}
	var files []string
	for _, arg := range args {
		found, err := findArgument(dir, arg)
		if err != nil {
			return nil, err
		}
		for _, file := range found {
			if !slices.Contains(files, file) {
				files = append(files, file)
			}
		}
	}
	return files, nil
}

// findArgument returns the catalogues that one argument means.
func findArgument(dir, arg string) ([]string, error) {
	if base, ok := cutDots(arg); ok {
		return findBelow(dir, absolute(dir, base))
	}
	abs := absolute(dir, arg)
	switch arg {
	case "":
		return nil, usagef("an argument is empty")
	case stdinArg:
		return []string{abs}, nil
	}
	info, err := os.Stat(abs)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("no such file or directory: %s", cleanPath(arg))
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{abs}, nil
	}
	file, err := findIn(dir, abs)
	if err == nil && file == "" {
		err = usagef("no catalogue in %s: want errors.yaml or a single *.errors.yaml that starts with the key errgen", relative(dir, abs))
	}
	return []string{file}, err
}

// cutDots returns the directory of a pattern like ./... of the go command.
func cutDots(arg string) (base string, ok bool) {
	base, ok = strings.CutSuffix(filepath.ToSlash(arg), "...")
	if !ok || base != "" && !strings.HasSuffix(base, "/") {
		return "", false
	}
	return filepath.FromSlash(base), true
}

// absolute returns name as seen from dir.
func absolute(dir, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(dir, name)
}

// findAbove returns the catalogue in dir or the nearest one above, not above
// the top of the module or repository.
func findAbove(dir string) (string, error) {
	top, ok := output.Top(dir)
	if !ok {
		top = dir
	}
	for at := dir; ; at = filepath.Dir(at) {
		file, err := findIn(dir, at)
		if file != "" || err != nil {
			return file, err
		}
		if at == top {
			break
		}
	}
	where := "in " + relative(dir, dir)
	if top != dir {
		where += " or above, up to " + relative(dir, top)
	}
	return "", usagef("no catalogue %s: want errors.yaml or a single *.errors.yaml that starts with the key errgen; 'errgen init' makes one", where)
}

// findIn returns the catalogue of directory at, or nothing if it has none.
func findIn(cwd, at string) (string, error) {
	entries, err := os.ReadDir(at)
	if err != nil {
		return "", err
	}
	var found []string
	for _, e := range entries {
		file := filepath.Join(at, e.Name())
		ok, err := isCatalogue(file)
		if err != nil {
			return "", err
		}
		if ok && e.Name() == "errors.yaml" {
			return file, nil
		}
		if ok {
			found = append(found, file)
		}
	}
	switch len(found) {
	case 0:
		return "", nil
	case 1:
		return found[0], nil
	}
	for i, file := range found {
		found[i] = relative(cwd, file)
	}
	here := relative(cwd, at)
	return "", usagef("%s holds several catalogues: %s; name one, or all with %s/...", here, strings.Join(found, ", "), here)
}

// findBelow returns the catalogues below a directory, less those where the go
// command does not look for packages either.
func findBelow(cwd, base string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(base, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if file != base && skipDirectory(e.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		ok, err := isCatalogue(file)
		if ok {
			files = append(files, file)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(files) == 0 {
		err = usagef("no catalogue below %s: want errors.yaml or *.errors.yaml that starts with the key errgen", relative(cwd, base))
	}
	return files, err
}

func skipDirectory(name string) bool {
	return name[0] == '.' || name[0] == '_' || name == "testdata" || name == "vendor" || name == "node_modules"
}

// isCatalogue reports whether file is named like a catalogue and starts like
// one.
func isCatalogue(file string) (bool, error) {
	name := filepath.Base(file)
	if !isCatalogueName(name) {
		return false, nil
	}
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	return startsCatalogue(f)
}

// isCatalogueName reports whether a file is named like a catalogue.
func isCatalogueName(name string) bool {
	return name == "errors.yaml" || strings.HasSuffix(name, ".errors.yaml")
}

// firstKey matches the first line of a catalogue that is neither blank nor a
// comment.
var firstKey = regexp.MustCompile(`^(---\s+)?\{?\s*["']?errgen["']?\s*:`)

// startsCatalogue reports whether the first key of a YAML file is errgen. It
// reads lines, not YAML: a catalogue with mistakes must be found too.
func startsCatalogue(r io.Reader) (bool, error) {
	const most = 64 << 10 // a licence and a long comment may come first
	lines := bufio.NewScanner(io.LimitReader(r, most))
	lines.Buffer(nil, most+1)
	for lines.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || line == "---" || line[0] == '#' || line[0] == '%' {
			continue
		}
		return firstKey.MatchString(line), nil
	}
	return false, lines.Err()
}
