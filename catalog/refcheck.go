package catalog

import (
	"slices"
	"strings"
)

// This file checks references as far as that does not depend on entries.

// checkRef checks a reference, which is written as text, with the conversion
// that it wants.
func (b *bodyReader) checkRef(ref Ref, text, conv string, as use) bool {
	width := len([]rune(text))
	if ref.Name == "const" && b.consts[ref.Arg] == nil && ref.Pos.File != builtinFile {
		b.report.at(ref.Pos, "EG0301", "unknown constant %s", quote(ref.Arg)).width(width).suggest(ref.Arg, keysOf(b.consts)).
			help("define it under const; a constant is used as a whole")
		return false
	}
	if strings.Contains(text, "|") {
		if convs := conversions[ref.Type]; !slices.Contains(convs, conv) {
			b.wrongConversion(ref, conv, convs, width)
			return false
		}
	}
	ref.Conv = conv
	return b.checkUse(ref, as, text) && b.checkScope(ref, width)
}

// listsFor are the lists that references are about the items of.
var listsFor = map[string][]string{"s": {"v.path"}, "l": {"links"}, "v": {"violations", "problems"}}

// checkScope reports a reference to an item outside of its list.
func (b *bodyReader) checkScope(ref Ref, width int) bool {
	head, _, _ := strings.Cut(ref.Name, ".")
	lists := listsFor[head]
	if lists == nil || slices.ContainsFunc(lists, func(name string) bool { return slices.Contains(b.lists, name) }) {
		return true
	}
	d := b.report.at(ref.Pos, "EG0304", "%s stands outside $each: $%s", quote("$"+refText(ref)), lists[0]).width(width).
		help("write {$each: $%s, $as: …} around it", lists[0])
	if head != "v" {
		return false
	}
	d.d.Severity = Warning // it is absent there, so that one template can serve inside and outside
	return true
}

func (b *bodyReader) constValue(name string) Value {
	if m := b.consts[name]; m != nil {
		return m.Value
	}
	return Value{}
}

// kindName names the kind of v for messages.
func (v Value) kindName() string {
	return [...]string{NullValue: "null", BoolValue: "true or false", NumberValue: "a number", TextValue: "a text", ListValue: "a list", MapValue: "a map"}[v.Kind]
}

// foreignConversions answers conversions of other languages with ours.
var foreignConversions = map[string]string{
	"str": "string", "text": "string", "tostring": "string", "seconds": "s", "sec": "s", "secs": "s", "milliseconds": "ms", "millis": "ms",
	"iso": "rfc3339", "iso8601": "rfc3339", "date": "rfc3339", "datetime": "rfc3339", "timestamp": "unix", "epoch": "unix", "http": "httpdate",
	"rfc1123": "httpdate", "jsonpointer": "pointer", "json_pointer": "pointer", "rfc6901": "pointer", "dotted": "dot", "dots": "dot", "brackets": "bracket",
}

func (b *bodyReader) wrongConversion(ref Ref, conv string, convs []string, width int) {
	where := quote("$" + refText(ref))
	if conv == "" {
		b.report.at(ref.Pos, "EG0302", "the conversion of %s is missing", where).width(width).help("remove the bar, or write one behind it: %s", orNone(convs))
		return
	}
	d := b.report.at(ref.Pos, "EG0302", "%s has no conversion %s", where, quote(conv)).width(width).help("it has %s", orNone(convs))
	if ours := foreignConversions[strings.ToLower(conv)]; slices.Contains(convs, ours) {
		d.label("did you mean %s?", quote(ours))
	} else {
		d.suggest(conv, convs)
	}
}

// checkUse reports a value that cannot stand where it is used.
func (b *bodyReader) checkUse(ref Ref, as use, text string) bool {
	fault := func(rule, format string, args ...any) draft {
		return b.report.at(ref.Pos, rule, format, args...).width(len([]rune(text)))
	}
	where := quote("$" + text)
	switch {
	case as == asText && !hasText(ref):
		fault("EG0302", "%s has no text", where).help("%s", textHelp(ref))
	case as == asValue && ref.Type == RefList:
		fault("EG0304", "%s is a list of things that have no form of their own", where).help("write what each becomes: {$each: $%s, $as: …}", ref.Name)
	case as == asValue && ref.Type == RefViolation:
		fault("EG0304", "%s has no form of its own", where).help("name its parts: {rule: $v.rule, message: $v.message}; $if: $v asks whether there is one")
	case as == asMembers && !b.hasMembers(ref):
		fault("EG0304", "$spread is %s, which is no map", where).help("write a map, $fields, or the name of a field or a constant that is a map")
	default:
		return true
	}
	return false
}

// hasText reports whether a value can be a text. Constants of any form have one,
// as fields of that form have.
func hasText(ref Ref) bool {
	switch ref.Type {
	case RefMap, RefList, RefViolation:
		return false
	case RefPath:
		return ref.Conv != ""
	}
	return true
}

func textHelp(ref Ref) string {
	switch {
	case ref.Type == RefPath:
		return "write $v.path|dot, or another conversion"
	case ref.Name == "fields":
		return "name one field: $field.NAME"
	case ref.Name == "v.fields":
		return "name one field: $v.field.NAME"
	}
	return "name a value that is a text or a number"
}

// hasMembers reports whether a value can be an object, as far as that is known.
func (b *bodyReader) hasMembers(ref Ref) bool {
	switch {
	case ref.Conv != "" && ref.Conv != "strings":
		return false
	case ref.Name == "const":
		return b.constValue(ref.Arg).Kind == MapValue || b.consts[ref.Arg] == nil
	}
	return ref.Type == RefMap || ref.Type == RefField || ref.Name == "attr"
}
