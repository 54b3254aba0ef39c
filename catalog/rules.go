package catalog

// A DiagnosticRule describes a rule that a catalogue can break. Its ID is in
// every [Diagnostic].
type DiagnosticRule struct {
	ID    string // such as "EG0102"; never used for another rule
	Title string
	Doc   string // what is wrong, why it matters, and the way out
}

// DiagnosticRules are all rules, sorted by ID.
var DiagnosticRules = []DiagnosticRule{
	{"EG0101", "file is not text in UTF-8", "A catalogue is a text file in UTF-8, without conflict markers of a version control system. YAML readers guess other encodings, each in its own way. Save the file as UTF-8."},
	{"EG0102", "unknown key", "The language does not know the key. A misspelt key would otherwise be ignored without a word. The diagnostic shows the nearest name and all names that are allowed there."},
	{"EG0103", "repeated key", "A map has one key twice. YAML readers disagree on which of them counts. Remove or rename one."},
	{"EG0104", "wrong type", "A value has another type than its key wants, such as a list for a text. Texts are taken as they are written; a text that could also be nothing, such as ~ or null, needs quotes."},
	{"EG0105", "not valid YAML", "The file cannot be read as YAML. Most often a text needs quotes: one that contains a colon and a blank, or starts with a brace, a bracket, a percent sign, an at sign or a back-quote."},
	{"EG0106", "missing key", "A key that is needed there was not written."},
	{"EG0107", "YAML feature that is left out", "Tags, merge keys, directives, keys that are no texts and second documents are not part of the language: readers of YAML treat them differently, and reviewers overlook them."},
	{"EG0108", "too large", "A file, a text or the nesting passes a limit: 16 MiB a file, 64 MiB a catalogue, 1 MiB a text, 64 levels, 2,000,000 values a file, 10,000 values and 4 MiB of text through aliases. The limits stop files that were made to exhaust the machine."},
	{"EG0109", "character that is not allowed", "Control characters, line separators other than LF and CRLF, direction controls and byte order marks inside a file make a text look different from what it is. Remove the character."},
	{"EG0110", "cannot include", "A glob under include matches nothing, leaves the module or repository, or matches a file that is no fragment and no translation. A fragment has no key errgen."},
	{"EG0111", "not a catalogue", "A catalogue is a map that begins with errgen: 1, the version of the language."},
	{"EG0112", "value that is not allowed", "A value is not one of those that its key allows, or is out of range. The diagnostic lists what is allowed."},
	{"EG0113", "text ends at a comment", "In YAML a blank and # begin a comment, even inside what was meant as a text. Put the text in quotes; a comment is clearer on a line of its own."},
	{"EG0201", "name that is not allowed", "Names become Go identifiers, anchors and wire values, so they are made of ASCII letters, digits and a few separators, with at least one letter."},
	{"EG0202", "wrong code", "A wire code, a range or a pattern of codes has a wrong form. Int codes are decimal digits with an optional minus and keep within 53 bits, which every JSON reader can hold."},
	{"EG0203", "code is used twice", "Two entries carry one wire code, so a client cannot tell them apart. Give one of them another code. If the API really shares codes, write codes: {shared: true}."},
	{"EG0204", "wrong status", "An HTTP status is a number from 100 to 599. Where answers are written to the wire it must be able to carry a body: 200, or 400 to 599."},
	{"EG0205", "wrong placeholder", "A text names a field that does not exist or has no text, or has a brace that is not closed. Literal braces are written twice."},
	{"EG0206", "wrong field", "A field has an unknown type or contradicts itself. Types are string, bool, int, int64, uint64, float, time, duration, any, list(T), map(T) and the names under types."},
	{"EG0207", "unknown name", "Something refers to a group, rule, envelope, entry or rate limit that the catalogue does not define."},
	{"EG0208", "defined twice", "A name is defined in two places, perhaps in two files. The diagnostic shows both."},
	{"EG0209", "refers to itself", "A group is its own ancestor, a type contains itself, or an entry replaces itself."},
	{"EG0210", "wrong translation", "A translation needs a BCP 47 locale other than that of the catalogue, and translates only texts that exist. The catalogue says with locale what its own texts are written in."},
	{"EG0211", "retired name or code", "A retired name or code must never come back: clients in the field still know it with its old meaning."},
	{"EG0212", "wrong example", "An example gives a value to a field that does not exist."},
	{"EG0213", "code outside the range of its group", "The group of the entry documents a range of codes, and the code is not in it."},
	{"EG0214", "sensitive field in a text", "A sensitive field never reaches the wire unless an envelope names it, so it cannot stand in a message."},
	{"EG0215", "wrong address", "Addresses become links in pages and in answers: https, http or mailto, or relative. docs_url takes {code}, {name} and {anchor}."},
	{"EG0216", "wrong retry", "retry is true, false, a duration such as 30s, or after when the caller gives the delay."},
	{"EG0301", "unknown reference", "An envelope names a value that does not exist. A field is $field.NAME, a constant $const.NAME."},
	{"EG0302", "unknown conversion", "A value does not have the conversion behind the bar."},
	{"EG0303", "dollar sign too few or too many", "In an envelope a text that starts with a dollar sign is a value, everything else a constant. $name is a value, ${name} stands inside a text, $$ is a literal dollar sign."},
	{"EG0304", "wrong list construct", "$each, $group and $tree go over a list of the error: violations, problems, errors, links, v.path. They stand alone in their map, with $as."},
	{"EG0305", "member occurs twice", "A body would have two members of one name, and readers of JSON disagree on which one counts."},
	{"EG0306", "wrong header", "The name or a value of a header is not allowed by RFC 9110, or is set by the server itself."},
	{"EG0307", "field that an entry lacks", "An envelope names a field that some of its entries do not declare. Write the key with ~ and it is left out for them."},
	{"EG0308", "wrong content", "The content type, the body and the status of an envelope do not go together."},
	{"EG0401", "Go names collide", "Two names of the catalogue give one Go identifier. Give one of the entries a name of its own: go: {name: …}."},
	{"EG0402", "no Go name", "A name gives no Go identifier, for example because it begins with a digit. Give the entry a name of its own: go: {name: …}."},
	{"EG0403", "wrong package name", "A Go package name is a lower-case identifier that is no keyword, and not main."},
	{"EG0502", "output is written twice", "Two outputs have one path, an output lies below another one, or an output is a file of the catalogue itself. Some file systems do not tell upper from lower case."},
	{"EG0503", "wrong path", "Paths of outputs are relative to the directory of the catalogue, use slashes, and have portable characters only."},
	{"EG0504", "path leaves the module or repository", "errgen writes only below the directory that holds go.mod or .git, so that a catalogue cannot reach other files. Use --root to choose another directory."},
	{"EG0505", "not the directory of a Go package", "The go command ignores some directories, and import paths have only some characters. Choose another directory for the package."},
	{"EG0506", "output that this version does not make", "The catalogue asks for something that this version of errgen cannot make. Everything else is made all the same."},
	{"EG0507", "output cannot be written", "Something that errgen did not write is at the path of an output: a hand-written file, a link, a directory. errgen never replaces it. Move it away or choose another path."},
}

// DiagnosticRuleByID returns the rule with the given ID.
func DiagnosticRuleByID(id string) (DiagnosticRule, bool) {
	for _, r := range DiagnosticRules {
		if r.ID == id {
			return r, true
		}
	}
	return DiagnosticRule{}, false
}
