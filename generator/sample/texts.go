package sample

import (
	"strings"

	"github.com/errgen/errgen/catalog"
)

// language returns the language of messages. In an envelope that has the
// translation beside them they stay in that of the catalogue.
func (s scene) language() string {
	if mentions(s.envelope, "localized") {
		return ""
	}
	return s.request.Locale
}

func (s scene) message(locale string) string {
	return s.record().fill(in(s.Entry.Texts, s.Entry.Translations, locale).Message, "")
}

func (s scene) userMessage(locale string) string {
	return s.record().fill(in(s.Entry.Texts, s.Entry.Translations, locale).UserMessage, "")
}

// title returns the title in a language. Where it is the message, it is the
// translated message too.
func (s scene) title(locale string) string {
	original, translated := s.Entry.Texts, in(s.Entry.Texts, s.Entry.Translations, locale)
	if translated.Title != original.Title {
		return translated.Title
	}
	own, _ := original.Message.Constant()
	if other, ok := translated.Message.Constant(); ok && own == original.Title {
		return other
	}
	return original.Title
}

// localized returns the text in the language of the answer, if it is another
// one than the catalogue's: that for an end user, else the message.
func (s scene) localized() value {
	t := in(catalog.Texts{}, s.Entry.Translations, s.request.Locale)
	if len(t.UserMessage) > 0 {
		return someText(s.record().fill(t.UserMessage, ""))
	}
	return someText(s.record().fill(t.Message, ""))
}

func (s scene) violationMessage(locale string) string {
	v := s.violation
	switch {
	case v == nil:
		return ""
	case v.Rule == nil:
		return v.Message
	}
	t := in(v.Rule.Texts, v.Rule.Translations, locale).Message
	return s.violated().fill(t, v.place())
}

// place returns where the violation is: {path} in a message.
func (v *Violation) place() string {
	if len(v.Path) == 0 {
		return v.Query + v.Header
	}
	steps := constant(catalog.Value{Kind: catalog.ListValue, Items: v.Path})
	return pathText(steps.items, "dot")
}

// in returns the texts in a language: each from its own translation, else from
// the more general one, such as "de" for "de-AT", else the original.
func in(original catalog.Texts, translations []catalog.Translation, locale string) catalog.Texts {
	if locale == "" {
		return original
	}
	t := in(original, translations, locale[:max(0, strings.LastIndexByte(locale, '-'))])
	for _, tr := range translations {
		if tr.Locale != locale {
			continue
		}
		if len(tr.Message) > 0 {
			t.Message = tr.Message
		}
		if tr.Title != "" {
			t.Title = tr.Title
		}
		if len(tr.UserMessage) > 0 {
			t.UserMessage = tr.UserMessage
		}
	}
	return t
}

// fill returns a text with the values of the fields.
func (r record) fill(t catalog.Template, place string) string {
	var b strings.Builder
	for _, s := range t {
		switch s.Kind {
		case catalog.Literal:
			b.WriteString(s.Text)
		case catalog.PathValue:
			b.WriteString(place)
		case catalog.FieldValue:
			v := r.value(s.Field)
			if v.kind == absent && s.Field.Default != nil {
				v = typed(*s.Field.Default, s.Field.Type)
			}
			b.WriteString(v.plain())
		}
	}
	return b.String()
}
