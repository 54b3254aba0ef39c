package sample

import (
	"strings"
	"time"

	"github.com/errgen/errgen/catalog"
)

// A kind is the kind of a [value].
type kind int

const (
	absent  kind = iota // no value, null in JSON
	literal             // a number, true or false
	text
	list
	object
	span    // a length of time
	instant // a point in time
)

// A value is what a template evaluates to. The zero value is absent.
type value struct {
	kind    kind
	text    string // of a text; of a number, true or false as JSON writes it
	items   []value
	members []member
	span    time.Duration
	instant time.Time
}

// A member is a member of an object.
type member struct {
	name  string
	value value
}

func textOf(s string) value { return value{kind: text, text: s} }

func listOf(items []value) value { return value{kind: list, items: items} }

// isEmpty reports whether ~ leaves v out. Zero and false are not empty.
func (v value) isEmpty() bool {
	switch v.kind {
	case absent:
		return true
	case text:
		return v.text == ""
	case list:
		return len(v.items) == 0
	case object:
		return len(v.members) == 0
	}
	return false
}

// plain returns the text of v, as it stands in messages and headers.
func (v value) plain() string {
	var parts []string
	switch v.kind {
	case list:
		for _, item := range v.items {
			parts = append(parts, item.plain())
		}
		return strings.Join(parts, ", ")
	case object:
		for _, m := range v.members {
			parts = append(parts, m.name+": "+m.value.plain())
		}
		return strings.Join(parts, ", ")
	case span:
		return v.span.String()
	case instant:
		return v.instant.Format(time.RFC3339Nano)
	}
	return v.text
}

// constant returns a value as the catalogue has it.
func constant(v catalog.Value) value {
	switch v.Kind {
	case catalog.NullValue:
		return value{}
	case catalog.TextValue:
		return textOf(v.Text)
	case catalog.ListValue:
		out := value{kind: list}
		for _, item := range v.Items {
			out.items = append(out.items, constant(item))
		}
		return out
	case catalog.MapValue:
		out := value{kind: object}
		for _, m := range v.Members {
			out.members = append(out.members, member{m.Name, constant(m.Value)})
		}
		return out
	}
	return value{kind: literal, text: v.Text}
}
