package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// This file answers references that do not exist with those that were meant.

// referenceFaults say what is wrong with a text behind $ that is no name.
var referenceFaults = []struct {
	form *regexp.Regexp
	help string
}{
	{regexp.MustCompile(`^\$`), "write one dollar sign: ${name}"},
	{regexp.MustCompile(`^$`), "a literal dollar sign is written $$"},
	{regexp.MustCompile(`~$`), "the ~ belongs to the key of a member: key~: $name; absent items of a list are left out without it"},
	{regexp.MustCompile(` // `), "only one value can stand here, without alternatives"},
	{regexp.MustCompile(`//|\?\?|\|\||\?:| or `), "alternatives are written $a // $b, with blanks around the slashes"},
	{regexp.MustCompile(`\$`), "a text of several values is written ${a} ${b}"},
	{regexp.MustCompile(`^\s|\s$`), "write the name without blanks around it"},
	{regexp.MustCompile(`\|.*\|`), "a value has one conversion at most"},
	{regexp.MustCompile(`[=<>!&+*?]`), "there are no expressions: a value is a reference, $if asks whether it is empty"},
	{regexp.MustCompile(`[\[\]()]`), "a field is $field.NAME; there are no calls and no indexes"},
	{regexp.MustCompile(`:`), "a conversion is written $name|conversion; a text that starts with a dollar sign is written $$…"},
	{regexp.MustCompile(`\s`), "inside of a text a value is written ${name}; a text that starts with a dollar sign is written $$…"},
	{regexp.MustCompile(``), "want $name or $name|conversion; a text that starts with a dollar sign is written $$…"},
}

// notReference reports text, which follows a $ before pos, as no reference.
func (b *bodyReader) notReference(pos Pos, text string) {
	d := b.report.at(pos, "EG0303", "%s is not a reference", quote("$"+text)).width(len([]rune(text)))
	for _, f := range referenceFaults {
		if f.form.MatchString(text) {
			d.help("%s", f.help)
			return
		}
	}
}

// unknownRef reports a name that no reference has.
func (b *bodyReader) unknownRef(pos Pos, name string) {
	d := b.report.at(pos, "EG0301", "unknown reference %s", quote("$"+name)).width(len(name))
	bare := strings.TrimSuffix(name, ".")
	if _, takesName := refTypes[bare+"."]; takesName {
		d.help("it needs a name: $%s.NAME", bare)
		return
	}
	names := refNames()
	if head, _, _ := strings.Cut(name, "."); refMembers[head] != "" {
		d.help("%s", refMembers[head])
		names = slices.DeleteFunc(names, func(known string) bool { return !strings.HasPrefix(known, head+".") })
	} else {
		d.help("a field is $field.NAME, a constant $const.NAME; a text that starts with a dollar sign is written $$…")
	}
	if meant := b.meantRef(bare); meant != "" {
		d.label("did you mean %s?", quote("$"+meant))
	} else if near := Nearest(name, names, 1); d.n <= maxSuggested && len(near) > 0 {
		d.label("did you mean %s?", quote("$"+near[0]))
	}
}

var refMembers = map[string]string{
	"v":    "a violation has v.path, v.rule, v.message, v.query, v.header, v.field.NAME and v.fields",
	"rate": "a rate limit has rate.policy, rate.scope, rate.limit, rate.remaining, rate.window and rate.reset",
	"s":    "a segment of a path has s.key and s.container",
	"l":    "a link has l.text and l.url",
}

// foreignRefs answers the names that people try first with ours.
var foreignRefs = map[string]string{
	"msg": "message", "text": "message", "error_message": "message", "detail": "message", "description": "message", "reason": "message",
	"error_code": "code", "err_code": "code", "http_status": "status", "status_code": "status", "http_code": "status", "reason_phrase": "status_text",
	"timestamp": "time", "now": "time", "date": "time", "trace_id": "request_id", "correlation_id": "request_id",
	"retry_after": "retry", "delay": "retry", "type": "docs_url", "doc_url": "docs_url", "help_url": "docs_url", "help": "docs_url",
	"lang": "locale", "language": "locale", "params": "fields", "args": "fields", "details": "fields", "data": "fields", "meta": "fields", "metadata": "fields",
	"v.pointer": "v.path|pointer", "v.param": "v.query", "v.parameter": "v.query", "v.msg": "v.message", "v.code": "v.rule", "v.name": "v.path|dot", "v.location": "v.path",
	"display_message": "user_message", "public_message": "user_message", "identity": "name", "key": "name", "grpc_code": "grpc",
}

// foreignHeads answers what stands before the dot of such names.
var foreignHeads = map[string]string{
	"violation": "v.", "violations": "v.", "problem": "v.", "problems": "v.", "item": "v.", "error": "", "err": "", "errors": "", "entry": "", "request": "request_",
	"link": "l.", "links": "l.", "segment": "s.", "step": "s.", "fields": "field.", "params": "field.", "args": "field.", "v.fields": "v.field.",
	"constant": "const.", "consts": "const.", "constants": "const.", "attrs": "attr.", "attribute": "attr.", "attributes": "attr.", "rate_limit": "rate.",
}

var upperLetter = regexp.MustCompile(`([a-z0-9])([A-Z])`)

// meantRef returns the reference that was meant by a name, or "" if that cannot
// be told.
func (b *bodyReader) meantRef(name string) string {
	snake := strings.ToLower(upperLetter.ReplaceAllString(name, "${1}_${2}"))
	if ours := foreignRefs[snake]; ours != "" {
		return ours
	}
	candidates := []string{snake}
	rest := name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		head := name[:i]
		rest = name[i+1:]
		if ours, ok := foreignHeads[head]; ok {
			candidates = append(candidates, ours+rest)
		}
		if typ, ok := refTypes[head]; ok && slices.Contains(conversions[typ], rest) {
			return head + "|" + rest
		}
	}
	switch {
	case b.consts[rest] != nil:
		candidates = append(candidates, "const."+rest)
	case b.declaresField(rest):
		candidates = append(candidates, "field."+rest)
	}
	if i := slices.IndexFunc(candidates, isReference); i >= 0 {
		return candidates[i]
	}
	return ""
}

// declaresField reports whether an entry declares a field. Envelopes are read
// before entries are.
func (b *bodyReader) declaresField(name string) bool {
	for _, f := range b.files {
		for _, e := range f.entries {
			isField := slices.ContainsFunc(e.fields, func(f fieldSyntax) bool { return f.key.text == name })
			if isField || strings.Contains(str(e.message), "{"+name+":") {
				return true
			}
		}
	}
	return false
}
