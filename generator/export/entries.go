package export

import (
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

func (x *exporter) entry(e *catalog.Entry) Entry {
	out := Entry{
		Name: e.Name, Anchor: e.Anchor, Code: newCode(e.Code, x.cat.Codes.Int), Status: e.Status,
		Title: e.Title, Message: messageText(e.Message), UserMessage: messageText(e.UserMessage),
		Doc: e.Doc, Causes: e.Causes, Remedies: e.Remedies,
		Fields: x.fields(e.Fields), Violations: e.Violations, Retry: retry(e.Retry), Tags: e.Tags,
		Severity: severity(e), Owner: e.Owner, Headers: headers(e.Headers), Attrs: newMembers(e.Attrs),
		Links: links(e.Links), Examples: x.examples(e), Since: e.Since, Deprecated: x.deprecation(e.Deprecated),
		Internal: e.Internal, GRPC: e.GRPC, DocsURL: e.DocsURL,
	}
	for _, t := range e.Translations {
		out.Translations = append(out.Translations, entryTranslation(t))
	}
	for _, r := range e.Rules {
		out.Rules = append(out.Rules, r.Name)
	}
	if e.RateLimit != nil {
		out.RateLimit = e.RateLimit.Name
	}
	if e.Group != nil {
		out.Group = e.Group.Name
	}
	if e.Envelope != nil {
		out.Envelope = e.Envelope.Name
	}
	if names, ok := x.names.Entries[e]; ok {
		out.Go = &names
	}
	return out
}

// severity returns the level at which an entry is logged.
func severity(e *catalog.Entry) string {
	switch {
	case e.Severity != "":
		return e.Severity
	case 0 < e.Status && e.Status < 500:
		return "warn"
	}
	return "error"
}

func entryTranslation(t catalog.Translation) EntryTranslation {
	return EntryTranslation{
		Locale: t.Locale, Title: t.Title, Message: messageText(t.Message), UserMessage: messageText(t.UserMessage),
		Doc: t.Doc, Causes: t.Causes, Remedies: t.Remedies,
	}
}

func (x *exporter) fields(fields []*catalog.Field) []Field {
	var out []Field
	for _, f := range fields {
		field := Field{
			Name: f.Name, Type: fieldType(f.Type), Doc: f.Doc, Example: someValue(f.Example),
			Optional: f.Optional, Default: someValue(f.Default), Sensitive: f.Sensitive,
		}
		for _, v := range f.Enum {
			field.Enum = append(field.Enum, newValue(v))
		}
		if names, ok := x.names.Fields[f]; ok {
			field.Go = &names
		}
		out = append(out, field)
	}
	return out
}

// compoundKinds are the kinds whose name is not how a type is written.
var compoundKinds = map[catalog.Kind]string{catalog.List: "list", catalog.Map: "map", catalog.Object: "object"}

func fieldType(t catalog.FieldType) FieldType {
	out := FieldType{Text: t.String(), Kind: compoundKinds[t.Kind]}
	if out.Kind == "" {
		out.Kind = out.Text
	}
	if t.Elem != nil {
		elem := fieldType(*t.Elem)
		out.Elem = &elem
	}
	if t.Object != nil {
		out.Object = t.Object.Name
	}
	return out
}

// retryKinds are the kinds of retries that a catalogue tells something about.
var retryKinds = map[catalog.RetryKind]string{
	catalog.RetryNever: "never", catalog.RetryYes: "yes", catalog.RetryDelay: "delay", catalog.RetryAfter: "after",
}

func retry(r catalog.Retry) *Retry {
	kind, ok := retryKinds[r.Kind]
	if !ok {
		return nil
	}
	out := &Retry{Kind: kind}
	out.Delay, out.DelayMS = duration(r.Delay)
	return out
}

// duration returns a length of time as text and in milliseconds, or nothing for 0.
func duration(d time.Duration) (text string, ms int64) {
	if d == 0 {
		return "", 0
	}
	return d.String(), d.Milliseconds()
}

func (x *exporter) deprecation(d *catalog.Deprecation) *Deprecation {
	if d == nil {
		return nil
	}
	return &Deprecation{Since: d.Since, Use: x.nameOf(d.Use), Doc: d.Doc}
}

// examples returns the examples of an entry with what errgen makes of them.
func (x *exporter) examples(e *catalog.Entry) []Example {
	secret := map[string]bool{}
	for _, f := range e.Fields {
		secret[f.Name] = f.Sensitive
	}
	var out []Example
	for _, o := range sample.Examples(e) {
		example := Example{Message: o.Message(), Answer: x.answer(o)}
		for _, m := range newMembers(o.Fields) {
			if !secret[m.Name] {
				example.Fields = append(example.Fields, m)
			}
		}
		out = append(out, example)
	}
	return out
}

// answer returns the answer to an error, or nil if its entry is not about HTTP: if
// it has no status, and no envelope that somebody chose.
func (x *exporter) answer(o sample.Occurrence) *Answer {
	env := o.Entry.Envelope
	if env == nil || o.Entry.Status == 0 && env.BuiltIn {
		return nil
	}
	a := sample.Make(x.cat, sample.Request{}, o)
	out := &Answer{Status: a.Status, Body: string(a.Body)}
	for _, h := range a.Headers {
		out.Headers = append(out.Headers, HeaderLine{Name: h.Name, Value: h.Value})
	}
	return out
}
