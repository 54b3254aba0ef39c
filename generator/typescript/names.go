package typescript

import (
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/schema"
)

// names are the identifiers of a module. Their ends keep the kinds apart: an
// entry has an …Error and a …Body, an envelope is an …Envelope and may have a
// …Tree and a …Violation, an object type is an …Object.
type names struct {
	entries   map[*catalog.Entry]string // without the end
	envelopes map[*catalog.Envelope]string
	objects   map[*catalog.Type]string
	parts     map[*catalog.Node]string // trees and violations, by template
}

// newNames gives names to all that the bodies have in them.
func newNames(b *schema.Bodies) *names {
	n := &names{
		entries: map[*catalog.Entry]string{}, envelopes: map[*catalog.Envelope]string{},
		objects: map[*catalog.Type]string{}, parts: map[*catalog.Node]string{},
	}
	taken := map[string]bool{}
	for _, e := range b.Entries() {
		n.entries[e] = reserve(taken, withoutErr(catalog.Words(e.Name)), e.Anchor, "Error")
		b.Entry(e)
	}
	for _, env := range b.Envelopes() {
		n.envelopes[env] = reserve(taken, catalog.Words(env.Name), env.Name, "Envelope") + "Envelope"
		b.Envelope(env)
	}
	for _, o := range b.Types() {
		n.objects[o.Type] = reserve(taken, catalog.Words(o.Type.Name), o.Type.Name, "Object") + "Object"
	}
	for _, env := range b.Envelopes() {
		for i, o := range b.Trees(env) {
			n.parts[o.Tree] = part(taken, env, i, "Tree")
		}
		for i, s := range b.Violations(env) {
			n.parts[s.Violation] = part(taken, env, i, "Violation")
		}
	}
	return n
}

// part returns the name of a part of the bodies of an envelope.
func part(taken map[string]bool, env *catalog.Envelope, i int, end string) string {
	words := catalog.Words(env.Name)
	if i > 0 {
		words = append(words, strconv.Itoa(i+1))
	}
	return reserve(taken, words, env.Name, end) + end
}

// object returns the name of an object that may contain itself.
func (n *names) object(o *schema.Object) string {
	if o.Type != nil {
		return n.objects[o.Type]
	}
	return n.parts[o.Tree]
}

// reserve returns the words as one identifier with a capital, less its end. If
// another thing has it, the characters of the other text that may stand in an
// identifier follow after an underscore.
func reserve(taken map[string]bool, words []string, other, end string) string {
	name := joined(words)
	for i := 1; taken[name+end]; i++ {
		if name = joined(words) + "_" + strings.Map(identifierRune, other); i > 1 {
			name += "_" + strconv.Itoa(i)
		}
	}
	taken[name+end] = true
	return name
}

// withoutErr drops a first word "err": the end of the name says it.
func withoutErr(words []string) []string {
	if len(words) > 1 && words[0] == "err" {
		return words[1:]
	}
	return words
}

// joined returns words as one name in camel case with a capital. No identifier
// begins with a digit.
func joined(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	if name := b.String(); name == "" || name[0] >= 'A' {
		return name
	}
	return "_" + b.String()
}

func identifierRune(r rune) rune {
	if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
		return r
	}
	return '_'
}
