package compat

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file writes the things of a catalogue as texts, for comparison and for
// messages.

func orNone(status int) string {
	if status == 0 {
		return "none"
	}
	return strconv.Itoa(status)
}

func orUnknown(grpc string) string {
	if grpc == "" {
		return "UNKNOWN"
	}
	return grpc
}

func orDerived(goName string) string {
	if goName == "" {
		return "that of its name"
	}
	return quote(goName)
}

var kindNames = map[catalog.Kind]string{
	catalog.String: "string", catalog.Bool: "bool", catalog.Int: "int", catalog.Int64: "int64", catalog.Uint64: "uint64",
	catalog.Float: "float", catalog.Time: "time", catalog.Duration: "duration", catalog.Any: "any",
}

// typeText returns a type as a catalogue writes it.
func typeText(t catalog.FieldType) string {
	switch t.Kind {
	case catalog.List:
		return "list(" + typeText(*t.Elem) + ")"
	case catalog.Map:
		return "map(" + typeText(*t.Elem) + ")"
	case catalog.Object:
		return t.Object.Name
	}
	return kindNames[t.Kind]
}

// templateText returns a text with the names of its fields in braces.
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

func retryText(r catalog.Retry) string {
	switch r.Kind {
	case catalog.RetryNever:
		return "never"
	case catalog.RetryYes:
		return "later"
	case catalog.RetryDelay:
		return "after " + r.Delay.String()
	case catalog.RetryAfter:
		return "after a delay of the answer"
	}
	return "none"
}

func limitText(l *catalog.RateLimit) string {
	if l == nil {
		return "none"
	}
	return fmt.Sprintf("%s (%d in %v for each %s)", quote(l.Name), l.Limit, l.Window, quote(l.Scope))
}

// valueText returns a constant in one line. Different constants have different
// texts.
func valueText(v *catalog.Value) string {
	if v == nil {
		return "nothing"
	}
	var items []string
	switch v.Kind {
	case catalog.NullValue:
		return "null"
	case catalog.TextValue:
		return strconv.Quote(v.Text)
	case catalog.ListValue:
		for i := range v.Items {
			items = append(items, valueText(&v.Items[i]))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case catalog.MapValue:
		for i := range v.Members {
			items = append(items, strconv.Quote(v.Members[i].Name)+": "+valueText(&v.Members[i].Value))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return v.Text
}

// texts returns the texts of constants.
func texts(values []catalog.Value) []string {
	var list []string
	for i := range values {
		list = append(list, valueText(&values[i]))
	}
	return list
}

// textOf returns the value of a member, for a message.
func textOf(m *catalog.Member) string {
	if m == nil {
		return "nothing"
	}
	return quote(valueText(&m.Value))
}

func quotedList(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = quote(n)
	}
	return strings.Join(quoted, ", ")
}

func memberName(m *catalog.Member) string { return m.Name }

// equalMembers reports whether two members are there and have equal values, or
// neither is there.
func equalMembers(a, b *catalog.Member) bool {
	return a != nil && b != nil && valueText(&a.Value) == valueText(&b.Value)
}

// pointers returns pointers to the items of a list.
func pointers[T any](list []T) []*T {
	all := make([]*T, len(list))
	for i := range list {
		all[i] = &list[i]
	}
	return all
}
