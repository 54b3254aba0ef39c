package schema

import "github.com/errgen/errgen/catalog"

// This file says in words what the values of templates are.

// refMeanings say what references are to a reader of an answer.
var refMeanings = map[string]string{
	"code": "code of the error", "name": "name of the error", "status": "HTTP status of the error",
	"status_text": "standard text of the HTTP status", "message": "message", "title": "title of the error",
	"user_message": "text for the end user", "localized": "text in the language of the answer", "locale": "language of the texts",
	"docs_url": "address of the documentation", "request_id": "id of the request", "instance": "id of this occurrence of the error",
	"grpc": "name of the gRPC code", "retry": "delay after which the request may be sent again", "time": "time of the answer",
	"fields": "fields of the error", "v.fields": "fields of the violation",
	"rate.policy": "name of the rate limit", "rate.scope": "scope of the rate limit", "rate.limit": "requests allowed by the rate limit",
	"rate.remaining": "requests left", "rate.window": "window of the rate limit", "rate.reset": "when the rate limit starts again",
	"v": "whether there is a violation", "v.path": "place of the violation", "v.rule": "violation rule", "v.message": "message of the violation",
	"v.query": "parameter of the query that the violation is in", "v.header": "header that the violation is in",
	"s.key": "step of the place", "s.container": "what the step is in: object or array",
	"l.text": "text of the link", "l.url": "address of the link",
}

// listMeanings say what the items of lists are.
var listMeanings = map[string]string{
	"violations": "what is wrong with the request", "problems": "an item for each violation, or one for the error",
	"errors": "an item for each error", "links": "links about the error", "v.path": "steps of the place of the violation",
}

// unitMeanings say in which unit conversions write a value.
var unitMeanings = map[string]string{
	"ms": "in milliseconds", "s": "in seconds", "float": "in seconds, with a fraction", "unix": "in seconds since 1970",
}

// formExamples are values as conversions write them.
var formExamples = map[string]string{
	"proto": "1.5s", "rfc3339": "2024-01-02T15:04:05Z", "httpdate": "Tue, 02 Jan 2024 15:04:05 GMT",
	"dot": "items.0.name", "bracket": "items[0].name", "pointer": "/items/0/name", "fragment": "#/items/0/name",
}

// RefMeaning says what the value of a reference is, or nothing if the catalogue
// knows better: of fields and constants.
func RefMeaning(ref catalog.Ref) string {
	if ref.Name == "rate" {
		return refMeanings["rate."+ref.Arg]
	}
	return refMeanings[ref.Name]
}

// ListMeaning says what the items of a list are.
func ListMeaning(list catalog.Ref) string { return listMeanings[list.Name] }

// FormMeaning says in which unit a value is written, or gives an example of a
// text that can be written in many ways. Both may be empty.
func FormMeaning(ref catalog.Ref) (unit, example string) {
	switch {
	case ref.Conv != "":
		return unitMeanings[ref.Conv], formExamples[ref.Conv]
	case ref.Type == catalog.RefTime:
		return "", formExamples["rfc3339"]
	case ref.Type == catalog.RefDuration:
		return "", "1m30s"
	}
	return "", ""
}

// Meaning says what the value of a template is in one line of plain text, or
// nothing if it says so itself.
func Meaning(n *catalog.Node) string {
	switch n.Op {
	case catalog.OpRef:
		return meaningOf(n.Ref)
	case catalog.OpFirst:
		text := ""
		for _, alt := range n.Nodes {
			text = joined(text, ", else ", Meaning(alt))
		}
		return text
	case catalog.OpEach, catalog.OpGroup:
		return ListMeaning(n.Ref)
	case catalog.OpTree:
		return ListMeaning(n.Ref) + ", in objects that are nested as their places are"
	}
	return ""
}

func meaningOf(ref catalog.Ref) string {
	unit, example := FormMeaning(ref)
	if example != "" {
		example = "such as " + example
	}
	text := RefMeaning(ref)
	if text == "" {
		return ""
	}
	return joined(joined(text, ", ", unit), ", ", example)
}

// joined returns the texts that are not empty with sep between them.
func joined(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}
