package catalog

import "slices"

// This file checks the references to fields and attrs, which depend on the
// entries of an envelope and on the rules of their violations.

// ref checks a reference that stands at a place.
func (c *envelopeCheck) ref(ref Ref, at spot) {
	switch ref.Name {
	case "field":
		c.entryField(ref, at)
	case "v.field":
		c.ruleField(ref, at)
	case "attr":
		c.attr(ref, at)
	}
}

// fault reports a reference.
func (c *envelopeCheck) fault(ref Ref, rule, format string, args ...any) draft {
	width := len(refText(ref))
	if ref.Conv != "" {
		width += len("|" + ref.Conv)
	}
	return c.report.at(ref.Pos, rule, format, args...).width(width)
}

func (c *envelopeCheck) entryField(ref Ref, at spot) {
	var found, lacking *Entry
	var names []string
	for _, e := range c.entries {
		names = append(names, fieldNames(e.Fields)...)
		f := fieldNamed(e.Fields, ref.Arg)
		switch {
		case f == nil && lacking == nil:
			lacking = e
		case f != nil:
			found = e
			c.fieldUse(ref, f, at)
		}
	}
	switch {
	case found == nil && lacking != nil:
		c.fault(ref, "EG0307", "no entry with this envelope has the field %s", quote(ref.Arg)).
			suggest(ref.Arg, names).help("the fields are: %s", orNone(unique(names))).related(lacking.Pos, "entry %s uses the envelope", quote(lacking.Name))
	case lacking != nil && !at.guarded:
		c.fault(ref, "EG0307", "entry %s has no field for %s", quote(lacking.Name), quote("$"+refText(ref))).
			help("write the key with ~ so that it is left out").related(lacking.Pos, "the entry is here")
	}
}

// maxListed bounds the names that a help text lists.
const maxListed = 20

// unique returns the first of names, each once.
func unique(names []string) []string {
	slices.Sort(names)
	names = slices.Compact(names)
	return names[:min(len(names), maxListed)]
}

func (c *envelopeCheck) ruleField(ref Ref, at spot) {
	var names []string
	found := len(c.entries) == 0
	for _, rule := range c.cat.Rules {
		names = append(names, fieldNames(rule.Fields)...)
		if f := fieldNamed(rule.Fields, ref.Arg); f != nil {
			c.fieldUse(ref, f, at)
			found = true
		}
	}
	if !found {
		c.fault(ref, "EG0307", "no rule has the field %s", quote(ref.Arg)).
			suggest(ref.Arg, names).help("the fields of rules are: %s", orNone(unique(names)))
	}
}

// fieldUse checks a reference to f.
func (c *envelopeCheck) fieldUse(ref Ref, f *Field, at spot) {
	convs := conversionsOfKind(f.Type)
	kind := f.Type.Kind
	switch {
	case ref.Conv != "" && !slices.Contains(convs, ref.Conv):
		c.fault(ref, "EG0302", "field %s of type %s has no conversion %s", quote(f.Name), f.Type, quote(ref.Conv)).
			help("it has: %s", orNone(convs)).related(f.Pos, "the field is here")
	case at.text && !f.Type.HasText():
		c.fault(ref, "EG0302", "field %s of type %s has no text", quote(f.Name), f.Type).
			help("name a field of another type").related(f.Pos, "the field is here")
	case at.members && kind != Map && kind != Object && kind != Any:
		c.fault(ref, "EG0304", "$spread is %s of type %s, which has no members", quote("$"+refText(ref)), f.Type).
			help("write it as a member: %s: $%s", f.Name, refText(ref)).related(f.Pos, "the field is here")
	}
}

// attr checks a reference to constants of entries.
func (c *envelopeCheck) attr(ref Ref, at spot) {
	var names []string
	found := len(c.entries) == 0
	for _, e := range c.entries {
		for _, m := range e.Attrs {
			names = append(names, m.Name)
			if m.Name == ref.Arg {
				found = true
				c.attrUse(ref, m, at)
			}
		}
	}
	if !found {
		d := c.fault(ref, "EG0301", "no entry with this envelope has the attr %s", quote(ref.Arg)).
			suggest(ref.Arg, names).help("it is always absent; the attrs are: %s", orNone(unique(names)))
		d.d.Severity = Warning // an entry that has it may come
	}
}

// attrUse checks a reference to m.
func (c *envelopeCheck) attrUse(ref Ref, m Member, at spot) {
	if at.members && m.Value.Kind != MapValue && m.Value.Kind != NullValue {
		c.fault(ref, "EG0304", "$spread is %s, which is %s", quote("$"+refText(ref)), m.Value.kindName()).
			help("write it as a member: %s: $%s", m.Name, refText(ref)).related(m.Pos, "the attr is here")
	}
}
