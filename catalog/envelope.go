package catalog

import "strings"

// An Envelope describes the body and the headers of an answer.
type Envelope struct {
	Name        string
	Doc         string
	ContentType string
	HTTPStatus  int // the status line is always this, if not 0
	Encode      Encoding
	Headers     []Header // its own; an entry's Headers have them merged
	Body        *Node    // nil if the answer has no body
	BuiltIn     bool     // written by errgen, not by the catalogue
	Pos         Pos
}

// Text reports whether the body is a text, not JSON. Types of content do not
// depend on case (RFC 9110, section 8.3.1).
func (e *Envelope) Text() bool {
	return len(e.ContentType) >= 5 && strings.EqualFold(e.ContentType[:5], "text/")
}

// An Encoding says how JSON is written.
type Encoding struct {
	EscapeHTML  bool // <, > and & as \u003c, \u003e and \u0026
	EscapeSlash bool // / as \/
	EscapeASCII bool // non-ASCII characters as \uXXXX
	Indent      int  // blanks per level; 0 for the compact form
	Newline     bool // a final line feed
}

// A Header is one header field of an answer.
type Header struct {
	Name   string  // exactly as sent
	Omit   bool    // left out when the value is empty
	Values []*Node // one line each
	Pos    Pos
}

// A Node is a part of a body template. Which fields are set depends on Op.
type Node struct {
	Op  Op
	Pos Pos

	Value   Value        // OpConst
	Ref     Ref          // OpRef; the list of OpEach, OpGroup and OpTree
	Nodes   []*Node      // OpFirst: the alternatives; OpConcat: the pieces; OpList: the items
	Members []NodeMember // OpMap
	If      *Ref         // OpMap: absent as a whole when this is empty; may be nil
	By      Ref          // OpGroup: the key
	Leaf    string       // OpTree: the member that holds the items of a place; may be empty
	As      *Node        // OpEach, OpGroup, OpTree: what each item becomes
}

// A NodeMember is a member of a map template.
type NodeMember struct {
	Key    string
	Omit   bool // left out when Node is empty
	Spread bool // the members of Node stand here; there is no Key
	Node   *Node
	Pos    Pos
}

// An Op tells what a [Node] does.
type Op int

// The operations of a body template.
const (
	OpConst  Op = iota // Value
	OpRef              // the value of Ref
	OpFirst            // the first of Nodes that is not empty
	OpConcat           // the texts of Nodes in a row, empty when one of them is
	OpList             // an array of Nodes
	OpMap              // an object of Members
	OpEach             // an array: As for each item of Ref
	OpGroup            // an object of arrays: As for each item of Ref, by By
	OpTree             // nested objects: As for each item of Ref, by its path
)

// A Ref is a reference to a value, such as $v.path|dot.
type Ref struct {
	Name string  // "code", "field", "v.field", "attr", "const", "rate", "v.path" …
	Arg  string  // what follows the dot of field, v.field, attr, const and rate
	Conv string  // the conversion; empty for none
	Type RefType // of the value before the conversion
	Pos  Pos
}

// A RefType is the type of the value of a [Ref].
type RefType int

// The types of references. The type of a field depends on the entry: it is
// RefField, the type of a constant is that of its value: RefConst.
const (
	RefText RefType = iota
	RefInt
	RefCode // text or int, as the codes of the catalogue
	RefDuration
	RefTime
	RefMap
	RefList
	RefPath
	RefViolation
	RefSegment // s.key: text or int
	RefField
	RefConst
)
