package lint

import (
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file has the rules about fields.

func unusedFields(l *linter) {
	for _, e := range l.cat.Entries {
		if e.Envelope == nil {
			continue
		}
		sent := l.sent[e.Envelope]
		for _, f := range e.Fields {
			if mentions(f, messagesOf(e)...) || sent.names("field", f.Name) || sent.names("fields", "") && !f.Sensitive || l.inHeader(e, f.Name) {
				continue
			}
			l.field("entry "+e.Name, f, "field %s of entry %s is in no text and not in envelope %s", catalog.Quote(f.Name), catalog.Quote(e.Name), catalog.Quote(e.Envelope.Name))
		}
	}
	for _, r := range l.cat.Rules {
		for _, f := range r.Fields {
			if !mentions(f, ruleTexts(r)...) && !l.sendsRuleField(f) {
				l.field("rule "+r.Name, f, "field %s of rule %s is in no text and in no envelope", catalog.Quote(f.Name), catalog.Quote(r.Name))
			}
		}
	}
}

// field reports a finding about a field of a subject.
func (l *linter) field(owner string, f *catalog.Field, format string, args ...any) {
	l.report(owner+" field "+f.Name, f.Pos, format, args...).Width = max(1, len(f.Name))
}

// inHeader reports whether a header of the entry itself has the field.
func (l *linter) inHeader(e *catalog.Entry, name string) bool {
	found := false
	for _, h := range e.Headers {
		for _, n := range h.Values {
			walk(n, func(r catalog.Ref) { found = found || r.Name == "field" && r.Arg == name })
		}
	}
	return found
}

func ruleTexts(r *catalog.Rule) []catalog.Template {
	texts := []catalog.Template{r.Message}
	for _, t := range r.Translations {
		texts = append(texts, t.Message)
	}
	return texts
}

func (l *linter) sendsRuleField(f *catalog.Field) bool {
	for _, v := range l.sent {
		if v.names("v.field", f.Name) || v.names("v.fields", "") && !f.Sensitive {
			return true
		}
	}
	return false
}

func messageOnlyFields(l *linter) {
	for _, e := range l.cat.Entries {
		sent := l.sent[e.Envelope]
		for _, f := range e.Fields {
			if mentions(f, e.Message) && !sent.names("field", f.Name) && !sent.names("fields", "") {
				l.field("entry "+e.Name, f, "field %s of entry %s reaches clients in the message only", catalog.Quote(f.Name), catalog.Quote(e.Name))
			}
		}
	}
}

// secretWords are words in names of fields that hold secrets.
var secretWords = []string{"password", "passwd", "passphrase", "secret", "api_key", "apikey", "private_key", "access_token", "refresh_token", "auth_token", "bearer", "credit_card", "card_number", "cvv", "cvc", "ssn", "pin_code"}

func openSecrets(l *linter) {
	check := func(owner string, fields []*catalog.Field) {
		for _, f := range fields {
			if !f.Sensitive && isSecret(f.Name) && (f.Type.Kind == catalog.String || f.Type.Kind == catalog.Any) {
				l.field(owner, f, "field %s of %s has the name of a secret and is not sensitive", catalog.Quote(f.Name), catalog.Quote(owner))
			}
		}
	}
	for _, e := range l.cat.Entries {
		check("entry "+e.Name, e.Fields)
	}
	for _, r := range l.cat.Rules {
		check("rule "+r.Name, r.Fields)
	}
	for _, t := range l.cat.Types {
		check("type "+t.Name, t.Fields)
	}
}

// isSecret reports whether a name is one of a secret, as a whole or at its end.
// What is about one, such as password_length, is not.
func isSecret(name string) bool {
	name = strings.ToLower(strings.NewReplacer("-", "_", ".", "_").Replace(name))
	for _, word := range secretWords {
		if name == word || strings.HasSuffix(name, "_"+word) || strings.HasSuffix(name, word) && strings.ReplaceAll(word, "_", "") == word && len(word) > 4 {
			return true
		}
	}
	return false
}
