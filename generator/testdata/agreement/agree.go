package agree

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"time"
)

// This file becomes part of a generated package, with the tables agreeEntries
// and agreeRules beside it. It makes errors with the constructors of the
// package, as a program would, and answers with them.

type agreeCase struct {
	Errors []agreeError
	Locale string
	ID     string
}

type agreeError struct {
	Entry      string
	Instance   string
	Fields     []agreeValue
	Violations []agreeViolation
	Delay      time.Duration
	Rate       *Rate
}

type agreeViolation struct {
	Rule, Message, Query, Header string
	Path                         []any
	Fields                       []agreeValue
}

// An agreeValue is the value of a field in the order of the catalogue.
type agreeValue struct {
	Given    bool
	Optional bool
	Value    any
}

type agreeAnswer struct {
	Status  int
	Headers map[string][]string
	Body    string
	Append  string
}

// Agree answers cases in JSON.
func Agree(cases []byte) []byte {
	var in []agreeCase
	dec := json.NewDecoder(strings.NewReader(string(cases)))
	dec.UseNumber()
	if err := dec.Decode(&in); err != nil {
		panic(err)
	}
	out := make([]agreeAnswer, len(in))
	for i, c := range in {
		out[i] = c.answer()
	}
	b, err := json.Marshal(out)
	if err != nil {
		panic(err)
	}
	return b
}

func (c agreeCase) answer() agreeAnswer {
	all := make([]error, len(c.Errors))
	for i, e := range c.Errors {
		all[i] = e.build()
	}
	respond := Responder{
		RequestID: func(*http.Request) string { return c.ID },
		Instance:  func(_ *http.Request, err error) string { return c.Errors[slices.Index(all, err)].Instance },
		Locale:    func(*http.Request) string { return c.Locale },
		Log: func(_ *http.Request, r Report) {
			if r.Incomplete {
				panic(fmt.Sprintf("%+v", r))
			}
		},
	}
	r := httptest.NewRequest("GET", "/", nil)
	err := errors.Join(all...)
	a := agreeAnswer{Append: string(respond.Append(nil, r, err))}
	w := httptest.NewRecorder()
	respond.Write(w, r, err)
	a.Status, a.Headers, a.Body = w.Code, w.Header(), w.Body.String()
	return a
}

// build makes the error. It has the fields, a delay and a limit.
func (e agreeError) build() error {
	for k, constructor := range agreeEntries {
		if k.Name() != e.Entry {
			continue
		}
		made := &Error{kind: k}
		if constructor != nil {
			made = e.construct(reflect.ValueOf(constructor))
		}
		if _, ok := made.RetryAfter(); !ok && e.Delay != 0 {
			made = made.WithRetryAfter(e.Delay)
		}
		if e.Rate != nil {
			made = made.WithRate(*e.Rate)
		}
		return made
	}
	panic(e.Entry)
}

func (e agreeError) construct(constructor reflect.Value) *Error {
	t := constructor.Type()
	args := required(nil, t, e.Fields)
	if len(args) < t.NumIn() && t.In(len(args)) == reflect.TypeFor[time.Duration]() {
		args = append(args, reflect.ValueOf(e.Delay))
	}
	for _, v := range e.Violations {
		args = append(args, reflect.ValueOf(v.build()))
	}
	made := constructor.Call(args)[0].Interface().(*Error)
	setOptional(made.fields, e.Fields)
	return made
}

func (v agreeViolation) build() Violation {
	place := Place{query: v.Query, header: v.Header}
	for _, step := range v.Path {
		if n, ok := step.(json.Number); ok {
			i, _ := n.Int64()
			place = place.Index(int(i))
			continue
		}
		place = place.Key(step.(string))
	}
	if v.Rule == "" {
		return Invalid(place, v.Message)
	}
	constructor := reflect.ValueOf(agreeRules[Rule(v.Rule)])
	args := required([]reflect.Value{reflect.ValueOf(place)}, constructor.Type(), v.Fields)
	made := constructor.Call(args)[0].Interface().(Violation)
	setOptional(made.fields, v.Fields)
	return made
}

// required appends the parameters for fields that are not optional.
func required(args []reflect.Value, t reflect.Type, values []agreeValue) []reflect.Value {
	for _, v := range values {
		if !v.Optional {
			p := reflect.New(t.In(len(args))).Elem()
			set(p, v.Value)
			args = append(args, p)
		}
	}
	return args
}

// setOptional sets the optional fields of the struct that fields points to.
func setOptional(fields any, values []agreeValue) {
	for i, v := range values {
		if v.Optional && v.Given {
			set(reflect.ValueOf(fields).Elem().Field(i), v.Value)
		}
	}
}

// set sets a field, a parameter or a part of one.
func set(to reflect.Value, v any) {
	switch p := to.Addr().Interface().(type) {
	case *time.Time:
		*p, _ = time.Parse(time.RFC3339Nano, v.(string))
		return
	case *time.Duration:
		*p, _ = time.ParseDuration(v.(string))
		return
	case interface{ revealed() reflect.Value }: // a Sensitive, whose value is not exported
		hidden := to.Field(0)
		value := reflect.New(hidden.Type().Elem())
		set(value.Elem(), v)
		reflect.NewAt(hidden.Type(), hidden.Addr().UnsafePointer()).Elem().Set(value)
		return
	}
	if v == nil {
		return
	}
	switch to.Kind() {
	case reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		set(to.Elem(), v)
	case reflect.String:
		to.SetString(v.(string))
	case reflect.Bool:
		to.SetBool(v.(bool))
	case reflect.Interface:
		to.Set(reflect.ValueOf(v))
	default:
		setMany(to, v)
	}
}

// setMany sets numbers, lists, maps and objects.
func setMany(to reflect.Value, v any) {
	switch v := v.(type) {
	case json.Number:
		if err := json.Unmarshal([]byte(v), to.Addr().Interface()); err != nil {
			panic(err)
		}
	case []any:
		to.Set(reflect.MakeSlice(to.Type(), len(v), len(v)))
		for i, item := range v {
			set(to.Index(i), item)
		}
	case map[string]any:
		if to.Kind() == reflect.Struct {
			for i := range to.NumField() {
				name, _, _ := strings.Cut(to.Type().Field(i).Tag.Get("json"), ",")
				if item, ok := v[name]; ok {
					set(to.Field(i), item)
				}
			}
			return
		}
		to.Set(reflect.MakeMap(to.Type()))
		for name, item := range v {
			value := reflect.New(to.Type().Elem()).Elem()
			set(value, item)
			to.SetMapIndex(reflect.ValueOf(name), value)
		}
	}
}
