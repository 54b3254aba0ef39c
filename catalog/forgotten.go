package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// This file warns of constants that were probably meant as values. Such a
// constant is no error: a text may be anything.

// forgettable are the references whose names are no common constants.
var forgettable = []string{"code", "message", "status", "title", "request_id", "retry", "violations", "fields"}

// lookalike matches how other template languages, and the messages of entries,
// write values: {name}, {{ .name }}, %(name)s, and $name inside of a text.
var lookalike = regexp.MustCompile(`(?:^|[^$])(\{\{?\s*\.?([A-Za-z_][A-Za-z0-9_.-]*)\s*(\|[a-z0-9]+)?\s*\}\}?)` +
	`|(%\(([A-Za-z_][A-Za-z0-9_]*)\)s)|[^${](\$([a-z_][a-z_.]*[A-Za-z0-9_-]*)(\|[a-z0-9]+)?)`)

// A suspect is a part of a constant that looks like a value.
type suspect struct {
	offset           int
	text, name, conv string
}

// suspects returns the parts of a constant that look like values.
func suspects(s string) []suspect {
	if !strings.ContainsAny(s, "{%$") {
		return nil
	}
	var out []suspect
	for _, m := range lookalike.FindAllStringSubmatchIndex(s, -1) {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		for _, whole := range []int{1, 4, 6} {
			if m[2*whole] >= 0 {
				out = append(out, suspect{m[2*whole], part(whole), part(whole + 1), part(whole + 2)})
			}
		}
	}
	return out
}

// checkForgotten warns of a constant, which stands at offset of n, that looks
// like a reference.
func (b *bodyReader) checkForgotten(n *node, offset int, s string) {
	if name, conv, _ := strings.Cut(s, "|"); (n.plain() || offset > 0) && isForgotten(name, conv) {
		otherwise := "put the text in quotes"
		if offset > 0 {
			otherwise = "define it under const"
		}
		b.warnForgotten(n, offset, s, "$"+s, otherwise)
	}
	for _, x := range suspects(s) {
		name := strings.ToLower(x.name) + x.conv
		switch {
		case !isReference(strings.ToLower(x.name)):
		case x.text == s:
			b.warnForgotten(n, offset, s, "$"+name, "define it under const")
		default:
			b.warnForgotten(n, offset+x.offset, x.text, "${"+name+"}", "define it under const")
		}
	}
	if i := strings.Index(s, " // "); i >= 0 && strings.Contains(s, "$") {
		d := b.report.at(n.at(offset+i+1), "EG0303", "// is a part of the text here").width(2).
			help("alternatives begin with a value: $a // ${b} and more; define the text under const if it is meant")
		d.d.Severity = Warning
	}
	if verb := formatVerb.FindStringIndex(s); verb != nil {
		d := b.report.at(n.at(offset+verb[0]), "EG0303", "%s is a constant text", quote(s[verb[0]:verb[0]+2])).width(2).
			help("write ${name} for a value inside of a text, or define it under const if the constant is meant")
		d.d.Severity = Warning
	}
}

// formatVerb matches what the functions of many languages replace in a text.
var formatVerb = regexp.MustCompile(`%[sdvq](?:[^A-Za-z0-9]|$)`)

// isForgotten reports whether a constant is the name of a value without $.
func isForgotten(name, conv string) bool {
	if strings.Contains(name, ".") || conv != "" {
		return isReference(name)
	}
	return slices.Contains(forgettable, name)
}

// isReference reports whether a name is that of a value.
func isReference(name string) bool {
	if prefix, arg := refPrefix(name); prefix != "" {
		return arg != ""
	}
	_, known := refTypes[name]
	return known
}

// warnForgotten warns of a part of a constant, which stands at offset of n, and
// says what to write instead.
func (b *bodyReader) warnForgotten(n *node, offset int, text, instead, otherwise string) {
	d := b.report.at(n.at(offset), "EG0303", "%s is a constant text", quote(text)).width(len([]rune(text))).
		help("write %s for the value, or %s if the constant is meant", instead, otherwise)
	d.d.Severity = Warning
}

// checkConstant warns of a constant that looks like a field of an entry: only
// the entries that use an envelope tell what fields there are.
func (c *envelopeCheck) checkConstant(t *Node) {
	for _, x := range suspects(t.Value.Text) {
		for _, e := range c.entries {
			if f := fieldNamed(e.Fields, x.name); f != nil && !isReference(x.name) {
				d := c.report.at(t.Pos, "EG0303", "%s is a constant text, not the field %s", quote(x.text), quote(f.Name)).
					help("write ${field.%s} for the value, or define it under const if the constant is meant", f.Name).
					related(f.Pos, "the field is here")
				d.d.Severity = Warning
				break
			}
		}
	}
}
