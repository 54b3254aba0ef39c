package gopkg

import (
	"log/slog"
	"reflect"
	"strings"
)

// LogValue returns the name, the code and the status for package slog.
func (k Kind) LogValue() slog.Value { return slog.GroupValue(k.attrs()...) }

// LogValue returns the name, the code, the status, the fields, the violations
// and the cause for package slog, as far as there are any.
func (e *Error) LogValue() slog.Value {
	attrs := e.Kind().attrs()
	if e == nil {
		return slog.GroupValue(attrs...)
	}
	if e.fields != nil {
		vs := e.values()
		attrs = append(attrs, slog.Attr{Key: "fields", Value: vs.logValue()})
	}
	if e.more != nil && e.more.violations != nil {
		attrs = append(attrs, slog.Any("violations", e.more.violations))
	}
	if e.cause != nil {
		attrs = append(attrs, slog.Any("cause", e.cause))
	}
	return slog.GroupValue(attrs...)
}

// attrs returns what all errors of k have in common.
func (k Kind) attrs() []slog.Attr {
	attrs := append(make([]slog.Attr, 0, 6), slog.String("name", k.String()))
	if k.HasCode() {
		attrs = append(attrs, slog.Any("code", k.Code()))
	}
	if status := k.Status(); status != 0 {
		attrs = append(attrs, slog.Int("status", status))
	}
	return attrs
}

// logValue returns the fields that are set.
func (v *values) logValue() slog.Value {
	var attrs []slog.Attr
	fields := reflect.ValueOf(v.fields).Elem()
	for i, name := range strings.Split(v.names, " ") {
		if f := fields.Field(i); !isAbsent(f) {
			attrs = append(attrs, slog.Any(name, reflect.Indirect(f).Interface()))
		}
	}
	return slog.GroupValue(attrs...)
}
