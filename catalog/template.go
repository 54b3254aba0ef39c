package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// A scope says which values a text may name.
type scope struct {
	owner   string    // such as `entry "X"`
	fields  *[]*Field // declared fields; a text may add to them
	declare bool      // {name:type} declares a field
	path    bool      // {path} is the place of a violation
	broken  bool      // fields may be missing because of another mistake
}

// template reads a text with placeholders. Placeholders are {name} and
// {name:type}; {{ and }} are literal braces.
func (r *resolver) template(n *node, sc scope) Template {
	var t Template
	s := str(n)
	lit := 0 // start of the literal text
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			t = append(t, Segment{Text: text.String()})
			text.Reset()
		}
	}
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], "{{"), strings.HasPrefix(s[i:], "}}"):
			r.checkDoubled(n, i, s[i:], sc)
			text.WriteString(s[lit : i+1])
			i += 2
			lit = i
		case s[i] == '{':
			end := strings.IndexAny(s[i+1:], "{}")
			if end < 0 || s[i+1+end] != '}' {
				r.braceFault(n, i, "placeholder is not closed")
				return t
			}
			text.WriteString(s[lit:i])
			flush()
			t = r.placeholder(t, n, i+1, s[i+1:i+1+end], sc)
			i += end + 2
			lit = i
		case s[i] == '}':
			r.braceFault(n, i, "closing brace has no opening one")
			return t
		default:
			i++
		}
	}
	text.WriteString(s[lit:])
	flush()
	return t
}

var doubled = regexp.MustCompile(`^\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}`)

// checkDoubled warns of {{name}} where name is a field: a placeholder of many
// other template languages, and a literal text here.
func (r *resolver) checkDoubled(n *node, offset int, rest string, sc scope) {
	m := doubled.FindStringSubmatch(rest)
	if m == nil || fieldNamed(*sc.fields, m[1]) == nil {
		return
	}
	d := r.report.at(n.at(offset), "EG0205", "%s is a literal text, not the field %s", quote(m[0]), quote(m[1])).width(len(m[0])).
		help("write {%s} for the value of the field", m[1])
	d.d.Severity = Warning
}

func (r *resolver) braceFault(n *node, offset int, message string) {
	r.report.at(n.at(offset), "EG0205", "%s", message).help("a literal brace is written twice: {{ or }}")
}

// placeholder adds the value that text names, which stands at offset of n.
func (r *resolver) placeholder(t Template, n *node, offset int, text string, sc scope) Template {
	name, typ, typed := strings.Cut(text, ":")
	name = strings.TrimSpace(name)
	at := n.at(offset)
	if sc.path && name == "path" && !typed {
		return append(t, Segment{Kind: PathValue})
	}
	if !fieldName.MatchString(name) {
		r.report.at(at, "EG0205", "%s is not the name of a field", quoteName(text)).width(len([]rune(text))).
			help("want {name} or {name:type}; a literal brace is written twice: {{ or }}")
		return t
	}
	f := fieldNamed(*sc.fields, name)
	if typed {
		f = r.declareInline(n, offset, f, name, typ, sc)
	}
	if f == nil {
		r.undeclared(at, name, typed, sc)
		return t
	}
	r.checkPlaceholder(at, f)
	return append(t, Segment{Kind: FieldValue, Field: f})
}

// declareInline declares a field in a text: {id:string}.
func (r *resolver) declareInline(n *node, offset int, f *Field, name, typ string, sc scope) *Field {
	at := n.at(offset)
	if !sc.declare {
		r.report.at(at, "EG0205", "a field cannot be declared here").width(len(name)).help("write {%s}, and declare the field under fields", name)
		return f
	}
	t, ok := r.fieldType(n, offset+len(name)+1, typ, 0)
	switch {
	case !ok && f == nil:
		return &Field{Name: name, Type: FieldType{Kind: Any}, Pos: at} // known, so not reported again
	case !ok:
		return f
	case f == nil:
		f = &Field{Name: name, Type: t, Pos: at}
		*sc.fields = append(*sc.fields, f)
	case f.Type.String() != t.String():
		r.report.at(at, "EG0205", "field %s is declared as %s here and as %s elsewhere", quote(name), t, f.Type).
			width(len(name)).help("write {%s}", name).related(f.Pos, "%s is declared here", quote(name))
	}
	return f
}

