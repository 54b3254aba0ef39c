package gopkg

import (
	"iter"
	"reflect"
	"sort"
	"strings"
)

// A locale holds the texts in another language.
type locale struct {
	tag     string  // BCP 47
	entries []texts // sorted by kind
	rules   []ruleTexts
}

// A texts holds the texts of an entry in one language. Those that are empty
// are not translated.
type texts struct {
	kind        Kind
	message     string
	title       string
	userMessage string
}

// A ruleTexts holds the texts of a rule in one language.
type ruleTexts struct {
	rule    string
	message string
}

// message returns the template of the message in a language.
func (k Kind) message(tag string) string {
	if tag != "" {
		if s := k.translated(tag, func(t *texts) string { return t.message }); s != "" {
			return s
		}
	}
	return k.row().message
}

// userMessage returns the template of the text for an end user in a language.
func (k Kind) userMessage(tag string) string {
	if s := k.translated(tag, func(t *texts) string { return t.userMessage }); s != "" {
		return s
	}
	return k.row().userMessage
}

// title returns the title in a language.
func (k Kind) title(tag string) string {
	if s := k.translated(tag, func(t *texts) string { return t.title }); s != "" {
		return s
	}
	r := k.row()
	if r.title != "" {
		return r.title
	}
	if s, ok := constant(k.message(tag)); ok {
		return s
	}
	return inWords(r.name)
}

// inWords returns a name such as ORDER_NOT_FOUND in words: "Order not found".
func inWords(name string) string {
	s := strings.ToLower(strings.ReplaceAll(name, "_", " "))
	return strings.ToUpper(s[:1]) + s[1:]
}

// translated returns the text that pick takes from the nearest translation that
// has one, or "".
func (k Kind) translated(tag string, pick func(*texts) string) string {
	for l := range nearest(tag) {
		i := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].kind >= k })
		if i < len(l.entries) && l.entries[i].kind == k {
			if s := pick(&l.entries[i]); s != "" {
				return s
			}
		}
	}
	return ""
}

// nearest returns the languages that can stand for a BCP 47 tag: "de-AT", then
// "de".
func nearest(tag string) iter.Seq[*locale] {
	return func(yield func(*locale) bool) {
		for ; tag != ""; tag = tag[:max(0, strings.LastIndexByte(tag, '-'))] {
			for i := range locales {
				if strings.EqualFold(locales[i].tag, tag) && !yield(&locales[i]) {
					return
				}
			}
		}
	}
}

// constant returns the text of a template and whether it needs no values.
func constant(template string) (text string, ok bool) {
	if strings.IndexByte(template, '{') < 0 {
		return template, true
	}
	text = strings.ReplaceAll(template, "{{", "")
	if strings.IndexByte(text, '{') >= 0 {
		return "", false
	}
	return strings.ReplaceAll(template, "{{", "{"), true
}

// trimStop returns s without a final full stop. An ellipsis stays.
func trimStop[S string | []byte](s S) S {
	if n := len(s); n > 0 && s[n-1] == '.' && (n == 1 || s[n-2] != '.') {
		return s[:n-1]
	}
	return s
}

// A values is what the placeholders of a template stand for.
type values struct {
	names    string // of the fields, with blanks between them
	defaults []string
	fields   any    // pointer to their struct
	path     string // for {}, the place of a violation
}

// values returns the values for the texts of e, which has fields.
func (e *Error) values() values {
	r := e.kind.row()
	return values{names: r.fields, defaults: r.defaults, fields: e.fields}
}

// appendMessage appends the message of e in a language.
func (e *Error) appendMessage(b []byte, tag string) []byte {
	switch {
	case e.more != nil && e.more.message != "":
		return append(b, e.more.message...)
	case e.fields == nil:
		return append(b, e.kind.MessageIn(tag)...)
	}
	template := e.kind.message(tag)
	if e.more != nil && needs(template, e.more.missing) {
		return append(b, e.kind.title(tag)...)
	}
	vs := e.values()
	return vs.append(b, template)
}

// needs reports whether a template has a placeholder for one of the named
// fields.
func needs(template, names string) bool {
	for names != "" {
		i := strings.IndexByte(template, '{')
		switch {
		case i < 0 || i+1 == len(template):
			return false
		case template[i+1] == '{':
			template = template[i+2:]
			continue
		}
		name, rest, _ := strings.Cut(template[i+1:], "}")
		if name != "" && position(names, name) >= 0 {
			return true
		}
		template = rest
	}
	return false
}

// append appends a template with its values.
func (v *values) append(b []byte, template string) []byte {
	for {
		i := strings.IndexByte(template, '{')
		if i < 0 || i+1 == len(template) {
			return append(b, template...)
		}
		if template[i+1] == '{' {
			b, template = append(b, template[:i+1]...), template[i+2:]
			continue
		}
		b, template = append(b, template[:i]...), template[i+1:]
		end := 0
		for template[end] != '}' {
			end++
		}
		b = v.appendField(b, template[:end])
		template = template[end+1:]
	}
}

// appendField appends the value of the named field.
func (v *values) appendField(b []byte, name string) []byte {
	if name == "" {
		return append(b, v.path...)
	}
	i := position(v.names, name)
	if i < 0 || v.fields == nil { // a violation may be read without its fields
		return b
	}
	f := reflect.ValueOf(v.fields).Elem().Field(i)
	if i < len(v.defaults) && isAbsent(f) {
		return append(b, v.defaults[i]...)
	}
	return appendValue(b, f)
}

// position returns the place of name in a list with blanks between the names,
// or -1.
func position(names, name string) int {
	for i := 0; names != ""; i++ {
		end := 0
		for end < len(names) && names[end] != ' ' {
			end++
		}
		if names[:end] == name {
			return i
		}
		names = names[min(end+1, len(names)):]
	}
	return -1
}
