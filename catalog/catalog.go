// Package catalog reads error catalogues.
//
// [Load] turns YAML files into a [Catalog]: every name resolved, every default
// applied, every rule of the language checked. Holding a *Catalog means that
// it is valid; there is nothing left to validate. What is wrong with the files
// is reported as [Diagnostics], all at once, each with its exact place.
//
// The language is described in docs/language.md.
package catalog

import (
	"time"
)

// A Catalog is a valid, fully resolved set of entries.
// It must not be modified after [Load] returns it.
type Catalog struct {
	File   string // the catalogue file, slash-separated, as it was given to Load
	Name   string // such as "orders"
	Title  string // for documentation; may be empty
	Doc    string // Markdown; may be empty
	Locale string // BCP 47 tag of the texts; empty if the catalogue does not say

	Codes      Codes
	Consts     []Member // values of $const.NAME, in source order
	Fallback   *Entry   // stands for unknown errors; may be nil
	Groups     []*Group
	Statuses   []*Status // sorted by status
	Types      []*Type
	Rules      []*Rule
	RateLimits []*RateLimit
	Envelopes  []*Envelope // those of the catalogue, then the built-in ones that entries use
	Entries    []*Entry    // in source order: the catalogue's own, then those of its fragments by path
	Retired    []*Retired
	Tables     []Table
	Notes      []Note
	Links      []Link
	Locales    []string // of all translations, sorted; without Locale

	// TranslationFiles are the files that hold the texts of one language, sorted.
	TranslationFiles []TranslationFile

	Ignores []Ignore // sorted by place

	Outputs Outputs

	Include []string // patterns of further files, as written

	// Files are all files that the catalogue was read from, sorted.
	Files []string

	// Warnings are problems that do not make the catalogue invalid.
	Warnings Diagnostics
}

// Codes describes the wire codes of a catalogue.
type Codes struct {
	Int     bool   // codes are decimal integers, not strings
	Shared  bool   // several entries may carry one code
	Pattern string // RE2 pattern that every code matches as a whole; may be empty
}

// A Code is a wire code.
type Code struct {
	Set  bool   // false if the entry has no code
	Text string // as written; may be empty
	Int  int64  // the value if Codes.Int
}

// An Entry describes one error that the API can return.
type Entry struct {
	// Name is the identity of the entry. It is unique in its Catalog and
	// never changes once published.
	Name string

	// Anchor is the entry's fragment identifier in documentation, such as
	// "order-not-found". It depends on Name only.
	Anchor string

	Code   Code
	Status int // HTTP status from 100 to 599, or 0 if the entry has none

	Texts                      // in the catalogue's own language, defaults applied
	Translations []Translation // sorted by locale; as written, without defaults

	Fields     []*Field // in the order of the constructor's parameters
	Violations bool     // the entry carries a list of violations
	Rules      []*Rule  // the rules that its violations may break, if Violations

	Retry     Retry
	RateLimit *RateLimit // may be nil
	Group     *Group     // may be nil
	Tags      []string
	Severity  string // "debug", "info", "warn", "error" or empty
	Owner     string

	Envelope *Envelope
	Headers  []Header // all that its answer has: of the entry, its groups, the defaults, the envelope
	Attrs    []Member // values of $attr.NAME

	Links    []Link
	Examples []Example

	Since      string
	Deprecated *Deprecation // nil if it is not deprecated
	Internal   bool         // not for published documentation
	GRPC       string       // canonical gRPC code, such as "NOT_FOUND"
	DocsURL    string       // placeholders filled in; empty if it has none
	GoName     string       // overrides the name derived from Name; may be empty

	Pos Pos // of Name
}

// Texts are the texts of an entry, a group, a rule or a status in one
// language. Those that the thing cannot have are empty.
type Texts struct {
	Message     Template // text on the wire; empty if there is none
	Title       string   // short, constant
	UserMessage Template // text for an end user
	Doc         string   // Markdown
	Causes      []string // Markdown
	Remedies    []string // Markdown
}

// A Translation holds texts in another language.
type Translation struct {
	Locale string // BCP 47 tag, canonical form
	Texts
	Pos Pos
}

// A TranslationFile is a file that holds texts in another language.
type TranslationFile struct {
	File   string
	Locale string // BCP 47 tag, canonical form
}

// A Template is a text with placeholders.
type Template []Segment

// A Segment is a piece of a [Template]: literal text or one value.
type Segment struct {
	Text string // literal text, if Kind is Literal
	Kind SegmentKind
	// Field is the value, if Kind is FieldValue.
	Field *Field
}

// A SegmentKind tells what a [Segment] stands for.
type SegmentKind int

const (
	Literal    SegmentKind = iota // Text
	FieldValue                    // the text of Field
	PathValue                     // the place of a violation in dotted form
)

// Constant returns the text of t and whether t has no placeholder.
func (t Template) Constant() (text string, ok bool) {
	for _, s := range t {
		if s.Kind != Literal {
			return "", false
		}
		text += s.Text
	}
	return text, true
}

