package page

import (
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/markdown"
)

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

// meaning returns what a value is.
func (r *reading) meaning(n *catalog.Node) markdown.Inline {
	switch n.Op {
	case catalog.OpConst:
		return always(n.Value)
	case catalog.OpRef:
		return r.refMeaning(n.Ref)
	case catalog.OpConcat:
		return markdown.Join(" ", markdown.Text("text of the form"), markdown.Code(pattern(n)))
	case catalog.OpFirst:
		return r.firstMeaning(n.Nodes)
	case catalog.OpList, catalog.OpMap:
		return markdown.Text("always empty")
	}
	return markdown.Text(listMeanings[n.Ref.Name])
}

// always returns the meaning of a constant.
func always(v catalog.Value) markdown.Inline {
	text := valueText(v)
	if v.Kind == catalog.TextValue && strings.TrimSpace(text) == "" {
		text = nestedText(v)
	}
	return markdown.Join(" ", markdown.Text("always"), markdown.Code(text))
}

func (r *reading) firstMeaning(nodes []*catalog.Node) markdown.Inline {
	var parts []markdown.Inline
	for _, n := range nodes {
		switch {
		case r.isNever(n):
		case n.Op == catalog.OpConst && len(parts) > 0:
			parts = append(parts, markdown.Code(valueText(n.Value)))
		default:
			parts = append(parts, r.meaning(n))
		}
	}
	return markdown.Join(", else ", parts...)
}

// pattern returns a text of several values with their references in braces.
func pattern(n *catalog.Node) string {
	var b strings.Builder
	for _, piece := range n.Nodes {
		if piece.Op == catalog.OpConst {
			b.WriteString(piece.Value.Text)
			continue
		}
		b.WriteString("{" + refName(piece.Ref) + "}")
	}
	return b.String()
}

// refName returns a reference without its conversion.
func refName(ref catalog.Ref) string {
	if ref.Arg != "" {
		return ref.Name + "." + ref.Arg
	}
	return ref.Name
}

// refMeaning returns what the value of a reference is, and how it is written.
func (r *reading) refMeaning(ref catalog.Ref) markdown.Inline {
	return markdown.Join(", ", r.plainMeaning(ref), r.formMeaning(ref))
}

func (r *reading) plainMeaning(ref catalog.Ref) markdown.Inline {
	switch ref.Name {
	case "field", "v.field":
		if f := r.field(ref); f != nil && f.Doc != "" {
			return markdown.ProseLine(f.Doc)
		}
		return markdown.Join(" ", markdown.Text("field"), markdown.Code(ref.Arg))
	case "attr":
		return markdown.Join(" ", markdown.Code(ref.Arg), markdown.Text("of the error"))
	case "const":
		for _, m := range r.cat.Consts {
			if m.Name == ref.Arg {
				return always(m.Value)
			}
		}
	}
	return markdown.Text(refMeanings[refName(ref)])
}

// formMeaning says how a value is written, if it can be written in many ways.
func (r *reading) formMeaning(ref catalog.Ref) markdown.Inline {
	if unit := unitMeanings[ref.Conv]; unit != "" {
		return markdown.Text(unit)
	}
	form := formExamples[ref.Conv]
	switch {
	case ref.Conv != "":
	case ref.Type == catalog.RefTime:
		form = formExamples["rfc3339"]
	case ref.Type == catalog.RefDuration:
		form = "1m30s"
	}
	if form == "" {
		return markdown.Inline{}
	}
	return markdown.Join(" ", markdown.Text("such as"), markdown.Code(form))
}
