package export

// This file and model_parts.go are the model. Their comments are the
// documentation of the JSON file and of the data of templates: docs/data.md and
// docs/export.schema.json are made from them.

// A Document is a JSON file.
type Document struct {
	Errgen  Version `json:"errgen"`
	Catalog Catalog `json:"catalogue"` // The catalogue.
}

// A Version says how a document is to be read.
type Version struct {
	Format int `json:"format"` // Version of the format. Within a version, members are only ever added.
}

// A Catalog is everything that a catalogue says, with all names resolved and all
// defaults applied.
type Catalog struct {
	Name       string      `json:"name"`                  // Name of the API, such as `shop`.
	Title      string      `json:"title,omitempty"`       // Title of the documentation.
	Doc        string      `json:"doc,omitempty"`         // Introduction, in Markdown.
	Locale     string      `json:"locale,omitempty"`      // Language of the texts: a BCP 47 tag.
	Locales    []string    `json:"locales,omitempty"`     // Languages of all translations, sorted.
	Codes      Codes       `json:"codes"`                 // What wire codes look like.
	Fallback   string      `json:"fallback,omitempty"`    // Name of the entry that stands for unknown errors.
	Consts     Members     `json:"const,omitempty"`       // Values of `$const.NAME` in envelopes.
	Groups     []Group     `json:"groups,omitempty"`      // Groups, in the order of the catalogue.
	Statuses   []Status    `json:"statuses,omitempty"`    // Texts of HTTP statuses, sorted by status.
	Types      []Type      `json:"types,omitempty"`       // Object types of fields.
	Rules      []Rule      `json:"rules,omitempty"`       // Kinds of violation in a request.
	RateLimits []RateLimit `json:"rate_limits,omitempty"` // Documented rate limits.
	Envelopes  []Envelope  `json:"envelopes,omitempty"`   // Forms of the answers to the entries.
	Entries    []Entry     `json:"entries"`               // Entries, in the order of the catalogue.
	Retired    []Retired   `json:"retired,omitempty"`     // Names and codes that never come back.
	Tables     []Table     `json:"tables,omitempty"`      // Further tables.
	Notes      []Note      `json:"notes,omitempty"`       // Further passages.
	Links      []Link      `json:"links,omitempty"`       // Further links.
}

// Codes say what wire codes look like.
type Codes struct {
	Type    string `json:"type"`              // `string` or `int`: the type of `code` of all entries.
	Shared  bool   `json:"shared,omitempty"`  // Several entries may have one code.
	Pattern string `json:"pattern,omitempty"` // Regular expression (RE2) that every code matches as a whole.
}

// An Entry is one error that the API can return.
type Entry struct {
	Name         string             `json:"name"`                   // Identity. It is unique and never changes.
	Anchor       string             `json:"anchor"`                 // Fragment identifier in the documentation. It depends on the name only.
	Code         *Value             `json:"code,omitempty"`         // Wire code: a text or a number. It may be the empty text.
	Status       int                `json:"status,omitempty"`       // HTTP status.
	Title        string             `json:"title,omitempty"`        // Short text without placeholders.
	Message      string             `json:"message,omitempty"`      // Text for the client, with placeholders.
	UserMessage  string             `json:"user_message,omitempty"` // Text for an end user, with placeholders.
	Doc          string             `json:"doc,omitempty"`          // Meaning, in Markdown.
	Causes       []string           `json:"causes,omitempty"`       // Causes, in Markdown.
	Remedies     []string           `json:"remedies,omitempty"`     // What to do about it, in Markdown.
	Translations []EntryTranslation `json:"translations,omitempty"` // Texts in other languages, sorted by language.
	Fields       []Field            `json:"fields,omitempty"`       // Values that the error carries.
	Violations   bool               `json:"violations,omitempty"`   // The error carries a list of violations.
	Rules        []string           `json:"rules,omitempty"`        // Names of the rules of its violations.
	Retry        *Retry             `json:"retry,omitempty"`        // Whether and when to try again; absent if the catalogue does not say.
	RateLimit    string             `json:"rate_limit,omitempty"`   // Name of the rate limit that the request met.
	Group        string             `json:"group,omitempty"`        // Name of the group.
	Tags         []string           `json:"tags,omitempty"`         // Words to choose entries by.
	Severity     string             `json:"severity"`               // Level in logs: `debug`, `info`, `warn` or `error`.
	Owner        string             `json:"owner,omitempty"`        // Who looks after the entry.
	Envelope     string             `json:"envelope,omitempty"`     // Name of the envelope of its answers.
	Headers      Members            `json:"headers,omitempty"`      // Headers of its answers, less the content type, as templates of the language: those of the entry, its groups, the defaults and the envelope.
	Attrs        Members            `json:"attr,omitempty"`         // Values of `$attr.NAME` in envelopes.
	Links        []Link             `json:"links,omitempty"`        // Links.
	Examples     []Example          `json:"examples,omitempty"`     // Examples. An entry without examples of its own has one made of those of its fields.
	Since        string             `json:"since,omitempty"`        // Version of the API that has the entry first.
	Deprecated   *Deprecation       `json:"deprecated,omitempty"`   // Says that the entry should not be used any more.
	Internal     bool               `json:"internal,omitempty"`     // Not for published documentation. Only `errgen list --internal` gives such entries.
	GRPC         string             `json:"grpc,omitempty"`         // Canonical code of gRPC, such as `NOT_FOUND`.
	DocsURL      string             `json:"docs_url,omitempty"`     // Address of the documentation of the entry.
	Go           *EntryNames        `json:"go,omitempty"`           // Names in the generated Go package.
}

