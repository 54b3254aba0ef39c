package generator

import (
	"io/fs"
	"path"
	"strings"

	"github.com/errgen/errgen/templates"
)

// A Template is a template that comes with errgen, as a start for one of the user's
// own.
type Template struct {
	Name string // such as "python"
	File string // a name for it, such as "errors.py.tmpl"
	Doc  string // what it makes, in a few words
	Text string
}

// Templates returns the templates that come with errgen, sorted by name.
func Templates() []Template {
	names, err := fs.Glob(templates.Starters, "starters/*.tmpl")
	if err != nil {
		panic(err) // the pattern is wrong
	}
	var out []Template
	for _, file := range names {
		text, err := templates.Starters.ReadFile(file)
		if err != nil {
			panic(err) // it is embedded
		}
		name, rest, _ := strings.Cut(path.Base(file), ".")
		out = append(out, Template{Name: name, File: "errors." + rest, Doc: starterDoc(string(text)), Text: string(text)})
	}
	return out
}

// starterDoc returns the first sentence of the comment that a template begins with.
func starterDoc(text string) string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "{{- "), "/* ")
	sentence, _, _ := strings.Cut(text, ".")
	return strings.Join(strings.Fields(sentence), " ")
}
