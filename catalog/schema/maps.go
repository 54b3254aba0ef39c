package schema

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file has the shapes of all maps of the language.

// A key is a key of a map with the schema of its value.
type key struct {
	name  string
	value object
}

// text is a value that is read as it is written: also one that YAML takes for a
// number or a boolean.
func text() object { return object{"type": []string{"string", "number", "boolean"}} }

// nullable is a text, or null where that removes a default.
func nullable() object { return object{"type": []string{"string", "number", "boolean", "null"}} }

func boolean() object { return object{"type": "boolean"} }

func integer(from, to int) object {
	return object{"type": "integer", "minimum": from, "maximum": to}
}

// statusCode is an HTTP status.
func statusCode() object { return integer(100, 599) }

func enum(words ...string) object { return object{"enum": words} }

func list(of object) object { return object{"type": "array", "items": of} }

// texts is a list of texts, or one text that stands for it.
func texts() object { return object{"anyOf": []object{text(), list(text())}} }

// named is a map of names.
func named(of object) object {
	return object{"type": "object", "additionalProperties": of}
}

func anyMap() object { return object{"type": "object"} }

func anything() object { return object{} }

func ref(name string) object { return object{"$ref": "#/$defs/" + name} }

func anyOf(of ...object) object { return object{"anyOf": of} }

func null() object { return object{"type": "null"} }

// constant is a text or a number.
func constant() object { return object{"type": []string{"string", "number"}} }

// translations are texts by language.
func translations() object { return named(ref("texts")) }

// textKeys are the texts that may be translated.
var textKeys = []key{
	{"message", text()}, {"title", text()}, {"user_message", text()}, {"doc", text()}, {"causes", texts()}, {"remedies", texts()},
}

// fragmentKeys are the keys that a catalogue and a fragment share.
var fragmentKeys = []key{
	{"const", anyMap()},
	{"groups", named(ref("group"))},
	{"statuses", named(ref("status"))},
	{"types", named(ref("type"))},
	{"rules", named(ref("rule"))},
	{"rate_limits", named(ref("rate limit"))},
	{"envelopes", named(ref("envelope"))},
	{"errors", named(ref("entry"))},
	{"retired", named(ref("retired"))},
	{"tables", list(ref("table"))},
	{"notes", list(ref("note"))},
	{"links", list(ref("link"))},
	{"ignore", anyMap()},
}

