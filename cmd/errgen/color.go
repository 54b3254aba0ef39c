package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// A style is the parameter of an ANSI "select graphic rendition" sequence.
type style string

const (
	bold   style = "1"
	red    style = "1;31"
	green  style = "32"
	yellow style = "1;33"
	blue   style = "34"
	cyan   style = "36"
)

// A palette paints text, or leaves it as it is if it is false.
type palette bool

func (p palette) paint(s style, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// A painter decides about colour once the flags are known.
type painter func() (palette, error)

// choosePalette decides about colour. A flag beats the environment, and
// NO_COLOR (no-color.org) beats FORCE_COLOR.
func choosePalette(when string, getenv func(string) string, stdout io.Writer) (palette, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return palette(wantsColor(getenv, stdout)), nil
	}
	return false, usagef("--color: want auto, always or never, have %q", when)
}

func wantsColor(getenv func(string) string, stdout io.Writer) bool {
	switch force := getenv("FORCE_COLOR"); {
	case getenv("NO_COLOR") != "":
		return false
	case force != "" && force != "0" && force != "false":
		return true
	case getenv("TERM") == "dumb":
		return false
	}
	f, ok := stdout.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
