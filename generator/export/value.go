package export

import (
	"encoding/json"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A Value is any value of JSON. Numbers are as they are written in the catalogue,
// and the members of an object keep their order.
//
// In a template a Value stands for its text, so it can be printed and compared.
type Value struct {
	Kind    string  // "null", "bool", "number", "text", "list" or "map"
	Text    string  // of a bool, a number or a text
	Items   []Value // of a list
	Members Members // of a map
}

// Members are named values, in the order of the catalogue. They are an object in
// JSON.
type Members []Member

// A Member is a named value.
type Member struct {
	Name  string
	Value Value
}

// The kinds of values.
const (
	Null   = "null"
	Bool   = "bool"
	Number = "number"
	Text   = "text"
	List   = "list"
	Map    = "map"
)

// valueKinds are the kinds of values by those of the catalogue.
var valueKinds = map[catalog.ValueKind]string{
	catalog.NullValue: Null, catalog.BoolValue: Bool, catalog.NumberValue: Number,
	catalog.TextValue: Text, catalog.ListValue: List, catalog.MapValue: Map,
}

// newValue returns a constant of a catalogue.
func newValue(v catalog.Value) Value {
	out := Value{Kind: valueKinds[v.Kind], Text: v.Text, Members: newMembers(v.Members)}
	if v.Kind == catalog.NullValue {
		out.Text = ""
	}
	for _, item := range v.Items {
		out.Items = append(out.Items, newValue(item))
	}
	return out
}

// someValue returns a constant of a catalogue that may be absent.
func someValue(v *catalog.Value) *Value {
	if v == nil {
		return nil
	}
	out := newValue(*v)
	return &out
}

func newMembers(members []catalog.Member) Members {
	var out Members
	for _, m := range members {
		out = append(out, Member{m.Name, newValue(m.Value)})
	}
	return out
}

// newCode returns a wire code, or nil if there is none.
func newCode(c catalog.Code, isInt bool) *Value {
	switch {
	case !c.Set:
		return nil
	case isInt:
		return &Value{Kind: Number, Text: c.Text}
	}
	return &Value{Kind: Text, Text: c.Text}
}

func textValue(s string) Value { return Value{Kind: Text, Text: s} }

// String returns the text of v: what stands in a message for it. A nil Value has
// none.
func (v *Value) String() string {
	if v == nil {
		return ""
	}
	var parts []string
	for i := range v.Items {
		parts = append(parts, v.Items[i].String())
	}
	for i := range v.Members {
		parts = append(parts, v.Members[i].Name+": "+v.Members[i].Value.String())
	}
	return v.Text + strings.Join(parts, ", ")
}

// MarshalJSON returns v as JSON.
func (v Value) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	err := v.write(&b)
	return []byte(b.String()), err
}

// MarshalJSON returns m as an object.
func (m Members) MarshalJSON() ([]byte, error) {
	return Value{Kind: Map, Members: m}.MarshalJSON()
}

func (v Value) write(b *strings.Builder) error {
	switch v.Kind {
	case Text:
		return writeText(b, v.Text)
	case List:
		return writeEach(b, "[]", len(v.Items), func(i int) error { return v.Items[i].write(b) })
	case Map:
		return writeEach(b, "{}", len(v.Members), func(i int) error {
			if err := writeText(b, v.Members[i].Name); err != nil {
				return err
			}
			b.WriteByte(':')
			return v.Members[i].Value.write(b)
		})
	case Null:
		b.WriteString("null")
	default:
		b.WriteString(v.Text)
	}
	return nil
}

func writeText(b *strings.Builder, s string) error {
	text, err := json.Marshal(s)
	b.Write(text)
	return err
}

func writeEach(b *strings.Builder, brackets string, n int, item func(int) error) error {
	b.WriteByte(brackets[0])
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := item(i); err != nil {
			return err
		}
	}
	b.WriteByte(brackets[1])
	return nil
}