// shapes are all maps by the names that the reference has for them.
var shapes = map[string][]key{
	"catalogue": append([]key{
		{"errgen", object{"enum": []any{1, "1"}}},
		{"name", object{"type": "string", "pattern": "^[a-z][a-z0-9_-]{0,99}$"}},
		{"title", text()},
		{"doc", text()},
		{"locale", object{"type": "string"}},
		{"include", list(text())},
		{"codes", ref("codes")},
		{"docs_url", nullable()},
		{"fallback", text()},
		{"defaults", ref("defaults")},
		{"generate", ref("generate")},
	}, fragmentKeys...),
	"fragment": fragmentKeys,
	"translation": {
		{"translation", object{"type": "string"}},
		{"errors", named(ref("texts"))},
		{"rules", named(ref("texts"))},
		{"groups", named(ref("texts"))},
		{"statuses", named(ref("texts"))},
	},
	"texts": textKeys,
	"codes": {
		{"type", enum("string", "int")},
		{"shared", boolean()},
		{"pattern", text()},
	},
	"defaults": {
		{"envelope", nullable()},
		{"status", anyOf(statusCode(), null())},
		{"severity", severity()},
		{"group", nullable()},
		{"headers", anyMap()},
		{"retry", retry()},
	},
	"group": {
		{"title", text()},
		{"doc", text()},
		{"causes", texts()},
		{"remedies", texts()},
		{"codes", text()},
		{"defaults", ref("defaults")},
		{"docs_url", nullable()},
		{"parent", text()},
		{"translations", translations()},
	},
	"status": {
		{"title", text()},
		{"doc", text()},
		{"causes", texts()},
		{"remedies", texts()},
		{"translations", translations()},
	},
	"type": {
		{"doc", text()},
		{"fields", named(ref("field"))},
	},
	"field": {
		{"type", object{"type": "string"}},
		{"doc", text()},
		{"example", anything()},
		{"optional", boolean()},
		{"default", anything()},
		{"sensitive", boolean()},
		{"enum", object{"type": "array"}},
	},
	"rule": {
		{"message", text()},
		{"doc", text()},
		{"fields", named(ref("field"))},
		{"example", anyMap()},
		{"translations", translations()},
	},
	"rate limit": {
		{"scope", text()},
		{"limit", object{"type": "integer", "minimum": 0}},
		{"window", text()},
		{"doc", text()},
	},
	"envelope": {
		{"doc", text()},
		{"content_type", text()},
		{"http_status", statusCode()},
		{"encode", ref("encode")},
		{"headers", anyMap()},
		{"body", anything()},
	},
	"encode": {
		{"escape", list(enum("html", "slash", "ascii"))},
		{"indent", integer(0, 16)},
		{"newline", boolean()},
	},
	"entry": {
		{"code", anyOf(constant(), null())},
		{"status", anyOf(statusCode(), null())},
		{"message", text()},
		{"title", text()},
		{"user_message", text()},
		{"doc", text()},
		{"causes", texts()},
		{"remedies", texts()},
		{"fields", named(ref("field"))},
		{"violations", anyOf(boolean(), list(text()))},
		{"retry", retry()},
		{"rate_limit", text()},
		{"group", nullable()},
		{"tags", list(text())},
		{"severity", severity()},
		{"owner", text()},
		{"envelope", nullable()},
		{"headers", anyMap()},
		{"attr", anyMap()},
		{"links", list(ref("link"))},
		{"examples", list(anyMap())},
		{"since", text()},
		{"deprecated", ref("deprecated")},
		{"internal", boolean()},
		{"grpc", text()},
		{"translations", translations()},
		{"docs_url", nullable()},
		{"ignore", named(object{"type": "string", "minLength": 1})},
		{"go", ref("entry go")},
	},
	"entry go":   {{"name", object{"type": "string"}}},
	"deprecated": {{"since", text()}, {"use", text()}, {"doc", text()}},
	"retired":    {{"code", anyOf(constant(), null())}, {"since", text()}, {"use", text()}, {"doc", text()}},
	"table":      {{"title", text()}, {"columns", list(text())}, {"rows", list(list(text()))}},
	"note":       {{"title", text()}, {"doc", text()}},
	"link":       {{"text", text()}, {"url", text()}},
	"generate":   {{"go", ref("go")}, {"docs", list(ref("docs"))}},
	"go": {
		{"out", text()},
		{"package", text()},
		{"http", boolean()},
		{"client", boolean()},
		{"grpc", boolean()},
	},
	"docs": {
		{"format", enum(catalog.Formats...)},
		{"template", text()},
		{"out", text()},
		{"region", text()},
		{"columns", list(enum(catalog.Columns...))},
		{"groups", list(text())},
		{"tags", list(text())},
		{"statuses", list(statusCode())},
	},
}

func severity() object { return object{"enum": []any{"debug", "info", "warn", "error", nil}} }

// retry is a boolean, after, or a duration.
func retry() object {
	return anyOf(boolean(), null(), enum("after"), object{"type": "string", "pattern": `^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$`})
}

// more is what a map says beside its keys, and what may stand in its place. Editors
// explain one shape better than a choice of several.
var more = map[string]object{
	"codes":      {"type": []string{"object", "string"}, "pattern": "^(string|int)$"},
	"deprecated": {"type": []string{"object", "string", "boolean"}},
	"retired":    {"type": []string{"object", "null"}},
	"rule":       {"type": []string{"object", "null"}},
	"catalogue":  {"required": []string{"errgen", "name"}},
	"go":         {"required": []string{"out"}},
	"docs": {
		"required": []string{"out"},
		"oneOf":    []object{{"required": []string{"format"}}, {"required": []string{"template"}}},
	},
	"field": {"type": []string{"object", "string"}, "required": []string{"type"}},
	"entry": {"type": []string{"object", "null"}, "defaultSnippets": entrySnippets},
}

// entrySnippets are whole entries that editors offer.
var entrySnippets = []object{{
	"label": "entry", "description": "an entry with status, message and remedy",
	"body": object{"status": "${1:404}", "message": "${2:Order {id} does not exist.}", "remedies": []string{"${3:Take the number from the list of orders.}"}},
}}

// names returns the names of keys.
func names(keys []key) []string {
	list := make([]string, len(keys))
	for i, k := range keys {
		list[i] = k.name
	}
	slices.Sort(list)
	return list
}
