package catalog

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// This file reads scalars. What is read is always the text that the author
// wrote, never the value that YAML makes of it.

// str returns the text of n, or "" if n was not written. One final line break
// of a block text is dropped.
func str(n *node) string {
	if n == nil {
		return ""
	}
	if n.style == blockStyle {
		return strings.TrimSuffix(n.text, "\n")
	}
	return n.text
}

// strs returns the texts of nodes.
func strs(nodes []*node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, str(n))
	}
	return out
}

// boolean reads true or false. A node that was not written is false.
func (r *resolver) boolean(n *node, what string) bool {
	switch {
	case n == nil:
		return false
	case n.plain() && n.text == "true":
		return true
	case n.plain() && n.text == "false":
		return false
	}
	r.report.node(n, "EG0104", "%s is %s, want true or false", what, n.describe())
	return false
}

var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)

// integer reads a decimal number within bounds. It reports false if n is none.
func (r *resolver) integer(n *node, what string, low, high int64) (int64, bool) {
	if n == nil {
		return 0, false
	}
	if !n.plain() || !decimal.MatchString(n.text) {
		draft := r.report.node(n, "EG0104", "%s is %s, want a whole number", what, n.describe())
		draft.help("%s", numberHelp(n, low))
		return 0, false
	}
	v, err := strconv.ParseInt(n.text, 10, 64)
	if err != nil || v < low || v > high {
		r.report.node(n, "EG0112", "%s is %s, which is out of range: want %d to %d", what, quote(n.text), low, high)
		return 0, false
	}
	return v, true
}

// numberHelp says why a text that looks like a number is none.
func numberHelp(n *node, low int64) string {
	digits := strings.TrimLeft(n.text, "+-")
	switch {
	case !n.plain() && decimal.MatchString(n.text):
		return "remove the quotes"
	case strings.HasPrefix(digits, "0x"), strings.HasPrefix(digits, "0o"), strings.HasPrefix(digits, "0b"):
		return "write it with decimal digits"
	case len(digits) > 1 && digits[0] == '0' && strings.Trim(digits, "0123456789") == "":
		return "leading zeros mean different numbers to different readers: write it without"
	case strings.Contains(digits, "_") && strings.Trim(digits, "0123456789_") == "":
		return "write it without underscores"
	}
	if low >= 0 {
		return "write it with decimal digits"
	}
	return "write it with decimal digits, and a minus if it is negative"
}

// maxDelay bounds delays and windows. It is far above every real one.
const maxDelay = 10 * 365 * 24 * time.Hour

// duration reads a positive length of time such as 30s or 1m30s.
func (r *resolver) duration(n *node, what string) (time.Duration, bool) {
	v, err := time.ParseDuration(n.text)
	switch {
	case n.kind != scalarNode || err != nil:
		draft := r.report.node(n, "EG0104", "%s is %s, want a duration such as 30s or 1m30s", what, n.describe())
		if decimal.MatchString(n.text) {
			draft.help("write the unit: %ss or %sms", n.text, n.text)
		}
		return 0, false
	case v <= 0 || v > maxDelay:
		r.report.node(n, "EG0112", "%s is %s, want more than 0s and at most 10 years", what, quote(n.text))
		return 0, false
	}
	return v, true
}

// foreignWords answers words of other tools with ours.
var foreignWords = map[string]string{
	"warning": "warn", "critical": "error", "fatal": "error", "err": "error", "information": "info", "trace": "debug",
	"md": "markdown", "ts": "typescript", "htm": "html", "swagger": "openapi", "integer": "int", "number": "int", "text": "string",
}

// oneOf reads one of a list of words.
func (r *resolver) oneOf(n *node, what string, words []string) string {
	if n == nil {
		return ""
	}
	for _, w := range words {
		if n.text == w {
			return w
		}
	}
	draft := r.report.node(n, "EG0112", "unknown %s %s", what, quoteName(n.text)).help("want one of: %s", list(words))
	if ours := foreignWords[n.text]; slices.Contains(words, ours) {
		draft.label("did you mean %s?", quote(ours))
	} else {
		draft.suggest(n.text, words)
	}
	return ""
}

// jsonNumber is the grammar of numbers in JSON (RFC 8259, section 6).
var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// oddNumber matches plain texts that some YAML readers take for a number.
var oddNumber = regexp.MustCompile(`^[-+]?(0[0-7_]+|0[xob][0-9a-fA-F_]+|[0-9][0-9_]*(\.[0-9_]*)?|\.[0-9_]+|\.inf|\.Inf|\.nan|\.NaN)([eE][-+]?[0-9]+)?$`)

// constant reads a value whose type the author chooses by how it is written.
func (r *resolver) constant(n *node, what string) Value {
	switch n.kind {
	case listNode:
		v := Value{Kind: ListValue}
		for _, item := range n.items {
			v.Items = append(v.Items, r.constant(item, what))
		}
		return v
	case mapNode:
		v := Value{Kind: MapValue}
		for _, p := range n.pairs {
			v.Members = append(v.Members, Member{p.key.text, r.constant(p.val, what), p.key.pos()})
		}
		return v
	}
	return r.scalar(n, what)
}

func (r *resolver) scalar(n *node, what string) Value {
	switch {
	case n.null():
		return Value{Kind: NullValue}
	case n.plain() && (n.text == "true" || n.text == "false"):
		return Value{Kind: BoolValue, Text: n.text}
	case n.plain() && jsonNumber.MatchString(n.text):
		return Value{Kind: NumberValue, Text: n.text}
	case n.plain() && oddNumber.MatchString(n.text):
		r.report.node(n, "EG0104", "%s is %s, which is a number to some readers and a text to others", what, quote(n.text)).
			help("put it in quotes if it is a text; else write it as JSON does")
	}
	return Value{Kind: TextValue, Text: str(n)}
}