// A Field is a named, typed value of an entry, a rule or an object type.
type Field struct {
	Name      string
	Type      FieldType
	Doc       string
	Example   *Value // may be nil
	Optional  bool
	Default   *Value // stands for an absent optional field in texts; may be nil
	Sensitive bool
	Enum      []Value
	Pos       Pos
}

// A FieldType is the type of a [Field].
type FieldType struct {
	Kind   Kind
	Elem   *FieldType // of List and Map
	Object *Type      // of Object
}

// A Kind is the kind of a [FieldType].
type Kind int

// The kinds of fields. A time is an instant, a duration a length of time.
const (
	String Kind = iota
	Bool
	Int
	Int64
	Uint64
	Float
	Time
	Duration
	Any
	List
	Map
	Object
)

// A Type is an object type for fields.
type Type struct {
	Name   string
	Doc    string
	Fields []*Field
	Pos    Pos
}

// A Group is a named set of entries.
type Group struct {
	Name         string
	Anchor       string
	Texts        // Title, Doc, Causes, Remedies; Title defaults to Name in words
	Translations []Translation
	Codes        *CodeRange // may be nil
	Parent       *Group     // may be nil
	Pos          Pos
}

// A CodeRange is the range of wire codes of a group, both ends included.
// Prefix is empty for int codes.
type CodeRange struct {
	Prefix   string
	From, To int64
	Text     string // as written, such as "20000..29999"
}

// A Status holds the documentation of an HTTP status.
type Status struct {
	Status       int
	Texts        // Title, Doc, Causes, Remedies
	Translations []Translation
	Pos          Pos
}

// A Rule is a kind of violation in a request.
type Rule struct {
	Name         string
	Texts        // Message, Doc
	Translations []Translation
	Fields       []*Field
	Example      Example // values of Fields; empty if there is none
	Pos          Pos
}

// A RateLimit is a documented limit.
type RateLimit struct {
	Name   string
	Scope  string
	Limit  int64         // 0 if not given
	Window time.Duration // 0 if not given
	Doc    string
	Pos    Pos
}

// A Retry says whether and when a request may be sent again.
type Retry struct {
	Kind  RetryKind
	Delay time.Duration // if Kind is RetryDelay
}

// A RetryKind tells how much a [Retry] says.
type RetryKind int

const (
	RetryUnknown RetryKind = iota // the catalogue does not say
	RetryNever
	RetryYes   // some time later
	RetryDelay // after a fixed delay
	RetryAfter // after a delay that the caller of the constructor gives
)

// A Deprecation says that an entry should not be used any more.
type Deprecation struct {
	Since string
	Use   *Entry // what to use instead; may be nil
	Doc   string
}

// A Retired is a name, and perhaps a code, that must never come back.
type Retired struct {
	Name  string
	Code  Code
	Since string
	Use   *Entry // may be nil
	Doc   string
	Pos   Pos
}

// A Table is a table of further reference material.
type Table struct {
	Title   string
	Columns []string
	Rows    [][]string
}

// A Note is a passage of further reference material.
type Note struct {
	Title string
	Doc   string // Markdown
}

// A Link points to further reference material.
type Link struct {
	Text string
	URL  string // http, https or relative; empty for a mention
}

// An Example gives values to fields, by name, in the order of the fields.
type Example []Member

// A Member is a named value.
type Member struct {
	Name  string
	Value Value
	Pos   Pos
}

// A Value is a constant of a catalogue.
type Value struct {
	Kind    ValueKind
	Text    string   // of a text; of a number, as written; "true" or "false"
	Items   []Value  // of a list
	Members []Member // of a map, in source order
}

// A ValueKind is the kind of a [Value].
type ValueKind int

// The kinds of values.
const (
	NullValue ValueKind = iota
	BoolValue
	NumberValue
	TextValue
	ListValue
	MapValue
)

// Outputs are the files that a catalogue asks for. Paths are slash-separated
// and relative to the directory of the catalogue.
type Outputs struct {
	Go   *GoOutput // nil if no Go package is wanted
	Docs []DocOutput
	Pos  Pos // of the key generate; zero if the catalogue has none
}

// A GoOutput is a Go package.
type GoOutput struct {
	Out     string // directory
	Package string // name; empty for the default
	HTTP    bool
	Client  bool
	GRPC    bool
	Pos     Pos // of the value of out

	PackagePos Pos // of the value of package; zero if there is none
}

// A DocOutput is a page or another file made from the whole catalogue.
type DocOutput struct {
	Format   string        // "markdown", "html", "openapi", "typescript", "json"; empty with Template
	Template *TemplateFile // a template of the user's own; nil with Format
	Out      string        // file
	Region   string        // name of the marked region of Out to replace; empty for the whole file
	Columns  []string
	Groups   []string // only entries of these groups, if any
	Tags     []string // only entries with one of these tags, if any
	Statuses []int    // only entries with one of these statuses, if any
	Internal bool     // internal entries too; commands may ask for them, a catalogue cannot
	Pos      Pos      // of the value of out
}
