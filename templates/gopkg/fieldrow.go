package gopkg

import "sort"

// This file has what reading errors must know about fields.

// A fieldRow is what must be known to restore the fields of an entry or a rule.
type fieldRow struct {
	fields  any    // nil pointer to their struct; nil if there are none
	nilable string // names of those that are nil where an answer has none, with blanks between them; pointers are not listed
}

// An entryFieldRow is the fields of an entry.
type entryFieldRow struct {
	kind Kind
	fieldRow
}

// entryFields returns what is to be known about the fields of an entry.
func entryFields(k Kind) fieldRow {
	i := sort.Search(len(fieldRows), func(i int) bool { return fieldRows[i].kind >= k })
	if i < len(fieldRows) && fieldRows[i].kind == k {
		return fieldRows[i].fieldRow
	}
	return fieldRow{}
}

func indexOfRule(r Rule) (int, bool) {
	i := sort.Search(len(rules), func(i int) bool { return rules[i].rule >= r })
	return i, i < len(rules) && rules[i].rule == r
}
