package lint

import (
	"github.com/errgen/errgen/catalog"
)

// This file finds what envelopes send.

// values are the references in an envelope.
type values struct {
	body   []catalog.Ref
	header []catalog.Ref
}

// sentValues returns the references in each envelope.
func sentValues(cat *catalog.Catalog) map[*catalog.Envelope]values {
	sent := make(map[*catalog.Envelope]values, len(cat.Envelopes))
	for _, env := range cat.Envelopes {
		var v values
		walk(env.Body, func(r catalog.Ref) { v.body = append(v.body, r) })
		for _, h := range env.Headers {
			for _, n := range h.Values {
				walk(n, func(r catalog.Ref) { v.header = append(v.header, r) })
			}
		}
		sent[env] = v
	}
	return sent
}

// walk calls f for each reference in a template.
func walk(n *catalog.Node, f func(catalog.Ref)) {
	if n == nil {
		return
	}
	switch n.Op {
	case catalog.OpRef, catalog.OpEach, catalog.OpGroup, catalog.OpTree:
		f(n.Ref)
	}
	if n.Op == catalog.OpGroup {
		f(n.By)
	}
	if n.If != nil {
		f(*n.If)
	}
	for _, part := range n.Nodes {
		walk(part, f)
	}
	for _, m := range n.Members {
		walk(m.Node, f)
	}
	walk(n.As, f)
}

// names reports whether an envelope sends a value, such as field and its name.
func (v values) names(name, arg string) bool {
	return has(v.body, name, arg) || has(v.header, name, arg)
}

func has(refs []catalog.Ref, name, arg string) bool {
	for _, r := range refs {
		if r.Name == name && r.Arg == arg {
			return true
		}
	}
	return false
}

// mentions reports whether a field is in one of the texts.
func mentions(f *catalog.Field, texts ...catalog.Template) bool {
	for _, t := range texts {
		for _, s := range t {
			if s.Kind == catalog.FieldValue && s.Field == f {
				return true
			}
		}
	}
	return false
}

// messagesOf returns the texts of an entry that are sent, in all languages.
func messagesOf(e *catalog.Entry) []catalog.Template {
	texts := []catalog.Template{e.Message, e.UserMessage}
	for _, t := range e.Translations {
		texts = append(texts, t.Message, t.UserMessage)
	}
	return texts
}
