package custom

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"text/template"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

// This file has the functions of templates, by their names. docs/templates.md has
// them all with examples, which a test runs. Functions of package text/template that
// print, compare or call are replaced: theirs cost nothing and print addresses.

// textFunctions make a text of a text.
var textFunctions = map[string]func(string) string{
	"camel":    func(s string) string { return camel(catalog.Words(s)) },
	"constant": func(s string) string { return strings.ToUpper(joinLower(catalog.Words(s), "_")) },
	"kebab":    func(s string) string { return joinLower(catalog.Words(s), "-") },
	"pascal":   func(s string) string { return pascal(catalog.Words(s)) },
	"sentence": catalog.Sentence,
	"snake":    func(s string) string { return joinLower(catalog.Words(s), "_") },

	"lower": strings.ToLower,
	"trim":  strings.TrimSpace,
	"upper": strings.ToUpper,

	"html":     html.EscapeString,
	"markdown": markdownCell,
	"urlquery": url.QueryEscape,
}

// functions returns all functions for one run.
func (r *run) functions() template.FuncMap {
	all := template.FuncMap{
		enterName: r.enter, leaveName: r.leave, roundName: r.round, printName: r.print,

		"print": r.printAll, "println": r.printLine, "printf": r.printf, "call": noCall,
		"eq": r.equal, "ne": r.notEqual, "lt": r.less, "le": r.lessOrEqual, "gt": r.greater, "ge": r.greaterOrEqual,

		"comment": r.comment, "identifier": r.identifier, "indent": r.indent, "wrap": r.wrap, "pad": r.pad,
		"replace": r.replace, "repeat": r.repeat, "split": r.split, "lines": r.lines, "join": r.join,
		"contains": r.contains, "hasPrefix": r.hasPrefix, "hasSuffix": r.hasSuffix, "words": r.words,

		"list": r.list, "append": r.append, "first": r.first, "last": r.last, "reverse": r.reverse, "uniq": r.uniq,
		"sort": r.sort, "sortBy": r.sortBy, "where": r.where, "groupBy": r.groupBy, "pluck": r.pluck, "has": r.has,
		"table": r.table, "parts": r.parts,

		"entry": r.index.entry, "group": r.index.group, "type": r.index.typ, "rule": r.index.rule,
		"envelope": r.index.envelope, "rateLimit": r.index.rateLimit,

		"default": r.orDefault, "add": add, "sub": sub, "fail": fail,
	}
	for name, f := range textFunctions {
		all[name] = r.textFunction(f)
	}
	for name, l := range languages {
		all[name] = r.literalFunction(l)
	}
	return all
}

// text returns the text of an argument.
func (r *run) text(v any) (string, error) {
	s, err := plain(v)
	if err != nil {
		return "", err
	}
	return s, r.spend(len(s))
}

// texts returns the texts of several arguments.
func (r *run) texts(vs ...any) ([]string, error) {
	out := make([]string, len(vs))
	for i, v := range vs {
		s, err := r.text(v)
		if err != nil {
			return nil, err
		}
		out[i] = s
	}
	return out, nil
}

// room returns an error if a text of n bytes is too long.
func (r *run) room(n int) error {
	if n > maxText {
		return problem{message: fmt.Sprintf("a text is longer than %d MiB", maxText>>20)}
	}
	return nil
}

// made returns a text that was made.
func (r *run) made(s string) (string, error) {
	if err := r.room(len(s)); err != nil {
		return "", err
	}
	return s, r.spend(len(s))
}

func (r *run) textFunction(f func(string) string) any {
	return func(v any) (string, error) {
		s, err := r.text(v)
		if err != nil {
			return "", err
		}
		return r.made(f(s))
	}
}

func (r *run) literalFunction(l language) any {
	return func(v any) (string, error) {
		value, err := valueOf(v)
		if err != nil {
			return "", err
		}
		s, err := l.literal(value)
		if err != nil {
			return "", err
		}
		return r.made(s)
	}
}

// markdownCell returns a text that is plain text in Markdown, in a table too.
func markdownCell(s string) string {
	return strings.ReplaceAll(markdown.Text(s).String(), "|", `\|`)
}

func noCall(any, ...any) (string, error) { return "", fmt.Errorf("the data has no functions to call") }

// orDefault returns v, or def if v is empty.
func (r *run) orDefault(def, v any) any {
	if truth, ok := template.IsTrue(v); ok && truth {
		if s, err := plain(v); err != nil || s != "" {
			return v
		}
	}
	return def
}

func add(a, b int) int { return a + b }

func sub(a, b int) int { return a - b }

// fail stops the template with a message of its author.
func fail(message string) (string, error) { return "", fmt.Errorf("%s", message) }
