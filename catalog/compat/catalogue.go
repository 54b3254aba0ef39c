package compat

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file compares what a catalogue says beside its entries.

// settings compares how codes are, and the languages.
func (c *comparison) settings() {
	old, new := c.old, c.new
	oldPos, newPos := catalog.Pos{File: old.File}, catalog.Pos{File: new.File}
	if old.Codes.Int != new.Codes.Int {
		c.add("codes-type-changed", oldPos, newPos, "codes are %s, and were %s", codesText(new), codesText(old))
	}
	if old.Codes.Shared != new.Codes.Shared && !new.Codes.Int {
		c.add("codes-shared", oldPos, newPos, "codes are shared in one version only")
	}
	if name(old.Fallback) != name(new.Fallback) {
		c.add("fallback-changed", oldPos, newPos, "the fallback is %s, and was %s", quote(name(new.Fallback)), quote(name(old.Fallback)))
	}
	for _, l := range without(languages(new), languages(old)) {
		c.add("language-added", oldPos, newPos, "there are texts in %s", quote(l))
	}
	for _, l := range without(languages(old), languages(new)) {
		c.add("language-removed", oldPos, newPos, "there are no texts in %s", quote(l))
	}
}

func codesText(cat *catalog.Catalog) string {
	if cat.Codes.Int {
		return "numbers"
	}
	return "texts"
}

func name(e *catalog.Entry) string {
	if e == nil {
		return ""
	}
	return e.Name
}

func languages(cat *catalog.Catalog) []string {
	if cat.Locale == "" {
		return cat.Locales
	}
	return append([]string{cat.Locale}, cat.Locales...)
}

// outputs compares the Go packages.
func (c *comparison) outputs() {
	a, b := c.old.Outputs.Go, c.new.Outputs.Go
	if a == nil || b == nil {
		return // a package may be asked for on the command line
	}
	if a.Out != b.Out || a.Package != b.Package {
		c.add("go-package-changed", a.Pos, b.Pos, "the package is %s in %s, and was %s in %s", quote(b.Package), quote(b.Out), quote(a.Package), quote(a.Out))
	}
	for _, part := range []struct {
		name     string
		old, new bool
	}{{"http", a.HTTP, b.HTTP}, {"client", a.Client, b.Client}, {"grpc", a.GRPC, b.GRPC}} {
		switch {
		case part.old && !part.new:
			c.add("go-part-removed", a.Pos, b.Pos, "the package is made without %s", part.name)
		case !part.old && part.new:
			c.add("go-part-added", a.Pos, b.Pos, "the package is made with %s", part.name)
		}
	}
}

// constants compares the constants that envelopes send.
func (c *comparison) constants() {
	for _, p := range pairs(pointers(c.old.Consts), pointers(c.new.Consts), memberName) {
		if p.old == nil || equalMembers(p.old, p.new) || !c.isSent(p.old.Name) {
			continue
		}
		var pos catalog.Pos
		if p.new != nil {
			pos = p.new.Pos
		}
		c.add("constant-changed", p.old.Pos, pos, "constant %s is %s, and was %s", quote(p.old.Name), textOf(p.new), textOf(p.old))
	}
}

// isSent reports whether an envelope of both versions sends a constant.
func (c *comparison) isSent(constant string) bool {
	sends := func(e *catalog.Envelope) bool { return usesArg(e, "const", constant) }
	return slices.ContainsFunc(c.old.Envelopes, sends) && slices.ContainsFunc(c.new.Envelopes, sends)
}

// types compares the object types of fields.
func (c *comparison) types() {
	for _, p := range pairs(c.old.Types, c.new.Types, func(t *catalog.Type) string { return t.Name }) {
		switch {
		case p.old == nil:
		case p.new == nil:
			c.add("type-removed", p.old.Pos, catalog.Pos{}, "type %s is gone", quote(p.old.Name))
		default:
			what := "type " + quote(p.new.Name)
			c.fields(owner{what: what, pos: p.new.Pos}, p.old.Fields, p.new.Fields)
			if p.old.Doc != p.new.Doc {
				c.add("documentation-changed", p.old.Pos, p.new.Pos, "%s is documented in another way", what)
			}
		}
	}
}

// rules compares the rules of violations.
func (c *comparison) rules() {
	for _, p := range pairs(c.old.Rules, c.new.Rules, func(r *catalog.Rule) string { return r.Name }) {
		switch {
		case p.old == nil:
			c.add("rule-added", catalog.Pos{}, p.new.Pos, "rule %s is new", quote(p.new.Name))
		case p.new == nil:
			c.add("rule-removed", p.old.Pos, catalog.Pos{}, "rule %s is gone", quote(p.old.Name))
		default:
			what := "rule " + quote(p.new.Name)
			c.fields(owner{what: what, pos: p.new.Pos, constructs: true}, p.old.Fields, p.new.Fields)
			c.message(what, p.old.Pos, p.new.Pos, p.old.Message, p.new.Message)
			if ruleText(p.old) != ruleText(p.new) {
				c.add("documentation-changed", p.old.Pos, p.new.Pos, "%s is documented in another way", what)
			}
		}
	}
}

// ruleText returns what only people read of a rule.
func ruleText(r *catalog.Rule) string {
	return r.Doc + translationsText(r.Translations) + examplesText([]catalog.Example{r.Example})
}
