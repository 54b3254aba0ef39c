package compat

import (
	"cmp"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file compares entries.

// entries compares the entries, after it has found those that only have
// another name.
func (c *comparison) entries() {
	renamed := c.renamed()
	for _, p := range pairs(c.old.Entries, c.new.Entries, func(e *catalog.Entry) string { return e.Name }) {
		switch {
		case p.old != nil && p.new != nil:
			c.entry(p.old, p.new)
		case p.old == nil && renamed[p.new] != nil:
			c.rename(renamed[p.new], p.new)
		case p.old == nil:
			c.add("entry-added", catalog.Pos{}, p.new.Pos, "entry %s is new", quote(p.new.Name))
		case !isValue(renamed, p.old):
			c.removed(p.old)
		}
	}
}

// renamed returns, by the new entry, the old entries that have another name
// now: those whose retirement says so, and those whose code the new one has.
func (c *comparison) renamed() map[*catalog.Entry]*catalog.Entry {
	before, after := byName(c.old), byName(c.new)
	renamed := map[*catalog.Entry]*catalog.Entry{}
	for _, r := range c.new.Retired {
		if e := before[r.Name]; e != nil && r.Use != nil && before[r.Use.Name] == nil && e.Code == r.Use.Code {
			renamed[r.Use] = e
		}
	}
	gone := map[catalog.Code]*catalog.Entry{}
	for _, e := range c.old.Entries {
		if after[e.Name] == nil && e.Code.Set && !isValue(renamed, e) {
			gone[e.Code] = e
		}
	}
	for _, e := range c.new.Entries {
		old := gone[e.Code]
		if before[e.Name] == nil && renamed[e] == nil && old != nil && !c.old.Codes.Shared && !c.new.Codes.Shared {
			renamed[e] = old
		}
	}
	return renamed
}

func byName(cat *catalog.Catalog) map[string]*catalog.Entry {
	m := make(map[string]*catalog.Entry, len(cat.Entries))
	for _, e := range cat.Entries {
		m[e.Name] = e
	}
	return m
}

func isValue[K comparable](m map[K]*catalog.Entry, e *catalog.Entry) bool {
	for _, v := range m {
		if v == e {
			return true
		}
	}
	return false
}

// rename reports an entry with another name, and what else differs.
func (c *comparison) rename(old, new *catalog.Entry) {
	ch := c.add("entry-renamed", old.Pos, new.Pos, "entry %s is called %s", quote(old.Name), quote(new.Name))
	if old.GoName != "" && old.GoName == new.GoName {
		ch.Go, ch.Why = Patch, "the Go names are given and stay, and so does the code on the wire"
	}
	if uses(new.Envelope, "name") {
		ch.Wire, ch.Why = Breaking, "the envelope sends the name"
	}
	c.entry(old, new)
}

// removed reports an entry that is gone.
func (c *comparison) removed(e *catalog.Entry) {
	for _, r := range c.new.Retired {
		if r.Name != e.Name {
			continue
		}
		use := ""
		if r.Use != nil {
			use = "; use " + quote(r.Use.Name)
		}
		c.add("entry-removed", e.Pos, r.Pos, "entry %s is retired%s", quote(e.Name), use)
		return
	}
	c.add("entry-removed", e.Pos, catalog.Pos{}, "entry %s is gone, and not under retired", quote(e.Name))
}

// entry compares two versions of an entry.
func (c *comparison) entry(old, new *catalog.Entry) {
	what := "entry " + quote(new.Name)
	c.code(what, old, new)
	c.status(what, old, new)
	c.goName(what, old, new)
	c.answer(what, old, new)
	c.attributes(what, old, new)
	o := owner{what: what, pos: new.Pos, constructs: true, sent: true}
	c.fields(o, old.Fields, new.Fields)
	c.violations(what, old, new)
	c.retry(what, old, new)
	c.message(what, old.Pos, new.Pos, old.Message, new.Message)
	c.deprecation(what, old, new)
	c.documentation(what, old, new)
}

func (c *comparison) code(what string, old, new *catalog.Entry) {
	switch a, b := old.Code, new.Code; {
	case a == b:
	case !a.Set:
		c.add("code-added", old.Pos, new.Pos, "%s has the code %s, and had none", what, quote(b.Text))
	case !b.Set:
		c.add("code-removed", old.Pos, new.Pos, "%s has no code, and had %s", what, quote(a.Text))
	default:
		ch := c.add("code-changed", old.Pos, new.Pos, "%s has the code %s, and had %s", what, quote(b.Text), quote(a.Text))
		if c.new.Codes.Shared {
			ch.Go = Breaking // its constant is named after the code
		}
	}
}

func (c *comparison) status(what string, old, new *catalog.Entry) {
	if old.Status != new.Status {
		c.add("status-changed", old.Pos, new.Pos, "%s has the status %s, and had %s", what, orNone(new.Status), orNone(old.Status))
	}
	if old.GRPC != new.GRPC {
		ch := c.add("grpc-code-changed", old.Pos, new.Pos, "%s has the gRPC code %s, and had %s", what, orUnknown(new.GRPC), orUnknown(old.GRPC))
		if !usesGRPC(c.old) && !uses(old.Envelope, "grpc") {
			ch.Wire, ch.Why = Patch, "the code is in no answer and in no package"
		}
	}
}

func usesGRPC(cat *catalog.Catalog) bool { return cat.Outputs.Go != nil && cat.Outputs.Go.GRPC }

func (c *comparison) goName(what string, old, new *catalog.Entry) {
	if old.GoName != new.GoName && old.Name == new.Name {
		c.add("go-name-changed", old.Pos, new.Pos, "%s has the Go name %s, and had %s", what, orDerived(new.GoName), orDerived(old.GoName))
	}
}

// attributes compares the attributes that envelopes send.
func (c *comparison) attributes(what string, old, new *catalog.Entry) {
	for _, p := range pairs(pointers(old.Attrs), pointers(new.Attrs), memberName) {
		name := memberName(cmp.Or(p.new, p.old))
		if equalMembers(p.old, p.new) || !usesArg(old.Envelope, "attr", name) && !usesArg(new.Envelope, "attr", name) {
			continue
		}
		c.add("attribute-changed", old.Pos, new.Pos, "%s has %s for attribute %s, and had %s", what, textOf(p.new), quote(name), textOf(p.old))
	}
}

// violations compares what an entry says of violations.
func (c *comparison) violations(what string, old, new *catalog.Entry) {
	switch {
	case old.Violations && !new.Violations:
		c.add("violations-removed", old.Pos, new.Pos, "%s has no violations", what)
	case !old.Violations && new.Violations:
		c.add("violations-added", old.Pos, new.Pos, "%s can have violations", what)
	case !slices.Equal(ruleNames(old.Rules), ruleNames(new.Rules)):
		for _, r := range new.Rules {
			if !slices.Contains(ruleNames(old.Rules), r.Name) {
				c.add("rule-added", old.Pos, new.Pos, "%s can have violations of rule %s", what, quote(r.Name)).Go = None
			}
		}
		for _, r := range old.Rules {
			if !slices.Contains(ruleNames(new.Rules), r.Name) {
				ch := c.add("rule-removed", old.Pos, new.Pos, "%s has no violations of rule %s any more", what, quote(r.Name))
				ch.Wire, ch.Go, ch.Why = Patch, Patch, "a violation that does not happen breaks nobody"
			}
		}
	}
}

func ruleNames(rules []*catalog.Rule) []string {
	names := make([]string, len(rules))
	for i, r := range rules {
		names[i] = r.Name
	}
	slices.Sort(names)
	return names
}

// retry compares the advice to try again, and the limit that goes with it.
func (c *comparison) retry(what string, old, new *catalog.Entry) {
	if old.Retry != new.Retry {
		c.add("retry-changed", old.Pos, new.Pos, "%s has the retry advice %s, and had %s", what, retryText(new.Retry), retryText(old.Retry))
	}
	if (old.Retry.Kind == catalog.RetryAfter) != (new.Retry.Kind == catalog.RetryAfter) {
		c.add("constructor-changed", old.Pos, new.Pos, "the constructor of %s takes a delay in one version only", what)
	}
	if limitText(old.RateLimit) != limitText(new.RateLimit) {
		c.add("rate-limit-changed", old.Pos, new.Pos, "%s has the rate limit %s, and had %s", what, limitText(new.RateLimit), limitText(old.RateLimit))
	}
}

func (c *comparison) deprecation(what string, old, new *catalog.Entry) {
	switch {
	case old.Deprecated == nil && new.Deprecated != nil:
		use := ""
		if new.Deprecated.Use != nil {
			use = "; use " + quote(new.Deprecated.Use.Name)
		}
		c.add("deprecated", old.Pos, new.Pos, "%s is deprecated%s", what, use)
	case old.Deprecated != nil && new.Deprecated == nil:
		c.add("undeprecated", old.Pos, new.Pos, "%s is not deprecated any more", what)
	}
}

// message compares two messages. A client that reads fields from it depends on
// which there are; the rest is for people.
func (c *comparison) message(what string, oldPos, newPos catalog.Pos, old, new catalog.Template) {
	a, b := placeholders(old), placeholders(new)
	switch {
	case !slices.Equal(a, b):
		c.add("message-fields-changed", oldPos, newPos, "the message of %s has %s, and had %s", what, list(b), list(a))
	case templateText(old) != templateText(new):
		c.add("message-changed", oldPos, newPos, "the message of %s is %s, and was %s", what, quote(templateText(new)), quote(templateText(old)))
	}
}

// placeholders returns the names of the fields in a text, sorted.
func placeholders(t catalog.Template) []string {
	var names []string
	for _, s := range t {
		switch s.Kind {
		case catalog.FieldValue:
			names = append(names, "{"+s.Field.Name+"}")
		case catalog.PathValue:
			names = append(names, "{path}")
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func list(names []string) string {
	if len(names) == 0 {
		return "no fields"
	}
	return strings.Join(names, ", ")
}