// An EntryNames is what an entry is called in Go.
type EntryNames struct {
	Name        string `json:"name"`                  // What the names are made of, such as `OrderNotFound`.
	Constant    string `json:"constant"`              // Constant of the entry.
	Code        string `json:"code,omitempty"`        // Constant of the code.
	Constructor string `json:"constructor,omitempty"` // Function that makes the error, if it carries anything.
	Fields      string `json:"fields,omitempty"`      // Struct with its fields, if it has any.
}

// An EntryTranslation holds the texts of an entry in another language. What is
// not translated is absent.
type EntryTranslation struct {
	Locale      string   `json:"locale"`                 // Language: a BCP 47 tag.
	Title       string   `json:"title,omitempty"`        // Title.
	Message     string   `json:"message,omitempty"`      // Text for the client, with placeholders.
	UserMessage string   `json:"user_message,omitempty"` // Text for an end user, with placeholders.
	Doc         string   `json:"doc,omitempty"`          // Meaning, in Markdown.
	Causes      []string `json:"causes,omitempty"`       // Causes, in Markdown.
	Remedies    []string `json:"remedies,omitempty"`     // What to do about it, in Markdown.
}

// A Field is a named, typed value.
type Field struct {
	Name      string      `json:"name"`                // Name.
	Type      FieldType   `json:"type"`                // Type.
	Doc       string      `json:"doc,omitempty"`       // What the value is.
	Example   *Value      `json:"example,omitempty"`   // A value for the documentation.
	Optional  bool        `json:"optional,omitempty"`  // The field may be absent.
	Default   *Value      `json:"default,omitempty"`   // Stands for the absent field in texts.
	Sensitive bool        `json:"sensitive,omitempty"` // The value is never in a message or a log.
	Enum      []Value     `json:"enum,omitempty"`      // The values that are allowed; absent if all are.
	Go        *FieldNames `json:"go,omitempty"`        // Names in the generated Go package.
}

// A FieldType is the type of a field.
type FieldType struct {
	Text   string     `json:"text"`             // As it is written in a catalogue, such as `list(string)`.
	Kind   string     `json:"kind"`             // `string`, `bool`, `int`, `int64`, `uint64`, `float`, `time`, `duration`, `any`, `list`, `map` or `object`.
	Elem   *FieldType `json:"elem,omitempty"`   // Type of the items of a list or of the values of a map.
	Object string     `json:"object,omitempty"` // Name of the object type, if it is one.
}

// A FieldNames is what a field is called in Go.
type FieldNames struct {
	Name      string `json:"name"`      // Name in the struct.
	Parameter string `json:"parameter"` // Parameter of the constructor.
}

// A Retry says whether and when a request may be sent again.
type Retry struct {
	Kind    string `json:"kind"`               // `never`; `yes`: some time later; `delay`: after a fixed delay; `after`: after a delay that the answer tells.
	Delay   string `json:"delay,omitempty"`    // The fixed delay, such as `1m30s`.
	DelayMS int64  `json:"delay_ms,omitempty"` // The same in milliseconds.
}

// A Deprecation says that an entry should not be used any more.
type Deprecation struct {
	Since string `json:"since,omitempty"` // Version that deprecates it.
	Use   string `json:"use,omitempty"`   // Name of the entry to use instead.
	Doc   string `json:"doc,omitempty"`   // Why, in Markdown.
}

// An Example is an error with values.
type Example struct {
	Fields  Members `json:"fields,omitempty"`  // Values of the fields, less those that are sensitive.
	Message string  `json:"message,omitempty"` // The message with these values.
	Answer  *Answer `json:"answer,omitempty"`  // The exact answer; absent if the entry is not about HTTP.
}

// An Answer is an HTTP answer, byte for byte.
type Answer struct {
	Status  int          `json:"status,omitempty"`  // Number on the status line.
	Headers []HeaderLine `json:"headers,omitempty"` // Headers, in their order.
	Body    string       `json:"body,omitempty"`    // Body, as it is sent.
}

// A HeaderLine is one header of an answer.
type HeaderLine struct {
	Name  string `json:"name"`  // Name, as it is sent.
	Value string `json:"value"` // Value.
}
