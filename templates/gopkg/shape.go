package gopkg

// This file says how the templates of bodies and headers look to Decode. They
// are data, made from the same templates as the code that writes bodies.

// A shape is a part of a template.
type shape struct {
	op     shapeOp
	about  subject    // what the value is; the list of readEach, readGroup and readTree
	conv   conversion // how it is written
	kinds  kinds      // of values that may stand there; of a constant its own
	omit   bool       // a member that may be left out
	spread bool       // stands for members of the object around it
	tells  bool       // of lists: an item says whether it is about a violation, by more than alternatives
	key    string     // name of a member
	text   string     // a constant; name of a field or attr; the leaf of a tree
	names  []string   // sorted: of fields in an object; of attrs that the items of a list have
	parts  []shape    // members, items, pieces, alternatives; of a list the item, of a group then its key
}

// A shapeOp tells what a shape is.
type shapeOp uint8

const (
	readValue    shapeOp = iota
	readConstant         // text
	readFirst            // one of parts
	readPieces           // a text made of parts
	readItems            // an array of parts
	readMembers          // an object of parts
	readEach             // an array
	readGroup            // an object of arrays
	readTree             // nested objects
)

// A subject is what a value is.
type subject uint8

const (
	aboutNothing subject = iota // a value that follows from the others
	aboutCode
	aboutName
	aboutStatus
	aboutMessage
	aboutTitle
	aboutUserMessage
	aboutLocalized
	aboutDocsURL
	aboutRequestID
	aboutInstance
	aboutLocale
	aboutRetry
	aboutTime
	aboutField
	aboutFields
	aboutAttr
	aboutPolicy
	aboutScope
	aboutLimit
	aboutRemaining
	aboutWindow
	aboutReset
	aboutViolation // that there is one
	aboutPath
	aboutRule
	aboutRuleText
	aboutQuery
	aboutHeader
	aboutRuleField
	aboutRuleFields
	aboutStep
	aboutContainer // of a step: "array" or "object"

	// Lists.
	aboutViolations
	aboutProblems
	aboutErrors
	aboutSteps
)

// isOfViolation reports whether a value belongs to a violation, not to its
// error.
func (s subject) isOfViolation() bool { return aboutViolation <= s && s <= aboutRuleFields }

// An envelopeShape is an envelope as Decode reads it.
type envelopeShape struct {
	body  *shape // nil for no body
	media string // type of a body that is a text, not JSON
	line  bool   // the body ends in a line feed
	attrs []string
	forms []formShape
}

// A formShape is the headers of some entries of an envelope.
type formShape struct {
	form    uint16 // as in wireRow
	status  int16  // of the HTTP line; 0 for that of the entry
	headers []headerShape
}

// A headerShape is a header of an answer.
type headerShape struct {
	name   string  // canonical
	exact  string  // as the catalogue has it; empty if that is canonical
	omit   bool    // may be left out
	values []shape // one for each line
}
