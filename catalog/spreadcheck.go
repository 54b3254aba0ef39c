package catalog

// This file finds members that would occur twice because of fields that are
// spread in a map.

// spreads checks every map in a body.
func (c *envelopeCheck) spreads(body *Node) {
	named := map[string]bool{}
	inner := map[*Node]bool{} // maps that are spread in another
	visit(body, func(t *Node) {
		if t.Op == OpRef {
			named[refText(t.Ref)] = true
		}
		for _, m := range t.Members {
			inner[m.Node] = m.Spread
		}
	})
	visit(body, func(t *Node) {
		if t.Op != OpMap || inner[t] {
			return
		}
		written := map[string]Pos{}
		if ref := t.flatten(written); ref != nil {
			c.spreadInto(*ref, written, named)
		}
	})
}

// flatten adds the members of a map, and of the maps that are spread in it, to
// written. It returns the reference that is spread in it, if any.
func (t *Node) flatten(written map[string]Pos) (spread *Ref) {
	for _, m := range t.Members {
		switch {
		case !m.Spread:
			written[m.Key] = m.Pos
		case m.Node.Op == OpMap:
			spread = m.Node.flatten(written)
		case m.Node.Op == OpRef:
			spread = &m.Node.Ref
		}
	}
	return spread
}

// spreadInto reports fields that ref would write beside a member of the same
// name. Those that the envelope names itself are not spread.
func (c *envelopeCheck) spreadInto(ref Ref, written map[string]Pos, named map[string]bool) {
	prefix, owned := "field.", c.entryFields
	if ref.Name == "v.fields" || ref.Name == "v.field" {
		prefix, owned = "v.field.", c.ruleFields
	}
	owned(func(owner string, fields []*Field) {
		for _, f := range fields {
			switch {
			case (ref.Name == "fields" || ref.Name == "v.fields") && !named[prefix+f.Name]:
				c.twice(f, owner, written, "rename the field, or name it in the envelope: $"+prefix+f.Name)
			case ref.Arg == f.Name && ref.Name+"." == prefix && f.Type.Kind == Object:
				for _, g := range f.Type.Object.Fields {
					c.twice(g, "type "+quote(f.Type.Object.Name), written, "rename the field, or write the object as a member")
				}
			}
		}
	})
}

// entryFields calls f for the fields of each entry.
func (c *envelopeCheck) entryFields(f func(owner string, fields []*Field)) {
	for _, e := range c.entries {
		f("entry "+quote(e.Name), e.Fields)
	}
}

// ruleFields calls f for the fields of each rule that violations of the entries
// may break.
func (c *envelopeCheck) ruleFields(f func(owner string, fields []*Field)) {
	seen := map[*Rule]bool{}
	for _, e := range c.entries {
		for _, r := range e.Rules {
			if !seen[r] {
				f("rule "+quote(r.Name), r.Fields)
			}
			seen[r] = true
		}
	}
}

func (c *envelopeCheck) twice(f *Field, owner string, written map[string]Pos, help string) {
	pos, twice := written[f.Name]
	if !twice || f.Sensitive {
		return
	}
	c.report.at(f.Pos, "EG0305", "field %s of %s has the name of a member of the body", quote(f.Name), owner).
		width(len(f.Name)).help("%s", help).related(pos, "the member of envelope %s is here", quote(c.envelope.Name))
}