// typed reads a value of a declared type.
func (r *resolver) typed(n *node, t FieldType, what string) (Value, bool) {
	switch t.Kind {
	case Any:
		return r.constant(n, what), true
	case List:
		return r.typedList(n, t, what)
	case Map, Object:
		return r.typedMap(n, t, what)
	}
	if n.kind != scalarNode || n.null() {
		r.report.node(n, "EG0104", "%s is %s, want %s", what, n.describe(), t)
		return Value{}, false
	}
	if t.Kind == String {
		return Value{Kind: TextValue, Text: str(n)}, true
	}
	v, ok := scalarOf(n, t.Kind)
	if !ok {
		r.report.node(n, "EG0104", "%s is %s, want %s: %s", what, n.describe(), t, wants[t.Kind])
	}
	return v, ok
}

var wants = map[Kind]string{
	Bool: "true or false", Int: "a whole number", Int64: "a whole number of 64 bits", Uint64: "a whole number from 0",
	Float: "a number", Time: "RFC 3339, such as 2024-01-02T15:04:05Z", Duration: "such as 1m30s",
}

// scalarOf reads a scalar of a kind that is no text.
func scalarOf(n *node, kind Kind) (Value, bool) {
	number := n.plain() && jsonNumber.MatchString(n.text)
	var err error
	switch kind {
	case Bool:
		return Value{Kind: BoolValue, Text: n.text}, n.plain() && (n.text == "true" || n.text == "false")
	case Int, Int64:
		_, err = strconv.ParseInt(n.text, 10, 64)
	case Uint64:
		_, err = strconv.ParseUint(n.text, 10, 64)
	case Float:
		var f float64
		f, err = strconv.ParseFloat(n.text, 64)
		number = number && !math.IsInf(f, 0)
	case Time:
		_, err = time.Parse(time.RFC3339Nano, n.text)
		return Value{Kind: TextValue, Text: n.text}, err == nil
	case Duration:
		_, err = time.ParseDuration(n.text)
		return Value{Kind: TextValue, Text: n.text}, err == nil
	}
	return Value{Kind: NumberValue, Text: n.text}, number && err == nil
}

func (r *resolver) typedList(n *node, t FieldType, what string) (Value, bool) {
	if n.kind != listNode {
		r.report.node(n, "EG0104", "%s is %s, want a list", what, n.describe())
		return Value{}, false
	}
	v, good := Value{Kind: ListValue}, true
	for _, item := range n.items {
		iv, ok := r.typed(item, *t.Elem, what)
		v.Items, good = append(v.Items, iv), good && ok
	}
	return v, good
}

func (r *resolver) typedMap(n *node, t FieldType, what string) (Value, bool) {
	if n.kind != mapNode {
		r.report.node(n, "EG0104", "%s is %s, want a map", what, n.describe())
		return Value{}, false
	}
	if t.Kind == Object {
		ms, ok := r.values(n.pairs, t.Object.Fields, "type "+quote(t.Object.Name))
		return Value{Kind: MapValue, Members: ms}, ok
	}
	v, good := Value{Kind: MapValue}, true
	for _, p := range n.pairs {
		iv, ok := r.typed(p.val, *t.Elem, what)
		v.Members, good = append(v.Members, Member{p.key.text, iv, p.key.pos()}), good && ok
	}
	return v, good
}

// values reads values of fields, by name. The result has the order of fields.
func (r *resolver) values(pairs []pair, fields []*Field, owner string) ([]Member, bool) {
	byName, good := map[string]Member{}, true
	for _, p := range pairs {
		f := fieldNamed(fields, p.key.text)
		if f == nil {
			r.report.node(p.key, "EG0212", "%s has no field %s", owner, quoteName(p.key.text)).suggest(p.key.text, fieldNames(fields)).
				help("the fields are: %s", orNone(fieldNames(fields)))
			good = false
			continue
		}
		v, ok := r.typed(p.val, f.Type, "value of field "+quote(f.Name))
		good = good && ok && r.inEnum(p.val, v, f)
		byName[f.Name] = Member{f.Name, v, p.key.pos()}
	}
	var out []Member
	for _, f := range fields {
		if m, ok := byName[f.Name]; ok {
			out = append(out, m)
		}
	}
	return out, good
}

// inEnum reports whether v is one of the values that f allows.
func (r *resolver) inEnum(n *node, v Value, f *Field) bool {
	if len(f.Enum) == 0 {
		return true
	}
	bad := f.outsideEnum(v)
	if bad == nil {
		return true
	}
	var allowed []string
	for _, e := range f.Enum {
		allowed = append(allowed, quote(e.Text))
	}
	r.report.node(n, "EG0112", "value %s is not allowed for field %s", quote(bad.Text), quote(f.Name)).help("want one of: %s", list(allowed))
	return false
}

// outsideEnum returns the first scalar in v that f does not allow, or nil. What
// is allowed for a list or a map is allowed for each of its items.
func (f *Field) outsideEnum(v Value) *Value {
	for _, item := range v.Items {
		if bad := f.outsideEnum(item); bad != nil {
			return bad
		}
	}
	for _, m := range v.Members {
		if bad := f.outsideEnum(m.Value); bad != nil {
			return bad
		}
	}
	if v.Kind == ListValue || v.Kind == MapValue || slices.ContainsFunc(f.Enum, func(e Value) bool { return e.Kind == v.Kind && e.Text == v.Text }) {
		return nil
	}
	return &v
}
