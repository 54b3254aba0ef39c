package generator

import (
	"maps"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file says what stands at the references of envelopes, for reading
// answers.

// A kindSet is a set of kinds of JSON values, as in the support code.
type kindSet uint8

const (
	isNull kindSet = 1 << iota
	isBool
	isInt
	isFraction
	isText
	isArray
	isObject

	isAnything = isObject<<1 - 1
)

// kindNames are the constants of the support code, in the order of their bits.
var kindNames = []goName{"isNull", "isBool", "isInt", "isFraction", "isText", "isArray", "isObject"}

// code returns
//
//	isInt | isText
func (k kindSet) code() *jen.Statement {
	s := jen.Null()
	first := true
	for i, name := range kindNames {
		if k&(1<<i) == 0 {
			continue
		}
		if !first {
			s.Op("|")
		}
		s.Add(id(name))
		first = false
	}
	return s
}

// subjects are the constants of the support code.
var subjects = map[string]goName{
	"code": "aboutCode", "name": "aboutName", "status": "aboutStatus", "message": "aboutMessage", "title": "aboutTitle",
	"user_message": "aboutUserMessage", "localized": "aboutLocalized", "docs_url": "aboutDocsURL", "request_id": "aboutRequestID",
	"instance": "aboutInstance", "locale": "aboutLocale", "retry": "aboutRetry", "time": "aboutTime", "field": "aboutField", "fields": "aboutFields",
	"attr": "aboutAttr", "v": "aboutViolation", "v.path": "aboutPath", "v.rule": "aboutRule", "v.message": "aboutRuleText", "v.query": "aboutQuery",
	"v.header": "aboutHeader", "v.field": "aboutRuleField", "v.fields": "aboutRuleFields", "s.key": "aboutStep", "s.container": "aboutContainer",
}

// rateSubjects are those of the references that begin with rate.
var rateSubjects = map[string]goName{
	"policy": "aboutPolicy", "scope": "aboutScope", "limit": "aboutLimit", "remaining": "aboutRemaining", "window": "aboutWindow", "reset": "aboutReset",
}

// value returns the shape of a value.
func value(about goName, kinds kindSet) shape {
	s := shape{kinds: kinds}
	if about != "aboutNothing" {
		s.add("about", id(about))
	}
	s.add("kinds", kinds.code())
	return s
}

// ref returns the shape of a reference.
func (s *shaper) ref(r catalog.Ref) shape {
	if r.Name == "const" {
		return s.constantRef(r)
	}
	about, ok := subjects[r.Name]
	if r.Name == "rate" {
		about, ok = rateSubjects[r.Arg]
	}
	kinds := s.kindsOf(r)
	if !ok || s.plain && (r.Type == catalog.RefMap || r.Type == catalog.RefPath && r.Conv == "") {
		return value("aboutNothing", kinds)
	}
	v := value(about, kinds)
	if conv := conversionOf(r); conv != "plainly" {
		v.add("conv", id(conv))
	}
	switch r.Name {
	case "field", "v.field", "attr":
		v.row.text("text", r.Arg)
	case "fields":
		v.texts("names", s.fieldNames(s.entryFields(), "field"))
	case "v.fields":
		v.texts("names", s.fieldNames(s.ruleFields(), "v.field"))
	}
	return v
}

// constantRef returns the shape of a reference to a constant.
func (s *shaper) constantRef(r catalog.Ref) shape {
	v := s.plan.constOf(r.Arg)
	if (r.Conv == "string" || s.plain) && v.Kind != catalog.NullValue {
		v = catalog.Value{Kind: catalog.TextValue, Text: plainValue(v)}
	}
	return s.constant(v)
}

// conversionOf returns the conversion of a reference. Texts of fields are not
// exact, but for those that have one form only.
func conversionOf(r catalog.Ref) goName {
	if r.Conv == "string" && r.Type == catalog.RefField {
		return "asText"
	}
	return conversions[r.Conv]
}

// kindsOf returns the kinds of values that may stand at a reference. There may
// always be none.
func (s *shaper) kindsOf(r catalog.Ref) kindSet {
	if r.Conv == "string" && !s.plain {
		return isText | isNull
	}
	switch r.Type {
	case catalog.RefText:
		return isText | isNull
	case catalog.RefCode:
		if s.plan.pkg.cat.Codes.Int {
			return isInt | isNull
		}
		return isText | isNull
	case catalog.RefInt:
		return isInt | isNull
	case catalog.RefDuration:
		return durationKinds(r.Conv) | isNull
	case catalog.RefTime:
		return timeKinds(r.Conv) | isNull
	case catalog.RefMap:
		return isObject | isNull
	case catalog.RefPath:
		if r.Conv == "" {
			return isArray | isNull
		}
		return isText | isNull
	case catalog.RefSegment:
		return isInt | isText | isNull
	case catalog.RefField:
		return s.fieldKinds(r) | isNull
	}
	return isAnything
}

// durationKinds returns the kinds of durations. Whole seconds may also be a
// date, as in Retry-After.
func durationKinds(conv string) kindSet {
	switch conv {
	case "s":
		return isInt | isFraction | isText
	case "ms", "float":
		return isInt | isFraction
	}
	return isText
}

func timeKinds(conv string) kindSet {
	if conv == "unix" {
		return isInt
	}
	return isText
}

// entryFields returns the fields of the entries with the envelope.
func (s *shaper) entryFields() []*catalog.Field {
	var fields []*catalog.Field
	for _, e := range s.entries {
		fields = append(fields, e.Fields...)
	}
	return fields
}

func (s *shaper) ruleFields() []*catalog.Field {
	var fields []*catalog.Field
	for _, r := range s.plan.pkg.cat.Rules {
		fields = append(fields, r.Fields...)
	}
	return fields
}

// fieldKinds returns the kinds of the values of a field, whose type may differ
// from entry to entry.
func (s *shaper) fieldKinds(r catalog.Ref) kindSet {
	fields := s.entryFields()
	if r.Name == "v.field" {
		fields = s.ruleFields()
	}
	var kinds kindSet
	for _, f := range fields {
		if f.Name == r.Arg {
			kinds |= typeKinds(f.Type, r.Conv)
		}
	}
	return kinds
}

func typeKinds(t catalog.FieldType, conv string) kindSet {
	switch t.Kind {
	case catalog.Bool:
		return isBool
	case catalog.Int, catalog.Int64, catalog.Uint64:
		return isInt
	case catalog.Float:
		return isInt | isFraction
	case catalog.Duration:
		return durationKinds(conv)
	case catalog.Time:
		return timeKinds(conv)
	case catalog.List:
		return isArray
	case catalog.Map, catalog.Object:
		return isObject
	case catalog.Any:
		return isAnything
	}
	return isText
}

// fieldNames returns the names of fields that stand in an object of fields:
// those that are not sensitive and that the envelope does not name with ref.
func (s *shaper) fieldNames(fields []*catalog.Field, ref string) []string {
	named := s.named(ref)
	names := map[string]bool{}
	for _, f := range fields {
		if !f.Sensitive && !named[f.Name] {
			names[f.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func (s *shaper) named(ref string) map[string]bool {
	named := map[string]bool{}
	e := bodyEmitter{plan: s.plan, envelope: s.envelope}
	for name := range strings.FieldsSeq(e.named(ref)) {
		named[name] = true
	}
	return named
}
