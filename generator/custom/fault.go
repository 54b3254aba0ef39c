package custom

import (
	"errors"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/generator/export"
)

// This file says where a template is wrong, and in which words. Package
// text/template says it in one text, with the names of Go.

// A Fault is what is wrong with a template.
type Fault struct {
	Line, Col int // from 1; columns in code points
	Width     int // number of code points, at least 1
	Message   string
	Help      string // what to do; may be empty
}

// Error returns the message.
func (f *Fault) Error() string { return f.Message }

var (
	parseError = regexp.MustCompile(`(?s)^template: ` + rootName + `:(\d+): (.*)$`)
	runError   = regexp.MustCompile(`(?s)^template: ` + rootName + `:(\d+):(\d+): executing "[^"]*" at (.*)$`)
	plainError = regexp.MustCompile(`(?s)^template: [^ ]*: (.*)$`)
	calling    = regexp.MustCompile(`^error calling \w+: `)
)

// parseFault returns the fault for an error of parsing, which has no column: the
// place is that of the word which the message quotes.
func parseFault(text string, err error) *Fault {
	m := parseError.FindStringSubmatch(err.Error())
	if m == nil {
		return &Fault{Line: 1, Col: 1, Width: 1, Message: oneLine(err.Error())}
	}
	f := &Fault{Line: number(m[1]), Col: 1, Width: 1, Message: oneLine(m[2])}
	line := lineOf(text, f.Line)
	at := max(strings.Index(line, "{{"), 0)
	for _, quoted := range regexp.MustCompile(`"[^"]+"|<[^>]+>`).FindAllString(m[2], -1) {
		word := quoted[1 : len(quoted)-1]
		if i := strings.Index(line[at:], word); i >= 0 {
			at += i
			f.Width = utf8.RuneCountInString(word)
			break
		}
	}
	f.Col = utf8.RuneCountInString(line[:at]) + 1
	f.parseWords()
	return f
}

var noFunction = regexp.MustCompile(`^function "([^"]*)" not defined$`)

// parseWords replaces what package text/template says about parsing.
func (f *Fault) parseWords() {
	if m := noFunction.FindStringSubmatch(f.Message); m != nil {
		f.Message, f.Help = "there is no function "+strconv.Quote(m[1]), orNearest(m[1], functionNames())
	}
	if f.Message == "unexpected EOF" {
		f.Message, f.Help = "template ends inside of an if, range, with, block or define", "write {{end}} where it ends"
	}
}

// runFault returns the fault for an error of running.
func runFault(text string, err error) *Fault {
	m := runError.FindStringSubmatch(err.Error())
	if m == nil {
		message := err.Error()
		if p := plainError.FindStringSubmatch(message); p != nil {
			message = p[1]
		}
		return &Fault{Line: 1, Col: 1, Width: 1, Message: oneLine(message)}
	}
	f := &Fault{Line: number(m[1]), Width: 1}
	line := lineOf(text, f.Line)
	f.Col = utf8.RuneCountInString(line[:min(number(m[2]), len(line))]) + 1
	context, message, _ := strings.Cut(m[3], ">: ")
	if context = strings.TrimPrefix(context, "<"); !strings.Contains(context, "...") && !strings.Contains(context, ownPrefix) {
		f.Width = max(1, utf8.RuneCountInString(context))
	}
	f.Message = oneLine(calling.ReplaceAllString(message, ""))
	if p := (problem{}); errors.As(err, &p) {
		f.Help = p.help
	}
	f.inOurWords()
	return f
}

var (
	noField    = regexp.MustCompile(`^can't evaluate field (\w+) in type (\S+)$`)
	nilPointer = regexp.MustCompile(`^nil pointer evaluating \*export\.(\w+)\.(\w+)$`)
	unnamed    = regexp.MustCompile(`(?:github\.com/errgen/errgen/generator/)?\b(?:export|custom)\.`)
	noPointer  = regexp.MustCompile(`called using nil \*(\w+) pointer$`)
)

// inOurWords replaces what package text/template says about Go.
func (f *Fault) inOurWords() {
	if m := noField.FindStringSubmatch(f.Message); m != nil {
		f.Message, f.Help = noFieldWords(m[1], m[2])
		return
	}
	if m := nilPointer.FindStringSubmatch(f.Message); m != nil {
		f.Message = "there is no " + m[1] + " here, so it has no " + m[2]
		f.Help = "ask for it first: {{with …}}{{." + m[2] + "}}{{end}}"
		return
	}
	if m := noPointer.FindStringSubmatch(f.Message); m != nil {
		f.Message = "there is no " + m[1] + " here"
		return
	}
	f.Message = unnamed.ReplaceAllString(f.Message, "")
}

// modelTypes are the types of the data by their name.
var modelTypes = func() map[string]reflect.Type {
	types := map[string]reflect.Type{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || types[t.Name()] != nil {
			return
		}
		types[t.Name()] = t
		for i := range t.NumField() {
			add(t.Field(i).Type)
		}
	}
	add(reflect.TypeFor[export.Catalog]())
	add(reflect.TypeFor[Part]())
	add(reflect.TypeFor[Grouped]())
	return types
}()

func noFieldWords(name, goType string) (message, help string) {
	if elem, ok := strings.CutPrefix(goType, "[]"); ok {
		return "a list has no " + name, "go over its items: {{range …}}{{." + name + "}}{{end}}; they are of type " + unnamed.ReplaceAllString(elem, "")
	}
	typ := strings.TrimPrefix(unnamed.ReplaceAllString(goType, ""), "*")
	t, ok := modelTypes[typ]
	if !ok {
		return typ + " has no " + name, ""
	}
	return article(typ) + " has no " + name, orNearest(name, memberNames(t))
}

func functionNames() []string {
	var names []string
	for name := range newRun(export.Catalog{}, 0).functions() {
		if !strings.HasPrefix(name, ownPrefix) {
			names = append(names, name)
		}
	}
	return append(names, "and", "index", "len", "not", "or", "slice")
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return n
}

// lineOf returns line n of a text, from 1.
func lineOf(text string, n int) string {
	lines := strings.Split(text, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// oneLine returns a message on one line, cut.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 200 {
		s = string(r[:200]) + "…"
	}
	return s
}
