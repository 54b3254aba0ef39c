package gopkg

// This file lays templates over JSON and notes what stands at their references.

// A fitting is a body that templates are laid over. Its methods append notes
// and report whether something fits; if it does not, the notes mean nothing.
type fitting struct {
	document
	isJSON   bool
	isLoose  bool   // members that do not fit, and those that are not there, count as unknown keys
	media    string // type of the body without parameters; empty if it is not known
	subjects uint64 // what is noted, as a set of bits
	items    int    // of lists that were looked at
	budget   int    // what comparing texts with templates may still cost
	score           // keys of the body that the template has, and those that it has not
}

// A note is a value that stands where a template has a reference, or
// alternatives. Or it begins a scope: what references are about, which is the
// whole answer or an item of a list.
type note struct {
	shape   *shape // of a scope the list, or nil
	as      *shape // shape, or of alternatives the one that it is; nil while that is open
	text    string // if it is a part of a text
	at      int32  // token; -1 for a part of a text; of a scope, the note after all that is in it
	scope   int32  // in which it is
	alias   int32  // of a scope: another one about the same violation; 0 for none
	isScope bool
}

// maxItems bounds the items of lists that are looked at.
const maxItems = 10_000

// item fits an item of a list. The text, if there is one, is noted with it.
func (f *fitting) item(b []note, list *shape, at int, in int32, key *shape, text string) ([]note, bool) {
	scope := int32(len(b))
	b, ok := f.bare(b, list, in, key, text)
	if ok {
		b, ok = f.value(b, &list.parts[0], at, scope)
		b[scope].at = int32(len(b))
	}
	return b, ok
}

// bare begins the scope of an item of a list.
func (f *fitting) bare(b []note, list *shape, in int32, key *shape, text string) ([]note, bool) {
	scope := int32(len(b))
	b = append(b, note{shape: list, scope: in, isScope: true})
	if text != "" {
		b = f.note(b, key, -1, text, scope)
	}
	b[scope].at = int32(len(b))
	f.items++
	return b, f.items <= maxItems
}

// note notes a value: a token, or a text if at is negative.
func (f *fitting) note(b []note, s *shape, at int, text string, in int32) []note {
	n := note{shape: s, as: s, at: int32(at), scope: in, text: text}
	switch {
	case s.op == readFirst:
		n.as = nil
		for i := range s.parts {
			f.subjects |= 1 << s.parts[i].about
		}
	case s.about == aboutNothing:
		return b
	}
	f.subjects |= 1 << s.about
	return append(b, n)
}

// value fits a value.
func (f *fitting) value(b []note, s *shape, at int, in int32) ([]note, bool) {
	kind := f.tokens[at].kind
	if kind == isNull {
		return b, s.kinds&isNull != 0
	}
	switch s.op {
	case readConstant:
		return b, f.isConstant(s, at)
	case readItems:
		if kind == isArray {
			return f.fixedItems(b, s, at, in)
		}
	case readMembers:
		if kind == isObject {
			b = f.note(b, s, -1, "there", in) // for $if: $v
			return f.members(b, s, at, in)
		}
	case readEach:
		if kind == isArray {
			return f.each(b, s, at, in, nil, "")
		}
	case readGroup, readTree:
		return f.container(b, s, at, in)
	case readPieces:
		if kind == isText {
			return f.plain(b, s, f.string(at), in)
		}
	default:
		if kind&s.kinds != 0 {
			if s.names != nil && kind == isObject {
				f.countNames(s, at)
			}
			return f.note(b, s, at, "", in), true
		}
		if f.isLoose && kind&(isArray|isObject) == 0 && s.kinds&^(isArray|isObject|isNull) != 0 {
			f.unknown++
			return f.note(b, s, at, "", in), true
		}
	}
	return b, false
}

// isConstant reports whether a value is a constant.
func (f *fitting) isConstant(s *shape, at int) bool {
	switch f.tokens[at].kind {
	case isText:
		return s.kinds == isText && f.string(at) == s.text
	case isBool:
		return s.kinds == isBool && f.raw(at) == s.text
	case isInt, isFraction:
		return s.kinds&(isInt|isFraction) != 0 && isSameNumber(f.raw(at), s.text)
	}
	return false
}

// countNames counts the members of an object of fields.
func (f *fitting) countNames(s *shape, at int) {
	for i := at + 1; i < f.after(at); i = f.after(i + 1) {
		f.count(hasSorted(s.names, f.string(i)))
	}
}

// members fits an object.
func (f *fitting) members(b []note, s *shape, at int, in int32) ([]note, bool) {
	missing, spreads := s.required()
	ok := true
	guess := 0 // members come mostly in the order of the template
	for i := at + 1; i < f.after(at); i = f.after(i + 1) {
		m := s.member(f.string(i), &guess)
		if m == nil {
			if b, ok = f.rest(b, s, i, in, spreads); !ok {
				return b, false
			}
			continue
		}
		f.known++
		if !m.omit {
			missing--
		} else if f.isEmpty(i + 1) {
			continue
		}
		before := len(b)
		if b, ok = f.value(b, m, i+1, in); !ok {
			if !f.isLoose {
				return b, false
			}
			b = b[:before]
			f.unknown++
		}
	}
	for i := range s.parts {
		if m := &s.parts[i]; m.spread && m.op == readValue {
			b = f.note(b, m, at, "", in)
		}
	}
	if f.isLoose {
		f.unknown += missing
		missing = 0
	}
	return b, missing == 0
}

// required returns the number of members that an object must have, and whether
// it may have some that are not written in the template.
func (s *shape) required() (n int, spreads bool) {
	for i := range s.parts {
		switch m := &s.parts[i]; {
		case m.spread:
			spreads = true
		case !m.omit:
			n++
		}
	}
	return n, spreads
}

// member returns the named member, or nil. guess is the index of the one that
// is probably meant.
func (s *shape) member(name string, guess *int) *shape {
	for range s.parts {
		if *guess >= len(s.parts) {
			*guess = 0
		}
		m := &s.parts[*guess]
		*guess++
		if m.key == name && !m.spread {
			return m
		}
	}
	return nil
}

// rest fits a member that an object has beside those of its template.
func (f *fitting) rest(b []note, s *shape, name int, in int32, spreads bool) ([]note, bool) {
	for i := 0; spreads && i < len(s.parts); i++ {
		m := &s.parts[i]
		switch {
		case !m.spread:
		case m.op == readGroup:
			return f.groupMember(b, m, name, in)
		case m.op == readTree:
			return f.treeMember(b, m, name, "", m.text != "", in)
		case m.about == aboutField || m.about == aboutRuleField: // a map with any names
			return b, true
		case hasSorted(m.names, f.string(name)):
			f.known++
			return b, true
		}
	}
	f.unknown++
	return b, true
}
