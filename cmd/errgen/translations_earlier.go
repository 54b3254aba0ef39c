package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/po"
	"github.com/errgen/errgen/catalog/translation"
)

// An earlier is the version that --against means: a catalogue, a file for
// translators, or neither.
type earlier struct {
	catalog *catalog.Catalog
	file    *po.File
	locale  string // of file
}

// in returns what texts in a language were.
func (e earlier) in(locale string) translation.Earlier {
	switch {
	case e.catalog != nil:
		return translation.EarlierIn(e.catalog, locale)
	case e.file != nil && e.locale == locale:
		return translation.EarlierOf(e.file)
	}
	return nil
}

// findEarlier reads the version of a catalogue that --against means.
func findEarlier(s *session, against string, c loaded, r *report) (earlier, error) {
	switch {
	case against == "":
		return earlier{}, nil
	case strings.EqualFold(filepath.Ext(against), ".po"):
		f, err := readPO(s, against)
		if fault := (po.Fault{}); errors.As(err, &fault) {
			return earlier{}, usagef("--against: %s:%d: %s", cleanPath(against), fault.Line, fault.Message)
		}
		if err != nil {
			return earlier{}, err
		}
		locale, err := translation.Locale(f.Get("Language"))
		if err != nil {
			return earlier{}, usagef("--against: %s: Language: %w", cleanPath(against), err)
		}
		return earlier{file: f, locale: locale}, nil
	}
	was, err := (&breakingOptions{against: against}).before(s, c, r)
	if err != nil || was == nil {
		return earlier{}, err
	}
	return earlier{catalog: was.catalog}, nil
}

// readPO reads a file for translators, or standard input. The error is a
// [po.Fault] if it is none.
func readPO(s *session, name string) (*po.File, error) {
	data, err := readBounded(s, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("no such file: %s", cleanPath(name))
	}
	if err != nil {
		return nil, err
	}
	return po.Parse(data)
}

// readBounded reads what a file, or standard input, may have and one byte more: more
// than that is refused whatever it holds.
func readBounded(s *session, name string) ([]byte, error) {
	in := s.stdin
	if name != stdinArg {
		file, err := os.Open(absolute(s.dir, name))
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, po.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", cleanPath(name), err)
	}
	return data, nil
}
