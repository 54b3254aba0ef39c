package sample

import (
	"time"

	"github.com/errgen/errgen/catalog"
)

// Examples returns what the documentation of an entry shows: one occurrence for
// each of its examples, or one of the examples of its fields. What the
// catalogue has no example for gets a plain value.
func Examples(e *catalog.Entry) []Occurrence {
	given := e.Examples
	if len(given) == 0 {
		given = []catalog.Example{fieldExamples(e.Fields)}
	}
	out := make([]Occurrence, len(given))
	for i, values := range given {
		delay := exampleDelay(e)
		out[i] = Occurrence{
			Entry: e, Fields: completed(values, e.Fields, false), Violations: exampleViolations(e), Delay: delay, Rate: exampleRate(e.RateLimit, delay),
		}
	}
	return out
}

// fieldExamples returns the examples of the fields themselves.
func fieldExamples(fields []*catalog.Field) catalog.Example {
	var out catalog.Example
	for _, f := range fields {
		if f.Example != nil {
			out = append(out, catalog.Member{Name: f.Name, Value: *f.Example})
		}
	}
	return out
}

// completed returns values with those added that must be there, also in values
// of object types. They have the order of fields.
func completed(values []catalog.Member, fields []*catalog.Field, nested bool) []catalog.Member {
	var out []catalog.Member
	for _, f := range fields {
		v, ok := record{values: values}.given(f)
		switch {
		case ok:
		case f.Optional:
			continue
		case f.Example != nil:
			v = *f.Example
		default:
			v = plainValue(f, f.Type, nested)
		}
		out = append(out, catalog.Member{Name: f.Name, Value: completedValue(v, f.Type)})
	}
	return out
}

func completedValue(v catalog.Value, t catalog.FieldType) catalog.Value {
	switch t.Kind {
	case catalog.List:
		items := make([]catalog.Value, len(v.Items))
		for i, item := range v.Items {
			items[i] = completedValue(item, *t.Elem)
		}
		v.Items = items
	case catalog.Map:
		members := make([]catalog.Member, len(v.Members))
		for i, m := range v.Members {
			members[i] = catalog.Member{Name: m.Name, Value: completedValue(m.Value, *t.Elem)}
		}
		v.Members = members
	case catalog.Object:
		v.Members = completed(v.Members, t.Object.Fields, true)
	}
	return v
}

// plainValue returns a value of a type for a field without an example: its own
// name for a text, one item for a list. Nested says that it is in an object.
func plainValue(f *catalog.Field, t catalog.FieldType, nested bool) catalog.Value {
	if len(f.Enum) > 0 && t.Elem == nil && t.Kind != catalog.Object {
		return f.Enum[0]
	}
	switch t.Kind {
	case catalog.Bool:
		return catalog.Value{Kind: catalog.BoolValue, Text: "true"}
	case catalog.Int, catalog.Int64, catalog.Uint64, catalog.Float:
		return catalog.Value{Kind: catalog.NumberValue, Text: "1"}
	case catalog.Time:
		return catalog.Value{Kind: catalog.TextValue, Text: Time().Format(time.RFC3339)}
	case catalog.Duration:
		return catalog.Value{Kind: catalog.TextValue, Text: exampleWait.String()}
	case catalog.List, catalog.Map:
		return plainItems(f, t, nested)
	case catalog.Object:
		return catalog.Value{Kind: catalog.MapValue} // completed later
	}
	return catalog.Value{Kind: catalog.TextValue, Text: f.Name}
}

// plainItems returns a list or a map with one item, or none inside of an object:
// there a type may come back to itself.
func plainItems(f *catalog.Field, t catalog.FieldType, nested bool) catalog.Value {
	var items []catalog.Value
	if !nested {
		items = append(items, plainValue(f, *t.Elem, nested))
	}
	if t.Kind == catalog.List {
		return catalog.Value{Kind: catalog.ListValue, Items: items}
	}
	v := catalog.Value{Kind: catalog.MapValue}
	for _, item := range items {
		v.Members = append(v.Members, catalog.Member{Name: "key", Value: item})
	}
	return v
}

// examplePlaces are the places of violations in examples.
var examplePlaces = []string{"name", "email"}

// exampleViolations returns a violation of each of the first two rules that the
// entry allows, or one of no rule.
func exampleViolations(e *catalog.Entry) []Violation {
	if !e.Violations {
		return nil
	}
	if len(e.Rules) == 0 {
		return []Violation{{Message: "is not valid", Path: examplePath(examplePlaces[0])}}
	}
	var out []Violation
	for i, rule := range e.Rules[:min(len(e.Rules), len(examplePlaces))] {
		out = append(out, Violation{Rule: rule, Fields: completed(ruleExample(rule), rule.Fields, false), Path: examplePath(examplePlaces[i])})
	}
	return out
}

// ruleExample returns the values of a rule's example, or of its fields'.
func ruleExample(r *catalog.Rule) catalog.Example {
	if len(r.Example) > 0 {
		return r.Example
	}
	return fieldExamples(r.Fields)
}

func examplePath(key string) []catalog.Value {
	return []catalog.Value{{Kind: catalog.TextValue, Text: key}}
}

// exampleWait is a delay that no catalogue gives.
const exampleWait = 30 * time.Second

// exampleDelay returns the delay that a constructor is called with: the window
// of the limit, if the entry has one.
func exampleDelay(e *catalog.Entry) time.Duration {
	switch {
	case e.Retry.Kind != catalog.RetryAfter:
		return 0
	case e.RateLimit != nil && e.RateLimit.Window != 0:
		return e.RateLimit.Window
	}
	return exampleWait
}

// exampleRate returns a limit that is used up.
func exampleRate(l *catalog.RateLimit, delay time.Duration) *Rate {
	if l == nil {
		return nil
	}
	return &Rate{Policy: l.Name, Reset: Time().Add(max(delay, l.Window))}
}
