package catalog

import (
	"regexp"
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

// conversionsOfKind returns the conversions of a field of type t.
func conversionsOfKind(t FieldType) []string {
	if cs, special := fieldConversions[t.Kind]; special && t.HasText() {
		return cs
	} else if !t.HasText() {
		return nil
	}
	return []string{"string"}
}

// refSyntax takes more than there is, so that what is wrong can be said.
var refSyntax = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]*)*)(?:\s*\|\s*([A-Za-z0-9_]*))?$`)

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

// refPrefix splits a reference such as field.NAME. The prefix ends with a dot,
// and is empty for other references.
func refPrefix(name string) (prefix, arg string) {
	for _, prefix := range []string{"v.field.", "field.", "attr.", "const."} {
		if arg, ok := strings.CutPrefix(name, prefix); ok {
			return prefix, arg
		}
	}
	return "", ""
}

// A use says what a template does with a reference.
type use int

const (
	asValue     use = iota // writes its value
	asText                 // writes its value as a text, or as a part of one
	asCondition            // asks whether it is empty
	asList                 // goes over its items
	asMembers              // writes its members
)

// ref reads a reference without its $, which stands at offset of n.
func (b *bodyReader) ref(n *node, offset int, text string, as use) (Ref, bool) {
	pos := n.at(offset)
	m := refSyntax.FindStringSubmatch(text)
	if m == nil {
		b.notReference(pos, text)
		return Ref{}, false
	}
	ref := Ref{Name: m[1], Pos: pos}
	prefix, arg := refPrefix(ref.Name)
	typ, known := refTypes[ref.Name]
	if prefix != "" {
		ref.Name, ref.Arg = strings.TrimSuffix(prefix, "."), arg
		typ, known = refTypes[prefix]
	}
	if !known || prefix != "" && arg == "" || strings.HasSuffix(ref.Name, ".") {
		b.unknownRef(pos, m[1])
		return Ref{}, false
	}
	if arg, ok := strings.CutPrefix(ref.Name, "rate."); ok {
		ref.Name, ref.Arg = "rate", arg
	}
	ref.Type = typ
	if !b.checkRef(ref, text, m[2], as) {
		return ref, false
	}
	ref.Conv = m[2]
	return ref, true
}

// refText returns a reference as it is written, without $ and conversion.
func refText(ref Ref) string {
	if ref.Arg != "" {
		return ref.Name + "." + ref.Arg
	}
	return ref.Name
}
