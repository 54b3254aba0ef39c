package catalog

import (
	"fmt"
	"strconv"
	"strings"
)

// NextCode returns a free code for a new entry of a group: the one after the
// last that is used in the group's range, else the first free one. Retired codes
// are not free. It reports false if codes are texts that no range gives, or if
// the range is full. Group may be nil.
func (c *Catalog) NextCode(group *Group) (code string, ok bool) {
	r := rangeOf(group)
	if r == nil {
		if !c.Codes.Int {
			return "", false
		}
		r = &CodeRange{From: 1, To: maxCode}
	}
	taken := c.takenCodes(r)
	last := r.From - 1
	for v := range taken {
		last = max(last, v)
	}
	if last < r.To {
		return r.code(last + 1), true
	}
	for v := r.From; v <= r.To; v++ {
		if !taken[v] {
			return r.code(v), true
		}
	}
	return "", false
}

// maxCode is the largest integer that every JSON reader can hold.
const maxCode = 1<<53 - 1

// rangeOf returns the range of a group or the nearest one around it.
func rangeOf(g *Group) *CodeRange {
	for ; g != nil; g = g.Parent {
		if g.Codes != nil {
			return g.Codes
		}
	}
	return nil
}

// takenCodes returns the numbers in a range that entries have or had.
func (c *Catalog) takenCodes(r *CodeRange) map[int64]bool {
	taken := map[int64]bool{}
	take := func(code Code) {
		digits, ok := strings.CutPrefix(code.Text, r.Prefix)
		if v, err := strconv.ParseInt(digits, 10, 64); code.Set && ok && err == nil && r.From <= v && v <= r.To {
			taken[v] = true
		}
	}
	for _, e := range c.Entries {
		take(e.Code)
	}
	for _, e := range c.Retired {
		take(e.Code)
	}
	return taken
}

// code returns a code of the range, with as many digits as its first one if that
// begins with zeros.
func (c *CodeRange) code(v int64) string {
	from, _, _ := strings.Cut(c.Text, "..")
	digits := strings.TrimPrefix(strings.TrimSpace(from), c.Prefix)
	if !strings.HasPrefix(digits, "0") {
		return c.Prefix + strconv.FormatInt(v, 10)
	}
	return fmt.Sprintf("%s%0*d", c.Prefix, len(digits), v)
}
