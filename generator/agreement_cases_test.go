package generator_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

// makeCases makes the cases of a catalogue: each example of each entry; the
// same with all that it can carry, in each of its languages; and each entry
// together with the next one.
func (a *agreement) makeCases() {
	for i, e := range a.cat.Entries {
		for j, o := range sample.Examples(e) {
			a.add(fmt.Sprintf("%s, example %d", e.Name, j+1), sample.Request{}, o)
		}
		o := everything(a.cat, e)
		a.add(e.Name+" with everything", sample.Request{ID: "r-1"}, o)
		for _, t := range e.Translations {
			a.add(e.Name+" in "+t.Locale, sample.Request{Locale: t.Locale}, o)
		}
		next := a.cat.Entries[(i+1)%len(a.cat.Entries)]
		a.add(e.Name+" and "+next.Name, sample.Request{}, o, sample.Examples(next)[0])
	}
}

func (a *agreement) add(name string, r sample.Request, all ...sample.Occurrence) {
	r.Time = agreementTime
	for i := range all {
		all[i].Instance = ""
		if r.ID != "" {
			all[i].Instance = fmt.Sprint("/i/", i+1)
		}
	}
	a.cases = append(a.cases, agreementCase{name, r, all})
}

// hostileText is a text that each way of writing it must escape.
const hostileText = "a\"b\\c/d<e>&\u2028é😀\n\t\x01${x} {y} %d \x7f"

// everything returns an occurrence that has all fields, with texts that are
// hard to write, a limit, a delay and violations in all places.
func everything(cat *catalog.Catalog, e *catalog.Entry) sample.Occurrence {
	o := sample.Occurrence{
		Entry: e, Fields: allFields(e.Fields), Delay: 90500 * time.Millisecond,
		Rate: &sample.Rate{Policy: "burst", Scope: "scope", Limit: 10, Remaining: 3, Window: time.Minute, Reset: time.Unix(1700000000, 0).UTC()},
	}
	if e.Retry.Kind == catalog.RetryDelay {
		o.Delay = e.Retry.Delay
	}
	if !e.Violations {
		return o
	}
	texts := func(steps ...string) []catalog.Value {
		var out []catalog.Value
		for _, s := range steps {
			kind := catalog.TextValue
			if s == "0" {
				kind = catalog.NumberValue
			}
			out = append(out, catalog.Value{Kind: kind, Text: s})
		}
		return out
	}
	places := []sample.Violation{
		{Path: texts("items", "0", "a/b~c d%e.f[g]")}, {Path: texts("items", "0")}, {Path: texts("0")}, {Query: "page"}, {Header: "If-Match"}, {},
	}
	for i, v := range places {
		if v.Message = "is wrong"; len(e.Rules) > 0 && i%3 != 2 {
			v.Rule = e.Rules[i%len(e.Rules)]
			v.Message, v.Fields = "", allFields(v.Rule.Fields)
		}
		o.Violations = append(o.Violations, v)
	}
	return o
}

// allFields returns values for all fields: examples where there are some.
func allFields(fields []*catalog.Field) catalog.Example {
	shown := make([]*catalog.Field, len(fields))
	for i, f := range fields {
		c := *f
		c.Optional = false
		if f.Example == nil && f.Type.Kind == catalog.String && len(f.Enum) == 0 {
			c.Example = &catalog.Value{Kind: catalog.TextValue, Text: hostileText}
		}
		shown[i] = &c
	}
	return sample.Examples(&catalog.Entry{Fields: shown})[0].Fields
}

// What the generated package reads.
type (
	agreementInput struct {
		Errors     []agreementError
		Locale, ID string
	}
	agreementError struct {
		Entry      string
		Instance   string
		Fields     []agreementValue
		Violations []agreementViolation
		Delay      time.Duration
		Rate       *sample.Rate
	}
	agreementViolation struct {
		Rule, Message, Query, Header string
		Path                         []any
		Fields                       []agreementValue
	}
	agreementValue struct {
		Given, Optional bool
		Value           any
	}
)

func (a *agreement) input() []agreementInput {
	out := make([]agreementInput, len(a.cases))
	for i, c := range a.cases {
		out[i] = agreementInput{Locale: c.request.Locale, ID: c.request.ID}
		for _, o := range c.errors {
			out[i].Errors = append(out[i].Errors, inputOf(o))
		}
	}
	return out
}

func inputOf(o sample.Occurrence) agreementError {
	e := agreementError{Entry: o.Entry.Name, Instance: o.Instance, Fields: inputFields(o.Entry.Fields, o.Fields), Delay: o.Delay, Rate: o.Rate}
	for _, v := range o.Violations {
		in := agreementViolation{Message: v.Message, Query: v.Query, Header: v.Header}
		if v.Rule != nil {
			in.Rule, in.Fields = v.Rule.Name, inputFields(v.Rule.Fields, v.Fields)
		}
		for _, step := range v.Path {
			in.Path = append(in.Path, inputValue(step))
		}
		e.Violations = append(e.Violations, in)
	}
	return e
}

func inputFields(fields []*catalog.Field, values catalog.Example) []agreementValue {
	out := make([]agreementValue, len(fields))
	for i, f := range fields {
		out[i].Optional = f.Optional
		for _, m := range values {
			if m.Name == f.Name {
				out[i].Given, out[i].Value = true, inputValue(m.Value)
			}
		}
	}
	return out
}

func inputValue(v catalog.Value) any {
	switch v.Kind {
	case catalog.NullValue:
		return nil
	case catalog.BoolValue, catalog.NumberValue:
		return json.RawMessage(v.Text)
	case catalog.ListValue:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = inputValue(item)
		}
		return items
	case catalog.MapValue:
		members := map[string]any{}
		for _, m := range v.Members {
			members[m.Name] = inputValue(m.Value)
		}
		return members
	}
	return v.Text
}
