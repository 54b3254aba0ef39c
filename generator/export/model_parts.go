package export

// This file has the parts of the model that are not about one entry.

// A Group is a set of entries.
type Group struct {
	Name         string            `json:"name"`                   // Name.
	Title        string            `json:"title,omitempty"`        // Heading.
	Doc          string            `json:"doc,omitempty"`          // Introduction, in Markdown.
	Causes       []string          `json:"causes,omitempty"`       // Causes that all its entries share, in Markdown.
	Remedies     []string          `json:"remedies,omitempty"`     // What helps with all its entries, in Markdown.
	Codes        *CodeRange        `json:"codes,omitempty"`        // Range of the codes of its entries.
	Parent       string            `json:"parent,omitempty"`       // Name of the group that it belongs to.
	Translations []PartTranslation `json:"translations,omitempty"` // Texts in other languages, sorted by language.
}

// A CodeRange is a range of codes, both ends included.
type CodeRange struct {
	Text   string `json:"text"`             // As it is written in a catalogue, such as `E100..E199`.
	Prefix string `json:"prefix,omitempty"` // What stands before the numbers.
	From   int64  `json:"from"`             // First number.
	To     int64  `json:"to"`               // Last number.
}

// A PartTranslation holds the texts of a group or a status in another language.
// What is not translated is absent.
type PartTranslation struct {
	Locale   string   `json:"locale"`             // Language: a BCP 47 tag.
	Title    string   `json:"title,omitempty"`    // Heading.
	Doc      string   `json:"doc,omitempty"`      // Introduction, in Markdown.
	Causes   []string `json:"causes,omitempty"`   // Causes, in Markdown.
	Remedies []string `json:"remedies,omitempty"` // What helps, in Markdown.
}

// A Status holds the texts of an HTTP status.
type Status struct {
	Status       int               `json:"status"`                 // Status.
	Title        string            `json:"title,omitempty"`        // Heading.
	Doc          string            `json:"doc,omitempty"`          // What it means in this API, in Markdown.
	Causes       []string          `json:"causes,omitempty"`       // Why answers have it, in Markdown.
	Remedies     []string          `json:"remedies,omitempty"`     // What to do about it, in Markdown.
	Translations []PartTranslation `json:"translations,omitempty"` // Texts in other languages, sorted by language.
}

// A Type is an object type of fields.
type Type struct {
	Name   string  `json:"name"`             // Name.
	Doc    string  `json:"doc,omitempty"`    // What the object is.
	Fields []Field `json:"fields,omitempty"` // Its fields.
	Go     string  `json:"go,omitempty"`     // Struct in the generated Go package.
}

// A Rule is a kind of violation in a request.
type Rule struct {
	Name         string            `json:"name"`                   // Name.
	Message      string            `json:"message,omitempty"`      // Text of a violation, with placeholders. `{path}` is its place in the request.
	Doc          string            `json:"doc,omitempty"`          // What the rule demands, in Markdown.
	Translations []RuleTranslation `json:"translations,omitempty"` // Texts in other languages, sorted by language.
	Fields       []Field           `json:"fields,omitempty"`       // Values that a violation carries.
	Example      Members           `json:"example,omitempty"`      // Values of the fields, for the documentation.
	Go           *RuleNames        `json:"go,omitempty"`           // Names in the generated Go package.
}

// A RuleTranslation holds the texts of a rule in another language. What is not
// translated is absent.
type RuleTranslation struct {
	Locale  string `json:"locale"`            // Language: a BCP 47 tag.
	Message string `json:"message,omitempty"` // Text of a violation, with placeholders.
	Doc     string `json:"doc,omitempty"`     // What the rule demands, in Markdown.
}

// A RuleNames is what a rule is called in Go.
type RuleNames struct {
	Constant    string `json:"constant"`         // Constant of the rule.
	Constructor string `json:"constructor"`      // Function that makes the violation.
	Fields      string `json:"fields,omitempty"` // Struct with its fields, if it has any.
}

// A RateLimit is a documented limit.
type RateLimit struct {
	Name     string `json:"name"`                // Name.
	Scope    string `json:"scope,omitempty"`     // What is counted together.
	Limit    int64  `json:"limit,omitempty"`     // Number of requests.
	Window   string `json:"window,omitempty"`    // The time in which they are counted, such as `1m0s`.
	WindowMS int64  `json:"window_ms,omitempty"` // The same in milliseconds.
	Doc      string `json:"doc,omitempty"`       // Anything else, in Markdown.
}

// An Envelope is the form of an answer. Its headers and its body are templates of
// the language, and can stand in a catalogue as they are.
type Envelope struct {
	Name        string    `json:"name"`                   // Name.
	Doc         string    `json:"doc,omitempty"`          // What it is for, in Markdown.
	BuiltIn     bool      `json:"built_in,omitempty"`     // Every catalogue has it.
	ContentType string    `json:"content_type,omitempty"` // Content type of the body.
	HTTPStatus  int       `json:"http_status,omitempty"`  // Number on the status line, whatever the status of the entry.
	Encode      *Encoding `json:"encode,omitempty"`       // How JSON is written; absent for the compact form.
	Headers     Members   `json:"headers,omitempty"`      // Headers.
	Body        *Value    `json:"body,omitempty"`         // Body; absent if the answer has none.
}

// An Encoding says how JSON is written.
type Encoding struct {
	Escape  []string `json:"escape,omitempty"`  // What is escaped beyond what JSON wants: `html`, `slash`, `ascii`.
	Indent  int      `json:"indent,omitempty"`  // Blanks for each level.
	Newline bool     `json:"newline,omitempty"` // A line feed ends the body.
}

// A Retired is a name, and perhaps a code, that never comes back.
type Retired struct {
	Name  string `json:"name"`            // Name that the entry had.
	Code  *Value `json:"code,omitempty"`  // Code that it had.
	Since string `json:"since,omitempty"` // Version that removed it.
	Use   string `json:"use,omitempty"`   // Name of the entry that took its place.
	Doc   string `json:"doc,omitempty"`   // Why, in Markdown.
}

// A Table is a table of further reference material.
type Table struct {
	Title   string     `json:"title,omitempty"` // Heading.
	Columns []string   `json:"columns"`         // Heads of the columns.
	Rows    [][]string `json:"rows,omitempty"`  // Rows of cells in Markdown, one for each column.
}

// A Note is a passage of further reference material.
type Note struct {
	Title string `json:"title,omitempty"` // Heading.
	Doc   string `json:"doc"`             // The passage, in Markdown.
}

// A Link points to further reference material.
type Link struct {
	Text string `json:"text"`          // What is shown.
	URL  string `json:"url,omitempty"` // Address; absent if the link is a mention only.
}