func (r *resolver) undeclared(at Pos, name string, typed bool, sc scope) {
	if sc.broken || typed {
		return // the cause was reported
	}
	draft := r.report.at(at, "EG0205", "%s has no field %s", sc.owner, quote(name)).width(len(name)).suggest(name, fieldNames(*sc.fields))
	if sc.declare {
		draft.help("declare it under fields, or in place: {%s:string}; a literal brace is written twice: {{", name)
		return
	}
	draft.help("the fields are: %s", orNone(fieldNames(*sc.fields)))
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return list(names)
}

// checkPlaceholder reports a field that cannot stand in a text.
func (r *resolver) checkPlaceholder(at Pos, f *Field) {
	name := quote(f.Name)
	switch {
	case f.Sensitive:
		r.report.at(at, "EG0214", "field %s is sensitive and cannot stand in a text", name).width(len(f.Name)).
			help("remove the placeholder, or the key sensitive").related(f.Pos, "%s is declared here", name)
	case f.Optional && f.Default == nil:
		r.report.at(at, "EG0205", "optional field %s stands in a text but has no default", name).width(len(f.Name)).
			help("add default: … to the field").related(f.Pos, "%s is declared here", name)
	case !f.Type.HasText():
		r.report.at(at, "EG0205", "field %s of type %s has no text", name, f.Type).width(len(f.Name)).
			help("name a field of another type").related(f.Pos, "%s is declared here", name)
	}
}

// checkCut warns of a comment that was probably meant to be part of a text.
func (r *resolver) checkCut(n *node, what string) {
	if n == nil || !n.plain() {
		return
	}
	end := n.src.offset(int(n.line), int(n.col)) + len(n.text)
	line := n.src.line(int(n.line))
	rest := ""
	if i := end - n.src.lines[n.line-1]; i >= 0 && i < len(line) {
		rest = strings.TrimLeft(line[i:], " \t")
	}
	if strings.HasPrefix(rest, "#") {
		d := r.report.warn(n, "EG0113", "%s ends at a comment", what).help("put the text in quotes if %s belongs to it, or move the comment to a line of its own", quote(rest))
		d.d.Pos = n.src.posAt(end + len(line[end-n.src.lines[n.line-1]:]) - len(rest))
		d.d.Width = 1
	}
}

// textsOf reads the texts of something in one language.
func (r *resolver) textsOf(s textsSyntax, sc scope) Texts {
	for _, t := range []struct {
		n    *node
		what string
	}{{s.message, "message"}, {s.title, "title"}, {s.userMessage, "user_message"}} {
		r.checkCut(t.n, t.what)
	}
	t := Texts{Title: str(s.title), Doc: str(s.doc), Causes: strs(s.causes), Remedies: strs(s.remedies)}
	if s.message != nil {
		t.Message = r.template(s.message, sc)
	}
	if s.userMessage != nil {
		t.UserMessage = r.template(s.userMessage, sc)
	}
	return t
}

// only reports the texts that something cannot have.
func (r *resolver) only(s textsSyntax, what string, allowed ...string) {
	first := func(ns []*node) *node {
		if len(ns) == 0 {
			return nil
		}
		return ns[0]
	}
	for _, t := range []struct {
		name string
		n    *node
	}{{"message", s.message}, {"title", s.title}, {"user_message", s.userMessage}, {"doc", s.doc}, {"causes", first(s.causes)}, {"remedies", first(s.remedies)}} {
		if t.n != nil && !slices.Contains(allowed, t.name) {
			r.report.node(t.n, "EG0210", "%s has no %s to translate", what, t.name).help("allowed keys: %s", list(allowed))
		}
	}
}
