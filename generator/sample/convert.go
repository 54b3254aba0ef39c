package sample

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

// convert returns v after a conversion. What is absent stays absent.
func convert(v value, conversion string) value {
	if v.kind == absent {
		return v
	}
	switch conversion {
	case "string":
		return textOf(v.plain())
	case "strings":
		for i := range v.members {
			v.members[i].value = textOf(v.members[i].value.plain())
		}
	case "ms":
		return number(unitsUp(v.span, time.Millisecond))
	case "s":
		return number(unitsUp(v.span, time.Second))
	case "float":
		return value{kind: literal, text: shortest(v.span.Seconds())}
	case "proto":
		return textOf(protoText(v.span))
	case "unix":
		return number(v.instant.Unix())
	case "rfc3339":
		return textOf(v.plain())
	case "httpdate":
		return textOf(v.instant.UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT")) // RFC 9110, section 5.6.7
	case "dot", "bracket", "pointer", "fragment":
		return textOf(pathText(v.items, conversion))
	}
	return v
}

// unitsUp returns how many units d lasts, rounded up: to wait longer than asked
// does no harm.
func unitsUp(d, unit time.Duration) int64 {
	n := d / unit
	if d > n*unit {
		n++
	}
	return int64(n)
}

// protoText returns a duration as the JSON form of protocol buffers has it, in
// as few digits as it needs.
func protoText(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign = "-"
	}
	whole, rest := d/time.Second, d%time.Second
	digits := fmt.Sprintf("%d.%09d", max(whole, -whole), max(rest, -rest))
	return sign + strings.TrimRight(strings.TrimRight(digits, "0"), ".") + "s"
}

// pathText returns a path as text. The whole body is the empty text.
func pathText(steps []value, form string) string {
	var b strings.Builder
	for i, step := range steps {
		switch {
		case form == "pointer":
			b.WriteString("/" + pointerStep(step.text))
		case form == "fragment":
			b.WriteString("/" + url.PathEscape(pointerStep(step.text)))
		case form == "bracket" && step.kind == literal:
			b.WriteString("[" + step.text + "]")
		case i > 0:
			b.WriteString("." + step.text)
		default:
			b.WriteString(step.text)
		}
	}
	if form == "fragment" && len(steps) > 0 {
		return "#" + b.String()
	}
	return b.String()
}

// pointerStep returns a step of a JSON pointer (RFC 6901, section 3).
func pointerStep(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "~", "~0"), "/", "~1")
}
