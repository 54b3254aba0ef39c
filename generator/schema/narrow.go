package schema

// Narrow returns what the bodies of an entry have that those of its envelope
// leave open. If both are objects that say the same of other members, that is
// an object with those members that differ, or the empty set if none does, and
// extends is true. Otherwise it is s.
func (s Schema) Narrow(whole Schema) (narrow Schema, extends bool) {
	own, all := s.Object(), whole.Object()
	switch {
	case s.Equal(whole):
		return Schema{}, true
	case own == nil || all == nil || own.Tree != nil || own.Type != nil || !own.isLike(all) || !sameRest(own.Rest, all.Rest):
		return s, false
	}
	o := Object{node: own.node, variant: own.variant}
	for _, m := range own.Members {
		if have := all.Member(m.Name); have == nil || m.Required != have.Required || !m.Schema.Equal(have.Schema) {
			o.Members = append(o.Members, m)
		}
	}
	if len(o.Members) == 0 {
		return Schema{}, true
	}
	return objectOf(o), true
}

// sameRest reports whether members with other names are no reason to say
// everything again: the envelope allows all, or there is no difference.
func sameRest(own, all *Schema) bool {
	switch {
	case own == nil:
		return true
	case all == nil:
		return own.Any
	}
	return own.Equal(*all) || own.Any
}
