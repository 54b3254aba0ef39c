package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
)

// maxShort is the greatest length of a text in a heading, in a table or on a
// line with a label. Where a longer one is cut, the whole text stands nearby.
const maxShort = 120

// labelled returns a line of text with a label, or nothing without text.
func labelled(name string, text doc.Inline) doc.Block {
	return doc.Paragraph(doc.Fact(name, text))
}

// short returns text, cut if it is long.
func short(text string) doc.Inline { return doc.Text(cut(text)) }

// headline returns text for a heading: cut if it is long, and without the full
// stop of a sentence.
func headline(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") {
		text = text[:len(text)-1]
	}
	return cut(text)
}

// cut returns at most [maxShort] bytes of text, if possible whole words, and a
// mark where it was cut.
func cut(text string) string {
	if len(text) <= maxShort {
		return text
	}
	n := maxShort
	for !utf8.RuneStart(text[n]) {
		n--
	}
	if blank := strings.LastIndexByte(text[:n], ' '); blank > maxShort/2 {
		n = blank
	}
	return strings.TrimSpace(text[:n]) + "…"
}

// templateText returns t with its placeholders in braces.
func templateText(t catalog.Template) string {
	var b strings.Builder
	for _, s := range t {
		switch s.Kind {
		case catalog.FieldValue:
			b.WriteString("{" + s.Field.Name + "}")
		case catalog.PathValue:
			b.WriteString("{path}")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// valueText returns v in the notation of JSON, but texts without quotes.
func valueText(v catalog.Value) string {
	if v.Kind == catalog.TextValue && v.Text != "" {
		return v.Text
	}
	return nestedText(v)
}

func nestedText(v catalog.Value) string {
	var parts []string
	switch v.Kind {
	case catalog.NullValue:
		return "null"
	case catalog.TextValue:
		return strconv.Quote(v.Text)
	case catalog.ListValue:
		for _, item := range v.Items {
			parts = append(parts, nestedText(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case catalog.MapValue:
		for _, m := range v.Members {
			parts = append(parts, strconv.Quote(m.Name)+": "+nestedText(m.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return v.Text
}

// retryWord returns what r says in a word or two.
func retryWord(r catalog.Retry) string {
	switch r.Kind {
	case catalog.RetryNever:
		return "no"
	case catalog.RetryYes:
		return "yes"
	case catalog.RetryDelay:
		return "after " + duration(r.Delay)
	case catalog.RetryAfter:
		return "as the answer says"
	}
	return ""
}

// retrySentence returns what r says as advice.
func retrySentence(r catalog.Retry) string {
	switch r.Kind {
	case catalog.RetryNever:
		return "no; the same request would fail again."
	case catalog.RetryYes:
		return "yes, after a while; wait longer after each attempt."
	case catalog.RetryDelay:
		return "yes, after " + duration(r.Delay) + "."
	case catalog.RetryAfter:
		return "yes, after the delay that the answer gives."
	}
	return ""
}

// duration returns d in words, such as "1 minute 30 seconds".
func duration(d time.Duration) string {
	if d <= 0 || d%time.Millisecond != 0 {
		return d.String()
	}
	var parts []string
	for _, u := range []struct {
		size time.Duration
		name string
	}{
		{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}, {time.Millisecond, "millisecond"},
	} {
		if n := d / u.size; n > 0 {
			parts = append(parts, plural(int(n), u.name))
			d -= n * u.size
		}
	}
	return strings.Join(parts, " ")
}

// plural returns a number of things.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// number returns n in decimal, or nothing for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
