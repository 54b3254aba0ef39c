package generator

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
)

// This file words the documentation of the generated package.

// An entryDocs is the documentation of an entry, in the words of the catalogue.
type entryDocs struct {
	summary    string // its first sentence, code and status
	detail     string // what follows the first sentence
	deprecated string // what to use instead, for readers of Go; empty if it is not deprecated
	successor  string // the same for programs
}

// planDocs words the documentation of all entries, once all have names.
func (p *goPackage) planDocs() {
	names := make(map[*catalog.Entry]goName, len(p.entries))
	for _, e := range p.entries {
		names[e.Entry] = e.constName
	}
	for _, e := range p.entries {
		e.docs.summary, e.docs.detail = summaryOf(e.Entry)
		if d := e.Deprecated; d != nil {
			e.docs.deprecated, e.docs.successor = deprecation(d, ""), deprecation(d, "")
			if d.Use != nil {
				e.docs.deprecated = deprecation(d, "["+string(names[d.Use])+"]")
				e.docs.successor = deprecation(d, d.Use.Name)
			}
		}
	}
}

// of returns the documentation of something that belongs to the entry. Build
// says how to make the error, if there is more to do than to name it.
func (d entryDocs) of(build string) []paragraph {
	ps := []paragraph{para(d.summary + build)}
	if d.deprecated != "" {
		ps = append(ps, deprecated(d.deprecated))
	}
	return ps
}

// constantDoc returns the documentation of the constant of e, which has all
// that the catalogue says.
func (e *goEntry) constantDoc() []paragraph {
	build := ""
	if e.newName != "" {
		build = " Build it with [" + string(e.newName) + "]."
	}
	ps := e.docs.of(build)
	if e.docs.detail == "" {
		return ps
	}
	return append([]paragraph{ps[0], para(e.docs.detail)}, ps[1:]...)
}

// groupDoc returns the documentation of the constants of a group, or of those
// in none.
func (p *goPackage) groupDoc(g *catalog.Group) []paragraph {
	switch {
	case g != nil:
		return []paragraph{para(ended(oneLine(g.Title))), para(g.Doc)}
	case len(p.cat.Groups) > 0:
		return []paragraph{para("Other errors.")}
	}
	return []paragraph{para("Errors of " + p.cat.Name + ".")}
}

// packageDoc returns the documentation of the package.
func (p *goPackage) packageDoc() []paragraph {
	ps := []paragraph{
		para("Package " + string(p.name) + " holds the errors of " + p.cat.Name + "."),
		para(p.cat.Doc),
		para(`The constants that begin with Err are the entries of the catalogue, and errors themselves. What an error
carries beside its entry is given to the function that begins with New: the fields that are not optional, then, as far as
the entry has them, the delay after which the client may try again, and violations of rules or functions that set optional
fields. An entry that carries nothing has no such function: return its constant.`),
		para(`[errors.Is] finds an entry in an error, however it is wrapped or joined. [As] finds the fields of an entry, and
[From] the first error of this package, whatever its entry. [Error.Wrap] adds a cause, which is logged but never sent.`),
	}
	if p.wire == nil {
		return ps
	}
	if p.wire.writes {
		ps = append(ps, para(`A [Responder] answers HTTP requests with these errors: [Responder.Handler] with those that a function returns,
[Responder.Write] with one that is at hand. Of an error that the catalogue does not know nothing is sent.`))
	}
	if p.wire.reads {
		ps = append(ps, para(`[Decode] makes the same errors of such answers, for clients. What is not surely one of them is an
[UnknownError].`))
	}
	return ps
}

// deprecation says what to use instead of a deprecated entry. Use is the name
// of another one, or empty.
func deprecation(d *catalog.Deprecation, use string) string {
	text := strings.TrimSpace(d.Doc)
	switch {
	case use != "" && text != "":
		return "Use " + use + " instead. " + text
	case use != "":
		return "Use " + use + " instead."
	case text != "":
		return text
	case d.Since != "":
		return "Not in use since " + d.Since + "."
	}
	return "No longer in use."
}

// summaryOf returns the first sentence about e with its code and status, and
// the rest of its documentation.
func summaryOf(e *catalog.Entry) (summary, rest string) {
	sentence, rest := firstSentence(e.Doc)
	if sentence == "" {
		sentence = oneLine(firstText(plainText(e.Message), e.Title, e.Name))
	}
	return ended(sentence) + onTheWire(e), rest
}

// firstText returns the first text that is not blank.
func firstText(texts ...string) string {
	for _, s := range texts {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// onTheWire returns the code and the status of e as a sentence.
func onTheWire(e *catalog.Entry) string {
	switch {
	case e.Code.Set && e.Status != 0:
		return fmt.Sprintf(" Code %s, status %d.", spelled(e.Code.Text), e.Status)
	case e.Code.Set:
		return fmt.Sprintf(" Code %s.", spelled(e.Code.Text))
	case e.Status != 0:
		return fmt.Sprintf(" Status %d.", e.Status)
	}
	return ""
}

// spelled returns a code as it stands in a sentence, in quotes if a reader
// could not see where it ends.
func spelled(code string) string {
	if code == "" || strings.ContainsFunc(code, isOdd) || strings.ContainsAny(code, " .") {
		return strconv.Quote(code)
	}
	return code
}

// plainText returns t with its placeholders as the catalogue writes them.
func plainText(t catalog.Template) string {
	var b strings.Builder
	for _, s := range t {
		switch s.Kind {
		case catalog.Literal:
			b.WriteString(s.Text)
		case catalog.FieldValue:
			b.WriteString("{" + s.Field.Name + "}")
		case catalog.PathValue:
			b.WriteString("{path}")
		}
	}
	return b.String()
}

// notProse matches the beginning of Markdown that is no running text: a
// heading, a list, a quotation, a table, code, HTML.
var notProse = regexp.MustCompile("^(?:[#>|<]|```|~~~|[-*+] |[0-9]+[.)] |    )")

// sentenceEnd matches the end of a sentence in running text.
var sentenceEnd = regexp.MustCompile(`([.!?]["'’”)]?)(?:\s+[\p{Lu}"'“(\[]|\s*$)`)

// firstSentence splits Markdown after its first sentence, which is in one line.
// The sentence is empty if text does not begin with one.
func firstSentence(text string) (sentence, rest string) {
	text = strings.TrimSpace(text)
	if text == "" || notProse.MatchString(text) {
		return "", text
	}
	end := len(text)
	if i := strings.Index(text, "\n\n"); i >= 0 {
		end = i
	}
	if at := sentenceEnd.FindStringSubmatchIndex(text[:end]); at != nil {
		end = at[3]
	}
	return oneLine(text[:end]), strings.TrimSpace(text[end:])
}

// oneLine returns text with single blanks between its words.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// ended returns a sentence with something that ends it.
func ended(sentence string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(sentence, `"'’”)`))
	if strings.ContainsRune(".!?:…。！？", last) {
		return sentence
	}
	return sentence + "."
}
