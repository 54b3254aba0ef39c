package po

import (
	"slices"
	"strings"
)

// This file reads what stands before an entry.

// outside makes sure that a comment stands before an entry.
func (p *parser) outside() error {
	if slices.Contains(p.seen, "msgstr") { // the next entry begins without a blank line
		return p.finish()
	}
	if len(p.seen) > 0 {
		return p.fault("comment stands inside of an entry")
	}
	return nil
}

// maxFlags is more than any tool writes.
const maxFlags = 32

// comment reads a line that begins with a hash.
func (p *parser) comment(line string) error {
	if err := p.outside(); err != nil {
		return err
	}
	mark, rest := line[:min(2, len(line))], strings.TrimSpace(line[min(2, len(line)):])
	switch mark {
	case "#~": // obsolete
	case "#|":
		return p.readPrevious(rest)
	case "#.":
		p.entry.Notes = append(p.entry.Notes, rest)
	case "#:":
		p.entry.Places = append(p.entry.Places, strings.Fields(rest)...)
	case "#,":
		return p.flags(rest)
	default:
		p.entry.Comments = append(p.entry.Comments, strings.TrimSpace(line[1:]))
	}
	return nil
}

func (p *parser) flags(list string) error {
	for flag := range strings.SplitSeq(list, ",") {
		flag = strings.TrimSpace(flag)
		switch {
		case flag == "" || p.entry.Has(flag):
		case len(p.entry.Flags) == maxFlags:
			return p.fault("entry has more than %d flags", maxFlags)
		default:
			p.entry.Flags = append(p.entry.Flags, flag)
		}
	}
	return nil
}

// readPrevious reads what stands behind #|. The context of before is not kept.
func (p *parser) readPrevious(line string) error {
	keyword, rest, err := p.keyword(line)
	if err != nil {
		return err
	}
	text, err := p.unquote(rest)
	switch {
	case err != nil:
		return err
	case keyword == "msgid" && p.previous == nil:
		p.previous, p.behind = &strings.Builder{}, true
	case keyword == "msgctxt":
		p.behind = false
	case keyword != "":
		return p.fault("%s cannot stand behind #| here", short(keyword))
	}
	if p.behind {
		p.previous.WriteString(text)
	}
	return nil
}
