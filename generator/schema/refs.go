package schema

import (
	"slices"
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

// ref returns the values of a reference after its conversion.
func (s scene) ref(r catalog.Ref) Schema {
	v := s.read(r)
	if slices.ContainsFunc(s.given, func(g catalog.Ref) bool { return g.Name == r.Name && g.Arg == r.Arg }) {
		v = v.notEmpty()
	}
	return convert(v, r.Conv)
}

// read returns the values of a reference.
func (s scene) read(r catalog.Ref) Schema {
	e := s.entry
	switch r.Name {
	case "code":
		return s.code()
	case "name":
		return s.own(textOf(e.Name))
	case "status":
		return s.own(numberUnless(e.Status == 0, int64(e.Status)))
	case "status_text":
		return s.own(textOf(sample.Phrase(e.Status)))
	case "message":
		return text(isMessageSure(e))
	case "title":
		return text(e.Title != "")
	case "user_message":
		return text(isFilled(e.UserMessage))
	case "localized":
		return s.localized()
	case "docs_url":
		return nullIf(e.DocsURL == "", someText()) // documentation may move, or come to be
	case "request_id", "instance":
		return orNull(someText())
	case "locale":
		return nullIf(s.cat.Locale == "", someText())
	case "grpc":
		return s.own(textOf(e.GRPC))
	case "retry":
		return nullIf(e.Retry.Kind != catalog.RetryDelay && e.Retry.Kind != catalog.RetryAfter, span())
	case "time":
		return formatted("date-time")
	case "field":
		return s.field(e.Fields, r.Arg)
	case "fields":
		return s.fields(e.Fields, s.namesOf(s.envelope).ofEntries)
	case "attr":
		return s.own(memberNamed(e.Attrs, r.Arg))
	case "const":
		return memberNamed(s.cat.Consts, r.Arg)
	case "rate":
		return s.rate(r.Arg)
	}
	return s.readItem(r)
}

// readItem returns the values of a reference to a list or to an item of one.
func (s scene) readItem(r catalog.Ref) Schema {
	switch r.Name {
	case "violations", "problems", "errors", "links":
		return s.bare(r)
	case "v.field":
		return s.field(s.ruleFields(), r.Arg)
	case "v.fields":
		return s.fields(s.ruleFields(), s.namesOf(s.envelope).ofRules)
	case "s.key":
		return step()
	case "s.container":
		return textOf("array", "object")
	case "l.text":
		return nullIf(s.link.Text == "", someText())
	case "l.url":
		return nullIf(s.link.URL == "", someText())
	}
	if !s.violated {
		return outside(r)
	}
	switch r.Name {
	case "v.path":
		return Schema{Array: &Array{Rest: step(), Max: -1}}
	case "v.rule":
		return s.ruleName()
	case "v.message":
		return text(s.rule != nil && areFilled(s.rule.Message, s.rule.Translations))
	case "v.query", "v.header":
		return orNull(someText())
	}
	return Schema{Bool: &Scalar{Values: []string{"true"}}} // v itself
}

// outside returns the value of a reference to a violation where there is none.
func outside(r catalog.Ref) Schema {
	switch r.Name {
	case "v.path":
		return Schema{Array: &Array{}}
	case "v.rule", "v.message":
		return textOf("")
	}
	return Schema{Null: true}
}

// own returns what the entry fixes: the value itself, or a type where other
// entries count too.
func (s scene) own(v Schema) Schema {
	if !s.wide {
		return v
	}
	v = v.kinds()
	if v.Array != nil {
		v.Array = &Array{Rest: Schema{Any: true}, Max: -1}
	}
	if v.Objects != nil {
		v.Objects = []*Object{{Rest: &Schema{Any: true}}}
	}
	return v
}

func (s scene) code() Schema {
	c := s.entry.Code
	switch {
	case !c.Set:
		return Schema{Null: true}
	case s.cat.Codes.Int && s.wide:
		return formatted("int64")
	case s.cat.Codes.Int:
		return numberUnless(false, c.Int)
	}
	return s.own(textOf(c.Text))
}

// localized returns the text in the language of the answer: there is none if
// that is the language of the catalogue.
func (s scene) localized() Schema {
	for _, t := range s.entry.Translations {
		if len(t.UserMessage) > 0 || len(t.Message) > 0 {
			return orNull(someText())
		}
	}
	return Schema{Null: true}
}

// rate returns a value of the limit that the request met. The entry says what it
// usually is.
func (s scene) rate(name string) Schema {
	l := s.entry.RateLimit
	if l == nil {
		l = &catalog.RateLimit{}
	}
	switch name {
	case "scope":
		return nullIf(l.Scope == "", someText())
	case "limit":
		return nullIf(l.Limit == 0, integer())
	case "window":
		return nullIf(l.Window == 0, span())
	case "remaining":
		return orNull(integer())
	case "reset":
		return orNull(formatted("date-time"))
	}
	return orNull(someText())
}

func (s scene) ruleFields() []*catalog.Field {
	if s.rule == nil {
		return nil
	}
	return s.rule.Fields
}

func (s scene) ruleName() Schema {
	switch {
	case s.wide:
		return text(false)
	case s.rule == nil:
		return textOf("")
	}
	return textOf(s.rule.Name)
}

// isMessageSure reports whether an entry has a message in all languages.
func isMessageSure(e *catalog.Entry) bool { return areFilled(e.Message, e.Translations) }

func areFilled(message catalog.Template, translations []catalog.Translation) bool {
	return isFilled(message) && !slices.ContainsFunc(translations, func(t catalog.Translation) bool {
		return len(t.Message) > 0 && !isFilled(t.Message)
	})
}

// isFilled reports whether a text is never empty: whether it consists of more
// than values.
func isFilled(t catalog.Template) bool {
	return slices.ContainsFunc(t, func(s catalog.Segment) bool { return s.Kind == catalog.Literal && s.Text != "" })
}

// text returns all texts, or all but the empty one.
func text(notEmpty bool) Schema { return Schema{NotEmpty: notEmpty, Text: &Scalar{}} }

// span returns a length of time, which conversions tell from other texts.
func span() Schema { return Schema{NotEmpty: true, Text: &Scalar{Format: durationFormat}} }

// durationFormat marks the texts that are a length of time in the form of Go.
const durationFormat = "duration"

// step returns a step of a path.
func step() Schema { return Schema{Text: &Scalar{}, Number: &Scalar{Integer: true}} }

func orNull(v Schema) Schema {
	v.Null = true
	return v
}

// nullIf returns v, or null as well if v may be missing.
func nullIf(isMissing bool, v Schema) Schema {
	v.Null = v.Null || isMissing
	return v
}

func numberUnless(isMissing bool, n int64) Schema {
	if isMissing {
		return Schema{Null: true}
	}
	return Schema{Number: &Scalar{Values: []string{strconv.FormatInt(n, 10)}, Integer: true}}
}

func memberNamed(members []catalog.Member, name string) Schema {
	for _, m := range members {
		if m.Name == name {
			return constant(m.Value)
		}
	}
	return Schema{Null: true}
}
