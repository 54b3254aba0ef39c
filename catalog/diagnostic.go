package catalog

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// A Pos is a place in a source file. The zero Pos means that no place is known.
type Pos struct {
	File string // slash-separated, as it was given to [Load] or found by include
	Line int    // from 1; 0 if only the file is known
	Col  int    // from 1, in code points; 0 if only the line is known
}

// String returns "file:line:col", without the parts that are not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// A Severity says whether a diagnostic makes a catalogue unusable.
type Severity int

const (
	Error   Severity = iota // the catalogue is not valid
	Warning                 // the catalogue is valid but probably not what was meant
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Diagnostic is one problem in a catalogue.
//
// All texts may quote the catalogue; every such part is written with %q and
// cut, so that a diagnostic is one line of printable characters.
type Diagnostic struct {
	// Rule is the stable identifier of the rule that was broken, such as
	// "EG0102". The rules are listed in docs/rules.md.
	Rule string

	Severity Severity

	// Pos is the most precise place known for the problem.
	Pos Pos

	// Width is the number of code points at Pos that are meant, at least 1.
	Width int

	// Message says what is wrong. It starts in lower case and has no final
	// period.
	Message string

	// Label is a short remark for the place itself, such as
	// `did you mean "message"?`. It may be empty.
	Label string

	// Help says what to do. It may be empty.
	Help string

	// Related are other places that help to understand the problem, such as
	// an earlier definition.
	Related []Related
}

// A Related is a second place of a [Diagnostic].
type Related struct {
	Pos     Pos
	Message string
}

// Error returns the diagnostic in one line: place, severity, rule, message
// and label.
func (d Diagnostic) Error() string {
	s := fmt.Sprintf("%s: %s[%s]: %s", d.Pos, d.Severity, d.Rule, d.Message)
	if d.Label != "" {
		s += "; " + d.Label
	}
	return s
}

// Diagnostics is a list of problems. The zero value is an empty list.
type Diagnostics []Diagnostic

// Error returns the first problem and the number of the others.
func (ds Diagnostics) Error() string {
	switch len(ds) {
	case 0:
		return "no problems"
	case 1:
		return ds[0].Error()
	}
	return fmt.Sprintf("%s (and %d more)", ds[0].Error(), len(ds)-1)
}

// Err returns ds, sorted by place, or nil if nothing in ds is an error.
func (ds Diagnostics) Err() error {
	if !slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error }) {
		return nil
	}
	ds.Sort()
	return ds
}

// Sort orders ds by place; problems of one place keep their order.
func (ds Diagnostics) Sort() {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int { return a.Pos.Compare(b.Pos) })
}

// merged returns ds sorted, with one of those that say the same of one place:
// a default is read for every entry that it is used for.
func (ds Diagnostics) merged() Diagnostics {
	ds.Sort()
	return slices.CompactFunc(ds, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
}

// AsDiagnostics returns the problems that err consists of, if it is a list
// of them.
func AsDiagnostics(err error) (Diagnostics, bool) {
	var ds Diagnostics
	ok := errors.As(err, &ds)
	return ds, ok
}
