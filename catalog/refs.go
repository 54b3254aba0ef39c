package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// refTypes are the references that a body template may use, by name, with the
// type of their value. Those that end with a dot take the name of a field, an
// attr and so on.
var refTypes = map[string]RefType{
	"code": RefCode, "name": RefText, "status": RefInt, "status_text": RefText,
	"message": RefText, "title": RefText, "user_message": RefText,
	"docs_url": RefText, "request_id": RefText, "instance": RefText, "locale": RefText,
	"localized": RefText, "grpc": RefText, "retry": RefDuration, "time": RefTime,
	"field.": RefField, "v.field.": RefField, "fields": RefMap, "v.fields": RefMap,
	"attr.": RefConst, "const.": RefConst,
	"rate.policy": RefText, "rate.scope": RefText, "rate.limit": RefInt, "rate.remaining": RefInt,
	"rate.window": RefDuration, "rate.reset": RefTime,
	"violations": RefList, "problems": RefList, "errors": RefList, "links": RefList,
	"v": RefViolation, "v.path": RefPath, "v.rule": RefText, "v.message": RefText, "v.query": RefText, "v.header": RefText,
	"s.key": RefSegment, "s.container": RefText, "l.text": RefText, "l.url": RefText,
}

// conversions are the conversions that a type of value has.
var conversions = map[RefType][]string{
	RefText:     {"string"},
	RefInt:      {"string"},
	RefCode:     {"string"},
	RefSegment:  {"string"},
	RefConst:    {"string"},
	RefMap:      {"strings"},
	RefDuration: {"string", "ms", "s", "float", "proto"},
	RefTime:     {"string", "unix", "rfc3339", "httpdate"},
	RefPath:     {"dot", "bracket", "pointer", "fragment"},
	RefField:    {"string", "strings", "ms", "s", "float", "proto", "unix", "rfc3339", "httpdate"},
}

// fieldConversions are the conversions of a field by its kind.
var fieldConversions = map[Kind][]string{
	Duration: conversions[RefDuration],
	Time:     conversions[RefTime],
	Map:      conversions[RefMap],
	List:     {"string"},
	Object:   nil,
}

func conversionsOfKind(k Kind) []string {
	if cs, special := fieldConversions[k]; special {
		return cs
	}
	return []string{"string"}
}

var refSyntax = regexp.MustCompile(`^([a-z_]+(?:\.[A-Za-z0-9_-]+)*)(?:\s*\|\s*([A-Za-z0-9_]*))?$`)

// refNames returns the names of all references for suggestions.
func refNames() []string {
	names := keysOf(refTypes)
	for i, name := range names {
		if strings.HasSuffix(name, ".") {
			names[i] += "NAME"
		}
	}
	return names
}

// ref reads a reference without its $, which stands at offset of n.
func (b *bodyReader) ref(n *node, offset int, text string) (Ref, bool) {
	pos := n.at(offset)
	m := refSyntax.FindStringSubmatch(text)
	if m == nil {
		b.report.at(pos, "EG0303", "%s is not a reference", quote("$"+text)).width(len([]rune(text))).
			help("want $name or $name|conversion; a text that starts with a dollar sign is written $$…")
		return Ref{}, false
	}
	ref := Ref{Name: m[1], Conv: m[2], Pos: pos}
	typ, known := refTypes[ref.Name]
	if !known {
		for _, prefix := range []string{"v.field.", "field.", "attr.", "const."} {
			if arg, ok := strings.CutPrefix(ref.Name, prefix); ok {
				ref.Name, ref.Arg = prefix[:len(prefix)-1], arg
				typ, known = refTypes[prefix], true
				break
			}
		}
	}
	if !known || strings.HasSuffix(ref.Name, ".") {
		b.report.at(pos, "EG0301", "unknown reference %s", quote("$"+m[1])).width(len(m[1])).suggest(m[1], refNames()).
			help("%s", refHelp(m[1]))
		return Ref{}, false
	}
	if arg, ok := strings.CutPrefix(ref.Name, "rate."); ok {
		ref.Name, ref.Arg = "rate", arg
	}
	ref.Type = typ
	return ref, b.checkRef(ref, text)
}

func refHelp(name string) string {
	head, _, _ := strings.Cut(name, ".")
	if members := refMembers[head]; members != "" {
		return members
	}
	return "a field is $field.NAME, a constant $const.NAME; a text that starts with a dollar sign is written $$…"
}

var refMembers = map[string]string{
	"v":    "a violation has v.path, v.rule, v.message, v.query, v.header, v.field.NAME and v.fields",
	"rate": "a rate limit has rate.policy, rate.scope, rate.limit, rate.remaining, rate.window and rate.reset",
	"s":    "a segment of a path has s.key and s.container",
	"l":    "a link has l.text and l.url",
}

// checkRef checks what does not depend on entries.
func (b *bodyReader) checkRef(ref Ref, text string) bool {
	width := len(text)
	scopeOf := map[string]string{"s": "v.path", "l": "links"}
	head, _, _ := strings.Cut(ref.Name, ".")
	list, scoped := scopeOf[head]
	switch {
	case ref.Name == "const" && b.consts[ref.Arg] == nil && ref.Pos.File != builtinFile:
		b.report.at(ref.Pos, "EG0301", "unknown constant %s", quote(ref.Arg)).width(width).suggest(ref.Arg, keysOf(b.consts)).
			help("define it under const")
	case scoped && !slices.Contains(b.lists, list):
		b.report.at(ref.Pos, "EG0304", "$%s stands outside $each: $%s", ref.Name, list).width(width).
			help("write {$each: $%s, $as: …} around it", list)
	case strings.Contains(text, "|") && !slices.Contains(conversions[ref.Type], ref.Conv):
		b.report.at(ref.Pos, "EG0302", "%s has no conversion %s", quote("$"+refText(ref)), quote(ref.Conv)).width(width).
			suggest(ref.Conv, conversions[ref.Type]).help("it has: %s", orNone(conversions[ref.Type]))
	case (b.header || b.text()) && ref.Conv == "" && (ref.Type == RefMap || ref.Type == RefList || ref.Type == RefPath || ref.Type == RefViolation):
		b.report.at(ref.Pos, "EG0302", "%s has no text", quote("$"+refText(ref))).width(width).help("name a value that is a text or a number")
	default:
		return true
	}
	return false
}

// refText returns a reference as it is written, without $ and conversion.
func refText(ref Ref) string {
	if ref.Arg != "" {
		return ref.Name + "." + ref.Arg
	}
	return ref.Name
}
