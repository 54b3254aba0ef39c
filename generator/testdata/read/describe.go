package errs

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// This file is added to generated packages, to show what was read.

// Describe returns all that is known of an error, with one part on each line.
func Describe(err error) string {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var parts []string
		for _, e := range joined.Unwrap() {
			parts = append(parts, Describe(e))
		}
		return strings.Join(parts, "\nand\n")
	}
	var b strings.Builder
	if u := (*UnknownError)(nil); errors.As(err, &u) {
		b.WriteString(u.Error())
		describeViolations(&b, u.Violations)
		if len(u.Candidates) > 0 {
			b.WriteString("\nperhaps")
			for _, k := range u.Candidates {
				b.WriteString(" " + k.Name())
			}
		}
		if d, ok := u.RetryAfter(); ok {
			fmt.Fprintf(&b, "\nretry %v", d)
		}
		describeRest(&b, u, u.RequestID, u.Instance)
		return b.String()
	}
	e := err.(*Error)
	fmt.Fprintf(&b, "%s %q%s", e.Name(), e.Message(), fieldsOf(e.fields))
	if e.missing() != "" {
		fmt.Fprintf(&b, "\nwithout %s", e.missing())
	}
	if text := e.UserMessage(); text != "" {
		fmt.Fprintf(&b, "\nuser message %q", text)
	}
	describeViolations(&b, e.Violations())
	if e.more != nil && e.more.hasDelay {
		fmt.Fprintf(&b, "\nretry %v", e.more.delay)
	}
	describeRest(&b, e, e.RequestID(), e.Instance())
	return b.String()
}

func describeViolations(b *strings.Builder, vs Violations) {
	for _, v := range vs {
		at := v.Path().String()
		if v.place.query+v.place.header != "" {
			at += fmt.Sprintf("(query %q, header %q)", v.place.query, v.place.header)
		}
		fmt.Fprintf(b, "\n- %s %s %q%s", at, v.Rule(), v.Message(), fieldsOf(v.fields))
	}
}

func describeRest(b *strings.Builder, err interface{ Rate() (Rate, bool) }, requestID, instance string) {
	if r, ok := err.Rate(); ok {
		fmt.Fprintf(b, "\nrate %+v", r)
	}
	if requestID+instance != "" {
		fmt.Fprintf(b, "\nid %q %q", requestID, instance)
	}
}

// fieldsOf returns the fields that are there.
func fieldsOf(fields any) string {
	if fields == nil {
		return ""
	}
	var parts []string
	v := reflect.ValueOf(fields).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		if isAbsent(f) {
			continue
		}
		parts = append(parts, fmt.Sprintf("%s:%+v", v.Type().Field(i).Name, reflect.Indirect(f)))
	}
	return " {" + strings.Join(parts, " ") + "}"
}
