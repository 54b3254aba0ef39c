package typescript

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/schema"
)

// This file finds values in bodies.

// A step leads to a member of an object, or to an item of an array.
type step struct {
	name  string
	index int // if there is no name; the name "" is one if isName
	isKey bool
}

// find returns the way to the first value whose template is wanted, through
// objects and the first items of arrays. It is nil if there is none.
func find(s schema.Schema, isWanted func(*catalog.Node) bool) []step {
	if s.Array != nil && s.Objects == nil {
		for i, item := range s.Array.Prefix {
			if way := find(item, isWanted); way != nil {
				return append([]step{{index: i}}, way...)
			}
		}
		return nil
	}
	if len(s.Objects) == 0 || s.Array != nil || s.Objects[0].Tree != nil {
		return nil
	}
	for _, m := range s.Objects[0].Members {
		next := step{name: m.Name, isKey: true}
		if m.Node != nil && isWanted(m.Node) {
			return []step{next}
		}
		if m.Node == nil {
			continue // a field: no template is below it
		}
		if way := find(m.Schema, isWanted); way != nil {
			return append([]step{next}, way...)
		}
	}
	return nil
}

// at returns what stands at the end of a way: the empty set if that depends.
func at(s schema.Schema, way []step) schema.Schema {
	for _, next := range way {
		switch {
		case !next.isKey && s.Array != nil && next.index < len(s.Array.Prefix):
			s = s.Array.Prefix[next.index]
		case next.isKey && len(s.Objects) > 0:
			s = memberOfAll(s.Objects, next.name)
		default:
			return schema.Schema{}
		}
	}
	return s
}

// memberOfAll returns a member that all objects have alike, or the empty set.
func memberOfAll(objects []*schema.Object, name string) schema.Schema {
	var same schema.Schema
	for i, o := range objects {
		m := o.Member(name)
		if m == nil || i > 0 && !m.Schema.Equal(same) {
			return schema.Schema{}
		}
		same = m.Schema
	}
	return same
}

func placeText(way []step) string {
	parts := make([]string, len(way))
	for i, next := range way {
		if parts[i] = strconv.Itoa(next.index); next.isKey {
			parts[i] = quoted(next.name)
		}
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// messageForms returns where the message of an entry stands in a body, and what
// it looks like in each language, or nothing if that is not known.
func (m *module) messageForms(r rival) string {
	body, forms := r.entry.Envelope.Body, formsOf(r.entry)
	var way []step
	switch {
	case body == nil:
		return ""
	case r.entry.Envelope.Text():
		forms = textForms(r, forms)
	case len(forms) == 0:
		return ""
	default:
		if way = find(r.body, func(n *catalog.Node) bool { return isMessage(n, r) }); way == nil {
			return ""
		}
	}
	texts := make([]string, len(forms))
	for i, f := range forms {
		texts[i] = "[" + quoted("^"+f.pattern+"$") + ", " + strconv.Itoa(f.literal) + "]"
	}
	return ", text: [" + placeText(way) + ", [" + strings.Join(texts, ", ") + "]]"
}

// isMessage reports whether the value of a template is the message as it is.
func isMessage(n *catalog.Node, r rival) bool {
	switch n.Op {
	case catalog.OpRef:
		return n.Ref.Name == "message" && n.Ref.Conv == ""
	case catalog.OpFirst:
		return isMessage(n.Nodes[0], r) && r.entry.Title != "" && len(r.entry.Message) > 0
	}
	return false
}

// A form is what a text looks like.
type form struct {
	pattern string // a regular expression
	literal int    // how many characters are always the same
}

// anything matches the text of a value.
const anything = `[^]*`

// formsOf returns what the message of an entry looks like in each language.
func formsOf(e *catalog.Entry) []form {
	var forms []form
	templates := []catalog.Template{e.Message}
	for _, t := range e.Translations {
		templates = append(templates, t.Message)
	}
	for _, t := range templates {
		if len(t) == 0 {
			continue
		}
		var f form
		for _, s := range t {
			if s.Kind != catalog.Literal {
				f.pattern += anything
				continue
			}
			f.pattern += escaped(s.Text)
			f.literal += len(s.Text)
		}
		if !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	return forms
}

// textForms returns what a body that is a text looks like.
func textForms(r rival, messages []form) []form {
	pieces := []*catalog.Node{r.entry.Envelope.Body}
	if pieces[0].Op == catalog.OpConcat {
		pieces = pieces[0].Nodes
	}
	if len(messages) == 0 {
		messages = []form{{pattern: anything}}
	}
	forms := make([]form, len(messages))
	for i, message := range messages {
		for _, n := range pieces {
			f := form{pattern: anything}
			switch {
			case n.Op == catalog.OpConst:
				f = form{escaped(n.Value.Text), len(n.Value.Text)}
			case n.Op == catalog.OpRef && n.Ref.Name == "code":
				f = form{escaped(r.entry.Code.Text), len(r.entry.Code.Text)}
			case isMessage(n, r):
				f = message
			}
			forms[i].pattern += f.pattern
			forms[i].literal += f.literal
		}
		forms[i].pattern += `\n?`
	}
	return forms
}

var special = regexp.MustCompile(`[\\^$.*+?()[\]{}|/-]`)

// escaped returns a text as a part of a regular expression in the notation of
// JavaScript, where only some characters may be escaped.
func escaped(text string) string {
	return special.ReplaceAllStringFunc(text, func(c string) string { return fmt.Sprintf(`\x%02x`, c[0]) })
}
