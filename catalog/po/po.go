// Package po reads and writes files of GNU gettext: texts with their translation,
// as translators and their tools exchange them.
//
// It is strict. [Parse] takes UTF-8 and the part of the format that names texts by
// a context and has no plural forms, and refuses everything else with its line;
// [File.Bytes] writes one form. What Parse takes, Bytes writes so that it is read
// as the same.
package po

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A File is a file of translations into one language.
type File struct {
	Comments []string // before the header, each one line
	Header   []Field
	Entries  []Entry // no two have one context
}

// A Field is a line of the header, such as Language: de.
type Field struct {
	Name, Value string
}

// An Entry is a text and its translation.
type Entry struct {
	Comments []string // of translators, each one line
	Notes    []string // for translators, each one line
	Places   []string // references to the source, without blanks
	Flags    []string // such as fuzzy: the translation is to be looked at
	Previous string   // the text that was translated, if it is another now; may be empty
	Context  string   // names the text
	ID       string   // the text
	Text     string   // its translation; empty if there is none
	Line     int      // of the translation; 0 if it was not read from a file
}

// Fuzzy is the flag of a translation that may be wrong.
const Fuzzy = "fuzzy"

// Has reports whether the entry has a flag.
func (e Entry) Has(flag string) bool { return slices.Contains(e.Flags, flag) }

// Get returns the value of a field of the header, or nothing.
func (f *File) Get(name string) string {
	for _, field := range f.Header {
		if field.Name == name {
			return field.Value
		}
	}
	return ""
}

// Set gives a value to a field of the header, at its end if it is not there yet.
func (f *File) Set(name, value string) {
	for i := range f.Header {
		if f.Header[i].Name == name {
			f.Header[i].Value = value
			return
		}
	}
	f.Header = append(f.Header, Field{name, value})
}

// Bytes returns the text of the file.
func (f *File) Bytes() []byte {
	var b bytes.Buffer
	var header strings.Builder
	for _, field := range f.Header {
		fmt.Fprintf(&header, "%s: %s\n", field.Name, field.Value)
	}
	writeComments(&b, "#", f.Comments)
	writeText(&b, "", "msgid", "")
	writeText(&b, "", "msgstr", header.String())
	for _, e := range f.Entries {
		b.WriteByte('\n')
		e.write(&b)
	}
	return b.Bytes()
}

func (e Entry) write(b *bytes.Buffer) {
	writeComments(b, "#", e.Comments)
	writeComments(b, "#.", e.Notes)
	writeComments(b, "#:", e.Places)
	if len(e.Flags) > 0 {
		writeComments(b, "#,", []string{strings.Join(e.Flags, ", ")})
	}
	if e.Previous != "" {
		writeText(b, "#| ", "msgid", e.Previous)
	}
	writeText(b, "", "msgctxt", e.Context)
	writeText(b, "", "msgid", e.ID)
	writeText(b, "", "msgstr", e.Text)
}

func writeComments(b *bytes.Buffer, mark string, lines []string) {
	for _, line := range lines {
		b.WriteString(strings.TrimRight(mark+" "+oneLine.Replace(line), " ") + "\n")
	}
}

// oneLine keeps a comment from ending before its end.
var oneLine = strings.NewReplacer("\n", " ", "\r", " ", "\v", " ", "\f", " ")

// writeText writes a keyword with a text: on one line, or each line of the text on
// one of its own.
func writeText(b *bytes.Buffer, prefix, keyword, text string) {
	lines := slices.Collect(strings.Lines(text))
	if len(lines) != 1 {
		lines = append([]string{""}, lines...)
	}
	for i, line := range lines {
		if i > 0 {
			keyword = ""
		}
		b.WriteString(prefix + strings.TrimLeft(keyword+" "+quoted(line), " ") + "\n")
	}
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`, "\v", `\v`, "\f", `\f`)

func quoted(text string) string { return `"` + escaper.Replace(text) + `"` }
