package catalog

import (
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
	case n.plain() && (strings.EqualFold(n.text, "true") || strings.EqualFold(n.text, "false")):
		r.report.node(n, "EG0104", "%s is %s, which is %s to some readers and a text to others", what, quote(n.text), strings.ToLower(n.text)).
			help("put it in quotes if it is a text; else write %s", strings.ToLower(n.text))
	}
	return Value{Kind: TextValue, Text: str(n)}
}
