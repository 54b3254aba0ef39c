package generator

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file decides what things are called in Go, and it is the only one that
// makes a goName or a pkgName from text.

// A goName is an identifier that may be written into generated code. It
// consists of an ASCII letter and ASCII letters and digits, with an underscore
// at the end where the plain word has another meaning, and is no keyword.
type goName string

// maxName is the greatest length of a goName before affixes. Identities of
// 270 characters exist.
const maxName = 300

// affixed returns n between a prefix and a suffix of errgen's own.
func (n goName) affixed(prefix, suffix string) goName {
	return goName(prefix) + n + goName(suffix)
}

// numbered returns n with a number at its end.
func (n goName) numbered(i int) goName { return n + goName(strconv.Itoa(i)) }

// replaced returns n with base as a part of it replaced.
func (n goName) replaced(base, next goName) goName {
	return goName(strings.Replace(string(n), string(base), string(next), 1))
}

// entryName returns what the Go names of e have in common, such as
// OrderNotFound in ErrOrderNotFound, or why there is none.
func entryName(e *catalog.Entry) (goName, catalog.Diagnostics) {
	what := "entry " + quoted(e.Name)
	if e.GoName != "" {
		return givenName(what, e)
	}
	n := joined(withoutErr(catalog.Words(e.Name)))
	why := n.fault()
	if why == "" {
		return n, nil
	}
	d := diagnostic("EG0402", e.Pos, "%s has no Go name: %s", what, why)
	d.Help = "add to the entry: go: {name: " + n.spoken() + "}"
	return "", catalog.Diagnostics{d}
}

// givenName returns the name that e gives itself. Those who write the whole
// ErrOrderNotFound mean OrderNotFound.
func givenName(what string, e *catalog.Entry) (goName, catalog.Diagnostics) {
	s := e.GoName
	if rest, ok := strings.CutPrefix(s, "Err"); ok && goName(rest).fault() == "" && isUpper(rest[0]) {
		s = rest
	}
	if goName(s).fault() == "" && isUpper(s[0]) {
		return goName(s), nil
	}
	d := diagnostic("EG0402", e.Pos, "%s: want an exported Go name of ASCII letters and digits, have %s", what, quoted(e.GoName))
	d.Help = "such as: go: {name: " + joined(withoutErr(catalog.Words(e.GoName))).spoken() + "}"
	return "", catalog.Diagnostics{d}
}

// exportedName returns the exported Go name of a thing of the catalogue that
// cannot choose its own: a rule, an object type, a field. What names the
// thing in a diagnostic, such as "rule" or "field".
func exportedName(what, name string, pos catalog.Pos) (goName, catalog.Diagnostics) {
	n := joined(catalog.Words(name))
	why := n.fault()
	if why == "" {
		return n, nil
	}
	d := diagnostic("EG0402", pos, "%s %s has no Go name: %s", what, quoted(name), why)
	d.Help = "rename it"
	return "", catalog.Diagnostics{d}
}

// paramName returns the name of the parameter for a field that has an
// [exportedName]: its words with the first in lower case, and an underscore
// where that is a word of Go or of the generated code.
func paramName(field string) goName {
	words := catalog.Words(field)
	n := goName(strings.ToLower(words[0])) + joined(words[1:])
	if token.IsKeyword(string(n)) || predeclared[n] || usedInBodies[n] {
		n += "_"
	}
	return n
}

// codeName returns the name of the constant for a wire code that several
// entries share, such as CodeUnauthorized. A code without a word, or with
// characters that the name could not show, has none.
func codeName(code string) (goName, bool) {
	if strings.ContainsFunc(code, isOdd) {
		return "", false
	}
	n := "Code" + joined(catalog.Words(code))
	return n, n != "Code" && n.fault() == ""
}

// isOdd reports whether r is no part of a name in a catalogue.
func isOdd(r rune) bool {
	return r >= 0x80 || !isUpper(byte(r)) && !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789_-.:/ ", r)
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

// withoutErr drops a first word "err", which the prefix of the constant says
// already.
func withoutErr(words []string) []string {
	if len(words) > 1 && words[0] == "err" {
		return words[1:]
	}
	return words
}

// joined returns words as one name in camel case with a capital.
func joined(words []string) goName {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToUpper(w[:1]))
		b.WriteString(w[1:])
	}
	return goName(b.String())
}

// fault says why n cannot be an exported name or a part of one, or nothing.
// Keywords are in lower case, so they need no look.
func (n goName) fault() string {
	switch {
	case n == "":
		return "it has no letter"
	case '0' <= n[0] && n[0] <= '9':
		return quoted(string(n)) + " starts with a digit"
	case len(n) > maxName:
		return fmt.Sprintf("want at most %d characters, have %d", maxName, len(n))
	}
	for i := range len(n) {
		if b := n[i]; !isUpper(b) && (b < 'a' || b > 'z') && (b < '0' || b > '9') {
			return "want ASCII letters and digits"
		}
	}
	return ""
}

// spoken returns a legal name as near to n as can be, for help texts.
func (n goName) spoken() string {
	s := "E" + string(n)
	if n != "" && n[0] > '9' {
		s = string(n)
	}
	return s[:min(len(s), 40)]
}
