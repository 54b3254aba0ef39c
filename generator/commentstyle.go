package generator

import (
	"bytes"
	"path"
	"strings"
)

// This file knows how formats write comments.

// A commentStyle is how a file format writes a comment of one line.
type commentStyle struct {
	open, close string
	frontMatter bool   // whether a page may begin with YAML or TOML between --- or +++
	extensions  string // of files, lower-case
}

var (
	slashes = commentStyle{open: "// ", extensions: `.c .cc .cjs .cpp .cs .cts .cxx .dart .fs .go .gradle .groovy .h .hh .hpp .java .js
		.json5 .jsonc .jsx .kt .kts .less .mjs .mts .php .proto .rs .scala .scss .swift .ts .tsx .zig`}
	hashes = commentStyle{open: "# ", extensions: `.bash .cmake .conf .cr .env .ex .exs .fish .gd .gql .graphql .jl .mk .nim .nix .pl .pm
		.properties .ps1 .py .pyi .r .rb .sh .tcl .tf .toml .txt .yaml .yml .zsh`}
	dashes     = commentStyle{open: "-- ", extensions: ".elm .hs .lua .sql"}
	semicolons = commentStyle{open: "; ", extensions: ".clj .cljc .cljs .edn .el .ini .lisp .scm"}
	percents   = commentStyle{open: "% ", extensions: ".erl .hrl .tex"}
	blocks     = commentStyle{open: "/* ", close: " */", extensions: ".css"}
	markup     = commentStyle{open: "<!-- ", close: " -->", frontMatter: true, extensions: ".htm .html .markdown .md .svg .xhtml .xml"}
	mdxMarkup  = commentStyle{open: "{/* ", close: " */}", frontMatter: true, extensions: ".mdx"}
)

// commentStyles are all styles.
var commentStyles = []commentStyle{slashes, hashes, dashes, semicolons, percents, blocks, markup, mdxMarkup}

// stylesByExtension has the formats that have comments.
var stylesByExtension = func() map[string]commentStyle {
	styles := map[string]commentStyle{}
	for _, s := range commentStyles {
		for _, extension := range strings.Fields(s.extensions) {
			styles[extension] = s
		}
	}
	return styles
}()

// styleOf returns how the format of the file writes comments.
func styleOf(name string) (commentStyle, bool) {
	style, ok := stylesByExtension[strings.ToLower(path.Ext(name))]
	return style, ok
}

// comment returns text as a comment.
func (s commentStyle) comment(text string) string {
	return s.open + text + s.close
}

// commentText returns the text of a line that is a comment in any known style.
func commentText(line string) (string, bool) {
	for _, s := range commentStyles {
		text, opened := strings.CutPrefix(line, s.open)
		text, closed := strings.CutSuffix(text, s.close)
		if opened && closed {
			return text, true
		}
	}
	return "", false
}

// opensFrontMatter reports whether first is a fence that rest closes again.
func opensFrontMatter(first, rest []byte) bool {
	return isFence(first) && bytes.Contains(rest, []byte("\n"+string(first)+"\n"))
}

// isFence reports whether line can begin or end the front matter of a page.
func isFence(line []byte) bool {
	return string(line) == "---" || string(line) == "+++"
}

// staysFirst reports whether line only works as the first of a file: one that names
// the interpreter of a script, on Linux in its first 256 bytes, the declaration of an
// XML document, or the start of PHP code.
func staysFirst(line []byte) bool {
	return bytes.HasPrefix(line, []byte("#!")) && len(line) < 256 || bytes.HasPrefix(line, []byte("<?xml ")) || bytes.HasPrefix(line, []byte("<?php"))
}
