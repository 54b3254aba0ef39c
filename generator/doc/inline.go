package doc

import "strings"

// An InlineKind says what an [Inline] is.
type InlineKind byte

// The kinds of inlines.
const (
	NoInline     InlineKind = iota
	TextInline              // Text as it is
	CodeInline              // Text as code
	StatusText              // Text that begins with an HTTP status
	ProseInline             // Text is Markdown of one line
	StrongPart              // Parts in strong emphasis
	LinkPart                // Parts as a link to Text
	FactPart                // Parts with the label Text
	JoinedParts             // Parts with Text between each two
	SentencePart            // Parts with a full stop at the end
	TitleParts              // Parts are a code and what it is called
)

// An Inline is what stands within one line. The zero Inline is empty. None of
// its Parts is.
type Inline struct {
	Kind  InlineKind
	Text  string
	Parts []Inline
}

// Empty reports whether nothing would be seen.
func (i Inline) Empty() bool { return i.Kind == NoInline }

// Text returns a constant text as plain text on one line.
func Text(s string) Inline { return leaf(TextInline, s) }

// Code returns a constant text as code on one line. Blanks are code too.
func Code(s string) Inline {
	if s == "" {
		return Inline{}
	}
	return Inline{Kind: CodeInline, Text: s}
}

// Status returns a text that begins with an HTTP status.
func Status(s string) Inline { return leaf(StatusText, s) }

// ProseLine returns an author's Markdown on one line.
func ProseLine(src string) Inline { return leaf(ProseInline, src) }

func leaf(kind InlineKind, s string) Inline {
	if strings.TrimSpace(s) == "" {
		return Inline{}
	}
	return Inline{Kind: kind, Text: s}
}

// Strong returns text in strong emphasis. What follows it must begin with a
// blank or punctuation.
func Strong(text Inline) Inline { return around(StrongPart, "", text) }

// Link returns label, which is a [Text] or [Code], as a link to target, or label
// alone without one.
func Link(label Inline, target string) Inline {
	if target == "" {
		return label
	}
	return around(LinkPart, target, label)
}

// Fact returns text with a label, or nothing without text.
func Fact(label string, text Inline) Inline { return around(FactPart, label, text) }

func around(kind InlineKind, s string, text Inline) Inline {
	if text.Empty() {
		return text
	}
	return Inline{Kind: kind, Text: s, Parts: []Inline{text}}
}

// A separator stands between inlines. Only constants of a program can be one.
type separator string

// Join returns the parts that are not empty with sep between them. Sep must be
// a constant that begins with a blank or punctuation and ends with a blank.
func Join(sep separator, parts ...Inline) Inline {
	switch kept := present(parts); len(kept) {
	case 0:
		return Inline{}
	case 1:
		return kept[0]
	default:
		return Inline{Kind: JoinedParts, Text: string(sep), Parts: kept}
	}
}

// present returns the parts that are not empty.
func present(parts []Inline) []Inline {
	kept := make([]Inline, 0, len(parts))
	for _, p := range parts {
		if !p.Empty() {
			kept = append(kept, p)
		}
	}
	return kept
}

// Sentence returns the parts that are not empty with blanks between them and a
// full stop at the end.
func Sentence(parts ...Inline) Inline { return around(SentencePart, "", Join(" ", parts...)) }

// Titled returns a code and what it is called, or that of the two which is not
// empty.
func Titled(code, title Inline) Inline {
	if code.Empty() || title.Empty() {
		return Join(" ", code, title)
	}
	return Inline{Kind: TitleParts, Parts: []Inline{code, title}}
}
