package catalog

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A reporter collects diagnostics. It is handed through all steps of [Load].
type reporter struct {
	list *Diagnostics
}

// A draft is a diagnostic that is being completed.
type draft struct {
	d *Diagnostic
	n int // its number
}

// at adds an error at pos.
func (r reporter) at(pos Pos, rule, format string, args ...any) draft {
	*r.list = append(*r.list, Diagnostic{Rule: rule, Pos: pos, Width: 1, Message: fmt.Sprintf(format, args...)})
	return draft{&(*r.list)[len(*r.list)-1], len(*r.list)}
}

// file adds an error about a file as a whole.
func (r reporter) file(name, rule, format string, args ...any) draft {
	return r.at(Pos{File: name}, rule, format, args...)
}

// node adds an error about n.
func (r reporter) node(n *node, rule, format string, args ...any) draft {
	return r.at(n.pos(), rule, format, args...).width(n.width())
}

// warn adds a warning about n.
func (r reporter) warn(n *node, rule, format string, args ...any) draft {
	d := r.node(n, rule, format, args...)
	d.d.Severity = Warning
	return d
}

// count returns the number of diagnostics so far.
func (r reporter) count() int {
	return len(*r.list)
}

func (d draft) width(n int) draft {
	d.d.Width = max(n, 1)
	return d
}

func (d draft) label(format string, args ...any) draft {
	d.d.Label = fmt.Sprintf(format, args...)
	return d
}

func (d draft) help(format string, args ...any) draft {
	d.d.Help = fmt.Sprintf(format, args...)
	return d
}

func (d draft) related(pos Pos, format string, args ...any) draft {
	d.d.Related = append(d.d.Related, Related{pos, fmt.Sprintf(format, args...)})
	return d
}

// maxSuggested is the number of diagnostics of a run that get a suggestion:
// nobody reads more, and each one is compared with every name.
const maxSuggested = 100

// suggest adds "did you mean" if one of the names is near to have.
func (d draft) suggest(have string, names []string) draft {
	if d.n > maxSuggested {
		return d
	}
	if near := Nearest(have, names, 1); len(near) > 0 {
		return d.label("did you mean %s?", quote(near[0]))
	}
	return d
}

// maxQuoted is the number of characters of a catalogue that a message shows.
const maxQuoted = 64

// quote returns data of a catalogue as it may stand in a message: in quotes,
// on one line, printable and short.
func quote(s string) string {
	if utf8.RuneCountInString(s) > maxQuoted {
		s = string([]rune(s[:min(len(s), 4*maxQuoted)])[:maxQuoted]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// quoteASCII is quote for texts with letters that look like others: whatever
// is not ASCII is shown by its number.
func quoteASCII(s string) string {
	if len(s) > maxQuoted {
		s = strings.ToValidUTF8(s[:maxQuoted], "") + "…"
	}
	return fmt.Sprintf("%+q", s)
}

// list joins names for a help text.
func list(names []string) string {
	return strings.Join(names, ", ")
}

// Quote returns a text of a catalogue for a message: in quotes, cut if it is
// long, and with escapes for what does not print.
func Quote(s string) string { return quote(s) }
